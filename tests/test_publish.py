"""A version on real servers: whole or not at all, gone on with, and asked as the one on this disk is."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from goldenthread.cli import app
from goldenthread.failures import DONE, UNREADABLE
from graph.building import Origin, build_dataset
from graph.dataset import Dataset, open_dataset
from graph.names import Names
from queries.catalogue import load_catalogue
from queries.errors import EndpointError
from queries.portable import portable
from queries.published import open_endpoint, published
from queries.publishing import How, publish
from queries.remote import RemoteDataset
from queries.results import serialise
from queries.runner import ask
from queries.sending import Credentials
from queries.server import Addresses, Server
from tests.composed import source
from tests.killed import other
from tests.servers import VIRTUOSO, VIRTUOSO_ABSENT, oxigraph, virtuoso

ORIGIN = Origin("goldenthread test", "fingerprint")
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
pytestmark = pytest.mark.server


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    data = tmp_path_factory.mktemp("first")
    build_dataset([source()], data, ORIGIN)
    return open_dataset(data)


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    data = tmp_path_factory.mktemp("second")
    build_dataset([source(), other(2)], data, ORIGIN)
    return open_dataset(data)


def quiet(step: str, sent: int) -> None:
    """Hears of nothing."""


def server_at(addresses: Addresses, credentials: Credentials | None = None) -> Server:
    return Server(addresses, credentials=credentials, seconds=120, pauses=(0.01, 0.01))


def count(dataset: RemoteDataset | Dataset, sparql: str = COUNT) -> int:
    return int(str(dataset.select(sparql).rows[0][0]))


def differing(here: Dataset, there: RemoteDataset) -> list[str]:
    """The questions that without values have another answer there."""
    resolve = Names(here).resolve
    found = []
    for question in load_catalogue():
        if any(parameter.required for parameter in question.parameters):
            continue
        if serialise(ask(here, question, {}, resolve), "csv") != serialise(ask(there, question, {}, resolve), "csv"):
            found.append(question.id)
    return found


@pytest.mark.parametrize("graph_store", [True, False])
def test_a_server_with_a_default_graph_of_its_own_holds_the_dataset(
    first: Dataset, second: Dataset, tmp_path: Path, graph_store: bool
) -> None:
    with oxigraph(tmp_path) as found:
        server = server_at(found if graph_store else Addresses(found.query, found.update))
        sent = publish(first, server, How(batch=700), progress=quiet)
        assert (sent.layout, sent.unchanged) == ("apart", False)
        plain = RemoteDataset(found.query)
        assert count(plain) == count(first)
        named = "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"
        graphs = {str(graph): int(str(n)) for graph, n in plain.select(named).rows}
        assert {one: n for one, n in graphs.items() if not one.endswith("/published")} == first.manifest.graphs
        assert differing(first, open_endpoint(found.query)) == []
        assert publish(first, server, How(), progress=quiet).unchanged
        more = publish(second, server, How(), progress=quiet)
        assert more.sent < count(second) + second.manifest.triples - first.manifest.graphs[max(first.manifest.graphs)]
        assert count(plain) == count(second)
        assert published(plain) == more.published
        assert more.published.version == second.manifest.version
        assert differing(second, plain) == []


def test_a_server_whose_default_graph_is_the_union_of_all(first: Dataset, second: Dataset, tmp_path: Path) -> None:
    with oxigraph(tmp_path, "--union-default-graph") as found:
        server = server_at(found)
        assert publish(first, server, How(), progress=quiet).layout == "together"
        reader = open_endpoint(found.query)
        publish(second, server, How(), progress=quiet)
        assert count(reader) == count(first), "a reader keeps the version that it has"
        assert count(open_endpoint(found.query)) == count(second)
        assert differing(second, open_endpoint(found.query)) == []
        publish(first, server, How(), progress=quiet)
        assert count(open_endpoint(found.query)) == count(first)


def test_publishing_goes_on_where_it_broke_off(first: Dataset, second: Dataset, tmp_path: Path) -> None:
    steps: list[int] = []

    def stop(step: str, sent: int) -> None:
        steps.append(sent)
        if sent >= 4000:
            raise KeyboardInterrupt

    with oxigraph(tmp_path) as found:
        publish(first, server_at(found), How(), progress=quiet)
        with pytest.raises(KeyboardInterrupt):
            publish(second, server_at(found), How(batch=2000, anew=True), progress=stop)
        assert count(RemoteDataset(found.query)) == count(first), "readers see the old version"
        rest = publish(second, server_at(found), How(batch=2000), progress=quiet)
        assert count(RemoteDataset(found.query)) == count(second)
        assert rest.sent < count(second) + second.manifest.triples


class Faulty(BaseHTTPRequestHandler):
    """Answers queries as an empty server does, and updates as `mode` says."""

    mode = ""

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        asked = b"query=" in body
        if asked:
            text = b'{"head": {"vars": ["s", "p", "o"]}, "results": {"bindings": []}}'
            text = b'{"head": {}, "boolean": false}' if b"ASK" in body else text
        if not asked and self.mode == "stops":
            self.connection.close()
            return
        status = 200 if asked else {"refuses": 403, "busy": 503, "rubbish": 200, "slow": 200}[self.mode]
        if not asked and self.mode == "slow":
            threading.Event().wait(1.5)
        try:
            self.send_response(status)
            self.send_header("Content-Type", "application/sparql-results+json")
            self.end_headers()
            self.wfile.write(text if asked else b"<html>what?</html>")
        except OSError:
            pass  # whoever asked has gone

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the tests say what happened."""


