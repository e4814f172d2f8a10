"""The grades of a report, read twice: in the table of its front and in the headings of its sections."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from loaders.claims import Area, Evidence, Grade
from loaders.lexicon import load
from loaders.ofsted.family import Family
from loaders.ofsted.front_page import LONGEST_LINE, Front, Line, lines_of, with_places, words
from loaders.ofsted.graded_lines import Graded, grade_alone, graded, is_not_judged
from loaders.refusals import Refused
from loaders.rules.grades import grade_words

Source = Literal["front", "sections"]
_METHODS: dict[Source, str] = {"front": "ofsted-front-table", "sections": "ofsted-section-heading"}


@dataclass(frozen=True, slots=True)
class Read:
    """One place that gives a grade."""

    area: Area
    grade: Grade
    source: Source
    passages: tuple[Evidence, ...]

    @property
    def method(self) -> str:
        return _METHODS[self.source]


def front_judgements(front: Front, family: Family) -> Iterator[Read | Refused]:
    """What the first page says: rows of its table, and sentences on the whole service and on the board."""
    lines = _without(front.lines, _of_other_times(front.lines))
    yield from _taken(front, family, list(graded(lines)), "front")
    if "overall" in family.areas and family.framework == "sif-2013":
        yield from _overall(front, lines)


def section_judgements(front: Front, family: Family) -> Iterator[Read | Refused]:
    """What the headings of the sections say, the rows that stand in their place, and sentences on the board."""
    blocks = [block for block in front.blocks if block.start >= front.end]
    lines = list(lines_of(front.document.text, blocks))
    lines = _without(lines, _of_other_times(lines))
    found = [one for one in graded(lines) if one.row == "lscb" or all(_is_heading(line) for line in one.lines)]
    yield from (one for one in _taken(front, family, found, "sections") if _is_told(one))


def unknown_rows(front: Front) -> Iterator[Refused]:
    """Rows of tables of the front that end in a grade and whose label is not known."""
    known = {line.start for one in graded(front.lines) for line in one.lines}
    for line in front.lines:
        last = line.cells[-1].norm
        if len(line.cells) > 1 and line.start not in known and (grade_alone(last) or is_not_judged(last)):
            yield _refused(front, "layout-unknown", line.whole.text, [line])


def _taken(front: Front, family: Family, found: Sequence[Graded], source: Source) -> Iterator[Read | Refused]:
    for one in found:
        if one.area not in family.areas:
            continue
        if one.area == "other":
            if one.grade:
                yield _refused(front, "area-without-name", _words(one), one.lines)
        elif one.grade:
            yield Read(one.area, one.grade, source, _passages(front, one.lines))
        elif one.printed and not is_not_judged(one.printed):
            yield _refused(front, "grade-unknown", one.printed, one.lines)
        elif one.printed or all(line.table is not None for line in one.lines):
            yield _refused(front, "grade-missing", _words(one), one.lines)


def _is_told(one: Read | Refused) -> bool:
    """False for a heading without a grade: only the front has to give one."""
    return isinstance(one, Read) or one.reason == "area-without-name"


def _overall(front: Front, lines: Sequence[Line]) -> Iterator[Read]:
    for line in lines:
        for form in _sentences():
            match = form.match(line.text)
            grade = grade_alone(match["grade"]) if match else None
            if match and grade:
                passages = front.passages(line.whole, match.start(), match.end("grade"))
                yield Read("overall", grade, "front", passages)
                break


@cache
def _sentences() -> tuple[re.Pattern[str], ...]:
    """A sentence that ends with its grade, at the opening of a line."""
    return tuple(
        re.compile(rf"(?i:{with_places(one)}(?P<grade>{grade_words()}))(?:\.|\s*$|\s+(?=[A-Z]))")
        for one in load("ofsted-front")["overall_sentences"]
    )


def _of_other_times(lines: Sequence[Line]) -> set[int]:
    """The tables, by their places, that have a column of grades of another time, or whose head is not known."""
    return {
        line.table
        for line in lines
        if line.table is not None and len(line.cells) > 1 and words("other_grades").search(line.text)
        and len(line.text) <= LONGEST_LINE and not any(len(cell.norm) > 90 for cell in line.cells)
    }  # fmt: skip


def _without(lines: Sequence[Line], tables: set[int]) -> list[Line]:
    return [line for line in lines if line.table is None or line.table not in tables]


def _is_heading(line: Line) -> bool:
    return line.is_heading or line.table is not None


def _passages(front: Front, lines: Sequence[Line]) -> tuple[Evidence, ...]:
    return tuple(one for line in lines for one in front.passages(line.whole))


def _words(one: Graded) -> str:
    return " ".join(line.whole.text for line in one.lines)


def _refused(
    front: Front,
    reason: Literal["layout-unknown", "area-without-name", "grade-unknown", "grade-missing"],
    value: str,
    lines: Sequence[Line],
) -> Refused:
    return Refused(
        reason=reason, value=value, method="ofsted-front-table", evidence=_passages(front, lines), of="judgement"
    )
