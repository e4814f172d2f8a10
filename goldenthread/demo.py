"""What `make demo` shows: the graph is built from what ships, and a few questions are answered."""

from __future__ import annotations

import subprocess
import sys

_QUESTIONS: tuple[tuple[str, ...], ...] = ()


def main() -> None:
    """Runs the commands that a newcomer would type, each shown before its answer."""
    for arguments in (("build",), *_QUESTIONS):
        print(f"\n$ goldenthread {' '.join(arguments)}", flush=True)
        subprocess.run([sys.executable, "-m", "goldenthread", *arguments], check=True)


if __name__ == "__main__":
    main()
