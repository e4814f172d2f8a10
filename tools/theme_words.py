"""Hands the words of the themes to the loaders, which know nothing of RDF.

    python -m tools.theme_words [PROJECT_FOLDER]

Writes loaders/lexicon/theme-words.csv from ontology/themes.ttl. Same input, same bytes. Says in one line what it wrote.
"""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path

from rdflib import Graph
from rdflib.namespace import SKOS

from ontology.terms import GTSCHEME

WORDS = Path("loaders/lexicon/theme-words.csv")
_LABELS = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)


def theme_words(root: Path) -> str:
    """The table: a line a theme and phrase, and the theme that it lies beneath."""
    graph = Graph().parse(root / "ontology" / "themes.ttl", format="turtle")
    notation = {
        theme: str(graph.value(theme, SKOS.notation)) for theme in graph.subjects(SKOS.inScheme, GTSCHEME["theme"])
    }
    lines = {
        (notation[theme], notation.get(graph.value(theme, SKOS.broader), ""), str(label))
        for theme in notation
        for label_of in _LABELS
        for label in graph.objects(theme, label_of)
    }
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows([("theme", "beneath", "words"), *sorted(lines)])
    return out.getvalue()


def main(root: Path) -> str:
    """Writes the table; returns the line that says so."""
    made = theme_words(root)
    (root / WORDS).write_text(made, encoding="utf-8", newline="\n")
    return f"{WORDS}: {made.count(chr(10)) - 1} phrases"


if __name__ == "__main__":
    if len(sys.argv) > 2:
        sys.exit(__doc__)
    sys.stdout.write(main(Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()) + "\n")
