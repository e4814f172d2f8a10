"""Lists and tables of past inspections: "June 2018: ILACS inspection - Good", one a line or a row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from loaders.claims import Evidence, Grade
from loaders.dates import DateSpan, find_dates
from loaders.layout.blocks import Block
from loaders.layout.plain import Plain, plain_text
from loaders.layout.tables import Table
from loaders.lexicon import load
from loaders.rules.frameworks import framework, framework_of, visits_in
from loaders.rules.graded_tables import grade_cells
from loaders.rules.grades import area_of, find_grades
from loaders.rules.paper import Paper

_WORDS = 30
_ABOVE = 3
_FRONT = 3
_YEAR = 4


@dataclass(frozen=True, slots=True)
class Entry:
    """An inspection in a list, with the grade printed beside it, if one is and it is of no single area.

    `named` are the words beside it that may name its framework.
    """

    authority: str
    index: int
    text: str
    date: DateSpan
    grade: Grade | None
    evidence: tuple[Evidence, ...]
    named: str = ""
    expected: bool = False


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
    head = [plain_text(source, [cell]).norm for cell in table.lines[0]]
    known = load("inspections")
    if not any(re.search(known["dated_column"], cell, re.I) for cell in head):
        return
    if not any(re.search(known["inspected_column"], cell, re.I) for cell in head):
        return
    above = [b.plain.norm for b in paper.blocks[max(index - _ABOVE, 0) : index] if isinstance(b, Block)]
    context = (*head, *reversed(above), *reversed(paper.places[index].headings), paper.head.title or "")
    for line in table.lines[1:]:
        plain = plain_text(source, [cell for cell in line if cell[0] < cell[1]])
        dates = [date for cell in line for date in find_dates(plain_text(source, [cell]).norm)]
        if len(dates) == 1:
            yield from _made(paper, index, plain, dates[0], context)


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
            grade=None,
            evidence=tuple(paper.passage(start, end) for start, end in cell.spans),
            named=_naming((*context, *by_area), dates[0].first, graded=True),
        )
    yield from _awaited(paper, index, table) if {c.authority for c in cells} - {paper.authority} else ()


def _naming(told: Iterable[str], day: str, *, graded: bool = False) -> str:
    """The first of `told` by which one framework is known: where `graded`, one that gives grades."""
    for words in told:
        key = framework_of(words, day, visit=words)
        if key and len(visits_in(words)) < 2 and not (graded and not framework(key).is_graded):
            return words
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
                grade=None,
                evidence=paper.passages(plain),
                named=_naming((plain.norm, *reversed(above)), dates[0].first),
                expected=True,
            )


def _item(paper: Paper, index: int, plain: Plain) -> Iterator[Entry]:
    """An entry where `plain` opens with its only date, and names a kind of inspection."""
    dates = find_dates(plain.norm)
    if len(dates) != 1 or dates[0].at > _FRONT or not re.match(r"\s*[:(),-]", plain.norm[dates[0].stop :]):
        return
    if not re.search(load("inspections")["other"], plain.norm, re.I):
        yield from _made(paper, index, plain, dates[0], ())


def _made(paper: Paper, index: int, plain: Plain, date: DateSpan, context: tuple[str, ...]) -> Iterator[Entry]:
    """The entry of `date`, where its own words or those around the list name a kind of inspection."""
    named = _naming((plain.norm, *context), date.first)
    if not named or (named != plain.norm and re.search(load("inspections")["other"], plain.norm, re.I)):
        return
    grades = list(find_grades(plain.norm))
    area = area_of(plain.norm[: grades[0].at]) if grades else None
    whole = len(grades) == 1 and area in (None, "overall")
    in_table = isinstance(paper.blocks[index], Table)
    of = {span.name for span in paper.gazetteer.find(plain.norm)} if in_table else set()
    yield Entry(
        authority=next(iter(of)) if len(of) == 1 else paper.places[index].authority,
        index=index,
        text=plain.norm,
        date=date,
        grade=grades[0].grade if whole else None,
        evidence=paper.passages(plain, index=None if in_table else index),
        named=named,
        expected=bool(re.search(load("inspections")["awaiting"], plain.norm, re.I)),
    )
