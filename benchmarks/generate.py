"""Writes governance data of an invented country as claim files, one a document.

    python -m benchmarks.generate --scale 0.1 -o DIR

The same scale gives the same bytes. `goldenthread build DIR` builds a dataset of them.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.generated.country import sources
from loaders.claim_files import write_claims


def main() -> None:
    """Prints how many documents and claims were written."""
    parser = argparse.ArgumentParser(description="Claim files of an invented country, one a document.")
    parser.add_argument("--scale", type=float, default=0.1, help="times the size of a nation of 153 councils")
    parser.add_argument("-o", "--output", type=Path, required=True, help="the folder to write to")
    given = parser.parse_args()
    given.output.mkdir(parents=True, exist_ok=True)
    documents = claims = 0
    for source in sources(given.scale):
        (given.output / f"{source.document}.jsonl").write_text(write_claims(source.claims), encoding="utf-8")
        documents, claims = documents + 1, claims + len(source.claims)
    print(f"{documents:,} documents with {claims:,} claims in {given.output}")


if __name__ == "__main__":
    main()
