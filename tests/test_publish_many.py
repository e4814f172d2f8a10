"""A dataset of many named graphs on real servers: published, switched and asked."""

from collections.abc import Iterator

import pytest

from queries.remote import Graphs, RemoteDataset
from queries.sending import Credentials
from queries.server import Addresses, Server
from tests.servers import VIRTUOSO, VIRTUOSO_ABSENT, oxigraph, virtuoso

pytestmark = pytest.mark.server
SIGNED = Credentials("dba", "dba", "digest")
GRAPHS = tuple(f"https://example.org/graph/{number:04}" for number in range(1_347))
ELSEWHERE = "https://example.org/elsewhere"
MERGED = "https://example.org/merged"
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
