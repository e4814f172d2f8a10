"""Lines that give a grade to an area of judgement, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import cast

from loaders.claims import Area, Grade
from loaders.lexicon import load
from loaders.ofsted.front_page import Line, whole_line, with_places
from loaders.patterns import Pattern, prepare
from loaders.rules.grades.grades import find_grades, grade_words

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
    form: Pattern


def graded(lines: Sequence[Line]) -> Iterator[Graded]:
    """Every labelled line of `lines` in order, with the grade in it or, where it has none, in the line behind.

    Grades on lines of their own are taken only where labels and grades take turns, a label first. In any other order
    they may belong to the labels above or below them, and none is taken.
    """
    run: list[Graded | Line] = []
    for line in lines:
        found = of_line(line)
        if found and not found.printed:
            run.append(found)
        elif not found and grade_alone(line.text):
            run.append(line)
        else:
            yield from _in_turn(run)
            run = []
            if found:
                yield found
    yield from _in_turn(run)


def _in_turn(run: Sequence[Graded | Line]) -> Iterator[Graded]:
    """Labels without grades and grades without labels that follow each other, as pairs where they take turns."""
    takes_turns = all(isinstance(one, Line if place % 2 else Graded) for place, one in enumerate(run))
    for place, one in enumerate(run):
        behind = run[place + 1] if place + 1 < len(run) else None
        if not isinstance(one, Graded):
            continue
        if takes_turns and isinstance(behind, Line):
            yield replace(one, printed=behind.text, grade=grade_alone(behind.text), lines=(*one.lines, behind))
        else:
            yield one


def of_line(line: Line) -> Graded | None:
    """The label that `line` is, with the grade that it gives; None where it is no such line.

    A row of a table whose first cell is a label and whose second is no known grade has a grade of None.
    """
    if line.is_item or not line.text or len(line.text) > _LONGEST:
        return None
    for label in _labels():
        match = label.form.match(line.text)
        if match:
            printed = match["grade"] or ""
            return Graded(label.row, label.area, printed, grade_alone(printed), (line,))
    return _of_cells(line)


def _of_cells(line: Line) -> Graded | None:
    """A row of a label and a grade, whichever comes first; of a label and anything else with no grade."""
    if len(line.cells) < 2:
        return None
    for place in (0, 1) if len(line.cells) == 2 else (0,):
        words = line.cells[place].norm
        label = next((one for one in _cell_labels() if one.form.match(words)), None) if words else None
        if label is None:
            continue
        printed = " ".join(cell.norm for index, cell in enumerate(line.cells) if index != place)
        grade = grade_alone(printed) if len(line.cells) == 2 else None
        if grade or place == 0:
            return Graded(label.row, label.area, printed, grade, (line,))
    return None


def grade_alone(text: str) -> Grade | None:
    """The grade that `text` prints, with or without its number on the scale; None for anything else."""
    if not _alone().match(text):
        return None
    found = list(find_grades(text))
    return found[0].grade if len(found) == 1 else None


def is_not_judged(text: str) -> bool:
    """True where `text` says that no grade was given."""
    return bool(whole_line("not_judged").match(text))


@cache
def _alone() -> Pattern:
    return prepare(rf"{_printed()}\s*[.:]?\s*$", re.I)


def _printed() -> str:
    return rf"(?:[Gg]rade \d\s?)?[(\"']?(?:{grade_words()})[)\"']?{_MARK}"


@cache
def _labels() -> tuple[_Label, ...]:
    front = load("ofsted-front")
    tail = (
        rf"(?:{front['dangling']}$|{front['between']}(?P<grade>{_printed()}|{front['not_judged']})"
        rf"{front['behind_grade']}\s*$)"
    )
    start = rf"{_NUMBER}(?:{front['before_label']})?"
    return tuple(
        _Label(
            entry["row"],
            cast(Area, entry["area"]),
            prepare(rf"{start}(?:{with_places(entry['words'])})(?![\w'-])\.?{tail}", re.I),
        )
        for entry in front["labels"]
    )


@cache
def _cell_labels() -> tuple[_Label, ...]:
    """Looser forms, the strict ones of rows that have none behind them."""
    front = load("ofsted-front")
    areas = {entry["row"]: cast(Area, entry["area"]) for entry in front["labels"]}
    forms = [*front["cell_labels"], *front["labels"]]
    return tuple(
        _Label(
            entry["row"],
            areas[entry["row"]],
            prepare(rf"{_NUMBER}(?:{with_places(entry['words'])})\s*\d?[\s:.]*$", re.I),
        )
        for entry in forms
    )
