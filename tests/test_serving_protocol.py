"""The SPARQL 1.1 Protocol for reading, spoken to a real server."""

import csv
import gzip
import io
from collections.abc import Iterator
from urllib.parse import urlencode
from xml.etree import ElementTree

import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import RDF, VOID

from goldenthread.serving.describing import SD
from tests.composed import SLUG
from tests.serving import AUTHORITIES, Endpoint, build, serving

CONSTRUCT = "CONSTRUCT { ?one a gt:Authority } WHERE { ?one a gt:Authority }"
AUTHORITY = "https://w3id.org/goldenthread/id/authority/kelderdale"
SOURCE = f"https://w3id.org/goldenthread/graph/source/{SLUG}"
ONTOLOGY = "https://w3id.org/goldenthread/graph/ontology"
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
DIRECT = {"Content-Type": "application/sparql-query"}


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Endpoint]:
    with serving(build(tmp_path_factory.mktemp("protocol"))) as running:
        yield running


def test_three_ways_to_send_a_query(endpoint: Endpoint) -> None:
    by_get = endpoint.query(AUTHORITIES)
    by_form = endpoint.send("/sparql", method="POST", body=urlencode({"query": AUTHORITIES}).encode(), headers=FORM)
    direct = endpoint.send("/sparql", method="POST", body=AUTHORITIES.encode(), headers=DIRECT)
    assert by_get.json["results"]["bindings"] == [
        {
            "one": {"type": "uri", "value": AUTHORITY},
            "name": {"type": "literal", "value": "Kelderdale", "xml:lang": "en"},
        }
    ]
    assert by_get.body == by_form.body == direct.body
    assert by_get.headers["content-length"] == str(len(by_get.body))


