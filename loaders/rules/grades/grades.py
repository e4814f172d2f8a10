"""Grades and areas of judgement in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import cast

from loaders.claims import Area, Grade
from loaders.lexicon import load
from loaders.patterns import Pattern, prepare

_GRADES: tuple[Grade, ...] = ("requires-improvement", "outstanding", "inadequate", "adequate", "good")
_TOPIC = prepare(r"^[A-Z][\w',&/ -]{2,60}? - (?=[A-Z])")  # "Neighbouring authorities - It was said ..."
_REMARK = prepare(r"(?:\s?\((?!but\b|not\b|was\b|previously\b|from\b)[^()]{1,60}\)[\s.*]*)?$", re.I)
_NUMBERED = prepare(r"^\W*(?:(?:grade|judge?ment)\s?)?(?:[1-4]\b)?", re.I)
_PLACE = r"[\w'.-]+(?:[ ,&-]{1,2}[\w'.-]+){0,5}"


@dataclass(frozen=True, slots=True)
class GradeSpan:
    """Characters `at` to `stop` print the grade, without quotation marks."""

    at: int
    stop: int
    grade: Grade


def grade_words() -> str:
    """A pattern for any grade."""
    return "|".join(f"(?:{load('grades')[grade]})" for grade in _GRADES)


@cache
def _grades() -> Pattern:
    named = "|".join(f"(?P<{g.replace('-', '_')}>{load('grades')[g]})" for g in _GRADES)
    return prepare(rf"(?<![\w-])(?:{named})(?![\w-])", re.I)


def find_grades(text: str) -> Iterator[GradeSpan]:
    """Every grade word in `text`. "RI" only in capitals."""
    return iter(_found(text))


@lru_cache(maxsize=4096)
def _found(text: str) -> tuple[GradeSpan, ...]:
    return tuple(
        GradeSpan(match.start(), match.end(), cast(Grade, (match.lastgroup or "").replace("_", "-")))
        for match in _grades().finditer(text)
        if match[0].upper() != "RI" or match[0] == "RI"
    )


@lru_cache(maxsize=4096)
def grade_of(text: str) -> Grade | None:
    """The grade that `text` is, with nothing else but marks, its number and a remark in brackets; None of no grade."""
    found = list(find_grades(text))
    if not found or (rest := _REMARK.search(text, found[0].stop)) is None:
        return None
    if any(span.at < rest.start() for span in found[1:]):
        return None
    before = _NUMBERED.sub("", text[: found[0].at])
    return None if re.search(r"[A-Za-z0-9]", before + text[found[0].stop : rest.start()]) else found[0].grade


@cache
def _never() -> Pattern:
    return prepare("|".join(f"(?:{words})" for words in load("judgements")["never"]), re.I)


@cache
def _among() -> Pattern:
    return prepare(load("judgements")["among"], re.I)


def is_no_judgement(text: str) -> bool:
    """True where a sentence that holds a grade gives none: of many, of a scale, of a hope."""
    return bool(_never().search(_among().sub("", _TOPIC.sub("", text))))


def is_earlier(text: str) -> bool:
    """True where `text` sets a grade before the inspection that the paper is about."""
    return bool(re.search(load("judgements")["earlier"], text, re.I))


def is_later(text: str) -> bool:
    """True where `text` says that a grade is of now."""
    return bool(re.search(load("judgements")["later"], text, re.I))


def can_give(grade: Grade, start: str | None) -> bool:
    """True where an inspection that began on `start` could give `grade`."""
    scale = load("grades")
    if not start:
        return True
    since = str(scale["new_scale_from"])[: len(start)] if "W" not in start else str(scale["new_scale_from"])[:4]
    begun = start[:4] if "W" in start else start
    if grade in scale["only_before"]:
        return begun <= since
    return grade not in scale["only_since"] or begun >= since


@cache
def _areas() -> tuple[tuple[Area, Pattern, Pattern], ...]:
    found = []
    for entry in load("areas"):
        subject = entry["subject"].replace("@", _PLACE)
        found.append(
            (
                cast(Area, entry["area"]),
                prepare(entry["label"], re.I),
                prepare(
                    r"(?:^|[,;:]\s|\b(?:that|but|and(?: of| for)?|found|with|while|whilst|although|however,?|when|where"
                    r"|which|(?:judge?ments?|grades?|ratings?) (?:for|on|of))\s|-\s)(?:overall,?\s)?"
                    rf"(?P<what>{subject})\s*$",
                    re.I,
                ),
            )
        )
    return tuple(found)


@lru_cache(maxsize=4096)
def area_of(label: str) -> Area | None:
    """The area that `label` names; None where it names none.

    >>> area_of("The experiences and progress of care leavers")
    'care-leavers'
    """
    return next((area for area, pattern, _ in _areas() if pattern.search(label)), None)


@cache
def _whole_title() -> Pattern:
    """What an inspection of the whole was of, by the long name of its framework."""
    return prepare(load("judgements")["whole_title"], re.I)


def areas_in(text: str) -> list[Area]:
    """Every area that `text` names, in the order of its words."""
    places: dict[Area, int] = {}
    text = _whole_title().sub(lambda told: "overall".ljust(len(told[0])), text)
    for number, (area, pattern, _) in enumerate(_areas()):
        match = pattern.search(text)
        if match:
            places.setdefault(area, match.start())
        if match and number == 0 and "looked" not in match[0].lower():  # one grade since 2018, two before
            text = pattern.sub(lambda told: "~" * len(told[0]), text)
    return sorted(places, key=lambda area: places[area])


@lru_cache(maxsize=2048)
def subject_area(before: str) -> tuple[Area, int] | None:
    """The area that is the whole subject at the end of `before`, and where its words begin."""
    whole = _whole_title().search(before[-220:])
    if whole and not before[-220:][whole.end() :].strip(" ,"):
        return "overall", max(len(before) - 220, 0) + whole.start()
    for area, _, pattern in _areas():
        match = pattern.search(before[-220:])
        if match:
            return area, max(len(before) - 220, 0) + match.start("what")
    return None
