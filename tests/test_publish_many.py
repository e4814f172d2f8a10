"""A dataset of many named graphs on real servers: published, switched and asked."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from benchmarks.generated.country import sources
from graph.building import Origin, Source, build_dataset
from graph.dataset import Dataset, open_dataset
from ontology.terms import GRAPH
from queries.errors import EndpointError
from queries.moving import Move
from queries.published import Published, open_endpoint, published
from queries.publishing import How, publish
from queries.remote import Graphs, RemoteDataset
from queries.sending import Credentials
from queries.server import Addresses, Server
from queries.staging import Staging, plan
from tests.composed import claims
from tests.servers import VIRTUOSO, VIRTUOSO_ABSENT, oxigraph, virtuoso

pytestmark = pytest.mark.server
_LONG = "GOLDENTHREAD_LONG_TESTS"
LONG = os.environ.get(_LONG) == "1"
SIGNED = Credentials("dba", "dba", "digest")
GRAPHS = tuple(f"https://example.org/graph/{number:04}" for number in range(1_347))
ELSEWHERE = "https://example.org/elsewhere"
MERGED = "https://example.org/merged"
ANY = "GRAPH ?g { ?s ?p ?o }"
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
IN_GRAPHS = "SELECT ?g ?o WHERE { GRAPH ?g { ?s <urn:of> ?o } } ORDER BY ?g"


@pytest.fixture(scope="module", params=["oxigraph", "virtuoso"])
def running(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Addresses]:
    """Each server; with many graphs of one triple, and one of which nobody is told."""
    if request.param == "virtuoso" and VIRTUOSO is None:
        pytest.skip(VIRTUOSO_ABSENT)
    folder = tmp_path_factory.mktemp("server")
    with oxigraph(folder) if request.param == "oxigraph" else virtuoso(folder) as found:
        server = Server(found, credentials=SIGNED if request.param == "virtuoso" else None, pauses=())
        blocks = [f"GRAPH <{graph}> {{ <urn:it> <urn:of> '{graph[-4:]}' }}" for graph in (*GRAPHS, ELSEWHERE, MERGED)]
        for start in range(0, len(blocks), 200):
            server.update(f"INSERT DATA {{ {' '.join(blocks[start : start + 200])} }}")
        yield found


def test_a_question_of_every_graph_is_answered_and_of_no_other(running: Addresses) -> None:
    there = RemoteDataset(running.query, graphs=Graphs(MERGED, GRAPHS))
    assert [(str(g), str(o)) for g, o in there.query(IN_GRAPHS).rows] == [(one, one[-4:]) for one in GRAPHS]
    of_one = f"SELECT ?o WHERE {{ GRAPH <{GRAPHS[7]}> {{ ?s ?p ?o }} }}"
    assert [str(o) for (o,) in there.query(of_one).rows] == ["0007"]
    assert there.query(of_one.replace(GRAPHS[7], ELSEWHERE)).rows == ()
    facts = RemoteDataset(running.query, graphs=Graphs(MERGED, GRAPHS), way="facts only")
    assert facts.query(IN_GRAPHS).rows == there.query(IN_GRAPHS).rows


def test_only_graphs_that_a_query_names_are_told() -> None:
    graphs = Graphs(MERGED, GRAPHS)
    assert graphs.named_for("SELECT * { ?s ?p 'GRAPH ?g' }") == ()
    assert graphs.named_for(f"SELECT * {{ graph <{GRAPHS[3]}> {{ ?s ?p ?o }} GRAPH # x\n <{GRAPHS[1]}> {{}} }}") == (
        GRAPHS[1],
        GRAPHS[3],
    )
    for opened in ("?g", "ex:g", "<0003>"):
        asked = f"SELECT * {{ GRAPH <{GRAPHS[3]}> {{ ?s ?p ?o }} GRAPH {opened} {{ ?s ?p ?o }} }}"
        assert graphs.named_for(asked) == GRAPHS


def quiet(step: str, sent: int) -> None:
    """Hears of nothing."""


def two(folder: Path, papers: int) -> tuple[Dataset, Dataset]:
    """So many papers, and what became of them: each tells another fact, and ten papers are no more."""
    found = []
    for many, facts in ((papers, 2), (papers - 10, 3)):
        sources = [Source(f"paper-{n:04}", claims()[1:facts], f"{n:064x}") for n in range(many)]
        build_dataset(sources, folder / str(many), Origin("goldenthread test", "fingerprint"))
        found.append(open_dataset(folder / str(many)))
    return found[0], found[1]


@contextmanager
def server_of(kind: str, folder: Path) -> Iterator[Server]:
    """A real server that may be written to; its default graph is the union of all."""
    if kind == "virtuoso" and VIRTUOSO is None:
        pytest.skip(VIRTUOSO_ABSENT)
    folder.mkdir()
    with virtuoso(folder) if kind == "virtuoso" else oxigraph(folder, "--union-default-graph") as found:
        yield Server(found, credentials=SIGNED if kind == "virtuoso" else None, pauses=())


def inside(server: RemoteDataset, names: str) -> int:
    """How many triples the graphs hold whose names begin so."""
    there = f'GRAPH ?g {{ ?s ?p ?o }} FILTER(STRSTARTS(STR(?g), "{names}"))'
    return int(str(server.rows(f"SELECT (COUNT(*) AS ?n) WHERE {{ {there} }}").rows[0][0]))


def in_papers(server: RemoteDataset) -> int:
    """How many triples the graphs of papers hold."""
    return inside(server, f"{GRAPH}source/")


@contextmanager
def watching(address: str) -> Iterator[set[int]]:
    """What somebody sees who asks all the while."""
    seen: set[int] = set()
    over = threading.Event()

    def watch() -> None:
        while True:
            seen.add(in_papers(RemoteDataset(address, seconds=300)))
            if over.wait(0.2):
                return

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield seen
    finally:
        over.set()
        thread.join()


@pytest.mark.parametrize(
    ("kind", "papers"),
    [
        ("oxigraph", 120),
        pytest.param("virtuoso", 1_100, marks=pytest.mark.skipif(not LONG, reason=f"takes minutes: set {_LONG}=1")),
    ],
)
def test_many_graphs_are_switched_at_once(kind: str, papers: int, tmp_path: Path) -> None:
    """Virtuoso refuses to move a thousand graphs by their names, so that they go by a list."""
    first, second = two(tmp_path, papers)
    with server_of(kind, tmp_path / "server") as server:
        plain = RemoteDataset(server.endpoint, seconds=300)
        publish(first, server, How(), progress=quiet)
        before = in_papers(plain)
        with watching(server.endpoint) as seen:
            record = publish(second, server, How(), progress=quiet).published
            after = in_papers(plain)
        assert before != after
        assert seen
        assert seen <= {before, after}
        assert published(plain) == record
        waiting = [Staging(one.manifest.version).of(GRAPH) for one in (first, second)]
        assert [inside(plain, one) for one in waiting] == [0, 0]


@pytest.mark.parametrize("kind", ["oxigraph", "virtuoso"])
def test_half_of_a_switch_is_shown_to_nobody_and_gone_on_with(kind: str, tmp_path: Path) -> None:
    def stop(step: str, sent: int) -> None:
        if step == "Switching":
            raise KeyboardInterrupt

    first, second = two(tmp_path, 220)
    with server_of(kind, tmp_path / "server") as server:
        plain = RemoteDataset(server.endpoint, seconds=300)
        old = publish(first, server, How(), progress=quiet).published
        whole = in_papers(plain)
        reader = open_endpoint(server.endpoint)
        facts = reader.query(COUNT)
        with pytest.raises(KeyboardInterrupt):
            publish(second, server, How(), progress=stop)
        planned = plan(second, Staging(second.manifest.version), old.named_graphs)
        merged = planned.staging.merged
        new = Published(second.manifest.version, planned.counts[merged], merged, planned.digests)
        move = Move(planned, tuple(sorted(set(old.named_graphs) - set(new.named_graphs))), new)
        assert move.put_list(server) == len([0, 1])
        server.update(move.begin())
        server.update(move.part(0))
        assert in_papers(plain) != whole
        for one in (reader, open_endpoint(server.endpoint)):
            assert one.query(COUNT) == facts, "merged facts are those of the old version"
            with pytest.raises(EndpointError, match=f"are being switched to version {new.version}, and some"):
                one.query(IN_GRAPHS)
        publish(first, server, How(), progress=quiet)
        assert (in_papers(plain), published(plain)) == (whole, old)
        reader.query(IN_GRAPHS)
        publish(second, server, How(), progress=quiet)
        assert published(plain) == new
        with pytest.raises(EndpointError, match=f"no longer those of version {old.version}"):
            reader.query(IN_GRAPHS)


@pytest.mark.skipif(not LONG, reason=f"takes minutes: set {_LONG}=1")
def test_a_country_is_switched_by_parts(tmp_path: Path) -> None:
    """Its graphs are too many to be named in one update, and too large to be moved in one."""
    made = list(sources(1.0))
    with server_of("virtuoso", tmp_path / "server") as server:
        plain = RemoteDataset(server.endpoint, seconds=300)
        for some in (made, made[:-1]):
            build_dataset(some, tmp_path / "data", Origin("goldenthread test", "fingerprint"))
            dataset = open_dataset(tmp_path / "data")
            record = publish(dataset, server, How(), progress=quiet).published
            assert published(plain) == record
            there, here = open_endpoint(server.endpoint), dataset.manifest
            assert there.query(COUNT) == dataset.query(COUNT), "more facts than Virtuoso gives at once"
            assert in_papers(plain) == sum(n for graph, n in here.graphs.items() if graph.startswith(f"{GRAPH}source/"))
            assert inside(plain, Staging(here.version).of(GRAPH)) == 0