@pytest.mark.parametrize(
    ("accept", "sent"),
    [
        ("application/sparql-results+json", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv"),
        ("text/tab-separated-values", "text/tab-separated-values"),
        ("application/json", "application/json"),
        ("*/*", "application/sparql-results+json"),
        ("text/*", "text/csv"),
        ("text/csv;q=0.1, application/sparql-results+xml;q=0.9", "application/sparql-results+xml"),
        ("text/turtle, text/csv;q=0.5", "text/csv"),
        ("*/*, application/sparql-results+json;q=0", "application/sparql-results+xml"),
    ],
)
def test_rows_come_in_the_format_that_is_wanted_most(endpoint: Endpoint, accept: str, sent: str) -> None:
    reply = endpoint.query(AUTHORITIES, accept)
    assert (reply.status, reply.kind) == (200, sent)
    assert "Accept" in reply.headers["vary"]
    assert "Kelderdale" in reply.text


def test_each_format_of_rows_holds_the_same(endpoint: Endpoint) -> None:
    assert list(csv.reader(io.StringIO(endpoint.query(AUTHORITIES, "text/csv").text))) == [
        ["one", "name"],
        [AUTHORITY, "Kelderdale"],
    ]
    assert (
        endpoint.query(AUTHORITIES, "text/tab-separated-values").text
        == f'?one\t?name\n<{AUTHORITY}>\t"Kelderdale"@en\n'
    )
    root = ElementTree.fromstring(endpoint.query(AUTHORITIES, "application/sparql-results+xml").text)
    assert [element.text for element in root.iter() if element.text] == [AUTHORITY, "Kelderdale"]


@pytest.mark.parametrize(
    "accept",
    ["application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values"],
)
def test_yes_and_no(endpoint: Endpoint, accept: str) -> None:
    assert "true" in endpoint.query("ASK { ?s a gt:Authority }", accept).text
    assert "false" in endpoint.query("ASK { ?s a <urn:nothing> }", accept).text


@pytest.mark.parametrize(
    ("accept", "sent", "format"),
    [
        ("text/turtle", "text/turtle", "turtle"),
        ("application/n-triples", "application/n-triples", "nt"),
        ("application/ld+json", "application/ld+json", "json-ld"),
        ("application/rdf+xml", "application/rdf+xml", "xml"),
        ("*/*", "text/turtle", "turtle"),
    ],
)
def test_triples_come_in_the_format_that_is_wanted(endpoint: Endpoint, accept: str, sent: str, format: str) -> None:
    reply = endpoint.query(CONSTRUCT, accept)
    assert (reply.status, reply.kind) == (200, sent)
    graph = Graph().parse(data=reply.text, format=format)
    assert set(graph) == {(URIRef(AUTHORITY), RDF.type, URIRef("https://w3id.org/goldenthread/ont#Authority"))}
    described = Graph().parse(data=endpoint.query(f"DESCRIBE <{AUTHORITY}>", accept).text, format=format)
    assert (URIRef(AUTHORITY), RDF.type, None) in described


def test_what_cannot_be_had_is_refused_with_what_can(endpoint: Endpoint) -> None:
    for sparql, accept in ((AUTHORITIES, "text/turtle"), (CONSTRUCT, "text/csv"), (AUTHORITIES, "image/png")):
        reply = endpoint.query(sparql, accept)
        assert reply.status == 406
        assert "text/csv" in reply.text
        assert "text/turtle" in reply.text


def test_the_graphs_of_the_request_stand_in_for_those_of_the_query(endpoint: Endpoint) -> None:
    count = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
    stated = int(endpoint.rows(count, default_graph_uri=SOURCE)[0]["n"])
    meant = int(endpoint.rows(count, default_graph_uri=ONTOLOGY)[0]["n"])
    assert stated > 0
    assert meant > stated
    assert int(endpoint.rows(count, default_graph_uri=[SOURCE, ONTOLOGY])[0]["n"]) == stated + meant
    assert (
        int(
            endpoint.rows(f"SELECT (COUNT(*) AS ?n) FROM <{ONTOLOGY}> {{ ?s ?p ?o }}", default_graph_uri=SOURCE)[0]["n"]
        )
        == stated
    )
    assert int(endpoint.rows(count, named_graph_uri=SOURCE)[0]["n"]) == 0
    assert int(endpoint.rows(count, default_graph_uri="urn:no-such-graph")[0]["n"]) == 0
    graphs = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g"
    assert [row["g"] for row in endpoint.rows(graphs, named_graph_uri=SOURCE)] == [SOURCE]
    assert endpoint.rows(graphs, default_graph_uri=SOURCE) == []
    assert {row["g"] for row in endpoint.rows(graphs)} > {SOURCE, ONTOLOGY}


def test_a_relative_iri_is_relative_to_the_endpoint(endpoint: Endpoint) -> None:
    made = endpoint.query("CONSTRUCT { <s> <p> 1 } WHERE {}", "application/n-triples").text
    assert made.startswith(f"<{endpoint.address}/s> <{endpoint.address}/p> ")


@pytest.mark.parametrize(
    ("sparql", "line", "column", "hint"),
    [
        ("SELECT * WHERE {\n  ?s ?p\n}", 3, 2, "something else"),
        ("SELECT * WHERE { ?s foo:bar ?o }", 1, 28, "the prefix foo: has no PREFIX line"),
        ("SELECT ?a (COUNT(?b) AS ?n) WHERE { ?a ?p ?b }", 1, 47, "unbound"),
        ("", 1, 1, "expected"),
        ("hello", 1, 6, "expected"),
        (f"SELECT * {'{' * 5000}{'}' * 5000}", 1, 210, "deep in each other"),
    ],
)
def test_what_is_no_sparql_is_told_with_its_place(
    endpoint: Endpoint, sparql: str, line: int, column: int, hint: str
) -> None:
    reply = endpoint.query(sparql)
    assert (reply.status, reply.kind) == (400, "text/plain")
    assert f"line {line}, column {column}" in reply.text
    assert hint in reply.text
    problem = endpoint.query(sparql, "application/problem+json")
    assert (problem.status, problem.kind) == (400, "application/problem+json")
    assert (problem.json["line"], problem.json["column"]) == (line, column)


@pytest.mark.parametrize(
    "update",
    [
        "CLEAR ALL",
        "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
        "PREFIX a: <urn:a#> DELETE WHERE { ?s ?p ?o }",
        "LOAD <file:///etc/passwd>",
    ],
)
def test_updates_are_refused_however_they_come(endpoint: Endpoint, update: str) -> None:
    assert endpoint.query(update).status == endpoint.send("/sparql", update=update).status == 403
    sent = urlencode({"update": update}).encode()
    assert endpoint.send("/sparql", method="POST", body=sent, headers=FORM).status == 403
    by_type = endpoint.send(
        "/sparql", method="POST", body=update.encode(), headers={"Content-Type": "application/sparql-update"}
    )
    assert (by_type.status, "only reads" in by_type.text) == (403, True)
    assert endpoint.rows(AUTHORITIES)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"query": ["ASK {}", "ASK {}"]}, "exactly one"),
        ({"default_graph_uri": SOURCE}, "exactly one"),
        ({"query": "ASK {}", "default_graph_uri": "no iri"}, "cannot be one"),
        ({"query": "ASK {}", "named_graph_uri": "<urn:a>"}, "cannot be one"),
        ({"query": "SELECT (<urn:double>(1) AS ?two) {}"}, "no function here is called <urn:double>"),
    ],
)
def test_requests_that_are_none(endpoint: Endpoint, fields: dict[str, str | list[str]], message: str) -> None:
    reply = endpoint.send("/sparql", **fields)
    assert (reply.status, message in reply.text) == (400, True)