@contextmanager
def faulty(mode: str) -> Iterator[Addresses]:
    handler = type("As", (Faulty,), {"mode": mode})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as listening:
        thread = threading.Thread(target=listening.serve_forever)
        thread.start()
        address = f"http://127.0.0.1:{listening.server_port}/sparql"
        try:
            yield Addresses(address, address)
        finally:
            listening.shutdown()
            thread.join()


@pytest.mark.parametrize(
    ("mode", "message"),
    [
        ("refuses", "it answered HTTP 403 Forbidden; check the address and your access to it"),
        ("busy", "it answered HTTP 503"),
        ("slow", "no answer within 1 second"),
        ("stops", "it cannot be reached"),
        ("rubbish", "holds 0 triples, and .* were sent"),
    ],
)
def test_a_server_that_fails_is_one_message(first: Dataset, mode: str, message: str) -> None:
    with faulty(mode) as addresses, pytest.raises(EndpointError, match=message):
        publish(first, Server(addresses, seconds=1, pauses=(0.01,)), How(), progress=quiet)


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(one) for one in arguments])


def test_the_commands(first: Dataset, tmp_path: Path) -> None:
    data = first.folder.parents[1]
    with oxigraph(tmp_path / "store") as found:
        sent = run("publish", "--endpoint", found.query, "--update", found.update, "--data", data)
        assert sent.exit_code == DONE, sent.output
        assert f"Dataset {first.manifest.version} is published" in sent.stderr
        again = run("publish", "--endpoint", found.query, "--update", found.update, "--data", data)
        assert "Nothing has changed" in again.stderr
        here = run("ask", "actions-lacking", "-p", "slot=lead", "--data", data)
        there = run("ask", "actions-lacking", "-p", "slot=lead", "--endpoint", found.query)
        assert there.stdout == here.stdout != ""
        assert run("query", COUNT, "--endpoint", found.query).stdout == run("query", COUNT, "--data", data).stdout
    lost = run("publish", "--endpoint", found.query, "--data", data, "--seconds", "1")
    assert lost.exit_code == UNREADABLE
    assert "it cannot be reached" in lost.stderr


def test_filters_that_are_always_true_are_not_sent() -> None:
    assert portable("{ ?s ?p ?o FILTER(COALESCE(?o = ?__a, true)) }") == "{ ?s ?p ?o  }"
    assert portable('{ FILTER(COALESCE(COALESCE(?x, "") IN (?__a), true)) }') == "{  }"
    for kept in (
        "{ VALUES ?__a { 1 } FILTER(COALESCE(?o = ?__a, true)) }",
        "{ FILTER(COALESCE(BOUND(?__a), true)) }",
        "{ FILTER(COALESCE(?x = 1 || ?y = ?__a, true)) }",
        "{ FILTER(COALESCE(COALESCE(?__a, 1) = 1, true)) }",
    ):
        assert portable(kept) == kept


@pytest.mark.skipif(VIRTUOSO is None, reason=VIRTUOSO_ABSENT)
def test_virtuoso(first: Dataset, second: Dataset, tmp_path: Path) -> None:
    signed = Credentials("dba", "dba", "digest")
    with virtuoso(tmp_path) as found:
        for graph_store in (found.graph_store, None):
            server = server_at(Addresses(found.query, found.update, graph_store), signed)
            for dataset in (first, second):
                sent = publish(dataset, server, How(batch=1000), progress=quiet)
                assert sent.layout == "together"
                there = open_endpoint(found.query)
                assert count(there) == count(dataset)
                assert there.gives_facts_only
                assert differing(dataset, there) == []
        with pytest.raises(EndpointError, match="HTTP 401"):
            publish(first, server_at(found, Credentials("dba", "wrong", "digest")), How(), progress=quiet)
