"""Asking, of anything that answers SPARQL: here a few triples in rdflib."""

from dataclasses import dataclass, field

import pytest
from rdflib import Graph, Literal, URIRef

from graph.answers import Answer, Table, Triples, Truth
from queries.catalogue import load_catalogue
from queries.errors import BindingError, QueryRefused
from queries.header import read_question
from queries.results import Result
from queries.runner import ask, query

FACTS = """
@prefix e: <http://e/> .
e:kelder a e:Authority ; e:name "Kelderdale" . e:north a e:Authority ; e:name "Northshire" .
"""
NAMES = """#+ summary: Names
#+ description: Names of authorities
#+ goldenthread:
#+   question: Which names?
#+   version: 2.0.1
#+   parameters: {name: {label: Name, many: true}}
#+   columns: {name: {label: The name}}
#+   examples: [{expect: {min_rows: 2}}]
SELECT ?name WHERE { ?a <http://e/name> ?name FILTER(COALESCE(?name IN (?__name), true)) } ORDER BY ?name
"""


@dataclass
class Facts:
    """A dataset of a few triples, which remembers what it was asked."""

    graph: Graph = field(default_factory=lambda: Graph().parse(data=FACTS, format="turtle"))
    asked: list[str] = field(default_factory=list)

    def query(self, sparql: str) -> Answer:
        self.asked.append(sparql)
        result = self.graph.query(sparql)
        if result.type == "ASK":
            return Truth(bool(result.askAnswer))
        if result.type == "SELECT":
            names = tuple(str(name) for name in result.vars or ())
            return Table(names, tuple(tuple(row) for row in result))
        return Triples(result.graph or Graph())


def nobody(text: str, *, cls: str | None = None) -> str:
    raise AssertionError("no entity is asked for here")


def test_a_saved_question_is_answered_with_its_labels_and_citation() -> None:
    question = read_question("names", NAMES)
    result = ask(Facts(), question, {}, nobody)
    assert [str(row[0]) for row in result.rows] == ["Kelderdale", "Northshire"]
    assert result.columns[0].label == "The name"
    assert result.citation == "names@2.0.1"


def test_several_values_of_one_parameter() -> None:
    question = read_question("names", NAMES)
    assert len(ask(Facts(), question, {"name": ["Kelderdale", "Marlow Vale"]}, nobody).rows) == 1


def test_nothing_is_asked_where_a_value_is_bad() -> None:
    facts = Facts()
    with pytest.raises(BindingError):
        ask(facts, load_catalogue().question("overdue-actions"), {"asAt": "soon"}, nobody)
    assert facts.asked == []


def test_a_query_of_each_form() -> None:
    selected = query(Facts(), "SELECT ?n WHERE { <http://e/kelder> <http://e/name> ?n }")
    assert isinstance(selected, Result)
    assert selected.rows == ((Literal("Kelderdale"),),)
    assert selected.columns[0].name == selected.columns[0].label == "n"
    assert query(Facts(), "ASK { ?s ?p 'Northshire' }") == Truth(True)
    made = query(Facts(), "CONSTRUCT { ?s <http://e/is> ?n } WHERE { ?s <http://e/name> ?n }")
    assert isinstance(made, Triples)
    assert (URIRef("http://e/north"), URIRef("http://e/is"), Literal("Northshire")) in made.graph


def test_updates_never_reach_the_dataset() -> None:
    facts = Facts()
    with pytest.raises(QueryRefused):
        query(facts, "DELETE WHERE { ?s ?p ?o }")
    assert facts.asked == []


def test_a_dataset_that_answers_a_select_with_something_else_is_at_fault() -> None:
    class Odd:
        def query(self, sparql: str) -> Answer:
            return Truth(True)

    with pytest.raises(TypeError):
        ask(Odd(), read_question("names", NAMES), {}, nobody)
