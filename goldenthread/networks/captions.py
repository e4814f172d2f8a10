"""The words above a picture of a network: what it shows, of when, what it leaves out, and how thin it is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from graph.moments import Bounds, bounds
from graph.network.choosing import Choice, Window
from graph.network.comparing import Comparison, Side
from graph.network.measures import Measures, thinness
from graph.network.network import Network
from graph.network.parties import Party
from graph.network.reading import Everything
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


def place_of(choice: Choice, parties: Mapping[str, Party]) -> str:
    """The areas that are chosen, by name."""
    named = [parties[iri].label for iri in choice.authorities]
    return " and ".join([", ".join(named[:-1]), named[-1]]) if len(named) > 1 else "".join(named) or "all areas"


def time_of(choice: Choice) -> str:
    """The time that is chosen, in words."""
    window = choice.window
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
    time = time_of(network.choice)
    left = "; ".join(f"{reason}: {count}" for reason, count in network.left_out)
    return tuple(
        note
        for note in (
            f"{_sizes(network)} {time[0].upper()}{time[1:]}. Dataset {version}.",
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


def succession_notes(comparison: Comparison, everything: Everything) -> tuple[str, ...]:
    """What of the first is stated to be succeeded by what of the second."""
    gone = {party.iri for party in comparison.only_here.parties}
    come = {party.iri for party in comparison.only_there.parties}
    found = [
        f"{everything.parties[tie.source].label} is succeeded by {everything.parties[tie.target].label}"
        for tie in everything.ties
        if tie.kind == "succession" and tie.source in gone and tie.target in come
    ]
    return (f"Between the two: {'; '.join(found)}.",) if found else ()


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
