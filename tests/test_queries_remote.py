"""Asking an endpoint: what each way of failing is told, from a server of our own that fails on request."""

import json
import socket
import threading
import time
from collections.abc import Iterator, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import pytest
from rdflib import BNode, Literal, URIRef
from rdflib.namespace import XSD

from graph.answers import Table, Triples, Truth
from graph.descriptions import describe
from graph.errors import BadQuery
from graph.passages import supports
from queries.errors import EndpointError, QueryRefused
from queries.lint import projection
from queries.remote import RemoteDataset

ROWS = """{"head": {"vars": ["a", "b"]}, "results": {"bindings": [
  {"a": {"type": "uri", "value": "http://e/x"}, "b": {"type": "literal", "value": "gut", "xml:lang": "de"}},
  {"b": {"type": "literal", "value": "7", "datatype": "http://www.w3.org/2001/XMLSchema#integer"}},
  {"a": {"type": "bnode", "value": "n1"}, "b": {"type": "literal", "value": ""}}]}}"""
SELECT = "SELECT ?a ?b WHERE { ?a ?p ?b }"


def sevens(columns: Sequence[str]) -> str:
    """One row of text, every value 7."""
    row = {name: {"type": "literal", "value": "7"} for name in columns}
    return json.dumps({"head": {"vars": columns}, "results": {"bindings": [row]}})


class Endpoint(BaseHTTPRequestHandler):
    """Answers as its path says: /404 with that status, /rows with rows, /slow not in time."""

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        status, kind, text = 200, "application/sparql-results+json", ROWS
        match self.path.strip("/"):
            case "cells":
                pass
            case "rows":
                assert parse_qs(body)["query"] == [SELECT]
                assert "sparql-results+json" in self.headers["Accept"]
            case "yes":
                text = '{"head": {}, "boolean": true}'
            case "triples":
                kind, text = "text/turtle", "<http://e/x> <http://e/p> 'ä' ."
            case "page":
                kind, text = "text/html", "<!DOCTYPE html><title>Welcome</title>"
            case "cut":
                text = ROWS[:100]
            case "slow":
                time.sleep(1.5)
            case "seven":
                text = sevens(projection(parse_qs(body)["query"][0]))
            case "words":
                text = sevens(projection(parse_qs(body)["query"][0])).replace('"7"', '"seven"')
            case number:
                status, kind, text = int(number), "text/plain", "error at 1:8: expected WHERE"
        content = text.encode()
        try:
            self.send_response(status)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)
        except BrokenPipeError:
            pass  # the caller had waited long enough

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the tests say what happened."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Endpoint) as listening:
        thread = threading.Thread(target=listening.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.server_port}"
        finally:
            listening.shutdown()
            thread.join()


def test_rows_come_as_terms(server: str) -> None:
    answer = RemoteDataset(f"{server}/rows").query(SELECT)
    assert answer == Table(
        ("a", "b"),
        (
            (URIRef("http://e/x"), Literal("gut", lang="de")),
            (None, Literal("7", datatype=XSD.integer)),
            (BNode("n1"), Literal("")),
        ),
    )


def test_yes_and_triples(server: str) -> None:
    assert RemoteDataset(f"{server}/yes").query("ASK { ?s ?p ?o }") == Truth(True)
    made = RemoteDataset(f"{server}/triples").query("CONSTRUCT WHERE { ?s ?p ?o }")
    assert isinstance(made, Triples)
    assert set(made.graph) == {(URIRef("http://e/x"), URIRef("http://e/p"), Literal("ä"))}


def test_a_query_that_the_endpoint_refuses_shows_its_words(server: str) -> None:
    with pytest.raises(BadQuery, match="says that the query is not valid SPARQL: error at 1:8: expected WHERE"):
        RemoteDataset(f"{server}/400").query(SELECT)


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("401", "401: it answered HTTP 401"),
        ("403", "it answered HTTP 403"),
        ("404", "it answered HTTP 404 Not Found; check the address"),
        ("500", "it answered HTTP 500"),
        ("503", "it answered HTTP 503"),
        ("page", "the answer is no SPARQL results JSON .* not of a web page"),
        ("cut", "the answer is no SPARQL results JSON"),
    ],
)
def test_each_failure_names_the_endpoint_and_what_to_do(server: str, path: str, message: str) -> None:
    with pytest.raises(EndpointError, match=f"^{server}/{path}: .*{message}|^{server}/{message}"):
        RemoteDataset(f"{server}/{path}").query(SELECT)


def test_rows_that_are_not_what_the_program_asked_for(server: str) -> None:
    things = ["http://e/x"]
    assert supports(RemoteDataset(f"{server}/seven"), things)["7"].places[0].start == 7
    assert describe(RemoteDataset(f"{server}/seven"), things) == {"http://e/x": "http://e/x"}
    with pytest.raises(EndpointError, match="page is 'seven' and no whole number"):
        supports(RemoteDataset(f"{server}/words"), things)
    with pytest.raises(EndpointError, match="place is 'seven' and no whole number"):
        describe(RemoteDataset(f"{server}/words"), things)
    with pytest.raises(EndpointError, match="its columns are a, b, not thing, document"):
        supports(RemoteDataset(f"{server}/cells"), things)


def test_triples_that_are_none(server: str) -> None:
    with pytest.raises(EndpointError, match="the answer is no Turtle"):
        RemoteDataset(f"{server}/page").query("DESCRIBE <http://e/x>")


def test_an_endpoint_that_takes_too_long(server: str) -> None:
    with pytest.raises(EndpointError, match="no answer within 1 second; narrow the question"):
        RemoteDataset(f"{server}/slow", seconds=1).query(SELECT)


def test_an_endpoint_that_is_not_there() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(EndpointError, match=r"it cannot be reached .* check the address and the network"):
        RemoteDataset(f"http://127.0.0.1:{port}/query").query(SELECT)


@pytest.mark.parametrize("address", ["file:///etc/passwd", "example.org/sparql", ""])
def test_an_address_of_another_kind_is_refused(address: str) -> None:
    with pytest.raises(EndpointError, match="starts with http:// or https://"):
        RemoteDataset(address)


def test_updates_and_calls_to_other_servers_are_never_sent() -> None:
    nowhere = RemoteDataset("http://127.0.0.1:1/query")
    for sparql in ("CLEAR ALL", "SELECT * { SERVICE <http://e/> { ?s ?p ?o } }"):
        with pytest.raises(QueryRefused):
            nowhere.query(sparql)
