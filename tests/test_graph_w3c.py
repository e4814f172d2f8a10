"""The W3C's evaluation tests of SPARQL 1.1 and 1.0, asked as every query is: row by row where that means the same.

The suite is not ours to ship: SPARQL_SUITE names a folder that holds it (the `rdf-tests` of the W3C, or any part of it).
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Graph
from rdflib.collection import Collection
from rdflib.namespace import RDF, Namespace

from graph.lateral import row_by_row

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
SUITE = os.environ.get("SPARQL_SUITE", "")
pytestmark = pytest.mark.skipif(not SUITE, reason="no SPARQL_SUITE names the folder of the W3C's tests")


def listed_tests() -> Iterator[tuple[str, Path, tuple[Path, ...], tuple[Path, ...]]]:
    """Name, query, data and named data of each evaluation test whose query is a SELECT."""
    for manifest in sorted(Path(SUITE).rglob("manifest.ttl")) if SUITE else ():
        graph = Graph().parse(manifest, publicID=manifest.as_uri())
        for entries in graph.objects(None, MF.entries):
            for test in Collection(graph, entries):
                if (test, RDF.type, MF.QueryEvaluationTest) not in graph:
                    continue
                action = graph.value(test, MF.action)
                parts = [
                    tuple(local(one) for one in graph.objects(action, kind))
                    for kind in (QT.query, QT.data, QT.graphData)
                ]
                if parts[0] and all(path.is_file() for path in (*parts[0], *parts[1], *parts[2])):
                    yield str(test), parts[0][0], parts[1], parts[2]


def local(iri: object) -> Path:
    return Path(str(iri).removeprefix("file://"))


def filled(data: tuple[Path, ...], named: tuple[Path, ...]) -> ox.Store:
    store = ox.Store()
    for path in (*data, *named):
        graph = ox.NamedNode(path.as_uri()) if path in named else ox.DefaultGraph()
        store.load(path=str(path), base_iri=path.as_uri(), to_graph=graph)
    return store


def rows(store: ox.Store, sparql: str, base: str) -> list[str]:
    found = store.query(sparql, base_iri=base)
    assert isinstance(found, ox.QuerySolutions)
    names = sorted(variable.value for variable in found.variables)
    return sorted(str([str(row[name]) if row[name] is not None else None for name in names]) for row in found)


@pytest.mark.parametrize(
    ("name", "query", "data", "named"), [pytest.param(*one, id=one[0].rpartition("/")[2]) for one in listed_tests()]
)
def test_asked_row_by_row_the_answer_is_the_same(
    name: str, query: Path, data: tuple[Path, ...], named: tuple[Path, ...]
) -> None:
    sparql = query.read_text(encoding="utf-8")
    asked = row_by_row(sparql)
    if asked == sparql or "BNODE" in sparql.upper() or "RAND(" in sparql.upper() or "UUID" in sparql.upper():
        pytest.skip("asked as it is written, or different each time")
    store = filled(data, named)
    try:
        store.query(sparql, base_iri=query.as_uri())
    except SyntaxError:
        pytest.skip("the engine refuses the query itself")
    assert rows(store, asked, query.as_uri()) == rows(store, sparql, query.as_uri())
