"""Makes the shipped tables from the published ones.

    python -m tools.make_tables CORPUS_FOLDER EVALUATION_FOLDER [PROJECT_FOLDER]

Same input, same bytes. Says what it wrote, and which reports it left out.
"""

from __future__ import annotations

import sys
from pathlib import Path

import yaml

from loaders.claims import Claim
from loaders.errors import LoadError
from loaders.extraction import extract, open_document
from tools.making import authorities, outcomes, recommendations
from tools.making.published import read_rows, write_rows

HERE = Path(__file__).resolve().parent


def main(corpus: Path, evaluation: Path, project: Path = HERE.parent) -> str:
    """Write every table; returns what says what was written."""
    tables = corpus / "tables"
    scraped = read_rows(tables / "ilacs-history-scraped.csv")
    register = authorities.make_authorities(
        read_rows(tables / "uk-local-authorities.csv"),
        read_rows(tables / "ofsted-provider-lookup.csv"),
        scraped,
        yaml.safe_load((HERE / "making" / "authority-additions.yml").read_text(encoding="utf-8")),
    )
    found = outcomes.make_outcomes(
        scraped,
        read_rows(evaluation / "ofsted-reports-truth.csv"),
        {authority.ofsted_urn: authority.name for authority in register},
        corpus / "ofsted-reports",
    )
    listed = recommendations.make_recommendations(found.rows, corpus / "ofsted-reports", read_report)
    written = (
        ("data/authorities.csv", authorities.COLUMNS, authorities.authority_rows(register)),
        ("data/inspection-outcomes.csv", outcomes.COLUMNS, found.rows),
        ("data/outcome-corrections.csv", outcomes.CORRECTION_COLUMNS, found.corrections),
        ("data/inspection-recommendations.csv", recommendations.COLUMNS, listed.rows),
        (
            "loaders/lexicon/authority-names.csv",
            authorities.LEXICON_COLUMNS,
            authorities.lexicon_rows(register),
        ),
    )
    for path, columns, rows in written:
        write_rows(project / path, columns=columns, rows=rows)
    said = ", ".join(f"{path}: {len(rows)} rows" for path, _, rows in written)
    return said + "".join(f"\nleft out, counted otherwise: {file}" for file in listed.left_out)


def read_report(path: Path) -> list[Claim]:
    """The claims of a report; none where it is not understood."""
    try:
        return extract(open_document(path))
    except LoadError:
        return []


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    sys.stdout.write(main(*map(Path, sys.argv[1:])) + "\n")
