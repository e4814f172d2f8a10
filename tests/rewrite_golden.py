"""Rewrites tests/golden/*/claims.jsonl from tests/fixtures/documents: python -m tests.rewrite_golden. Read the diff."""

from pathlib import Path

from loaders.claim_files import write_claims
from loaders.extraction import extract, open_document
from tests.papers import DOCUMENTS

GOLDEN = Path(__file__).parent / "golden"


def golden_claims(path: Path) -> str:
    """The claims of the document at `path`, as JSON Lines."""
    return write_claims(extract(open_document(path)))


def main() -> None:
    """Writes one claim file a document."""
    for path in sorted(DOCUMENTS.iterdir()):
        document = open_document(path)
        folder = GOLDEN / document.slug
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "claims.jsonl").write_text(golden_claims(path), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
