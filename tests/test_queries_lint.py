"""What a query may not do."""

import pytest
from rdflib.plugins.sparql import prepareQuery

from graph.errors import BadQuery
from queries.errors import QueryRefused, QuestionError
from queries.header import read_question
from queries.lint import check_free, check_saved, form_of, projection
from queries.question import Question

HEADER = """#+ summary: s
#+ description: d
#+ goldenthread:
#+   question: q
#+   version: 1.0.0
#+   columns: {s: {label: S}}
#+   examples: [{}]
"""


def saved(sparql: str) -> Question:
    return read_question("one", HEADER + sparql)


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * WHERE { ?s ?p ?o }",
        "PREFIX SERVICE: <http://e/> ASK { ?s SERVICE:p 'SERVICE' }",
        "# SERVICE\nBASE <http://e/> CONSTRUCT WHERE { ?s ?p <insert> }",
        "DESCRIBE <http://e/SERVICE>",
        "SELECT ?s FROM <http://e/g> WHERE { GRAPH ?g { ?s ?p ?o } }",
    ],
)
def test_reading_is_allowed(sparql: str) -> None:
    check_free(sparql)


@pytest.mark.parametrize(
    ("sparql", "message"),
    [
        ("INSERT DATA { <a:a> <a:b> <a:c> }", "INSERT would change the data"),
        ("PREFIX e: <http://e/> DELETE WHERE { ?s e:p ?o }", "DELETE would change the data"),
        ("LOAD <http://e/x>", "LOAD would change the data"),
        ("drop all", "DROP would change the data"),
        ("WITH <a:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", "WITH would change the data"),
        ("SELECT * {\n  service <http://e/> { ?s ?p ?o } }", "line 2, column 3: SERVICE calls another server"),
        ("SELECT * { SERVICE SILENT ?e { ?s ?p ?o } }", "SERVICE calls another server"),
        (r"SELECT * { \u0053ERVICE <http://e/> { ?s ?p ?o } }", "SERVICE calls another server"),
        (r'SELECT * { ?s ?p "a\u0022 . SERVICE <http://e/> { } #" }', "SERVICE calls another server"),
        (r"\U00000049NSERT DATA { <a:a> <a:b> <a:c> }", "INSERT would change the data"),
    ],
)
def test_changing_and_calling_out_are_refused(sparql: str, message: str) -> None:
    with pytest.raises(QueryRefused, match=message):
        check_free(sparql)


@pytest.mark.parametrize(("opening", "closing"), ["{}", "()", "[]"])
def test_what_is_nested_too_deep_is_refused_before_an_engine_falls_over(opening: str, closing: str) -> None:
    def nested(depth: int) -> str:
        return f"SELECT *\n {opening * depth}{closing * depth} # {opening * 500}"

    check_free(nested(200))
    with pytest.raises(BadQuery, match="line 2, column 202: brackets stand more than 200 deep"):
        check_free(nested(201))


def test_an_escape_that_is_no_character_is_left_alone() -> None:
    check_free(r"SELECT * { ?s ?p '\U00FFFFFF' }")


@pytest.mark.parametrize(
    ("sparql", "form"),
    [
        ("PREFIX e: <http://e/>\nBASE <http://b/> select ?s {}", "SELECT"),
        ("# ASK\nCONSTRUCT WHERE { ?s ?p ?o }", "CONSTRUCT"),
        ("INSERT DATA {}", None),
        ("", None),
    ],
)
def test_the_form_of_a_query(sparql: str, form: str | None) -> None:
    assert form_of(sparql) == form


@pytest.mark.parametrize(
    ("sparql", "names"),
    [
        ("SELECT DISTINCT ?a ?b WHERE { SELECT ?c {} }", ("a", "b")),
        ("SELECT ?a (COUNT(DISTINCT ?b) AS ?n) (MAX(?c) AS ?m) { ?s ?p ?o }", ("a", "n", "m")),
    ],
)
def test_the_columns_of_a_query(sparql: str, names: tuple[str, ...]) -> None:
    assert projection(sparql) == names


@pytest.mark.parametrize(
    ("sparql", "message"),
    [
        ("ASK { ?s ?p ?o }", "a saved question is a SELECT"),
        ("SELECT * WHERE { ?s ?p ?o } ORDER BY ?s", r"SELECT \* hides"),
        ("SELECT ?s FROM <a:g> WHERE { ?s ?p ?o } ORDER BY ?s", "FROM ties the question"),
        ("SELECT ?s WHERE { ?s ?p ?o }", "there is no ORDER BY"),
        ("SELECT ?s WHERE { { SELECT ?s { ?s ?p ?o } ORDER BY ?s } }", "there is no ORDER BY"),
        ("SELECT ?o WHERE { ?s ?p ?o } ORDER BY ?o", r"columns describes \['s'\] and the query gives \['o'\]"),
        ("SELECT ?s WHERE { ?s (<a:p>|^<a:q>) * ?o } ORDER BY ?s", "line 1, column 36: take out the blank"),
        ("SELECT ?s WHERE { SERVICE <a:x> { ?s ?p ?o } } ORDER BY ?s", "SERVICE calls another server"),
        ("INSERT DATA { }", "INSERT would change"),
    ],
)
def test_rules_of_saved_questions(sparql: str, message: str) -> None:
    with pytest.raises(QuestionError, match=f"^one.rq: .*{message}"):
        check_saved(saved(sparql))


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT ?s WHERE { ?s (<a:p>|^<a:q>)* ?o } ORDER BY ?s",
        "SELECT ?s WHERE { ?s <a:p> ?n FILTER((?n + 1) * 2 > 3) } ORDER BY ?s",
        "SELECT ?s WHERE { ?s (<a:p>/<a:q>) ?o } ORDER BY ?s",
    ],
)
def test_what_looks_like_a_fault_and_is_none(sparql: str) -> None:
    check_saved(saved(sparql))


def test_a_parameter_is_no_column() -> None:
    with pytest.raises(QueryRefused, match=r"\?_s is a parameter"):
        projection("SELECT ?_s WHERE { ?_s ?p ?o }")


def test_why_the_blank_matters() -> None:
    """The reason of the rule: rdflib's parser refuses it. When it no longer does, the rule can go."""
    with pytest.raises(Exception, match="Expected"):
        prepareQuery("SELECT ?s WHERE { ?s (<a:p>|^<a:q>) * ?o }")
