"""The step by which a server's readers come to see another version, and the counts before and after it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from graph.errors import BadQuery
from ontology.terms import BASE
from queries.errors import EndpointError
from queries.moving import Move, batches
from queries.published import Published, published
from queries.server import Server
from queries.staging import Plan
from queries.wire import reading

_STAGED: Final = f"{BASE}published/"
_REFUSED: Final = frozenset({413, 500})  # too large, or a fault of the server's own
_FEW: Final = 8  # parts that are tried as one
_MIDWAY: Final = "Questions of named graphs are refused until the switch is done: publish again, and it goes on"
_AGAIN: Final = "The version was not switched to: publish again"


def switch(server: Server, planned: Plan, before: Published | None, record: Published) -> None:
    """Puts the new version in the place of the old by one update. Where the answer is lost, looks what came of it.

    An update that names every graph is too large for some servers: they are sent one that goes by a list, and where
    that moves too much, some that go by its parts.
    Then drops what is left of either and of older versions: all but the merged facts of the one before.
    Raises `EndpointError`.
    """
    gone = tuple(graph for graph in (before.named_graphs if before else ()) if graph not in record.named_graphs)
    move = Move(planned, gone, record)
    if _refusal(server, move.by_name(), record):
        check_counts(server, planned.waiting())  # of what was refused nothing was done
        _switch_by_list(server, move)
    _check_switched(server, planned, record)
    _drop_older(server, {record.default_graph, *([before.default_graph] if before else [])})


def _switch_by_list(server: Server, move: Move) -> None:
    parts = move.put_list(server)
    if parts <= _FEW and _refusal(server, move.by_list(), move.record) is None:
        return
    try:
        server.update(move.begin())
        for number in range(parts):
            server.update(move.part(number))
        server.update(move.end())
    except (EndpointError, BadQuery) as error:
        raise EndpointError(f"{error}. {_MIDWAY}") from error


def _refusal(server: Server, update: str, record: Published) -> EndpointError | BadQuery | None:
    """With what a server refuses this update as it is; None where it was done. Raises `EndpointError` otherwise."""
    try:
        server.update(update, again=False)
    except (EndpointError, BadQuery) as error:
        if published(server) == record:
            return None
        if isinstance(error, BadQuery) or error.status in _REFUSED:
            return error
        raise EndpointError(f"{error}. {_AGAIN}") from error
    return None


def check_counts(server: Server, expected: Mapping[str, int]) -> None:
    """Raises `EndpointError`, naming the first graph that does not hold as many triples as it should."""
    for graphs in batches(sorted(expected)):
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
    for some in batches(sorted(graphs)):
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


def _drop_older(server: Server, keep: set[str | None]) -> None:
    """Drops all that waits or waited, but these graphs: readers of the version before may go on."""
    sparql = f'SELECT DISTINCT ?g WHERE {{ GRAPH ?g {{ ?s ?p ?o }} FILTER(STRSTARTS(STR(?g), "{_STAGED}")) }}'
    drop(server, {str(row[0]) for row in server.select(sparql).rows} - keep)


def _told(server: Server, where: str, found: int, expected: int) -> str:
    return (
        f"{server.addresses.update}: {where} holds {found:,} triples, and {expected:,} were sent; publish again with "
        "--anew, and see docs/beyond-one-machine.md for what some servers take for one and the same"
    )
