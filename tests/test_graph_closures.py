"""Closures: chains of any length, and where they stop."""

from rdflib import Graph, URIRef
from rdflib.namespace import RDF

from graph.consequences import CLOSURES, consequences
from graph.quads import Triple
from graph.statements import Statements
from ontology.terms import GT, ID


def thing(name: str) -> URIRef:
    return URIRef(f"{ID}{name}")


GROUP, PANEL, BOARD, COUNCIL, STATE = (thing(f"body/{one}") for one in ("group", "panel", "board", "council", "state"))
POST, ADVICE, ACTION = thing("post/lead"), thing("recommendation/1"), thing("action/1-1")
LINKS: list[Triple] = [
    (GROUP, GT.isSubBodyOf, PANEL),
    (PANEL, GT.isSubBodyOf, BOARD),
    (BOARD, GT.isAccountableTo, COUNCIL),
    (BOARD, GT.reportsTo, STATE),
    (POST, GT.isPostIn, PANEL),
    (ACTION, GT.addresses, ADVICE),
    (ACTION, GT.hasLead, POST),
    (ACTION, RDF.type, GT.Action),
]


def closures(triples: list[Triple]) -> list[str]:
    return consequences([Statements(triples)], Graph())[CLOSURES]


def made(link: URIRef, triples: list[Triple] = LINKS) -> set[tuple[URIRef, URIRef]]:
    told = (text.split(" ") for text in closures(triples))
    return {(URIRef(s[1:-1]), URIRef(o[1:-1])) for s, p, o in told if p == f"<{link}>"}


def test_being_within_a_body_goes_over_boards_and_not_over_answerability() -> None:
    assert made(GT.isWithinBody) == {(GROUP, PANEL), (GROUP, BOARD), (PANEL, BOARD)}


def test_answering_goes_over_sub_bodies_and_stops_where_there_is_only_reporting() -> None:
    assert made(GT.answersTo) == {
        (GROUP, PANEL), (GROUP, BOARD), (GROUP, COUNCIL), (PANEL, BOARD), (PANEL, COUNCIL), (BOARD, COUNCIL),
    }  # fmt: skip


def test_the_thread_of_a_recommendation_leads_to_the_top() -> None:
    assert {end for start, end in made(GT.threadsTo) if start == ADVICE} == {ACTION, POST, PANEL, BOARD, COUNCIL}


def test_a_ring_ends_and_nothing_answers_to_itself() -> None:
    ring: list[Triple] = [(BOARD, GT.isAccountableTo, COUNCIL), (COUNCIL, GT.isAccountableTo, BOARD)]
    assert made(GT.answersTo, ring) == {(BOARD, COUNCIL), (COUNCIL, BOARD)}


def test_made_anew_it_is_the_same_whatever_the_order() -> None:
    assert closures(LINKS) == closures(LINKS[::-1])
