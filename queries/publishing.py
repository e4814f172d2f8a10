"""A version loaded into a SPARQL server: in batches that can be gone on with, counted, and switched to when whole.

A server whose default graph is its own ("apart") gets the merged facts there, by MOVE, in one update. Of one whose
default graph is the union of all graphs ("together") the merged facts stay in a graph that is named after the version,
and the record on the server says which it is. Named graphs that are as they were are neither sent nor moved.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Final, Literal

from graph.answers import Truth
from graph.dataset import Dataset
from graph.errors import BadQuery
from ontology.terms import BASE
from queries.errors import EndpointError
from queries.published import VERSION, Published, published
from queries.server import Server
from queries.staging import Plan, Staging, plan
from queries.switching import check_counts, drop, switch
from queries.wire import reading

Layout = Literal["apart", "together"]
Progress = Callable[[str, int], None]
BATCH: Final = 5_000
_EXTENT: Final = "http://purl.org/dc/terms/extent"
_PROBE: Final = f"{BASE}published/probe"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of publishing: the record now on the server, triples sent, and whether it stood there before."""

    published: Published
    layout: Layout
    sent: int = 0
    unchanged: bool = False


@dataclass(frozen=True, slots=True)
class How:
    """Triples a request; where the merged facts go, None to find out; and whether all is sent anew."""

    batch: int = BATCH
    layout: Layout | None = None
    anew: bool = False


def publish(dataset: Dataset, server: Server, how: How, *, progress: Progress) -> Outcome:
    """Loads a version and switches over to it when all of it is there; goes on where an earlier run broke off.

    `progress` hears of steps and of triples sent. Raises `EndpointError`; then readers see what they saw before.
    """
    staging = Staging(dataset.manifest.version)
    before = published(server)
    layout = how.layout or _layout_of(server)
    is_there = before and before.version == staging.version and (before.default_graph is None) == (layout == "apart")
    if before and is_there and not before.switching_to and not how.anew:
        return Outcome(before, layout, unchanged=True)
    progress("Sorting", 0)
    planned = plan(dataset, staging, {} if how.anew or before is None else before.named_graphs)
    if how.anew:
        drop(server, [*planned.counts, staging.progress])
    sent = _load_and_count(planned, dataset, server, how, progress)
    record = Published(
        staging.version,
        planned.counts[staging.merged],
        staging.merged if layout == "together" else None,
        planned.digests,
    )
    progress("Switching", 0)
    switch(server, planned, before, record)
    return Outcome(record, layout, sent)


def _layout_of(server: Server) -> Layout:
    """Whether what is in a named graph shows in the server's default graph."""
    server.update(f'INSERT DATA {{ GRAPH <{_PROBE}> {{ <{_PROBE}> <{VERSION}> "probe" }} }}')
    seen = server.ask(f'ASK {{ <{_PROBE}> <{VERSION}> "probe" }}')
    server.update(f"DROP SILENT GRAPH <{_PROBE}>")
    return "together" if isinstance(seen, Truth) and seen.value else "apart"


def _load_and_count(planned: Plan, dataset: Dataset, server: Server, how: How, progress: Progress) -> int:
    """Sends what is to be sent and counts it there; what was left by another run and is wrong is sent anew, once."""
    sent = _load(planned, dataset, server, how.batch, progress)
    progress("Counting", 0)
    try:
        check_counts(server, planned.waiting())
    except EndpointError:
        drop(server, [*planned.counts, planned.staging.progress])
        sent += _load(planned, dataset, server, how.batch, progress)
        progress("Counting", 0)
        check_counts(server, planned.waiting())
    return sent


def _load(planned: Plan, dataset: Dataset, server: Server, batch: int, progress: Progress) -> int:
    """Sends what is not there yet. How many triples were sent."""
    staging = planned.staging
    begun = there = _progress_of(server, staging)
    sequence = planned.sequence(dataset)
    place = len(list(islice(sequence, there)))
    while chunk := list(islice(sequence, batch)):
        place += len(chunk)
        marker = f"GRAPH <{staging.progress}> {{ <{staging.progress}> <{_EXTENT}> {place} }}"
        try:
            server.load(_by_graph(chunk), marker)
        except (EndpointError, BadQuery) as error:
            raise EndpointError(
                f"{error}. {there:,} triples are there, and nothing was switched: publish again to go on from there"
            ) from error
        there = place
        progress("Sending", there)
    return there - begun


def _by_graph(chunk: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for graph, triple in chunk:
        found.setdefault(graph, []).append(triple)
    return found


def _progress_of(server: Server, staging: Staging) -> int:
    """How many triples earlier runs have sent."""
    sparql = f"SELECT (MAX(?n) AS ?place) WHERE {{ GRAPH <{staging.progress}> {{ ?s <{_EXTENT}> ?n }} }}"
    rows = server.select(sparql).rows
    with reading(server.endpoint, "count"):
        return int(str(rows[0][0])) if rows and rows[0][0] is not None else 0
