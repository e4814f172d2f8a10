"""What claims become in the graph: the whole of it as golden quads, and its points one by one."""

from collections.abc import Callable

import pytest
from rdflib import Graph, Literal
from rdflib.namespace import RDF, RDFS

from graph.assertion import assert_claims
from graph.identifiers import concept, mint, passage_iri, source_graph
from graph.loading import canonical_lines
from graph.shortcuts import shortcuts
from graph.statements import Statements
from ontology.modules import ontology_graph
from ontology.terms import GT
from tests.composed import SLUG, TEXT, claims


@pytest.fixture(scope="module")
def graph() -> Graph:
    made = Graph()
    for triple in assert_claims(claims()):
        made.add(triple)
    return made


ACTION = mint("action", "Kelderdale", "Kelderdale Safeguarding Plan", "31-1")
HEAR = mint("recommendation", "kelderdale", "lscb", "2015-10-05", "31")
BOARD = mint("board", "kelderdale", "safeguarding-children-board")


def test_the_whole_paper(golden: Callable[[str, str], None]) -> None:
    quads = ((*triple, source_graph(SLUG)) for triple in assert_claims(claims()))
    golden(f"{SLUG}/quads.nq", "\n".join(canonical_lines(quads)) + "\n")


def test_a_recommendation_listed_twice_is_one_node_with_all_its_numbers(graph: Graph) -> None:
    assert set(graph.subjects(RDF.type, GT.ReviewRecommendation)) == {
        HEAR,
        mint("recommendation", "kelderdale", "lscb", "2015-10-05", "32"),
    }
    assert graph.value(HEAR, GT.listMarker) == Literal("a")
    assert graph.value(HEAR, GT.paragraphNumber) == Literal("31")
    first = TEXT.index("Hear children more often")
    second = TEXT.index("Hear children more often", first + 1)
    length = len("Hear children more often")
    assert set(graph.objects(HEAR, GT.supportedBy)) == {
        passage_iri(SLUG, first, first + length),
        passage_iri(SLUG, second, second + length),
    }


def test_an_action_answers_its_recommendation_by_its_row_where_no_number_is_printed(graph: Graph) -> None:
    second = mint("action", "Kelderdale", "Kelderdale Safeguarding Plan", "32-1")
    addressed = graph.value(second, GT.addresses)
    assert graph.value(addressed, GT.inferredNumber) == Literal("32")


def test_a_blank_cell_is_an_absence_with_an_empty_passage(graph: Graph) -> None:
    (absence,) = graph.subjects(GT.absenceClaimAbout, ACTION)
    assert graph.value(absence, GT.statesAbsenceOf) == concept("slot", "progress")
    passage = graph.value(absence, GT.claimPassage)
    assert graph.value(passage, GT.startOffset) == graph.value(passage, GT.endOffset)
    assert graph.value(ACTION, GT.hasProgressUpdate) is None


def test_the_boards_judgement_is_of_the_review_of_the_board(graph: Graph) -> None:
    judgement = mint("judgement", "kelderdale", "lscb", "2015-10-05")
    review = graph.value(judgement, GT.isJudgementOf)
    assert graph.value(review, GT.reviews) == BOARD
    assert graph.value(review, GT.accompanies) == mint("inspection", "kelderdale", "sif", "2015-10-05")


def test_every_claim_has_its_passage_method_and_confidence(graph: Graph) -> None:
    stated = set(graph.subjects(RDF.type, GT.Claim)) | set(graph.subjects(RDF.type, GT.AbsenceClaim))
    # document 4, bodies 2, roles 6, inspection 7, judgements 2, recommendations 12, actions 11, relations 8,
    # intervention 2: counted by hand from the paper's claims
    assert len(stated) == 54
    for claim in stated:
        for predicate in (
            GT.claimAbout,
            GT.claimPassage,
            GT.confidence,
            GT.extractionMethod,
            GT.reviewStatus,
        ):
            assert graph.value(claim, predicate) is not None, (claim, predicate)


def test_the_boards_names_are_one_board(graph: Graph) -> None:
    assert set(graph.objects(BOARD, RDFS.label)) == {Literal("Kelderdale Safeguarding Children Board", lang="en")}


def test_shortcuts_come_from_what_holds_and_never_from_a_proposal(graph: Graph) -> None:
    made = shortcuts(Statements(graph), ontology_graph())
    wellbeing = mint("board", "kelderdale", "health-and-wellbeing-board")
    assert (BOARD, GT.reportsTo, wellbeing) in made
    assert not [triple for triple in made if triple[1] == GT.oversees]


def test_no_claims_no_triples() -> None:
    assert list(assert_claims([])) == []
