"""What every way of asking is held to: it opens in a process of its own, and then gives rows for queries."""

from __future__ import annotations

from collections.abc import Callable, Sized
from contextlib import AbstractContextManager
from dataclasses import dataclass

from benchmarks.asked import Asked


class Refused(Exception):
    """The engine gives an error instead of rows; the words are its own."""


class Late(Exception):
    """The engine has stopped by itself, since the limit is over."""


Answering = Callable[[str, float], Sized]
"""Rows fetched for a query within so many seconds; their number is only counted when it is asked for, off the clock."""


@dataclass(frozen=True, slots=True)
class Engine:
    """A way of asking.

    `opened` runs in the process that asks and raises `Refused` and `Late` from what it gives. One that `stops_itself`
    when it is late is not ended at once. `runs` are how often a question is asked at most, after all of them were
    asked once off the clock where `is_warmed`. `takes` says which questions it can be asked.
    """

    name: str
    opened: Callable[[], AbstractContextManager[Answering]]
    runs: int = 3
    stops_itself: bool = False
    is_warmed: bool = False
    takes: Callable[[Asked], bool] = lambda asked: True


@dataclass(frozen=True, slots=True)
class Reply:
    """What came of a question: seconds (the median), rows, the words of a refusal, gigabytes used so far."""

    seconds: float
    rows: int | None = None
    refusal: str = ""
    is_late: bool = False
    peak: float = 0.0
