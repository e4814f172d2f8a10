"""A result as a table on a terminal, wrapped to its width: what a row says, and where that stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from rdflib import URIRef
from rdflib.term import Identifier
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from queries.question import Column
from queries.results import Result
from queries.shown import NOTHING_FOUND, short

# Together these columns are one citation.
_CITATION: Final = ("title", "document", "paragraph", "page", "start", "end", "quote")
_QUOTED: Final = 120  # characters of a quote that are shown


def print_table(result: Result) -> None:
    """Prints the rows with one column for the evidence; columns of mere IRIs are left to the other formats."""
    shown = [place for place, column in enumerate(result.columns) if column.name not in _CITATION]
    telling = [place for place in shown if not _only_iris(result, place)] or shown
    cited = any(column.name == "start" for column in result.columns)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for place in telling:
        table.add_column(result.columns[place].label, overflow="fold")
    if cited:
        table.add_column("Evidence", overflow="fold")
    names = [column.name for column in result.columns]
    lacking = NOTHING_FOUND if any(column.name == "document" and column.gap for column in result.columns) else ""
    for row in result.rows:
        cells = [_cell(result.columns[place], row[place]) for place in telling]
        if cited:
            cells.append(_citation(dict(zip(names, map(_plain, row), strict=True))) or lacking)
        table.add_row(*map(Text, cells))
    Console().print(table)


def _only_iris(result: Result, place: int) -> bool:
    found = [row[place] for row in result.rows if row[place] is not None]
    return bool(found) and all(isinstance(term, URIRef) for term in found)


def _cell(column: Column, term: Identifier | None) -> str:
    return NOTHING_FOUND if term is None and column.gap else _plain(term)


def _plain(term: Identifier | None) -> str:
    return short(term)


def _citation(cells: Mapping[str, str]) -> str:
    """Document, paragraph or page, code points, and the words where they are at hand."""
    if not cells.get("start"):
        return ""
    where = cells.get("document", "").removeprefix("document/") or cells.get("title", "")
    if cells.get("paragraph"):
        where += f", {cells['paragraph']}"
    if cells.get("page"):
        where += f", page {cells['page']}"
    words = cells.get("quote", "")
    said = f": “{words[:_QUOTED]}{'…' if len(words) > _QUOTED else ''}”" if words else ""
    return f"{where}, {cells['start']}-{cells['end']}{said}"
