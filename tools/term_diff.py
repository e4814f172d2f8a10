"""What changed in the ontology since its last release.

    python -m tools.term_diff             prints it
    python -m tools.term_diff --write     writes it to ontology/changes/VERSION.md
    python -m tools.term_diff --release   writes the signature of this version to ontology/released/VERSION.txt

VERSION is the one of the ontology's header. A released signature is never written over.
"""

from __future__ import annotations

import sys
from pathlib import Path

from ontology.modules import ontology_graph
from ontology.released import last_before
from ontology.signature import signature, write_signature
from ontology.term_diff import markdown

ONTOLOGY = Path(__file__).resolve().parents[1] / "ontology"


def main(option: str | None = None) -> str:
    """Does what the option says; returns the page, or the line that says what was written."""
    now = signature(ontology_graph())
    if option == "--release":
        path = ONTOLOGY / "released" / f"{now.version}.txt"
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(write_signature(now))
        return f"{path.name} written"
    page = markdown(last_before(now.version), now)
    if option == "--write":
        path = ONTOLOGY / "changes" / f"{now.version}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(page, encoding="utf-8", newline="\n")
        return f"{path.name} written"
    return page


if __name__ == "__main__":
    sys.stdout.write(main(*sys.argv[1:2]).rstrip("\n") + "\n")
