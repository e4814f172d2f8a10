"""The W3C's tests of the SPARQL 1.1 Protocol against a running endpoint. It only reads: updates must be refused."""

import hashlib
from collections.abc import Iterator

import pytest

from graph.loading import Loading
from graph.manifest import FORMAT, Manifest
from graph.snapshot import publish, writing
from tests.serving import Endpoint, serving
from tests.w3c import ABSENT
from tests.w3c_protocol import TABLE, Exchange, graphs, listed, ours, theirs

ROWS = {"application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values"}
TRIPLES = {"text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"}
KINDS = {"boolean": ROWS, "tabular": ROWS, "RDF": TRIPLES}
THEIRS = theirs()


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Endpoint]:
    """A dataset of the graphs that the tests ask."""
    data = tmp_path_factory.mktemp("w3c")
    lines = {"<urn:default> <urn:p> <urn:o> ."}
    for name, triples in graphs():
        lines |= {f"{line.rstrip(' .')} <{name}> ." for line in triples.splitlines() if line.strip()}
    quads = "".join(f"{line}\n" for line in sorted(lines)).encode()
    digest = hashlib.sha256(quads).hexdigest()
    with writing(data) as folder:
        (folder / "dataset.nq").write_bytes(quads)
        with Loading(folder / "store") as store:
            store.named(sorted(lines))
            store.finish()
        publish(data, folder, Manifest(FORMAT, digest[:12], digest, "tests", "0", "0", len(lines), {}, {}))
    with serving(data) as running:
        yield running


@pytest.mark.parametrize("name", TABLE)
def test_each_test_of_the_protocol(endpoint: Endpoint, name: str) -> None:
    for exchange in ours(name):
        check(endpoint, exchange)


@pytest.mark.skipif(not THEIRS, reason="this suite's manifest has no requests: a checkout of w3c/rdf-tests has")
@pytest.mark.parametrize("name", sorted(THEIRS) or ["none"])
def test_each_test_with_the_requests_of_the_suite(endpoint: Endpoint, name: str) -> None:
    for exchange in THEIRS[name]:
        check(endpoint, exchange)
        if exchange.refused:
            return  # what follows asks for what the update would have done


@pytest.mark.skipif(not listed(), reason=ABSENT)
def test_every_test_of_the_suite_has_a_request() -> None:
    assert listed() <= set(TABLE)


def check(endpoint: Endpoint, exchange: Exchange) -> None:
    reply = endpoint.send(exchange.path, method=exchange.method, body=exchange.body, headers=exchange.headers)
    if exchange.refused is not None:
        assert (reply.status, "only reads" in reply.text) == (exchange.refused, True)
        return
    assert str(reply.status)[0] == exchange.status, reply.text
    if exchange.format is not None:
        assert reply.kind in KINDS[exchange.format]
    if exchange.truth is not None:
        assert reply.json["boolean"] == exchange.truth
