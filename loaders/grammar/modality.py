"""Whether what a clause says holds, is only proposed, has ended or is denied; and how often it happens."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from loaders.lexicon import load
from loaders.patterns import Pattern, prepare

Status = Literal["actual", "proposed", "ended"]
_CLAUSE = prepare(r"; |\. |, (?:but|whereas|while|whilst|and (?:the|it|this)) ")
_BEFORE = 12


def status_of(text: str, at: int, stop: int) -> Status:
    """Whether what `text` says from `at` to `stop` holds, is only proposed, or has ended.

    >>> status_of("it is proposed that ⟪b0⟫ oversees ⟪b1⟫", 20, 36)
    'proposed'
    """
    opening = max((gap.end() for gap in _CLAUSE.finditer(text, 0, at)), default=0)
    clause = text[opening:stop]
    if _words("commands").match(text):
        return "proposed"
    if _words("proposed").search(clause) and not _words("not_proposed").search(text[at:stop]):
        return "proposed"
    is_over = _words("ended").search(clause) or _words("over").match(text, stop)
    return "ended" if is_over else "actual"


def is_coming(text: str, at: int, stop: int) -> bool:
    """True where the words from `at` to `stop`, or before them in their clause, tell of a change still to come."""
    opening = max((gap.end() for gap in _CLAUSE.finditer(text, 0, at)), default=0)
    return bool(_words("coming").search(text, opening, stop))


def frequency_of(text: str) -> str | None:
    """How often, as an ISO duration, where one is stated and no other.

    >>> frequency_of("reports every six weeks")
    'P6W'
    """
    found = {period for period, words in _frequencies() if words.search(text)}
    return found.pop() if len(found) == 1 else None


def is_denied(text: str, at: int, stop: int) -> bool:
    """True where the words from `at` to `stop`, or those just before, say that it is not so."""
    opening = max((gap.end() for gap in _CLAUSE.finditer(text, 0, at)), default=0)
    denied = _words("denied").search(text, max(at - _BEFORE, 0), stop)
    return bool(denied or _words("not_so").search(text, opening, at))


def is_question(text: str) -> bool:
    """True of what ends with a question mark."""
    return bool(_words("asked").search(text))


def is_elsewhere(text: str) -> bool:
    """True of what is told of other places, or of places in general: "In other areas", "Many boards have"."""
    return bool(_words("elsewhere").match(text))


@cache
def _words(key: str) -> Pattern:
    return prepare(load("relation-words")[key])


@cache
def _frequencies() -> tuple[tuple[str, Pattern], ...]:
    return tuple((period, prepare(words, re.I)) for period, words in load("relation-words")["frequency"].items())
