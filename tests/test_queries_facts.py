"""Answers made here of a server's facts: what a query needs, what a server gets wrong, and the same rows as ever."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs
from urllib.request import Request, urlopen

import pytest

from graph.answers import Table, Triples, Truth
from graph.dataset import Dataset, open_dataset
from graph.engine import Engine
from graph.errors import BadQuery
from graph.names import Names
from ontology.terms import ONT
from queries import facts
from queries.binding import bind
from queries.catalogue import load_catalogue
from queries.errors import EndpointError, QueryRefused
from queries.needs import Needs, needs_of
from queries.portable import with_prefixes
from queries.probing import fault_of, way_of
from queries.published import open_endpoint
from queries.publishing import How, publish
from queries.remote import RemoteDataset
from queries.server import Addresses, Server
from tests.servers import oxigraph
from tests.serving import build

NONE: frozenset[str] = frozenset()
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
TYPE = RDF + "type"


def gt(*names: str) -> frozenset[str]:
    return frozenset(ONT + name for name in names)


@pytest.mark.parametrize(
    ("sparql", "default", "named"),
    [
        ("SELECT * { ?a gt:reporter ?b }", gt("reporter"), NONE),
        ("SELECT * { ?a a gt:Board }", {TYPE}, NONE),
        ("SELECT * { ?a gt:a/^gt:b|(gt:c*) ?b OPTIONAL { ?b gt:d ?c } }", gt("a", "b", "c", "d"), NONE),
        ("SELECT * { ?a gt:a ?b FILTER(EXISTS { ?b gt:b ?c } || NOT EXISTS { ?b gt:c ?c }) }", gt("a", "b", "c"), NONE),
        (
            "SELECT * { { SELECT ?a (MIN(?b) AS ?c) { ?a gt:a ?b } GROUP BY ?a } MINUS { ?a gt:b ?d } }",
            gt("a", "b"),
            NONE,
        ),
        ("SELECT * { ?a gt:a ?b GRAPH ?g { ?a gt:b ?b } }", gt("a"), gt("b")),
        ("SELECT * { ?a gt:a ?b BIND(EXISTS { ?b gt:b ?c ; gt:c/gt:d 1 . ?c gt:e 2 } AS ?x) }", gt(*"abcde"), NONE),
        ("SELECT (IF(EXISTS { GRAPH ?g { ?a gt:b ?c } }, 1, 2) AS ?x) { ?a gt:a ?b }", gt("a"), None),
        ("SELECT * { ?a gt:a ?b } ORDER BY (EXISTS { ?b gt:b ?c })", None, NONE),
        ("SELECT ?a { ?a gt:a ?b } GROUP BY ?a HAVING (EXISTS { ?a gt:b ?c })", None, NONE),
        ("SELECT * { ?a gt:a [ gt:b ( gt:c ) ] }", gt("a", "b") | {RDF + "first", RDF + "rest"}, NONE),
        ("SELECT * { ?a ?p ?b }", None, NONE),
        ("SELECT * { VALUES ?p { gt:a } ?a ?p ?b }", None, NONE),
        ("SELECT * { ?a !gt:a ?b }", None, NONE),
        ("CONSTRUCT { ?a gt:made ?b } WHERE { ?a gt:a ?b }", gt("a"), NONE),
        ("CONSTRUCT WHERE { ?a gt:a ?b }", gt("a"), NONE),
        ("ASK { ?a gt:a 'gt:b' }", gt("a"), NONE),
        ("SELECT (1 AS ?n) {}", NONE, NONE),
        ("DESCRIBE <http://e/x>", None, NONE),
        ("DESCRIBE ?a { GRAPH ?g { ?a gt:a ?b } }", None, gt("a")),
        ("SELECT * { ?a nowhere:b ?c }", None, None),
        ("SELECT * { ?a gt:a ", None, None),
    ],
)
def test_what_a_query_needs(sparql: str, default: frozenset[str] | None, named: frozenset[str] | None) -> None:
    assert needs_of(sparql) == Needs(default, named)


def test_the_usual_prefixes_need_no_line_elsewhere_either() -> None:
    assert with_prefixes("SELECT * { ?a gt:b 'skos:x', rdfs:c }").startswith(f"PREFIX gt: <{ONT}> PREFIX rdfs: <http")
    assert "PREFIX skos" not in with_prefixes("SELECT * { ?a gt:b 'skos:x' }")
    own = "prefix gt: <http://e/> SELECT * { ?a gt:b ?c }"
    assert with_prefixes(own) == own


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return open_dataset(build(tmp_path_factory.mktemp("facts")))


@pytest.fixture(scope="module")
def addresses(dataset: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Addresses]:
    """A real server that the dataset was published to."""
    with oxigraph(tmp_path_factory.mktemp("server")) as found:
        publish(dataset, Server(found), How(), progress=lambda step, sent: None)
        yield found


@pytest.mark.server
def test_a_server_that_reads_the_standard_is_asked_itself(addresses: Addresses) -> None:
    there = open_endpoint(addresses.query)
    assert fault_of(there.rows) is None
    assert not there.gives_facts_only


def test_the_embedded_store_gets_the_examples_of_the_standard_right(dataset: Dataset) -> None:
    assert fault_of(dataset.select) is None


@pytest.mark.server
def test_of_facts_alone_every_question_has_the_same_answer(dataset: Dataset, addresses: Addresses) -> None:
    there, resolve = RemoteDataset(addresses.query, way="facts only"), Names(dataset).resolve
    for question in load_catalogue():
        if not any(parameter.required for parameter in question.parameters):
            sparql = bind(question, {}, resolve)
            assert there.query(sparql) == dataset.query(sparql), question.id


@pytest.mark.server
def test_of_facts_alone_queries_of_every_form_are_answered(dataset: Dataset, addresses: Addresses) -> None:
    there = RemoteDataset(addresses.query, way="facts only")
    assert there.query("ASK { ?a a gt:Authority }") == Truth(True)
    made, meant = (one.query("CONSTRUCT WHERE { ?a gt:reportsTo ?b }") for one in (there, dataset))
    assert isinstance(made, Triples)
    assert isinstance(meant, Triples)
    assert made.rows() == meant.rows() != ()
    graphs = "SELECT DISTINCT ?g { GRAPH ?g { ?a gt:claimAbout ?b } } ORDER BY ?g"
    assert there.query(graphs) == dataset.query(graphs)
    with pytest.raises(BadQuery, match="line 1"):
        there.query("SELECT * { ?a ")
    with pytest.raises(QueryRefused):
        there.query("CLEAR ALL")


@pytest.mark.server
@pytest.mark.parametrize("at_once", [0, facts.AT_ONCE])
def test_blank_nodes_are_the_same_within_an_answer(
    at_once: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(facts, "AT_ONCE", at_once)
    with oxigraph(tmp_path) as found:
        lines = b"""<http://e/a> <http://e/p> _:x . _:x <http://e/q> "one" .
            <http://e/b> <http://e/p> _:y . _:y <http://e/q> "two" ."""
        sent = Request(f"{found.graph_store}?default", lines, {"Content-Type": "text/turtle"}, method="PUT")
        urlopen(sent).close()
        there = RemoteDataset(found.query, way="facts only")
        assert len(there.select("SELECT ?b { ?a <http://e/p> ?b }").rows) == 2
        joined = "SELECT ?a ?c { ?a <http://e/p> ?b . ?b <http://e/q> ?c } ORDER BY ?a"
        for _ in range(2):
            assert [str(row[1]) for row in there.select(joined).rows] == ["one", "two"]


