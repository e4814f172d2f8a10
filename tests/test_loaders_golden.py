"""Whole documents against claims that were read and approved. To rewrite: python -m tests.rewrite_golden."""

from pathlib import Path

import pytest

from loaders.claim_files import parse_claims
from loaders.documents import slug_of
from loaders.extraction import extract, open_document
from tests.papers import DOCUMENTS
from tests.rewrite_golden import GOLDEN, golden_claims

PATHS = sorted(DOCUMENTS.iterdir())


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_a_document_gives_the_approved_claims(path: Path) -> None:
    approved = (GOLDEN / slug_of(path.name) / "claims.jsonl").read_text(encoding="utf-8")
    assert golden_claims(path) == approved


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_claims_are_well_formed_and_quote_the_text(path: Path) -> None:
    document = open_document(path)
    found = extract(document)
    assert list(parse_claims(golden_claims(path), name=path.name)) == found
    for claim in found:
        assert claim.document == document.slug
        assert all(document.text[e.start : e.end] == e.quote for e in claim.evidence)
