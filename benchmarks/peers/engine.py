"""What every way of asking is held to: it opens in a process of its own, and then gives rows for queries."""

from __future__ import annotations

import time
from collections.abc import Callable, Sized
from contextlib import AbstractContextManager
from dataclasses import dataclass

from benchmarks.asked import Asked


class Refused(Exception):
    """The engine gives an error instead of rows; the words are its own."""


class Late(Exception):
    """The engine has stopped by itself, since the limit is over."""


Answering = Callable[[str, float], Sized]
"""Rows fetched for a query within so many seconds by the wall; their number is counted when it is asked for."""


@dataclass(frozen=True, slots=True)
class Opened:
    """An engine that answers, and the processor seconds that it has used up to now."""

    answer: Answering
    clock: Callable[[], float] = time.process_time


@dataclass(frozen=True, slots=True)
class Engine:
    """A way of asking.

    `opened` runs in the process that asks, and what it gives raises `Refused` and `Late`. One that `stops_itself` is
    left to do so when it is late; the others are ended. `runs` are how often a question is asked at most, after all of
    them were asked once off the clock where `is_warmed`. `takes` says which questions it can be asked.
    """

    name: str
    opened: Callable[[], AbstractContextManager[Opened]]
    runs: int = 3
    stops_itself: bool = False
    is_warmed: bool = False
    takes: Callable[[Asked], bool] = lambda asked: True


@dataclass(frozen=True, slots=True)
class Reply:
    """What came of a question: processor seconds (the median), rows, words of a refusal, gigabytes used so far."""

    seconds: float
    rows: int | None = None
    refusal: str = ""
    is_late: bool = False
    peak: float = 0.0
