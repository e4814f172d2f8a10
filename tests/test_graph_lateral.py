"""Queries as Oxigraph is asked them: which are written otherwise, which are left, and that the answers are the same."""

from pathlib import Path

import pytest

from benchmarks.asked import asked
from benchmarks.generated.country import sources
from graph.answers import Table
from graph.building import Origin, build_dataset
from graph.dataset import Dataset, open_dataset
from graph.errors import BadQuery
from graph.lateral import row_by_row
from graph.names import Names

GT = "PREFIX gt: <https://w3id.org/goldenthread/ont#>\nPREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>\n"


def plainly(sparql: str) -> str:
    return " ".join(row_by_row(sparql).split())


def test_an_optional_of_triples_is_looked_up_for_each_row() -> None:
    assert plainly("SELECT ?a ?b WHERE { ?a <p:p> 1 OPTIONAL { ?a <p:q> ?b } }") == (
        "SELECT ?a ?b WHERE { ?a <p:p> 1 LATERAL { OPTIONAL { ?a <p:q> ?b } } }"
    )


def test_triples_after_a_bind_are_looked_up_for_each_row() -> None:
    assert plainly("SELECT ?b WHERE { ?a <p:p> ?n BIND(IRI(?n) AS ?c) ?c <p:q> ?b }") == (
        "SELECT ?b WHERE { ?a <p:p> ?n BIND(IRI(?n) AS ?c) LATERAL { ?c <p:q> ?b } }"
    )


def test_triples_of_a_named_graph_are_looked_up_for_each_row() -> None:
    assert plainly("SELECT ?b WHERE { ?a <p:p> ?n BIND(IRI(?n) AS ?g) GRAPH ?g { ?a <p:q> ?b } }") == (
        "SELECT ?b WHERE { ?a <p:p> ?n BIND(IRI(?n) AS ?g) LATERAL { GRAPH ?g { ?a <p:q> ?b } } }"
    )
    # of a graph the tests see nothing of the rows outside
    asked = "SELECT ?b WHERE { ?a <p:p> ?n BIND(IRI(?n) AS ?g) GRAPH ?g { ?a <p:q> ?b FILTER(?b > ?n) } }"
    assert row_by_row(asked) == asked


def test_a_values_of_one_variable_waits_for_the_triples_that_name_it() -> None:
    assert plainly(
        "SELECT ?b WHERE { { SELECT ?a WHERE { ?a <p:p> 1 } } VALUES ?c { 1 2 } ?b <p:q> ?a ; <p:r> ?c }"
    ) == ("SELECT ?b WHERE { { SELECT ?a WHERE { ?a <p:p> 1 } } VALUES ?c { 1 2 } LATERAL { ?b <p:q> ?a ; <p:r> ?c } }")
    # of several variables it would multiply the rows, and what nothing names ties nothing
    for values in ("VALUES (?c ?d) { (1 2) }", "VALUES ?e { 1 2 }"):
        asked = f"SELECT ?b WHERE {{ {{ SELECT ?a WHERE {{ ?a <p:p> 1 }} }} {values} ?b <p:q> ?a ; <p:r> ?c }}"
        assert row_by_row(asked) == asked


def test_a_test_between_goes_before_what_it_says_nothing_of() -> None:
    assert plainly("SELECT ?b WHERE { ?a <p:p> ?n FILTER(?n > 1) OPTIONAL { ?a <p:q> ?b } }") == (
        "SELECT ?b WHERE { { ?a <p:p> ?n FILTER(?n > 1) } LATERAL { OPTIONAL { ?a <p:q> ?b } } }"
    )
    # ?b has no value yet where the test stands: there it would be false, after the OPTIONAL it may be true
    told = plainly("SELECT ?b WHERE { ?a <p:p> ?n FILTER(BOUND(?b)) OPTIONAL { ?a <p:q> ?b } }")
    assert told == "SELECT ?b WHERE { ?a <p:p> ?n FILTER(BOUND(?b)) LATERAL { OPTIONAL { ?a <p:q> ?b } } }"


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT ?a ?n WHERE { ?a <p:p> 1 . OPTIONAL { SELECT ?a (COUNT(?b) AS ?n) WHERE { ?a <p:q> ?b } GROUP BY ?a } }",
        "SELECT ?a WHERE { ?a <p:p> 1 . OPTIONAL { ?a <p:q> [] } }",
        # a path of no step leads from anything to itself, but over the graph only from what stands in it
        "SELECT ?d WHERE { ?a <p:p> ?n BIND(IRI(?n) AS ?c) ?c <p:q>* ?d }",
        "SELECT ?a ?b WHERE { ?a <p:p> 1 . MINUS { ?a <p:q> ?b } }",
    ],
)
def test_what_might_mean_something_else_is_not_handed_on(sparql: str) -> None:
    assert "LATERAL" not in row_by_row(sparql)


def test_an_inner_optional_that_names_the_outer_rows_ties_only_itself() -> None:
    # evaluated alone, the inner OPTIONAL gives every ?x; tied to the rows it would give none for most of them
    assert plainly("SELECT ?x WHERE { ?x <p:p> 1 . OPTIONAL { ?y <p:q> ?z . OPTIONAL { ?x <p:r> ?z } } }") == (
        "SELECT ?x WHERE { ?x <p:p> 1 . OPTIONAL { ?y <p:q> ?z . LATERAL { OPTIONAL { ?x <p:r> ?z } } } }"
    )


