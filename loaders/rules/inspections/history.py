"""Lists and tables of past inspections: "June 2018: ILACS inspection - Good", one a line or a row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from loaders.claims import Area, Evidence, Grade
from loaders.dates import DateSpan, find_dates, first_day
from loaders.layout.block import Block
from loaders.layout.plain import Plain, plain_text
from loaders.layout.tables import Table
from loaders.lexicon import load
from loaders.patterns import prepare
from loaders.rules.grades.graded_tables import grade_cells, is_of_whole
from loaders.rules.grades.grades import area_of, areas_in, find_grades, grade_of
from loaders.rules.inspections.cues import find_cues, words
from loaders.rules.inspections.frameworks import framework, framework_of, visits_in
from loaders.rules.inspections.inspection_tables import (
    fitting,
    has_head,
    is_of_events,
    is_of_inspections,
    is_of_named,
    is_of_visits,
    is_turned,
    opens_with_days,
    own_days,
    released_on,
    without_outcomes,
)
from loaders.rules.paper.paper import Paper

_WORDS = 30
_ABOVE = 3
_FRONT = 3
_YEAR = 4
_EVENT_WORDS, _LIST = 60, 9
_BOTH = prepare(r"\bboth\b", re.I)
_PART = prepare(r"[:;,(]\s?|\s-\s|\band\s|\.\s")


@dataclass(frozen=True, slots=True)
class Entry:
    """An inspection in a list, with the grades printed beside it and the area of each.

    `named` are the words beside it that may name its framework. Where it is `published` the day is that of its report;
    `released` is the day of the report beside that of the inspection.
    """

    authority: str
    index: int
    text: str
    date: DateSpan
    grades: tuple[tuple[Area, Grade], ...]
    evidence: tuple[Evidence, ...]
    named: str = ""
    expected: bool = False
    published: bool = False
    released: str | None = None


def entries(paper: Paper) -> Iterator[Entry]:
    """The entries of every list and table of inspections."""
    for index, block in enumerate(paper.blocks):
        if isinstance(block, Table):
            yield from _rows(paper, index, block)
            yield from _graded(paper, index, block)
        elif block.kind == "item" and len(block.plain.text.split()) <= _WORDS:
            yield from _item(paper, index, block.plain)


def _rows(paper: Paper, index: int, table: Table) -> Iterator[Entry]:
    source = paper.document.text
    spans = table.lines
    lines = [[plain_text(source, [cell]) for cell in line] for line in spans]
    turned = is_turned(lines)
    if turned:
        spans, lines = tuple(zip(*spans, strict=True)), [list(line) for line in zip(*lines, strict=True)]
    head = [cell.norm for cell in lines[0]]
    above = [b.plain.norm for b in paper.blocks[max(index - _ABOVE, 0) : index] if isinstance(b, Block)]
    near = (*head, *above[-1:], *paper.places[index].headings[-1:])
    context = (*head, *reversed(above), *reversed(paper.places[index].headings), paper.head.title or "")
    inspected, named = turned or is_of_inspections(head), False
    if not (inspected or is_of_events(head) or opens_with_days(lines)):
        context, inspected = near, is_of_visits(head, near)
        named = not inspected and is_of_named(head, lines)
        if not (inspected or named):
            return
    for line, cells in zip(spans, lines, strict=True):
        plain = plain_text(source, sorted(cell for cell in line if cell[0] < cell[1]))
        dates = own_days(head, cells)
        own = inspected or (named and has_head([cell.norm for cell in cells], "inspected_cell"))
        if len(dates) == 1 and own and cells is not lines[0]:
            row = plain.norm if turned else without_outcomes(head, cells)
            about = (cells[0].norm, *context) if turned else fitting(context, head, row)
            if kind := _kind_named(plain, dates[0], about, row):
                entry = _entry(paper, index, plain, dates[0], kind)
                told = replace(entry, grades=() if turned else whole_grade(head, cells) or entry.grades)
                yield replace(told, released=released_on(head, cells))
        elif len(dates) == 1 and find_dates(cells[0].norm) and len(plain.norm.split()) <= _EVENT_WORDS:
            yield from _event(paper, index, plain, dates[0])


def whole_grade(head: Sequence[str], cells: Sequence[Plain]) -> tuple[tuple[Area, Grade], ...]:
    """The grade of the whole, where a row of one inspection has it under a head "Overall" and no other beside it."""
    graded = [(words, grade) for words, cell in zip(head, cells, strict=True) if (grade := grade_of(cell.norm))]
    return (("overall", graded[0][1]),) if len(graded) == 1 and is_of_whole(graded[0][0]) else ()


def _event(paper: Paper, index: int, plain: Plain, date: DateSpan) -> Iterator[Entry]:
    """The entry of an event that is an inspection, or the report of one; none of what only came of one."""
    cues = [cue for cue in find_cues(plain.norm) if not cue.graded]
    if not cues or cues[0].kind == "other" or not words("event_of").search(plain.norm):
        return
    if words("unlike").search(plain.norm) and not words("like").search(plain.norm):
        return
    out = any(cue.kind == "publish" for cue in cues)
    if out and not words("reports").search(plain.norm):
        return
    yield replace(_entry(paper, index, plain, date, _naming((plain.norm,), date.first)), published=out)


def _graded(paper: Paper, index: int, table: Table) -> Iterator[Entry]:
    """The inspections that gave the grades of a table, and those that a table of authorities expects."""
    above = [b.plain.norm for b in paper.blocks[max(index - _ABOVE, 0) : index] if isinstance(b, Block)]
    told: set[tuple[str, str]] = set()
    cells = list(grade_cells(paper, index, table))
    for cell in cells:
        dates = find_dates(cell.when)
        if len(dates) != 1 or (cell.authority, dates[0].first) in told:
            continue
        told.add((cell.authority, dates[0].first))
        areas = " ".join(paper.document.text[start:end] for c in cells for start, end in c.spans[:1])
        by_area = (areas,) if len(dates[0].first) > _YEAR else ()  # a year may be that of an inspection told elsewhere
        context = (*((cell.row,) if by_area else ()), cell.when, *reversed(above), *paper.places[index].headings[-1:])
        yield Entry(
            authority=cell.authority,
            index=index,
            text=cell.when,
            date=dates[0],
            grades=(),
            evidence=tuple(paper.passage(start, end) for start, end in cell.spans),
            named=_naming((*context, *by_area), dates[0].first, graded=True),
        )
    yield from _awaited(paper, index, table) if {c.authority for c in cells} - {paper.authority} else ()


def _naming(told: Iterable[str], day: str, *, graded: bool = False) -> str:
    """The first of `told` by which one framework is known: where `graded`, one that gives grades."""
    for said in told:
        key = framework_of(said, day, visit=said)
        if key and len(visits_in(said)) < 2 and not (graded and not framework(key).is_graded):
            return said
    return ""


def _awaited(paper: Paper, index: int, table: Table) -> Iterator[Entry]:
    """ "Northshire, September 2019 (expected)" among the rows of authorities."""
    above = [b.plain.norm for b in paper.blocks[max(index - _ABOVE, 0) : index] if isinstance(b, Block)]
    for line in table.lines[1:]:
        plain = plain_text(paper.document.text, [cell for cell in line if cell[0] < cell[1]])
        named = {span.name for span in paper.gazetteer.find(plain.norm)}
        dates = find_dates(plain.norm)
        if len(named) == 1 and len(dates) == 1 and re.search(load("inspections")["awaiting"], plain.norm, re.I):
            yield Entry(
                authority=named.pop(),
                index=index,
                text=plain.norm,
                date=dates[0],
                grades=(),
                evidence=paper.passages(plain),
                named=_naming((plain.norm, *reversed(above)), dates[0].first),
                expected=True,
            )


def _item(paper: Paper, index: int, plain: Plain) -> Iterator[Entry]:
    """An entry where `plain` opens with its only date, and names a kind of inspection."""
    dates = find_dates(plain.norm)
    if len(dates) == 1 and re.match(load("inspections")["listed_before"], plain.norm[: dates[0].at], re.I):
        yield from _visit(paper, index, plain, dates[0])
        return
    if len(dates) != 1 or dates[0].at > _FRONT or not re.match(r"\s*[:(),-]", plain.norm[dates[0].stop :]):
        return
    made = (
        [] if re.search(load("inspections")["other"], plain.norm, re.I) else [*_made(paper, index, plain, dates[0], ())]
    )
    yield from made or _event(paper, index, plain, dates[0])


def _visit(paper: Paper, index: int, plain: Plain, day: DateSpan) -> Iterator[Entry]:
    """The entry of "Second visit: 3 and 4 May 2017", whose kind it, the words above the list or the heading name."""
    headings = paper.places[index].headings[-1:]
    if any(words("bibliography").match(heading) for heading in headings):
        return
    above = [b.plain.norm for b in paper.blocks[max(index - _LIST, 0) : index] if isinstance(b, Block)]
    lead = [said for said in reversed(above) if said.rstrip().endswith(":")][:1]
    to_come = bool(paper.head.date) and first_day(day.first) > first_day(paper.head.date or "")
    for entry in _made(paper, index, plain, day, (*lead, *headings)):
        yield replace(entry, expected=entry.expected or to_come)


def _made(paper: Paper, index: int, plain: Plain, date: DateSpan, context: tuple[str, ...]) -> Iterator[Entry]:
    """The entry of `date`, where its own words or those around the list name a kind of inspection."""
    named = _kind_named(plain, date, context, plain.norm)
    if named:
        yield _entry(paper, index, plain, date, named)


def _kind_named(plain: Plain, date: DateSpan, context: tuple[str, ...], told: str) -> str:
    """The words that name the kind; none by the context where `told` are words of something else."""
    named = _naming((plain.norm, *context), date.first)
    return "" if named != plain.norm and re.search(load("inspections")["other"], told, re.I) else named


def _entry(paper: Paper, index: int, plain: Plain, date: DateSpan, named: str) -> Entry:
    in_table = isinstance(paper.blocks[index], Table)
    of = {span.name for span in paper.gazetteer.find(plain.norm)} if in_table else set()
    return Entry(
        authority=next(iter(of)) if len(of) == 1 else paper.places[index].authority,
        index=index,
        text=plain.norm,
        date=date,
        grades=_grades(plain.norm),
        evidence=paper.passages(plain, index=None if in_table else index),
        named=named,
        expected=bool(re.search(load("inspections")["awaiting"], plain.norm, re.I)),
    )


def _grades(text: str) -> tuple[tuple[Area, Grade], ...]:
    """The grades in `text`, each with the area that stands beside it; one alone without an area is of the whole."""
    found = list(find_grades(text))
    if len(found) == 1 and area_of(text[: found[0].at]) in (None, "overall"):
        return (("overall", found[0].grade),)
    told: list[tuple[Area, Grade]] = []
    for grade in found:
        begin = max((m.end() for m in _PART.finditer(text, 0, grade.at)), default=0)
        end = _PART.search(text, grade.stop)
        part = text[begin : grade.at] + " | " + text[grade.stop : end.start() if end else len(text)]
        areas = areas_in(part)
        several = [area for area in areas_in(text[:begin]) if area != "overall"]
        if not areas and len(several) == 2 and len(found) == 1:
            return tuple((area, grade.grade) for area in several) if _BOTH.search(part) else ()
        if words("inspect").search(part) or len(areas) > 1 or (not areas and begin == 0):
            return ()
        told.append((areas[0] if areas else "overall", grade.grade))
    return tuple(told) if len({area for area, _ in told}) == len(told) else ()
