"""Triples by property: nothing is lost, nothing is joined, and texts stand beside their triples."""

from rdflib import Literal
from rdflib.namespace import RDF, RDFS

from graph.quads import Triple, triple_text
from graph.statements import Statements
from ontology.terms import GT, GTID

BOARD, OTHER = GTID["board/kelderdale/a"], GTID["board/kelderdale/b"]
TRIPLES: list[Triple] = [
    (BOARD, RDF.type, GT.GovernanceBody),
    (BOARD, RDFS.label, Literal('A "board"', lang="en")),
    (OTHER, RDF.type, GT.GovernanceBody),
    (BOARD, RDF.type, GT.GovernanceBody),
]


def test_each_property_has_its_triples_in_the_order_of_telling_and_doubles_stay() -> None:
    statements = Statements(TRIPLES)
    assert statements.properties == (RDF.type, RDFS.label)
    assert list(statements.of(RDF.type)) == [TRIPLES[0], TRIPLES[2], TRIPLES[3]]
    assert len(list(statements)) == 4


def test_what_no_triple_has_is_empty_and_asking_does_not_make_it_a_property() -> None:
    statements = Statements(TRIPLES)
    assert list(statements.of(GT.reviews)) == []
    assert list(statements.texts(GT.reviews)) == []
    assert statements.properties == (RDF.type, RDFS.label)


def test_texts_stand_in_the_order_of_the_triples() -> None:
    statements = Statements(TRIPLES)
    assert list(statements.all_texts()) == [triple_text(triple) for triple in statements]
    assert statements.texts(RDFS.label) == [f'<{BOARD}> <{RDFS.label}> "A \\"board\\""@en']


def test_texts_that_are_known_are_not_made_again() -> None:
    statements = Statements.with_texts((triple, f"text {n}") for n, triple in enumerate(TRIPLES))
    assert list(statements.texts(RDF.type)) == ["text 0", "text 2", "text 3"]
