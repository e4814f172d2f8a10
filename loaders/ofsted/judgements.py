"""The grades of a report, read twice: in the table of its front and in the headings of its sections."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from loaders.claims import Area, Evidence, Grade
from loaders.lexicon import load
from loaders.ofsted.family import Family
from loaders.ofsted.front_page import Front, Line, lines_of, mended, with_places, words
from loaders.ofsted.graded_lines import Graded, grade_alone, graded, is_not_judged, of_line
from loaders.patterns import Pattern, prepare
from loaders.refusals import Refused
from loaders.rules.grades.grades import grade_words

Source = Literal["front", "sections"]
_LONGEST_HEAD = 90
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
    lines = _of_this_time(front.lines)
    yield from _taken(front, family, list(graded(lines)), "front")
    if family.framework == "sif-2013":
        for area in ("overall", "lscb"):
            yield from _told(front, lines, area, "front") if area in family.areas else ()


def section_judgements(front: Front, family: Family) -> Iterator[Read | Refused]:
    """What the headings of the sections say, the rows that stand in their place, and sentences on the board."""
    yield from (one for one in _taken(front, family, section_rows(front), "sections") if _is_told(one))
    if "lscb" in family.areas and any(words("board").search(line.text) for line in front.lines):
        yield from _told(front, _section_lines(front), "lscb", "sections")


def section_rows(front: Front) -> list[Graded]:
    """The labelled headings and rows behind the front, and sentences on the board."""
    found = graded(_of_this_time(_section_lines(front)))
    return [one for one in found if one.row == "lscb" or all(_is_heading(line) for line in one.lines)]


def _section_lines(front: Front) -> list[Line]:
    text = front.document.text
    return list(mended(text, list(lines_of(text, [block for block in front.blocks if block.start >= front.end]))))


def unknown_rows(front: Front) -> Iterator[Refused]:
    """Rows of tables of the front that end in a grade and whose label, or the table's head, is not known."""
    known = {line.start for one in graded(_of_this_time(front.lines)) for line in one.lines}
    for line in front.lines:
        last = line.cells[-1].norm
        if len(line.cells) > 1 and line.start not in known and (grade_alone(last) or is_not_judged(last)):
            yield _refused(front, "layout-unknown", line.whole.text, [line])


def unseen_areas(front: Front, family: Family, reads: Sequence[Read | Refused]) -> list[Area]:
    """The areas that every report of the family grades, and of which neither a grade nor a label was seen."""
    seen = {one.area for one in reads if isinstance(one, Read)} | {one.area for one in graded(front.lines)}
    return [area for area in family.areas if area not in seen and area not in ("lscb", "other")]


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
        elif source == "front" and (one.printed or one.area != "lscb"):
            yield _refused(front, "grade-missing", _words(one), one.lines)


def _is_told(one: Read | Refused) -> bool:
    """False for a heading without a grade: only the front has to give one."""
    return isinstance(one, Read) or one.reason == "area-without-name"


def _told(front: Front, lines: Sequence[Line], area: Area, source: Source) -> Iterator[Read]:
    """The grade of `area` in a sentence that opens a line and ends with it, where the line says more than that."""
    for line in lines:
        if (whole := of_line(line)) and whole.grade:
            continue
        for form in _sentences(area):
            match = None if line.is_item else form.match(line.text)
            grade = grade_alone(match["grade"]) if match else None
            if match and grade and not words("negated").search(match[0]):
                yield Read(area, grade, source, front.passages(line.whole, match.start(), match.end("grade")))
                break


@cache
def _sentences(area: Area) -> tuple[Pattern, ...]:
    front = load("ofsted-front")
    if area == "overall":
        opened = front["overall_sentences"]
    else:
        labels = (entry["words"] for entry in front["labels"] if entry["area"] == area)
        opened = [rf"(?:{one})(?![\w'-]){front['between']}" for one in labels]
    end = r"(?:\.|\s*$|\s+(?=[A-Z]))"
    return tuple(prepare(rf"(?i:{with_places(one)}(?P<grade>{grade_words()})){end}") for one in opened)


def _of_this_time(lines: Sequence[Line]) -> list[Line]:
    """`lines` without the tables that speak of grades of another time, or of another judge."""
    others = {line.table for line in lines if len(line.cells) > 1 and _is_of_other_time(line)}
    return [line for line in lines if line.table is None or line.table not in others]


def _is_of_other_time(line: Line) -> bool:
    return any(len(cell.norm) <= _LONGEST_HEAD and words("other_grades").search(cell.norm) for cell in line.cells)


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