@pytest.mark.parametrize(
    "sparql",
    [
        "CONSTRUCT { ?a <p:q> ?b } WHERE { ?a <p:p> 1 OPTIONAL { ?a <p:q> ?b } }",
        "ASK { ?a <p:p> 1 OPTIONAL { ?a <p:q> ?b } }",
        "SELECT ?a WHERE { ?a <p:p> 1 SERVICE <urn:x> { ?a <p:q> ?b } }",
        "SELECT ?a WHERE { ?a <p:p> 1",
        "not SPARQL {",
        f"SELECT * {'{' * 5000}{'}' * 5000}",
    ],
)
def test_forms_that_are_not_read_stay_as_they_are(sparql: str) -> None:
    assert row_by_row(sparql) == sparql


@pytest.fixture(scope="module")
def country(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    folder: Path = tmp_path_factory.mktemp("country")
    build_dataset(sources(0.04), folder, Origin("test", "test"))
    return open_dataset(folder)


def test_every_example_has_the_same_answer_either_way(country: Dataset) -> None:
    """The saved questions on an invented country with blanks, conflicts, rings and successions."""
    rows = 0
    for one in asked(Names(country).resolve):
        answer, plan = country.explained(one.sparql)
        written = country.as_written(one.sparql)
        assert isinstance(answer, Table)
        assert isinstance(written, Table)
        assert plan.is_rewritten, one.name
        assert answer == written, one.name
        rows += len(answer.rows)
    assert rows > 500


@pytest.mark.parametrize(
    "body",
    [
        "?a a gt:Authority OPTIONAL { ?a gt:isSucceededBy ?b OPTIONAL { ?b rdfs:label ?c } } OPTIONAL { ?d gt:reviews ?b }",
        "?a a gt:Authority OPTIONAL { ?a gt:isSucceededBy ?b } OPTIONAL { ?b gt:region ?c }",
        "?a gt:region ?c OPTIONAL { ?a rdfs:label ?d FILTER(?c = 'Midmoor') }",
        "?a gt:region ?c OPTIONAL { ?a rdfs:label ?d FILTER(?c = 'Midmoor') OPTIONAL { ?a gt:isSucceededBy ?b } }",
        "?a gt:region ?c OPTIONAL { { SELECT ?b ?d WHERE { ?b gt:region ?d } } FILTER(?c = ?d) OPTIONAL { ?b rdfs:label ?e } }",
        "?a a gt:Authority OPTIONAL { ?a gt:isSucceededBy ?b } ?b gt:region ?c",
        "OPTIONAL { ?a gt:isSucceededBy ?b } ?a gt:region ?c",
        "?a a gt:Authority OPTIONAL { ?a gt:isSucceededBy ?b FILTER(?a != ?b) } FILTER(!BOUND(?b)) ?a gt:region ?c",
        "{ ?a gt:isSucceededBy ?b } UNION { ?a gt:region ?c } OPTIONAL { ?b rdfs:label ?c } FILTER(BOUND(?c))",
        "{ SELECT ?a (COUNT(?b) AS ?c) WHERE { ?b gt:reviews ?a } GROUP BY ?a } ?a gt:region ?r OPTIONAL { ?a gt:isSucceededBy ?d }",
        "?a gt:region ?c BIND(IRI('urn:nowhere') AS ?b) ?b gt:isSucceededBy* ?d OPTIONAL { ?a gt:officialName ?e }",
        "?a gt:region ?c OPTIONAL { ?a gt:isSucceededBy ?b . ?b gt:isSucceededBy* ?d }",
        "?a gt:region ?c BIND(IF(?c = 'Midmoor', ?a, ?nothing) AS ?b) ?b rdfs:label ?d",
        "?a gt:region ?c BIND(IRI(?c) AS ?e) GRAPH ?d { ?b gt:isSucceededBy ?a } OPTIONAL { ?a gt:officialName ?f }",
        "?b gt:inDocument ?c BIND(IRI(REPLACE(STR(?c), 'id/document', 'graph/source')) AS ?d) GRAPH ?d { ?a gt:supportedBy ?b }",
        "?a gt:region ?c BIND(IF(?c = 'Midmoor', IRI('urn:nowhere'), ?nothing) AS ?d) GRAPH ?d { ?a gt:isSucceededBy ?b }",
        "VALUES ?c { 'Midmoor' UNDEF } ?a gt:region ?c OPTIONAL { ?a gt:isSucceededBy ?b } MINUS { ?a gt:existedUntil ?u }",
    ],
)
def test_any_shape_has_the_same_answer_either_way(country: Dataset, body: str) -> None:
    sparql = f"{GT}SELECT ?a ?b ?c ?d WHERE {{ {body} }} ORDER BY ?a ?b ?c ?d"
    answer, plan = country.explained(sparql)
    assert plan.is_rewritten
    assert answer == country.as_written(sparql)


def test_a_fault_is_shown_in_the_query_as_it_was_typed(country: Dataset) -> None:
    with pytest.raises(BadQuery) as caught:
        country.query("SELECT ?a WHERE {\n  ?a a gt:Authority OPTIONAL { ?a rdfs:label } }")
    assert caught.value.line == 2
