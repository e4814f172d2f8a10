"""Chains at scale: the thread of every recommendation, board or plan of a dataset, and where each breaks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal, get_args

from graph.names import Selecting
from queries.tracing.breaks import Break, breaks, read_gaps
from queries.tracing.facets import Facets, read_facets
from queries.tracing.kinds import Mode
from queries.tracing.things import Thing, read_things
from queries.tracing.trace import Tracer
from queries.tracing.walk import Walked, walk

Of = Literal["recommendations", "actions", "plans", "boards", "authorities"]
KINDS: Final[tuple[Of, ...]] = get_args(Of)
_CLASSES: Final[Mapping[Of, str]] = {
    "recommendations": "gt:ReviewRecommendation gt:PriorityAction gt:Recommendation gt:DecisionRequest",
    "actions": "gt:Action",
    "plans": "gt:ImprovementPlan gt:Remit",
    "boards": (
        "gt:GovernanceBody gt:LocalSafeguardingChildrenBoard gt:SafeguardingPartnership "
        "gt:HealthAndWellbeingBoard gt:ImprovementBoard gt:ScrutinyCommittee"
    ),
    "authorities": "gt:Authority",
}
_STARTS: Final = "SELECT DISTINCT ?thing WHERE { VALUES ?class { CLASSES } ?thing a ?class }"


@dataclass(frozen=True, slots=True)
class Stop:
    """A place at which a chain breaks: the thing, how many links from the start, and why."""

    at: Thing
    step: int
    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class Chain:
    """The thread of one thing: where it breaks, how many of its links hold, whether it comes to national government."""

    start: Thing
    facets: Facets
    stops: tuple[Stop, ...]
    links: int
    arrived: bool


def chains(
    dataset: Selecting, of: Of = "recommendations", *, mode: Mode = "answerability", as_at: str | None = None
) -> tuple[Chain, ...]:
    """The chain of every thing of a kind, by id. Every link is read once; the cost is near linear in their number.

    Raises `ValueError` for a day that is none.
    """
    tracer = Tracer(dataset)
    tracer.links.read_all()
    way = tracer.way(mode, "up", as_at)
    starts = _starts(dataset, of)
    walks = [walk(tracer.links, start, way) for start in starts]
    things = read_things(dataset, {thing for walked in walks for thing in walked.depth})
    gaps = read_gaps(dataset, things.values())
    facets = read_facets(dataset, starts, _CLASSES[of])
    return tuple(
        _chain(walked, breaks(walked, things, tracer.links, way, gaps), things, facets, tracer.government)
        for walked in walks
    )


def broken(all_chains: Iterable[Chain]) -> tuple[Chain, ...]:
    """Those that break somewhere."""
    return tuple(chain for chain in all_chains if chain.stops)


def _starts(dataset: Selecting, of: Of) -> list[str]:
    return sorted({str(row[0]) for row in dataset.select(_STARTS.replace("CLASSES", _CLASSES[of])).rows})


def _chain(
    walked: Walked,
    found: Iterable[Break],
    things: Mapping[str, Thing],
    facets: Mapping[str, Facets],
    government: frozenset[str],
) -> Chain:
    stops = tuple(Stop(things[one.at], walked.depth[one.at] + 1, one.code, one.reason) for one in found)
    held = sum(one.followed for taken in walked.taken.values() for one in taken)
    return Chain(things[walked.start], facets[walked.start], stops, held, not government.isdisjoint(walked.depth))
