"""The paper that states everything does so: each type of claim with each of its fields, each quote in its place."""

import dataclasses
import hashlib
import typing
from collections.abc import Iterator

import pytest
from rdflib import RDF, Graph, Literal

from graph.assertion import assert_claims
from graph.identifiers import mint
from loaders.claim_types import CLAIM_TYPES
from loaders.claims import BodyKind, Claim, DocumentClaim, Evidence, Period, Predicate, RelationClaim
from loaders.own_claims import Elsewhere
from ontology.terms import GT
from tests.everything import SLUG, claims, text

PARTS = (Evidence, Period, Elsewhere)


@pytest.fixture(scope="module")
def graph() -> Graph:
    made = Graph()
    for triple in assert_claims(claims()):
        made.add(triple)
    return made


def filled(values: list[object], cls: type) -> set[str]:
    """The fields that some value of the class fills."""
    of_cls = [value for value in values if type(value) is cls]
    return {field.name for field in dataclasses.fields(cls) for one in of_cls if getattr(one, field.name) not in (None, ())}  # fmt: skip


def parts(found: list[Claim]) -> Iterator[object]:
    for claim in found:
        for field in dataclasses.fields(claim):
            value = getattr(claim, field.name)
            yield from (one for one in (value if isinstance(value, tuple) else ()) if isinstance(one, PARTS))


@pytest.mark.parametrize("cls", [*CLAIM_TYPES.values(), *PARTS], ids=lambda cls: cls.__name__)
def test_every_field_is_filled_somewhere(cls: type) -> None:
    everything = [*claims(), *parts(claims())]
    assert filled(everything, cls) == {field.name for field in dataclasses.fields(cls)}


def test_every_predicate_and_every_kind_of_body_occurs() -> None:
    assert {c.predicate for c in claims() if isinstance(c, RelationClaim)} == set(typing.get_args(Predicate))
    kinds = {kind for c in claims() if (kind := getattr(c, "kind", None)) is not None}
    assert kinds >= set(typing.get_args(BodyKind))


def test_a_field_that_nothing_fills_would_be_missed() -> None:
    without = [claim for claim in claims() if not isinstance(claim, DocumentClaim) or claim.part_of is None]
    assert {field.name for field in dataclasses.fields(DocumentClaim)} - filled([*without], DocumentClaim) == {
        "part_of"
    }


def test_every_quote_stands_in_its_place() -> None:
    paper = text()
    for claim in claims():
        for one in claim.evidence:
            assert paper[one.start : one.end] == one.quote
    (own,) = (c for c in claims() if isinstance(c, DocumentClaim) and c.sha256)
    assert (own.sha256, own.characters) == (hashlib.sha256(paper.encode()).hexdigest(), len(paper))


def test_a_part_is_printed_inside_the_paper_or_inside_one_known_by_its_title(graph: Graph) -> None:
    paper, report = mint("document", SLUG), mint("document", SLUG, "Annual Report")
    assert set(graph.subject_objects(GT.partOfDocument)) == {
        (mint("document", SLUG, "Fennmoor Improvement Plan"), paper),
        (mint("document", SLUG, "Notes on Figures"), report),
    }
    assert (report, RDF.type, GT.SourceDocument) in graph
    assert (report, GT.isMentionedIn, paper) in graph
    stated = [c for c, p in graph.subject_objects(GT.claimedProperty) if str(p) == str(GT.partOfDocument)]
    assert len(stated) == 2


def test_a_meeting_is_a_body_even_where_its_name_reads_like_a_post(graph: Graph) -> None:
    common = {"document": "hadlow", "confidence": 1.0, "method": "manual"}
    paper = DocumentClaim(
        **common, title="A paper", meeting_of="Children's Trust Board, Hadlow", evidence=(Evidence(start=0, end=4),)
    )
    triples = set(assert_claims([paper]))
    (board,) = (value for _, predicate, value in triples if predicate == GT.presentedTo)
    assert (board, RDF.type, GT.Body) in triples
    assert (board, RDF.type, GT.Post) not in triples


def test_a_page_is_told(graph: Graph) -> None:
    assert set(graph.objects(None, GT.pageNumber)) == {Literal(1), Literal(3)}