def test_bodies_that_cannot_be_read(endpoint: Endpoint) -> None:
    def posted(body: bytes, kind: str | None) -> int:
        return endpoint.send("/sparql", method="POST", body=body, headers={"Content-Type": kind} if kind else {}).status

    assert posted(b"ASK {}", "text/plain") == posted(b"ASK {}", None) == 415
    assert posted("ASK {}".encode("utf-16"), "application/sparql-query; charset=UTF-16") == 415
    packed = gzip.compress(b"ASK {}")
    reply = endpoint.send("/sparql", method="POST", body=packed, headers={**DIRECT, "Content-Encoding": "gzip"})
    assert (reply.status, reply.text) == (415, "the body is encoded as gzip; send it as it is\n")
    assert posted(b"ASK { ?s ?p '\xff' }", "application/sparql-query") == 400
    assert posted(b"query=ASK%20%7B%20%3Fs%20%3Fp%20%27%ff%27%7D", "application/x-www-form-urlencoded") == 400
    assert posted(b"", "application/x-www-form-urlencoded") == 400
    assert posted(b"&".join([b"a=b"] * 2000), "application/x-www-form-urlencoded") == 400
    assert posted(b"ASK {}", 'application/sparql-query; charset="utf-8"') == 200


def test_a_query_over_the_limit(endpoint: Endpoint) -> None:
    long = f"ASK {{ ?s ?p '{'x' * 140_000}' }}"
    assert endpoint.send("/sparql", method="POST", body=long.encode(), headers=DIRECT).status == 413
    assert endpoint.send("/sparql", method="POST", body=urlencode({"query": long}).encode(), headers=FORM).status == 413
    assert endpoint.send("/sparql", method="POST", body=b"x" * 4_000_000, headers=DIRECT).status == 413
    assert endpoint.query(long).status == 413
    almost = f"ASK {{ ?s ?p '{'x' * 100_000}' }}"
    assert endpoint.query(almost).json == {"head": {}, "boolean": False}


def test_other_methods_are_told_what_is_possible(endpoint: Endpoint) -> None:
    for method in ("PUT", "DELETE", "PATCH"):
        reply = endpoint.send("/sparql", method=method)
        assert (reply.status, reply.headers["allow"]) == (405, "GET, HEAD, OPTIONS, POST")
    assert endpoint.send("/questions", method="POST").headers["allow"] == "GET, HEAD, OPTIONS"


def test_head_is_get_without_the_body(endpoint: Endpoint) -> None:
    whole = endpoint.query(AUTHORITIES)
    head = endpoint.send(
        "/sparql", method="HEAD", query=AUTHORITIES, headers={"Accept": "application/sparql-results+json"}
    )
    assert (head.status, head.body) == (200, b"")
    for name in ("content-type", "content-length", "vary", "goldenthread-version"):
        assert head.headers[name] == whole.headers[name]


def test_other_websites_may_read(endpoint: Endpoint) -> None:
    asked = endpoint.send(
        "/sparql",
        method="OPTIONS",
        headers={
            "Origin": "https://example.org",
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "content-type",
        },
    )
    assert asked.status == 204
    assert asked.headers["access-control-allow-origin"] == "*"
    assert "POST" in asked.headers["access-control-allow-methods"]
    assert "Content-Type" in asked.headers["access-control-allow-headers"]
    assert endpoint.query(AUTHORITIES).headers["access-control-allow-origin"] == "*"
    assert endpoint.query("ASK {").headers["access-control-allow-origin"] == "*"


def test_without_a_query_the_service_describes_itself(endpoint: Endpoint) -> None:
    for path, accept, format in (
        ("/sparql", "text/turtle", "turtle"),
        ("/sparql/", "application/rdf+xml", "xml"),
        ("/sparql", "application/ld+json", "json-ld"),
        ("/sparql", "application/n-triples", "nt"),
    ):
        reply = endpoint.send(path, headers={"Accept": accept})
        assert (reply.status, reply.kind) == (200, accept)
        graph = Graph().parse(data=reply.text, format=format)
        services = set(graph.subjects(RDF.type, SD.Service))
        assert {str(one) for service in services for one in graph.objects(service, SD.endpoint)} == {
            f"{endpoint.address}/sparql"
        }
        assert {str(name) for name in graph.objects(None, SD.name)} >= {SOURCE, ONTOLOGY}
    assert endpoint.send("/sparql", headers={"Accept": "image/png"}).status == 406


def test_the_dataset_is_described(endpoint: Endpoint) -> None:
    reply = endpoint.send("/.well-known/void", headers={"Accept": "text/turtle"})
    graph = Graph().parse(data=reply.text, format="turtle")
    dataset = next(graph.subjects(RDF.type, VOID.Dataset))
    assert str(graph.value(dataset, VOID.sparqlEndpoint)) == f"{endpoint.address}/sparql"
    partition = next(graph.subjects(VOID["class"], URIRef("https://w3id.org/goldenthread/ont#Authority")))
    assert int(str(graph.value(partition, VOID.entities))) == 1


def test_browsers_are_shown_a_page(endpoint: Endpoint) -> None:
    browser = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
    reply = endpoint.send("/sparql", headers=browser, query=AUTHORITIES, default_graph_uri=SOURCE)
    assert (reply.status, reply.headers["location"].startswith("/query?query=SELECT")) == (303, True)
    assert "default-graph-uri=" in reply.headers["location"]
    assert endpoint.send("/sparql", headers=browser).headers["location"] == "/query"


def test_a_host_that_is_none(endpoint: Endpoint) -> None:
    assert endpoint.send("/sparql", headers={"Host": "a<b>"}).status == 400
