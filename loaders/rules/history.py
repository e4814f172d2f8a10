"""Lists and tables of past inspections: "June 2018: ILACS inspection - Good", one a line or a row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.claims import Evidence, Grade
from loaders.dates import DateSpan, find_dates
from loaders.layout.blocks import Block
from loaders.layout.plain import Plain, plain_text
from loaders.layout.tables import Table
from loaders.lexicon import load
from loaders.rules.frameworks import framework_of
from loaders.rules.grades import area_of, find_grades
from loaders.rules.paper import Paper

_WORDS = 30


@dataclass(frozen=True, slots=True)
class Entry:
    """A past inspection in a list, with the grade printed beside it, if one is and it is of no single area."""

    index: int
    text: str
    date: DateSpan
    grade: Grade | None
    evidence: tuple[Evidence, ...]


def entries(paper: Paper) -> Iterator[Entry]:
    """The entries of every list and table of inspections."""
    for index, block in enumerate(paper.blocks):
        if isinstance(block, Table):
            yield from _rows(paper, index, block)
        elif block.kind == "item" and len(block.plain.text.split()) <= _WORDS:
            yield from _entry(paper, index, block.plain, leading=True)


def _rows(paper: Paper, index: int, table: Table) -> Iterator[Entry]:
    source = paper.document.text
    head = [plain_text(source, [cell]).norm for cell in table.lines[0]]
    known = load("inspections")
    if not any(re.search(known["dated_column"], cell, re.I) for cell in head):
        return
    if not any(re.search(known["inspected_column"], cell, re.I) for cell in head):
        return
    for line in table.lines[1:]:
        yield from _entry(paper, index, plain_text(source, [cell for cell in line if cell[0] < cell[1]]), leading=False)


def _entry(paper: Paper, index: int, plain: Plain, *, leading: bool) -> Iterator[Entry]:
    """An entry where `plain` has one date, before all else if `leading`, and names a kind of inspection."""
    dates = find_dates(plain.norm)
    told = re.search(load("inspections")["other"], plain.norm, re.I)
    if len(dates) != 1 or (leading and (dates[0].at > 3 or told)):
        return
    if leading and not re.match(r"\s*[:(),-]", plain.norm[dates[0].stop :]):
        return
    if not framework_of(plain.norm, dates[0].first, visit=plain.norm):
        return
    grades = list(find_grades(plain.norm))
    area = area_of(plain.norm[: grades[0].at]) if grades else None
    whole = len(grades) == 1 and area in (None, "overall")
    index_of = index if isinstance(paper.blocks[index], Block) else None
    yield Entry(
        index=index,
        text=plain.norm,
        date=dates[0],
        grade=grades[0].grade if whole else None,
        evidence=paper.passages(plain, index=index_of),
    )
