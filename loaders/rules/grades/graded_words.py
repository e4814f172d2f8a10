"""The words of a clause that is made of areas, grades and the small words between them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import cast

from loaders.claims import Area
from loaders.dates import find_dates
from loaders.lexicon import load
from loaders.patterns import Pattern, prepare
from loaders.rules.grades.grades import GradeSpan, find_grades

_BEHIND = 120


@dataclass(frozen=True, slots=True)
class Word:
    """Characters `at` to `stop` name an area, or print a grade."""

    at: int
    stop: int
    area: Area | None = None
    span: GradeSpan | None = None


def is_pure(clause: str) -> bool:
    """True for a clause of areas, grades, days and small words alone."""
    kept = clause
    for date in reversed(find_dates(clause)):
        kept = kept[: date.at] + " " + kept[date.stop :]
    kept = _tokens().sub(" ", kept)
    return all(word in _glue() or word.isdigit() for word in re.findall(r"\w[\w'-]*", kept.lower()))


def words_in(text: str, at: int, stop: int) -> list[Word]:
    grades = [Word(span.at, span.stop, span=span) for span in find_grades(text) if at <= span.at < stop]
    areas = [
        Word(match.start(match.lastgroup or 0), match.end(), area=cast(Area, _area_of(match)))
        for match in _named().finditer(text, at, stop)
        if not words("inspected").search(text, max(match.start() - _BEHIND, 0), match.start(match.lastgroup or 0))
    ]
    both = [Word(word.at, word.stop, area="care-leavers") for word in areas if _ends_list(text, word)]
    found = sorted((*grades, *areas, *both), key=lambda word: word.at)
    return [word for place, word in enumerate(found) if not _is_adverb(text, word, found[place + 1 :])]


def _ends_list(text: str, word: Word) -> bool:
    """True for "children in care and care leavers" behind a comma: two areas at the end of a list."""
    named = text[word.at : word.stop].lower()
    return word.area == "looked-after" and " and care" in named and text[: word.at].rstrip().endswith(",")


def _area_of(match: re.Match[str]) -> str:
    return (match.lastgroup or "").partition("__")[0].replace("_", "-")


def _is_adverb(text: str, word: Word, behind: list[Word]) -> bool:
    """True for "overall" and "the council" before the area that is meant."""
    if word.area != "overall" or not behind or not behind[0].area:
        return False
    return not text[word.stop : behind[0].at].strip(" ,") or behind[0].area == "overall"


@cache
def words(key: str) -> Pattern:
    """The pattern `key` of lexicon/graded-clauses.yml."""
    return prepare(load("graded-clauses")[key], re.I)


@cache
def _glue() -> frozenset[str]:
    return frozenset(load("graded-clauses")["glue"])


@cache
def _named() -> Pattern:
    """Any area, in a group of its name."""
    held = load("graded-clauses")
    named = "|".join(
        f"(?P<{entry['area'].replace('-', '_')}__{place}>{entry['words']})" for place, entry in enumerate(held["areas"])
    )
    return prepare(rf"(?<![\w-]){held['before']}(?:{named})(?![\w-])", re.I)


@cache
def _tokens() -> Pattern:
    """Whatever is taken out of a clause before its small words are looked at: areas, grades, brackets."""
    grades = "|".join(
        f"(?:{words})" for words in load("grades").values() if isinstance(words, str) and words[0].isalpha()
    )
    return prepare(rf"{_named().pattern}|(?<![\w-])(?:{grades})(?![\w-])|\([A-Z]{{3,8}}\)", re.I)
