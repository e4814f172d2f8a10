"""The W3C's tests of the SPARQL 1.1 Protocol, read from their manifest where the suite is present.

Name the folder of a checkout of github.com/w3c/rdf-tests (or of its protocol folder) in GOLDENTHREAD_W3C_TESTS.
Tests of updates must be refused: the endpoint only reads.
"""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from rdflib import RDF, Graph, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from graph.loading import Loading
from graph.manifest import FORMAT, Manifest
from graph.snapshot import publish, writing
from tests.serving import Endpoint, Reply, serving

VARIABLE = "GOLDENTHREAD_W3C_TESTS"
MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")
UT = Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
LABEL = URIRef("http://www.w3.org/2000/01/rdf-schema#label")
ROWS = {"application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values"}
TRIPLES = {"text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"}
KINDS = {"boolean": ROWS, "tabular": ROWS, "RDF": TRIPLES}


def _manifest() -> Path | None:
    named = Path(os.environ.get(VARIABLE, "/nowhere"))
    found = [named / "manifest.ttl", named / "sparql" / "sparql11" / "protocol" / "manifest.ttl"]
    return next((one for one in reversed(found) if one.is_file()), None)


MANIFEST = _manifest()
SUITE = Graph().parse(MANIFEST, format="turtle") if MANIFEST else Graph()
TESTS = sorted(str(one) for one in SUITE.subjects(RDF.type, MF.ProtocolTest))
if MANIFEST is not None and not any(SUITE.triples((None, HT.requests, None))):
    TESTS = []  # the manifest of before 2023, which tells of requests in prose only
ABSENT = f"the W3C's protocol tests are not at hand: name a checkout of github.com/w3c/rdf-tests in {VARIABLE}"


@dataclass(frozen=True)
class Exchange:
    """One request of a test, and what must come back."""

    method: str
    path: str
    body: bytes | None
    headers: dict[str, str]
    statuses: set[str]
    format: str | None
    truth: bool | None


def _exchanges(test: str) -> Iterator[Exchange]:
    action = SUITE.value(URIRef(test), MF.action)
    for requests in SUITE.objects(action, HT.requests):
        for request in Collection(SUITE, requests):
            yield _exchange(request)


def _exchange(request: Node) -> Exchange:
    def text(subject: Node | None, predicate: URIRef) -> str | None:
        value = SUITE.value(subject, predicate) if subject is not None else None
        return None if value is None else str(value)

    body, response = SUITE.value(request, HT.body), SUITE.value(request, HT.resp)
    headers = {
        str(text(one, HT.fieldName)): str(text(one, HT.fieldValue))
        for several in SUITE.objects(request, HT.headers)
        for one in Collection(SUITE, several)
    }
    truth = text(response, MF.expectedBoolean)
    return Exchange(
        method=str(text(request, HT.methodName)),
        path=str(text(request, HT.absolutePath)),
        body=str(text(body, CNT.chars)).encode(str(text(body, CNT.characterEncoding))) if body else None,
        headers=headers,
        statuses={str(one).removeprefix(str(HT)) for one in SUITE.objects(response, MF.expectedStatus)},
        format=text(response, MF.expectedFormat),
        truth=None if truth is None else truth == "true",
    )


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Endpoint]:
    """A dataset of the suite's graphs: their files, or one triple each where there is none."""
    data = tmp_path_factory.mktemp("w3c")
    lines = {"<urn:default> <urn:p> <urn:o> .\n"}
    for given in SUITE.objects(None, UT.graphData):
        name, file = str(SUITE.value(given, LABEL)), Path(str(SUITE.value(given, UT.graph)).removeprefix("file://"))
        written = (
            file.read_text() if file.is_file() else f"<{name}> <{RDF.type}> <http://xmlns.com/foaf/0.1/Document> ."
        )
        lines |= {f"{line.rstrip(' .')} <{name}> .\n" for line in written.splitlines() if line.strip()}
    quads = "".join(sorted(lines)).encode()
    digest = hashlib.sha256(quads).hexdigest()
    with writing(data) as folder:
        (folder / "dataset.nq").write_bytes(quads)
        with Loading(folder / "store") as store:
            store.named(sorted(line.rstrip("\n") for line in lines))
            store.finish()
        publish(data, folder, Manifest(FORMAT, digest[:12], digest, "tests", "0", "0", len(lines), {}, {}))
    with serving(data) as running:
        yield running


@pytest.mark.skipif(not TESTS, reason=ABSENT)
@pytest.mark.parametrize("test", TESTS or ["none"], ids=lambda test: test.rpartition("#")[2])
def test_w3c(endpoint: Endpoint, test: str) -> None:
    updating = test.rpartition("#")[2].startswith("update_")
    for exchange in _exchanges(test):
        reply = endpoint.send(exchange.path, method=exchange.method, body=exchange.body, headers=exchange.headers)
        if updating:
            assert reply.status == 403, "an update must be refused"
            return
        _check(exchange, reply)


def _check(exchange: Exchange, reply: Reply) -> None:
    assert f"StatusCode{reply.status // 100}xx" in exchange.statuses, reply.text
    if exchange.format is not None:
        assert reply.kind in KINDS[exchange.format]
    if exchange.truth is not None:
        assert reply.json["boolean"] == exchange.truth
