"""Whether a link holds: what its source says of it, and when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final, Literal

from graph.moments import bounds, ends

Hold = Literal["holds", "proposed", "ended", "not yet", "unknown"]
HELD: Final = frozenset({"in-force", "occurred"})
INTENDED: Final = frozenset({"proposed", "expected", "planned"})
# Of two standings that sources give one thing, the surer fact counts; an end counts after all else.
_ORDER: Final = ("in-force", "occurred", "expected", "planned", "proposed", "ended", "not-occurred", "unknown")


def as_day(text: str) -> date:
    """The last day that a date of any precision can mean. Raises `ValueError` for what is none."""
    last = bounds(text).last
    if last is None:
        raise ValueError(f"{text!r} has no last day: give a day, a month or a year")
    return last


def strongest(standings: Iterable[str]) -> str | None:
    """The one standing to go by; None where none is told, as of a plain fact."""
    told = set(standings)
    return next((one for one in _ORDER if one in told), None)


def at_day(states: Iterable[tuple[str, str]], day: date | None) -> str | None:
    """Of states with the date of their source, the standing of the latest that is not after the day."""
    known = [(day_of, standing) for when, standing in states if (day_of := _day(when)) and (not day or day_of <= day)]
    return max(known)[1] if known else None


def hold(standing: str | None, period: str | None, day: date | None) -> Hold:
    """Whether a link of this standing and period holds, on the day where one is given.

    A link without a stated time counts as holding on any day; one that ended, as holding on days within its period.
    """
    if standing in INTENDED:
        return "proposed"
    if standing is not None and standing not in HELD and standing != "ended":
        return "unknown"
    if day is None:
        return "ended" if standing == "ended" else "holds"
    within = _within(period, day)
    if standing == "ended" and (period is None or within != "holds"):
        return "ended" if within == "holds" else within
    return within


def _within(period: str | None, day: date) -> Hold:
    if period is None:
        return "holds"
    start, end = ends(period)
    if start.first is not None and day < start.first:
        return "not yet"
    if end.last is not None and day > end.last:
        return "ended"
    return "holds"


def _day(when: str) -> date | None:
    try:
        return bounds(when).last
    except ValueError:
        return None
