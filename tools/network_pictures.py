"""Makes the pictures of docs/networks.md anew, by the commands that the page shows, from the facts that ship.

python -m tools.network_pictures
"""

from __future__ import annotations

import shlex
import tempfile
from pathlib import Path

from goldenthread.cli import app

PAGE = Path(__file__).parents[1] / "docs" / "networks.md"
PROMPT = "$ goldenthread "


def commands() -> list[list[str]]:
    """The commands that the page shows, without the program's name."""
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    return [shlex.split(line.removeprefix(PROMPT)) for line in lines if line.startswith(PROMPT)]


def main() -> None:
    """Builds what ships into a folder of its own and runs each command on it."""
    with tempfile.TemporaryDirectory() as data:
        app(["--data", data, "build"], standalone_mode=False)
        for command in commands():
            app(["--data", data, *command], standalone_mode=False)


if __name__ == "__main__":
    main()
