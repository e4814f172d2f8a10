"""Lines that give a grade to an area of judgement, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from loaders.claims import Area, Grade
from loaders.lexicon import load
from loaders.ofsted.front_page import Line, with_places
from loaders.rules.grades import find_grades, grade_words

_LONGEST = 240
_NUMBER = r"(?:\d{1,2}(?:\.\d{1,2})?[.)]?\s*)?"
_MARK = r"(?:\s?\(?[Gg]rade \d\)?)?"


@dataclass(frozen=True, slots=True)
class Graded:
    """The lines `lines` name the row `row` of the lexicon and print `printed` for its grade.

    `grade` is None where `printed` is no grade that is known; `printed` is empty where nothing stands there.
    """

    row: str
    area: Area
    printed: str
    grade: Grade | None
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Label:
    row: str
    area: Area
    form: re.Pattern[str]


def graded(lines: Sequence[Line]) -> Iterator[Graded]:
    """Every labelled line of `lines` in order, with the grade in it or, where it has none, in the line behind."""
    held: Graded | None = None
    for line in lines:
        found = of_line(line)
        if held and not found and (grade := grade_alone(line.text)):
            yield Graded(held.row, held.area, line.text, grade, (*held.lines, line))
            held = None
            continue
        if held:
            yield held
            held = None
        if found and not found.printed:
            held = found
        elif found:
            yield found
    if held:
        yield held


def of_line(line: Line) -> Graded | None:
    """The label that `line` is, with the grade that it gives; None where it is no such line.

    A row of a table whose first cell is a label and whose second is no known grade has a grade of None.
    """
    if line.is_item or not line.text or len(line.text) > _LONGEST:
        return None
    for label in _labels():
        match = label.form.match(line.text)
        if not match:
            continue
        printed = match["grade"] or ""
        return Graded(label.row, label.area, printed, grade_alone(printed), (line,))
    if len(line.cells) > 1 and len(line.cells[0].norm) <= _LONGEST:
        alone = next((one for one in _labels() if (m := one.form.match(line.cells[0].norm)) and not m["grade"]), None)
        if alone:
            printed = line.text[len(line.cells[0].norm) :].strip()
            return Graded(alone.row, alone.area, printed, None, (line,))
    return None


def grade_alone(text: str) -> Grade | None:
    """The grade that `text` prints, with or without its number on the scale; None for anything else."""
    if not _alone().match(text):
        return None
    found = list(find_grades(text))
    return found[0].grade if len(found) == 1 else None


@cache
def _alone() -> re.Pattern[str]:
    return re.compile(rf"{_printed()}\s*[.:]?\s*$", re.I)


def _printed() -> str:
    return rf"(?:[Gg]rade \d\s?)?[(\"']?(?:{grade_words()})[)\"']?{_MARK}"


@cache
def _labels() -> tuple[_Label, ...]:
    front = load("ofsted-front")
    tail = (
        rf"(?:{front['dangling']}$|{front['between']}(?P<grade>{_printed()}|{front['not_judged']})"
        rf"{front['behind_grade']}\s*$)"
    )
    return tuple(
        _Label(
            entry["row"],
            cast(Area, entry["area"]),
            re.compile(
                rf"{_NUMBER}(?:{front['before_label']})?(?:{with_places(entry['words'])})(?![\w'-])\.?{tail}", re.I
            ),
        )
        for entry in front["labels"]
    )
