"""The words above a picture of a network: what it shows, of when, what it leaves out, and how thin it is."""

from __future__ import annotations

from datetime import date
from typing import Final

from graph.moments import Bounds, bounds
from graph.network.choosing import Window
from graph.network.comparing import Comparison, Side
from graph.network.measures import Measures, thinness
from graph.network.network import Network
from queries.errors import BindingError

_WORDS: Final[dict[str, tuple[str, str]]] = {
    "holds": ("holds", "hold"),
    "proposed": ("is proposed", "are proposed"),
    "ended": ("has ended", "have ended"),
    "unknown": ("is of unknown standing", "are of unknown standing"),
}


def many(count: int, one: str, more: str) -> str:
    """A number with its noun."""
    return f"{count} {one if count == 1 else more}"


def window_of(as_at: str | None, since: str | None, until: str | None) -> Window | None:
    """The days that dates of any precision mean; None where none is given. Raises `BindingError`."""
    if as_at and (since or until):
        raise BindingError("give one date (--as-at) or two ends of a time (--from, --to), not both")
    if as_at:
        days = _days(as_at)
        return Window(days.first or date.min, days.last or date.max)
    if not since and not until:
        return None
    first = _days(since).first if since else None
    last = _days(until).last if until else None
    window = Window(first or date.min, last or date.max)
    if window.first > window.last:
        raise BindingError(f"the time ends ({until}) before it begins ({since})")
    return window


def place_of(network: Network) -> str:
    """The areas of a network, by name."""
    named = [network.by_iri[iri].label for iri in network.choice.authorities if iri in network.by_iri]
    gone = len(network.choice.authorities) - len(named)
    return ", ".join(named) + (" and " if named and gone else "") + (
        f"{gone} not there at the time" if gone else ""
    ) or ("all areas")


def heading_of(network: Network, *, by_time: bool) -> str:
    """What one of two networks is called: its time, or its areas."""
    return time_of(network) if by_time else place_of(network)


def time_of(network: Network) -> str:
    """The time of a network in words."""
    window = network.choice.window
    if window is None:
        return "at any time"
    if window.first == window.last:
        return f"as at {window.first.isoformat()}"
    if (window.first, window.last) in _whole(window.first):
        return f"in {window.first.isoformat()[: 4 if window.last.month - window.first.month else 7]}"
    first = window.first.isoformat() if window.first != date.min else "the beginning"
    last = window.last.isoformat() if window.last != date.max else "now"
    return f"from {first} to {last}"


def network_notes(network: Network, version: str) -> tuple[str, ...]:
    """What a picture of one network shows and leaves out."""
    left = "; ".join(f"{reason}: {count}" for reason, count in network.left_out)
    return tuple(
        note
        for note in (
            f"{_sizes(network)} {time_of(network)[0].upper()}{time_of(network)[1:]}. Dataset {version}.",
            thinness(network).sentence,
            f"Told apart, or not shown: {left}." if left else "",
        )
        if note
    )


def comparison_notes(comparison: Comparison, headings: tuple[str, str], version: str) -> tuple[str, ...]:
    """What a picture of two networks shows."""
    both, here, there = comparison.both, comparison.only_here, comparison.only_there
    near, far = comparison.measures
    return (
        f"In both: {_side(both)}. Only {headings[0]}: {_side(here)}. Only {headings[1]}: {_side(there)}. "
        f"Dataset {version}.",
        *(
            f"{heading[0].upper()}{heading[1:]}: {density(one)} {one.thinness.sentence}"
            for heading, one in zip(headings, (near, far), strict=True)
        ),
    )


def density(measures: Measures) -> str:
    """How many pairs are tied, of those that could be."""
    return f"{measures.tied} of {many(measures.possible, 'possible pair is', 'possible pairs are')} tied by what holds."


def _side(side: Side) -> str:
    return f"{many(len(side.parties), 'party', 'parties')} and {many(len(side.ties), 'tie', 'ties')}"


def _sizes(network: Network) -> str:
    counts = network.counts()
    shown = ", ".join(
        f"{counts[course]} {words[counts[course] > 1]}" for course, words in _WORDS.items() if counts.get(course)
    )
    text = f"{many(len(network.parties), 'party', 'parties')}, {many(len(network.ties), 'tie', 'ties')}"
    text += f": {shown}" if shown else ""
    if network.open_ties:
        text += f"; {len(network.open_ties)} more with an end that no source states"
    return f"{text}."


def _whole(first: date) -> tuple[tuple[date, date], ...]:
    """The year and the month that begin on a day, as their first and last days."""
    if first.day != 1:
        return ()
    month = bounds(first.isoformat()[:7])
    year = bounds(first.isoformat()[:4])
    return tuple((one.first, one.last) for one in (month, year) if one.first == first and one.last)


def _days(text: str) -> Bounds:
    try:
        return bounds(text)
    except ValueError as error:
        raise BindingError(str(error)) from error