@pytest.mark.server
@pytest.mark.parametrize("at_once", [0, 40])
def test_more_facts_than_one_request_gives_are_fetched_by_property(
    at_once: int, dataset: Dataset, addresses: Addresses, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(facts, "AT_ONCE", at_once)
    there = RemoteDataset(addresses.query, way="facts only")
    for query in (
        "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }",
        "SELECT * WHERE { ?s a gt:Passage ; ?p ?o } ORDER BY ?s ?p ?o",
    ):
        assert there.query(query) == dataset.query(query)


class Cutting(BaseHTTPRequestHandler):
    """A server that counts three facts and gives one, as one with a limit of rows does."""

    def do_POST(self) -> None:
        asked = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())["query"][0]
        kind, text = "application/n-triples", "<http://e/a> <http://e/p> <http://e/b> .\n"
        if "COUNT" in asked:
            kind = "application/sparql-results+json"
            number = '{"type": "literal", "value": "3", "datatype": "http://www.w3.org/2001/XMLSchema#integer"}'
            text = f'{{"head": {{"vars": ["n"]}}, "results": {{"bindings": [{{"n": {number}}}]}}}}'
        elif self.path == "/other":
            text = "<html>"
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


@pytest.fixture(scope="module")
def cutting() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Cutting) as listening:
        thread = threading.Thread(target=listening.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.server_port}"
        finally:
            listening.shutdown()
            thread.join()


def test_facts_that_a_server_holds_back_are_missed(cutting: str) -> None:
    there = RemoteDataset(f"{cutting}/sparql", way="facts only")
    with pytest.raises(EndpointError, match="it holds 3 facts and gave 1 of them; raise its limit of rows"):
        there.query("SELECT * { ?a <http://e/p> ?b }")
    with pytest.raises(EndpointError, match="the answer is no N-Triples"):
        RemoteDataset(f"{cutting}/other", way="facts only").query("SELECT * { ?a <http://e/p> ?b }")


def test_facts_are_loaded_into_the_graph_that_they_are_of() -> None:
    engine = Engine()
    engine.load(b'<http://e/a> <http://e/p> "1" .', graph="http://e/g")
    engine.load(b'<http://e/a> <http://e/p> "2" .')
    found = engine.query("SELECT ?x ?y { ?a <http://e/p> ?x GRAPH <http://e/g> { ?a <http://e/p> ?y } }")
    assert isinstance(found, Table)
    assert [[str(term) for term in row] for row in found.rows] == [["2", "1"]]


@pytest.mark.server
def test_a_server_that_knows_lateral_is_asked_row_by_row(dataset: Dataset, addresses: Addresses) -> None:
    plain = RemoteDataset(addresses.query)
    assert way_of(plain.rows) == "row by row"
    sparql = "SELECT ?a ?n { ?a a gt:Authority OPTIONAL { ?a rdfs:label ?n } } ORDER BY ?a"
    assert (
        RemoteDataset(addresses.query, way="row by row").query(sparql) == plain.query(sparql) == dataset.query(sparql)
    )
