"""Dates as precise as their source: partial dates, weeks and intervals, with the bounds that they imply."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

_DAY: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_MONTH: Final = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
_YEAR: Final = re.compile(r"\d{4}", re.ASCII)
_WEEK: Final = re.compile(r"(\d{4})-W(\d{2})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Bounds:
    """First and last day that a date can mean; None is open."""

    first: date | None
    last: date | None


def bounds(edtf: str) -> Bounds:
    """The days that `edtf` spans: a day, month, year, ISO week, or two of them with "/" between; ".." is open.

    Raises `ValueError` for anything else and for days that no calendar has.
    """
    start, end = ends(edtf)
    return Bounds(start.first, end.last)


def ends(edtf: str) -> tuple[Bounds, Bounds]:
    """The days on which the stretch of time can have begun, and those on which it can have ended.

    Of one date both are the days that it can mean: it says no more.
    """
    first, slash, last = edtf.partition("/")
    if not slash:
        return _single(edtf), _single(edtf)
    unknown = Bounds(None, None)
    return (unknown if first == ".." else _single(first)), (unknown if last == ".." else _single(last))


def interval(start: str | None, end: str | None) -> str | None:
    """EDTF of a stretch of time of which either end may be unknown; None where both are."""
    if not start and not end:
        return None
    return start if start == end and start else f"{start or '..'}/{end or '..'}"


def _single(text: str) -> Bounds:
    if found := _DAY.fullmatch(text):
        day = date(int(found[1]), int(found[2]), int(found[3]))
        return Bounds(day, day)
    if found := _MONTH.fullmatch(text):
        year, month = int(found[1]), int(found[2])
        if not 1 <= month <= 12:
            raise ValueError(f"{text!r} has no such month")
        return Bounds(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))
    if _YEAR.fullmatch(text):
        return Bounds(date(int(text), 1, 1), date(int(text), 12, 31))
    if found := _WEEK.fullmatch(text):
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        return Bounds(monday, monday + timedelta(days=6))
    raise ValueError(f"{text!r} is not a date: write 2015-09-18, 2015-09, 2015 or 2013-W47")
