"""Tables of figures: a label a row, and columns that say of when or of whom the figures are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from loaders.claims import StatisticClaim
from loaders.dates import find_dates
from loaders.layout.plain import Plain, plain_text
from loaders.layout.tables import Table
from loaders.lexicon import load
from loaders.patterns import prepare
from loaders.rules.paper.paper import Paper
from loaders.rules.plans.plans import is_plan
from loaders.rules.statistics.quantities import pattern

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LABEL_LENGTH = 160
_YEARS = prepare(r"\b(20\d\d)\s?[/-]\s?(?:20)?(\d\d)\b")


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of figures: its heading, and the time and the authority that it names. `of_others`: a comparison."""

    heading: str
    as_of: str | None = None
    first: str | None = None
    last: str | None = None
    authority: str | None = None
    of_others: bool = False
    is_of_parts: bool = False


@dataclass(frozen=True, slots=True)
class _Cell:
    """One figure and the label of its row."""

    index: int
    label: Plain
    figure: Plain
    column: _Column


def tabled(paper: Paper) -> Iterator[StatisticClaim]:
    """The figures of every table whose columns say of when or of whom they are; none of a plan or of targets."""
    for index, block in enumerate(paper.blocks):
        if isinstance(block, Table) and len(block.lines) > 1 and not is_plan(paper, block):
            for cell in _cells(paper, index, block):
                claim = _claim(paper, cell)
                if claim:
                    yield claim


def _cells(paper: Paper, index: int, table: Table) -> Iterator[_Cell]:
    source = paper.document.text
    heads = [plain_text(source, [cell]).norm for cell in table.lines[0]]
    columns = {place: column for place, words in enumerate(heads) if place and (column := _column(paper, words))}
    for place in range(1, len(heads)):
        if _is_of_parts([plain_text(source, [line[place]]).norm for line in table.lines[1:]], heads[place]):
            columns[place] = replace(columns.get(place) or _Column(heads[place]), is_of_parts=True)
    for line in table.lines[1:] if columns else ():
        label = plain_text(source, [line[0]])
        if not re.search(r"[A-Za-z]{3}", label.norm) or len(label.norm) > _LABEL_LENGTH:
            continue
        if pattern("table_numbered").search(label.norm):
            continue
        for place, column in columns.items():
            figure = plain_text(source, [line[place]])
            if pattern("table_parts" if column.is_of_parts else "table_figure").match(figure.norm):
                yield _Cell(index, label, figure, column)


def _is_of_parts(cells: Sequence[str], heading: str) -> bool:
    """True for a column of nothing but "9 of 25", under a head of its own."""
    filled = [cell for cell in cells if cell]
    return len(filled) > 1 and bool(heading) and all(pattern("table_parts").match(cell) for cell in filled)


def _column(paper: Paper, heading: str) -> _Column | None:
    """What the heading says of the figures below; None where it names neither a time, an authority nor a value."""
    if not heading or pattern("table_passed").search(heading):
        return None
    years = _YEARS.search(heading)
    if years and (int(years[1]) + 1) % 100 == int(years[2]):
        return _Column(heading, first=f"{years[1]}-04", last=f"{int(years[1]) + 1}-03")
    dates = find_dates(heading, year=paper.year)
    if dates:
        day = dates[0]
        return _Column(heading, first=day.first, last=day.last) if day.last else _Column(heading, as_of=day.first)
    month = pattern("table_period").search(heading)
    if month:
        return _Column(heading, as_of=f"20{month['year']}-{_MONTHS.index(month['month'].lower()) + 1:02d}")
    named = paper.gazetteer.find(heading)
    if named:
        return _Column(heading, authority=named[0].name)
    if pattern("table_others").search(heading):
        return _Column(heading, of_others=True)
    return _Column(heading) if pattern("table_columns").match(heading) else None


def _claim(paper: Paper, cell: _Cell) -> StatisticClaim | None:
    printed = re.sub(r"\D.*$", "", cell.figure.norm) if cell.column.is_of_parts else cell.figure.norm
    match = pattern("table_figure").match(printed)
    if not match:
        return None
    label, column = cell.label.norm, cell.column
    around = f"{label} {column.heading}"
    named = paper.gazetteer.find(label)
    of_row = len(named) == 1 and len(label) - (named[0].stop - named[0].at) < 12
    words = column.heading if of_row else label
    measure = _measure(column, label, words)
    money = bool(match["gbp"]) or bool(re.search(r"£", around))
    unit = "percent" if match["percent"] or pattern("table_shares").search(around) else "gbp" if money else "count"
    qualifier: Literal["under", "over", "about"] | None = None
    if match["sign"]:
        qualifier = "under" if match["sign"] == "<" else "over" if match["sign"] == ">" else "about"
    mark = match["mark"] or _mark(around) if unit == "gbp" else None
    of_many = column.is_of_parts and pattern("national_head").search(column.heading)
    own = None if column.of_others or of_many else column.authority or paper.places[cell.index].authority or None
    return StatisticClaim(
        document=paper.document.slug,
        evidence=tuple(
            e
            for plain, field in ((cell.label, None), (cell.figure, "value"))
            for e in paper.passages(plain, index=cell.index, field=field)
        ),
        confidence=0.85,
        method="statistic-table",
        measure=measure,
        value=round(float(match["low"].replace(",", "")) * (load("statistics")["multiples"][mark] if mark else 1), 4),
        qualifier=qualifier,
        unit=unit,
        authority=named[0].name if of_row else own,
        as_of=column.as_of,
        valid_from=column.first,
        valid_to=column.last,
    )


def _measure(column: _Column, label: str, words: str) -> str:
    """What the figure measures: `words`, with the head of a column of others, of attendance or of parts of a whole."""
    if pattern("table_attended").search(column.heading):
        return f"{column.heading} by {label}"
    measure = pattern("table_label").sub("", words).strip(" :-") or words
    if column.is_of_parts and not column.of_others:
        return f"{column.heading}: {label}"
    return f"{measure}, {column.heading}" if column.of_others else measure


def _mark(around: str) -> str | None:
    """The multiple that a heading sets for its figures: "£k", "£000", "£m"."""
    match = re.search(r"£\s?(?P<mark>000|k|m)\b", around, re.I)
    return None if not match else "k" if match["mark"] == "000" else match["mark"].lower()
