"""Writes the ontology's documentation.

    python -m tools.ontology_docs [PROJECT_FOLDER]

Same input, same bytes. Says in one line what it wrote.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tools.ontology_docs.making import make_documentation, stale_files


def main(root: Path) -> str:
    """Write every file and remove those that are made no more; returns the line that says so."""
    made = make_documentation(root)
    for path, content in made.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(content, encoding="utf-8", newline="\n")
    stale = stale_files(root, made)
    for path in stale:
        (root / path).unlink()
    return f"docs/ontology: {len(made)} files made, {len(stale)} removed"


if __name__ == "__main__":
    if len(sys.argv) > 2:
        sys.exit(__doc__)
    sys.stdout.write(main(Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()) + "\n")
