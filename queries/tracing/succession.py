"""How a matter passed from party to party, in the order of time, as the first part of its trace."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from graph.moments import bounds
from queries.tracing.links import Link
from queries.tracing.standing import Hold
from queries.tracing.walk import Way


@dataclass(frozen=True, slots=True)
class Handing:
    """A remit passing from one party to another; the two appearances say which of several of the party it is."""

    link: Link
    hold: Hold
    giver_at: int
    taker_at: int


@dataclass(frozen=True, slots=True)
class Succession:
    """Handings in the order of time; `first` gave the matter up first; `holder` has it now, None where none is told."""

    handings: tuple[Handing, ...] = ()
    first: str | None = None
    holder: str | None = None

    @property
    def first_at(self) -> int:
        """Which appearance of the first holder it is."""
        return self.handings[0].giver_at if self.handings else 0


def succession(links: Sequence[Link], way: Way) -> Succession:
    """The handings that sources tell of; on a day, an end that came later still held."""
    if not links:
        return Succession()
    ordered = sorted(links, key=lambda link: (_when(link), link.standing == "proposed", link.key))
    held = [(link, _hold(link, way)) for link in ordered]
    done = [link for link, hold in held if hold in ("holds", "ended")]
    holder = done[-1].upper if done else ordered[0].lower
    last = {party: place for place, link in enumerate(ordered) for party in (link.lower, link.upper) if party}
    seen: Counter[str] = Counter()
    handings: list[Handing] = []
    for place, (link, hold) in enumerate(held):
        taker_is_last = link.upper is None or last[link.upper] == place
        giver_at = _giver_at(link, handings, last, place, seen)
        if not taker_is_last:
            seen[link.upper or ""] += 1
        handings.append(Handing(link, hold, giver_at, 0 if taker_is_last else seen[link.upper or ""]))
    return Succession(tuple(handings), ordered[0].lower, holder)


def _giver_at(link: Link, before: Sequence[Handing], last: dict[str, int], place: int, seen: Counter[str]) -> int:
    if before and before[-1].link.upper == link.lower:
        return before[-1].taker_at
    if link.lower is None or last[link.lower] == place:
        return 0
    seen[link.lower] += 1
    return seen[link.lower]


def _hold(link: Link, way: Way) -> Hold:
    """A transfer is done once it began: what ended since is the holding, which a later transfer ended."""
    told = way.holds(replace(link, period=None))
    if way.day is not None and link.period and _begins_after(link.period, way.day):
        return "not yet"
    return told


def _begins_after(period: str, day: date) -> bool:
    span = bounds(period)
    return (span.first or span.last or day) > day


def _when(link: Link) -> tuple[date, date]:
    span = bounds(link.period) if link.period else None
    last = (span.last if span else None) or date.max
    return last, (span.first if span else None) or last
