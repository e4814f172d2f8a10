"""Tables of grades: areas down the side, or along the top beside authorities and dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from loaders.claims import Area, Grade
from loaders.dates import find_dates
from loaders.layout.block import Block
from loaders.layout.plain import Plain, Span, plain_text
from loaders.layout.tables import Table, line_cells
from loaders.lexicon import load
from loaders.patterns import prepare
from loaders.rules.grades.grades import area_of, areas_in, grade_of, is_earlier, is_later
from loaders.rules.grades.wrapped_rows import whole_rows
from loaders.rules.paper.paper import Paper

_LABEL_WORDS = 24
_CAPTION_WORDS = 9


@dataclass(frozen=True, slots=True)
class GradeCell:
    """A grade in a table.

    `when` is what the table says of the time of its inspection, empty where it says nothing; `row` are the other
    words of the row, where that is of one inspection.
    """

    authority: str
    area: Area
    grade: Grade
    when: str
    spans: tuple[Span, ...]
    row: str = ""


@dataclass(frozen=True, slots=True)
class _Grid:
    """The cells of a table; `head` is its first line where that holds no grade, else blank cells."""

    head: tuple[Plain, ...]
    rows: tuple[tuple[Plain, ...], ...]
    columns: tuple[int, ...]


def grade_cells(paper: Paper, index: int, table: Table) -> Iterator[GradeCell]:
    """Every grade that the table in block `index` gives to an area."""
    grid = _grid(paper.document.text, table)
    if not grid.columns or _is_led_in_as_own(paper, index):
        return
    services = _services_side_by_side(grid)
    if services:
        yield from _by_service(paper, index, grid, services)
    elif _has_areas_along_the_top(grid):
        yield from _by_row(paper, index, grid)
    else:
        yield from _by_column(paper, index, grid)


def graded_columns(source: str, table: Table) -> tuple[int, ...]:
    """The columns of `table` in which a grade stands."""
    return _grid(source, table).columns


@lru_cache(maxsize=256)
def _grid(source: str, table: Table) -> _Grid:
    cells = whole_rows(source, line_cells(source, table))
    headed = not any(grade_of(cell.norm) for cell in cells[0])
    head = cells[0] if headed else tuple(plain_text(source, []) for _ in cells[0])
    rows = cells[1:] if headed else cells
    graded = (c for c in range(table.width) if any(grade_of(row[c].norm) for row in rows))
    columns = tuple(c for c in graded if not _is_own_view(head[c].norm))
    return _Grid(head, rows, columns)


def _is_own_view(words: str) -> bool:
    """True for "Our self-evaluation, April 2023": no inspector gave the grades under such a head."""
    return bool(re.search(load("judgements")["own_view"], words, re.I))


def is_of_whole(head: str) -> bool:
    """True for the head of a column of grades that calls them overall."""
    return bool(re.match(r"\W*(?:\w+ )?overall\b", head, re.I))


def _is_area_head(words: str) -> bool:
    return area_of(words) is not None or bool(re.match(load("judgements")["overall_head"], words, re.I))


def _has_areas_along_the_top(grid: _Grid) -> bool:
    """True where the columns are of areas, and the rows of inspections or authorities.

    Where the label of a row names an area too ("Safeguarding and looked after children, July 2011"), the columns must
    be of several areas, and every such label must say when.
    """
    heads = [grid.head[column].norm for column in grid.columns]
    if not any(_is_area_head(head) for head in heads):
        return False
    areas = {area_of(head) or "overall" for head in heads if _is_area_head(head)}
    labels = [label for row in grid.rows if (label := _area_cell(row)) and any(grade_of(c.norm) for c in row)]
    return not labels or (len(areas) > 1 and all(any(find_dates(c.norm) for c in row[:2]) for row in grid.rows))


def _area_cell(row: Sequence[Plain]) -> Plain | None:
    """The first cell of words, where it names an area."""
    label = next((cell for cell in row if cell and not grade_of(cell.norm)), None)
    if label and len(label.text.split()) <= _LABEL_WORDS and area_of(label.norm):
        return label
    return None


def _short_label(grid: _Grid, row: Sequence[Plain]) -> Plain | None:
    """The first cell of a row that names its area in short ("In care"), where the labels of others name theirs."""
    short = row[0] if row[0] and any(grade_of(cell.norm) for cell in row) else None
    others = sum(_area_cell(other) is not None for other in grid.rows)
    return short if short and _short_area(short.norm) and others > 1 else None


def _by_row(paper: Paper, index: int, grid: _Grid) -> Iterator[GradeCell]:
    """Rows of an authority or a date, with a column an area."""
    section = paper.places[index].authority
    for row in grid.rows:
        labels = [cell for cell in row if cell and not grade_of(cell.norm)]
        named = {span.name for cell in labels for span in paper.gazetteer.find(cell.norm)}
        dated = [cell for cell in labels if find_dates(cell.norm)]
        if len(named) > 1 or not (named or dated) or any(_is_own_view(cell.norm) for cell in labels[:2]):
            continue
        for column in grid.columns:
            grade = grade_of(row[column].norm)
            head = grid.head[column].norm
            area = _area_told(row[column].norm) or area_of(head) or _short_area(head) or "overall"
            if grade and (_is_area_head(head) or _short_area(head)):
                spans = tuple(span for cell in (*labels[:1], *dated[:1], row[column]) for span in cell.spans())
                when = dated[0].norm if dated else ""
                told = " ".join(cell.norm for cell in labels)
                yield GradeCell(_one(named, section), area, grade, when, tuple(dict.fromkeys(spans)), told)


def _services_side_by_side(grid: _Grid) -> dict[int, Area]:
    """The two halves of one inspection, safeguarding and looked after children, where each has a column of grades."""
    services: dict[int, Area] = {}
    for column in grid.columns:
        area = area_of(grid.head[column].norm)
        if area in ("safeguarding", "looked-after"):
            services[column] = area
    labelled = [row for row in grid.rows if (label := _area_cell(row)) and area_of(label.norm) == "overall"]
    both = len(grid.columns) == 2 and set(services.values()) == {"safeguarding", "looked-after"}
    return services if both and labelled else {}


def _by_service(paper: Paper, index: int, grid: _Grid, services: dict[int, Area]) -> Iterator[GradeCell]:
    """Rows of an area, each with a grade for safeguarding and another for looked after children."""
    for row in grid.rows:
        label = _area_cell(row)
        area = area_of(label.norm) if label else None
        for column, service in services.items() if label and area else ():
            grade = grade_of(row[column].norm)
            if grade and label and area:
                spans = (*label.spans(), *row[column].spans())
                given = service if area == "overall" else area
                yield GradeCell(paper.places[index].authority, given, grade, "", spans)


def _short_area(head: str) -> Area | None:
    """The area that the head of a narrow column names: "Care", "Help", "LAC"."""
    return next((area for area, form in load("judgements")["short_heads"].items() if re.search(form, head, re.I)), None)


def _area_told(words: str) -> Area | None:
    """The area in brackets behind a grade: "Adequate (safeguarding)"."""
    told = prepare(r"\(([^()]{3,60})\)").search(words)
    return area_of(told[1]) if told else None


def _one(named: set[str], otherwise: str) -> str:
    return next(iter(named), otherwise)


def _by_column(paper: Paper, index: int, grid: _Grid) -> Iterator[GradeCell]:
    """Rows of an area. Of several grades in a row those are taken whose column tells its time or its authority."""
    single = all(sum(grade_of(cell.norm) is not None for cell in row) < 2 for row in grid.rows)
    days = _days_below(grid)
    heads = {c: "" if single else f"{grid.head[c].norm} {days.get(c, '')}".strip() for c in grid.columns}
    told = {c for c in grid.columns if _has_time(heads[c]) or paper.gazetteer.find(heads[c])}
    untold = set(grid.columns) - told
    taken = told | (untold if single or len(untold) == 1 else set())
    above = _area_above(paper, index)
    for row in (grid.head, *grid.rows):
        if service := _service_of(row):
            above = service
            continue
        label = _area_cell(row)
        if single and label and any(find_dates(cell.norm) for cell in row[1:]) and _is_whole_alone(grid, row):
            continue  # a row of an inspection: its label is what was inspected
        label = label or _short_label(grid, row)
        area = area_of(label.norm) or _short_area(label.norm) if label else None
        if above and area == "overall":
            area = above
        for column in grid.columns if label and area else ():
            grade = grade_of(row[column].norm)
            if label and area and grade and column in taken:
                head = grid.head[column].norm if single else heads[column]
                named = {span.name for span in paper.gazetteer.find(grid.head[column].norm)}
                yield GradeCell(
                    authority=_one(named, paper.places[index].authority),
                    area=area,
                    grade=grade,
                    when=head,
                    spans=(*label.spans(), *row[column].spans()),
                )


def _is_whole_alone(grid: _Grid, row: Sequence[Plain]) -> bool:
    return any(grade_of(row[column].norm) and is_of_whole(grid.head[column].norm) for column in grid.columns)


def _days_below(grid: _Grid) -> dict[int, str]:
    """The days of a row "On site" or "Dates", by the column of grades above which they are given."""
    row = next((row for row in grid.rows if re.search(load("inspections")["day_row"], row[0].norm, re.I)), None)
    return {column: row[column].norm for column in grid.columns if find_dates(row[column].norm)} if row else {}


def _is_led_in_as_own(paper: Paper, index: int) -> bool:
    """True where the caption above the table calls all its grades the authority's own."""
    above = paper.blocks[index - 1] if index else None
    if not isinstance(above, Block) or len(above.plain.text.split()) > _CAPTION_WORDS + 3:
        return False
    return _is_own_view(above.plain.norm) and not re.search(load("judgements")["inspected"], above.plain.norm, re.I)


def _area_above(paper: Paper, index: int) -> Area | None:
    """The service that the line above a table names, where its rows give the grades of that service only."""
    block = paper.blocks[index - 1] if index else None
    if not isinstance(block, Block) or len(block.plain.text.split()) > _CAPTION_WORDS:
        return None
    area = area_of(block.plain.norm)
    return area if area in ("safeguarding", "looked-after") and len(areas_in(block.plain.norm)) == 1 else None


def _service_of(row: Sequence[Plain]) -> Area | None:
    """The service that a row names which holds nothing else: the rows below give its grades."""
    told = list(dict.fromkeys(cell.norm for cell in row if cell))
    if len(told) != 1 or len(told[0].split()) > _CAPTION_WORDS or grade_of(told[0]):
        return None
    area = area_of(told[0])
    return area if area in ("safeguarding", "looked-after") and len(areas_in(told[0])) == 1 else None


def _has_time(head: str) -> bool:
    return bool(find_dates(head)) or is_earlier(head) or is_later(head)
