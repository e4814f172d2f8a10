"""Tables to be read: aligned plain text, and Markdown.

Both write our IRIs as ids, and draw the columns that say where a fact stands into one, "Evidence":
the document, the paragraph as printed, and the code points of the passage. A blank in a column of gaps reads
"No evidence found".
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from rdflib.term import Identifier

from graph.answers import Row
from queries.question import Column
from queries.shown import NOTHING_FOUND, is_number, short

_WIDEST: Final = 48  # characters of a cell before it goes on in the next line
_GAP: Final = "  "
_PLACE: Final = ("document", "start", "end")
_DRAWN_IN: Final = frozenset({"title", "document", "paragraph", "page", "start", "end"})
_NO_ROWS: Final = "(no rows)\n"


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown: headings, lines of cells, and which columns hold numbers only."""

    headings: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]
    numeric: tuple[bool, ...]


def table_text(columns: Sequence[Column], rows: Sequence[Row]) -> str:
    """The rows as aligned text; long cells are wrapped, never cut."""
    sheet = shown(columns, rows)
    wrapped = [[_wrapped(cell) for cell in line] for line in (sheet.headings, *sheet.lines)]
    widths = [max(len(part) for line in wrapped for part in line[at]) for at in range(len(sheet.headings))]
    heading, *body = ("".join(_aligned(line, widths, sheet.numeric)) for line in wrapped)
    rule = _GAP.join("-" * width for width in widths)
    return f"{heading}{rule}\n{''.join(body) or _NO_ROWS}"


def markdown_text(columns: Sequence[Column], rows: Sequence[Row]) -> str:
    """The rows as a table of GitHub's Markdown."""
    sheet = shown(columns, rows)
    rule = ["---:" if numeric else "---" for numeric in sheet.numeric]
    lines = ([_markdown(cell) for cell in line] for line in sheet.lines)
    heading = [_markdown(cell) for cell in sheet.headings]
    return "".join(f"| {' | '.join(line)} |\n" for line in (heading, rule, *lines))


def shown(columns: Sequence[Column], rows: Sequence[Row]) -> Shown:
    """The rows as they are read, where a fact stands in one column."""
    at = {column.name: place for place, column in enumerate(columns)}
    if not all(name in at for name in _PLACE):
        kept = list(range(len(columns)))
        return Shown(
            tuple(column.label for column in columns),
            tuple(tuple(_cell(columns[place], row[place]) for place in kept) for row in rows),
            tuple(_numeric(rows, place) for place in kept),
        )
    kept = [place for name, place in at.items() if name not in _DRAWN_IN]
    before = sum(place < at["document"] for place in kept)
    numeric = [_numeric(rows, place) for place in kept]
    headings = [columns[place].label for place in kept]
    lines = [[_cell(columns[place], row[place]) for place in kept] for row in rows]
    lacking = NOTHING_FOUND if columns[at["document"]].gap else ""
    for line, value in (
        (headings, "Evidence"),
        *((cells, _source(row, at) or lacking) for cells, row in zip(lines, rows, strict=True)),
    ):
        line.insert(before, value)
    numeric.insert(before, False)
    return Shown(tuple(headings), tuple(map(tuple, lines)), tuple(numeric))


def _cell(column: Column, term: Identifier | None) -> str:
    return NOTHING_FOUND if term is None and column.gap else short(term)


def _source(row: Row, at: dict[str, int]) -> str:
    if row[at["document"]] is None:
        return ""
    document = short(row[at["document"]]).removeprefix("document/")
    paragraph = short(row[at["paragraph"]]) if "paragraph" in at else ""
    start, end = short(row[at["start"]]), short(row[at["end"]])
    return " ".join(part for part in (document, paragraph, f"[{start}-{end}]") if part)


def _numeric(rows: Iterable[Row], place: int) -> bool:
    values = [row[place] for row in rows if row[place] is not None]
    return bool(values) and all(map(is_number, values))


def _wrapped(cell: str) -> list[str]:
    return textwrap.wrap(cell, _WIDEST, break_long_words=False, break_on_hyphens=False) or [""]


def _aligned(line: Sequence[Sequence[str]], widths: Sequence[int], numeric: Sequence[bool]) -> Iterable[str]:
    """The lines of text that one line of wrapped cells takes."""
    for depth in range(max(map(len, line))):
        parts = [cell[depth] if depth < len(cell) else "" for cell in line]
        padded = [
            part.rjust(width) if right else part.ljust(width)
            for part, width, right in zip(parts, widths, numeric, strict=True)
        ]
        yield _GAP.join(padded).rstrip() + "\n"


def _markdown(cell: str) -> str:
    return cell.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")
