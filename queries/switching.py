"""The step by which a server's readers come to see another version, and the counts before and after it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from graph.errors import BadQuery
from ontology.terms import BASE
from queries.errors import EndpointError
from queries.published import RECORD, Published, published
from queries.server import Server
from queries.staging import Plan
from queries.wire import reading

_AT_ONCE: Final = 200
_STAGED: Final = f"{BASE}published/"


def switch(server: Server, planned: Plan, before: Published | None, record: Published) -> None:
    """Puts the new version in the place of the old by one update. Where the answer is lost, looks what came of it.

    Then drops what older versions left: all but the one before. Raises `EndpointError`.
    """
    staging = planned.staging
    gone = [graph for graph in (before.named_graphs if before else ()) if graph not in record.named_graphs]
    steps = [f"DROP SILENT GRAPH <{graph}>" for graph in (*gone, staging.progress, RECORD)]
    steps += [f"MOVE <{staging.of(graph)}> TO <{graph}>" for graph in planned.changed]
    if record.default_graph is None:
        steps.append(f"MOVE <{staging.merged}> TO DEFAULT")
    steps.append(f"INSERT DATA {{ {record.block()} }}")
    try:
        server.update(" ;\n".join(steps), again=False)
    except (EndpointError, BadQuery) as error:
        if published(server) != record:
            raise EndpointError(f"{error}. The version was not switched to: publish again") from error
    _check_switched(server, planned, record)
    _drop_older(server, {record.version, *([before.version] if before else [])})


def check_counts(server: Server, expected: Mapping[str, int]) -> None:
    """Raises `EndpointError`, naming the first graph that does not hold as many triples as it should."""
    for graphs in _batches(sorted(expected)):
        values = " ".join(f"<{graph}>" for graph in graphs)
        rows = server.select(
            f"SELECT ?g (COUNT(*) AS ?n) WHERE {{ VALUES ?g {{ {values} }} GRAPH ?g {{ ?s ?p ?o }} }} GROUP BY ?g"
        ).rows
        with reading(server.endpoint, "count"):
            found = {str(graph): int(str(count)) for graph, count in rows}
        for graph in graphs:
            if found.get(graph, 0) != expected[graph]:
                raise EndpointError(_told(server, f"<{graph}>", found.get(graph, 0), expected[graph]))


def drop(server: Server, graphs: Iterable[str]) -> None:
    """Removes these graphs, whether or not they are there."""
    for some in _batches(sorted(graphs)):
        server.update(" ;\n".join(f"DROP SILENT GRAPH <{graph}>" for graph in some))


def _check_switched(server: Server, planned: Plan, record: Published) -> None:
    expected = {graph: planned.counts[planned.staging.of(graph)] for graph in record.named_graphs}
    if record.default_graph is not None:
        check_counts(server, {**expected, record.default_graph: record.triples})
        return
    check_counts(server, expected)
    rows = server.select("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }").rows
    with reading(server.endpoint, "count"):
        found = int(str(rows[0][0]))
    if found != record.triples:
        raise EndpointError(_told(server, "its default graph", found, record.triples))


def _drop_older(server: Server, keep: set[str]) -> None:
    """Drops what versions other than these left; readers of the one before may go on."""
    sparql = f'SELECT DISTINCT ?g WHERE {{ GRAPH ?g {{ ?s ?p ?o }} FILTER(STRSTARTS(STR(?g), "{_STAGED}")) }}'
    graphs = [str(row[0]) for row in server.select(sparql).rows]
    drop(server, (graph for graph in graphs if graph.removeprefix(_STAGED).partition("/")[0] not in keep))


def _told(server: Server, where: str, found: int, expected: int) -> str:
    return (
        f"{server.addresses.update}: {where} holds {found:,} triples, and {expected:,} were sent; publish again with "
        "--anew, and see docs/beyond-one-machine.md for what some servers take for one and the same"
    )


def _batches(items: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(items), _AT_ONCE):
        yield items[start : start + _AT_ONCE]
