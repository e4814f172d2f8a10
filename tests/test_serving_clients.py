"""Clients that others made, asking a real server."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import (
    CSV,
    GET,
    JSON,
    JSONLD,
    N3,
    POST,
    POSTDIRECTLY,
    RDFXML,
    TSV,
    TURTLE,
    URLENCODED,
    XML,
    SPARQLWrapper,
)

from graph.answers import Table
from graph.errors import BadQuery
from queries.errors import EndpointError
from queries.remote import RemoteDataset
from tests.serving import AUTHORITIES, CROSS_PRODUCT, Endpoint, build, serving

AUTHORITY = "https://w3id.org/goldenthread/id/authority/kelderdale"
CLASS = "https://w3id.org/goldenthread/ont#Authority"
PREFIXED = f"PREFIX gt: <https://w3id.org/goldenthread/ont#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> {AUTHORITIES}"
CONSTRUCT = f"CONSTRUCT {{ ?one a <{CLASS}> }} WHERE {{ ?one a <{CLASS}> }}"
COMUNICA = Path(__file__).parents[1] / ".venv" / "comunica"
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Endpoint]:
    with serving(build(tmp_path_factory.mktemp("clients")), seconds=3) as running:
        yield running


def wrapper(endpoint: Endpoint, query: str, format: str) -> SPARQLWrapper:
    made = SPARQLWrapper(f"{endpoint.address}/sparql", returnFormat=format)
    made.setQuery(query)
    return made


@pytest.mark.parametrize(("method", "way"), [(GET, URLENCODED), (POST, URLENCODED), (POST, POSTDIRECTLY)])
def test_sparqlwrapper_sends_in_three_ways(endpoint: Endpoint, method: str, way: str) -> None:
    asked = wrapper(endpoint, PREFIXED, JSON)
    asked.setMethod(method)
    asked.setRequestMethod(way)
    rows = asked.queryAndConvert()["results"]["bindings"]
    assert [(row["one"]["value"], row["name"]["value"]) for row in rows] == [(AUTHORITY, "Kelderdale")]


def test_sparqlwrapper_reads_every_format(endpoint: Endpoint) -> None:
    assert b"Kelderdale" in wrapper(endpoint, PREFIXED, CSV).queryAndConvert()
    assert b"Kelderdale" in wrapper(endpoint, PREFIXED, TSV).queryAndConvert()
    assert "Kelderdale" in wrapper(endpoint, PREFIXED, XML).queryAndConvert().toxml()
    assert wrapper(endpoint, f"ASK {{ ?one a <{CLASS}> }}", JSON).queryAndConvert()["boolean"] is True
    expected = (URIRef(AUTHORITY), RDF.type, URIRef(CLASS))
    for format in (RDFXML, JSONLD):
        assert expected in wrapper(endpoint, CONSTRUCT, format).queryAndConvert()
    for format in (TURTLE, N3):
        assert expected in Graph().parse(data=wrapper(endpoint, CONSTRUCT, format).queryAndConvert(), format="turtle")


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib_takes_the_endpoint_for_a_graph(endpoint: Endpoint, method: str) -> None:
    graph = Graph(SPARQLStore(f"{endpoint.address}/sparql", method=method))
    assert [(str(one), str(name)) for one, name in graph.query(PREFIXED)] == [(AUTHORITY, "Kelderdale")]  # type: ignore[misc]
    assert bool(graph.query(f"ASK {{ ?one a <{CLASS}> }}"))
    assert list(graph.subjects(RDF.type, URIRef(CLASS))) == [URIRef(AUTHORITY)]
    assert (URIRef(AUTHORITY), RDF.type, URIRef(CLASS)) in graph
    assert (URIRef(AUTHORITY), RDF.type, URIRef(CLASS)) in graph.query(CONSTRUCT).graph  # type: ignore[operator]


def test_our_own_client(endpoint: Endpoint) -> None:
    remote = RemoteDataset(f"{endpoint.address}/sparql", seconds=10)
    assert remote.query(PREFIXED) == Table(("one", "name"), ((URIRef(AUTHORITY), Literal("Kelderdale", lang="en")),))
    with pytest.raises(BadQuery, match="line 1, column 9"):
        remote.query("SELECT *")
    with pytest.raises(EndpointError, match="504"):
        remote.query(CROSS_PRODUCT)


def curl(*arguments: str) -> str:
    return subprocess.run(["curl", "-sS", *arguments], check=True, capture_output=True).stdout.decode()


@pytest.mark.skipif(shutil.which("curl") is None, reason="no curl here: apt-get install curl")
def test_curl(endpoint: Endpoint) -> None:
    address = f"{endpoint.address}/sparql"
    for accept, expected in (
        ("text/csv", f"one,name\r\n{AUTHORITY},Kelderdale\r\n"),
        ("text/tab-separated-values", f'?one\t?name\n<{AUTHORITY}>\t"Kelderdale"@en\n'),
    ):
        header = f"Accept: {accept}"
        assert curl("-G", address, "-H", header, "--data-urlencode", f"query={AUTHORITIES}") == expected
        assert curl(address, "-H", header, "--data-urlencode", f"query={AUTHORITIES}") == expected
        direct = curl(
            address, "-H", header, "-H", "Content-Type: application/sparql-query", "--data-binary", AUTHORITIES
        )
        assert direct == expected
    assert "HTTP/1.1 200" in curl("-I", "-G", address, "--data-urlencode", f"query={AUTHORITIES}")
    assert "504" in curl(
        "-G", address, "-o", os.devnull, "-w", "%{http_code}", "--data-urlencode", f"query={CROSS_PRODUCT}"
    )
    assert curl(f"{endpoint.address}/questions/actions-lacking.csv").splitlines()[1].count("Kelderdale") >= 1


def comunica(*arguments: str) -> list[dict[str, str]]:
    if shutil.which("node") is None or not (COMUNICA / "node_modules").is_dir():
        pytest.skip("Comunica is not at hand: run make comunica (it needs npm)")
    script = Path(__file__).with_name("comunica.mjs")
    environment = {**os.environ, "COMUNICA": str(COMUNICA)}
    run = subprocess.run(
        ["node", str(script), *arguments], capture_output=True, text=True, env=environment, timeout=120
    )
    assert run.returncode == 0, run.stderr
    found: list[dict[str, str]] = json.loads(run.stdout)
    return found


@pytest.mark.parametrize("kind", [(), ("sparql",)], ids=["found out", "named"])
def test_comunica(endpoint: Endpoint, kind: tuple[str, ...]) -> None:
    assert comunica(f"{endpoint.address}/sparql", PREFIXED, *kind) == [{"one": AUTHORITY, "name": "Kelderdale"}]
