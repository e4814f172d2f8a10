"""Whole documents against claims that were read and approved, and the graph that they become."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.assertion import assert_claims
from graph.building import Origin, Source, build_dataset
from graph.dataset import open_dataset
from loaders.claim_files import parse_claims, write_claims
from loaders.extraction import extract, open_document
from ontology.validation import validate
from tests.papers import DOCUMENTS

PATHS = sorted(DOCUMENTS.iterdir())


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_a_document_gives_the_approved_claims(path: Path, golden: Callable[[str, str], None]) -> None:
    document = open_document(path)
    golden(f"{document.slug}/claims.jsonl", write_claims(extract(document)))


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_claims_are_well_formed_and_quote_the_text(path: Path) -> None:
    document = open_document(path)
    found = extract(document)
    assert list(parse_claims(write_claims(found), name=path.name)) == found
    for claim in found:
        assert claim.document == document.slug
        assert all(document.text[e.start : e.end] == e.quote for e in claim.evidence)


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_the_same_claims_become_the_same_triples(path: Path) -> None:
    found = extract(open_document(path))
    assert list(assert_claims(found)) == list(assert_claims(found))


def test_the_graph_of_all_the_papers_breaks_no_shape(tmp_path: Path) -> None:
    sources = []
    for path in PATHS:
        document = open_document(path)
        sources.append(Source(document.slug, extract(document), hashlib.sha256(path.read_bytes()).hexdigest()))
    build_dataset(sources, tmp_path, Origin("test", ""))
    report = validate(open_dataset(tmp_path).facts())
    assert [finding for finding in report.results if finding.severity == "Violation"] == []
