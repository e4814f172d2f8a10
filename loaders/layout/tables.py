"""Tables as printed: lines of cells, and the rows that they add up to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from statistics import quantiles

from loaders.layout.plain import Plain, Span, plain_text

_LABEL = re.compile(
    r"\s*[*_(]{0,3}(?:R(?:ec(?:ommendation)?)?\.?\s?)?\d{1,3}(?:\.\d{1,2})?[.):]?[*_]{0,3}(?:\s|$)", re.I
)
_WRAP_LIMIT = 48


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Consecutive lines of cells, blank lines between them left out; every line has as many cells.

    The same as no other, so that what is read of it can be remembered by it.

    `breaks` are the indexes of the lines that follow a blank line or a page break.
    """

    start: int
    end: int
    lines: tuple[tuple[Span, ...], ...]
    breaks: frozenset[int] = frozenset()

    @property
    def width(self) -> int:
        return len(self.lines[0])


@dataclass(frozen=True, slots=True)
class Row:
    """One row: a `Plain` a column. A blank cell has no words, and stands at `blanks[column]`."""

    cells: tuple[Plain, ...]
    blanks: tuple[int, ...]
    start: int
    end: int


def line_cells(source: str, table: Table) -> tuple[tuple[Plain, ...], ...]:
    """The plain text of each cell of each line. Remembered, since every rule that looks at tables asks for it."""
    held = _held(source)
    if table not in held:
        held[table] = tuple(tuple(plain_text(source, [cell]) for cell in line) for line in table.lines)
    return held[table]


@lru_cache(maxsize=2)
def _held(source: str) -> dict[Table, tuple[tuple[Plain, ...], ...]]:
    """The cells of each table of `source` that was asked for."""
    return {}


def line_texts(source: str, table: Table) -> list[tuple[str, ...]]:
    """The words of each cell of each line."""
    return [tuple(cell.text for cell in line) for line in line_cells(source, table)]


def place_of(table: Table, start: int) -> tuple[int, int] | None:
    """The line and the column of the cell that opens at `start`; of cells that stand for several, the first."""
    return _places(table).get(start)


@lru_cache(maxsize=8)
def _places(table: Table) -> dict[int, tuple[int, int]]:
    places: dict[int, tuple[int, int]] = {}
    for index, line in enumerate(table.lines):
        for column, cell in enumerate(line):
            places.setdefault(cell[0], (index, column))
    return places


def assemble(source: str, table: Table, *, header: tuple[str, ...], main: int, spanning: int | None) -> list[Row]:
    """The rows below `header`, which may be repeated on every page.

    `main` is the column that every row fills; `spanning` the one whose cell may stand beside many rows.
    Cells that were broken over printed lines or pages are joined; blank cells stay blank.
    """
    return list(_assembled(source, table, header, main, spanning))


@lru_cache(maxsize=8)
def _assembled(source: str, table: Table, header: tuple[str, ...], main: int, spanning: int | None) -> tuple[Row, ...]:
    """Remembered, since several rules read one plan."""
    texts = line_texts(source, table)
    body = [i for i, words in enumerate(texts) if not _repeats(words, header)]
    starts: list[list[int]] = []
    for page in _pages(body):
        wrapped = _is_wrapped([texts[i] for i in page], main)
        opens = _Opening([texts[i] for i in page], main, spanning)
        for place, index in enumerate(page):
            first = place == 0
            new = opens.after_break(place) if first and starts else opens.at(place, wrapped=wrapped)
            if new or not starts:
                starts.append([index])
            else:
                starts[-1].append(index)
    return tuple(_row(source, table, lines, spanning) for lines in starts)


def _repeats(words: tuple[str, ...], header: tuple[str, ...]) -> bool:
    return tuple(w.lower() for w in words) == tuple(w.lower() for w in header)


def _pages(body: list[int]) -> list[list[int]]:
    """Runs of lines that no header row parts."""
    pages: list[list[int]] = []
    for index in body:
        if pages and pages[-1][-1] == index - 1:
            pages[-1].append(index)
        else:
            pages.append([index])
    return pages


def _is_wrapped(texts: Sequence[tuple[str, ...]], main: int) -> bool:
    """True where the lines are printed lines, not rows: all cells are narrow and many go on mid-sentence."""
    if len(texts) < 3 or max(len(cell) for words in texts for cell in words) > _WRAP_LIMIT:
        return False
    going_on = sum(not words[main] or words[main][:1].islower() for words in texts)
    return going_on * 3 >= len(texts)


class _Opening:
    """Decides which lines of one page open a row."""

    def __init__(self, texts: Sequence[tuple[str, ...]], main: int, spanning: int | None) -> None:
        self.texts, self.main, self.spanning = texts, main, spanning
        self.widths = [_usual_width([words[c] for words in texts]) for c in range(len(texts[0]))]

    def at(self, place: int, *, wrapped: bool) -> bool:
        words = self.texts[place]
        if self._numbered(words):
            return True
        if not wrapped:
            return bool(words[self.main]) and not words[self.main][:1].islower()
        if place == 0:
            return bool(words[self.main]) and not words[self.main][:1].islower()
        before = self.texts[place - 1]
        if words[self.main] and not before[self.main]:
            return True
        fresh = [c for c in range(len(words)) if c != self.spanning and words[c]]
        if words[self.main] and not words[self.main][:1].islower() and any(not before[c] for c in fresh):
            return True  # every cell of a row begins on its first line
        return len(fresh) > 1 and self.main in fresh and all(self._starts_afresh(before[c], words[c], c) for c in fresh)

    def after_break(self, place: int) -> bool:
        """A row goes on over the page where its main cell is blank or goes on mid-sentence."""
        words = self.texts[place]
        return self._numbered(words) or (bool(words[self.main]) and not words[self.main][:1].islower())

    def _numbered(self, words: tuple[str, ...]) -> bool:
        return self.spanning is not None and bool(_LABEL.match(words[self.spanning])) and bool(words[self.main])

    def _starts_afresh(self, before: str, now: str, column: int) -> bool:
        """True where the first word of `now` would have fitted behind `before`, so a new cell begins."""
        if not before:
            return True
        first = now.split(" ", 1)[0]
        return not now[:1].islower() and len(before) + 1 + len(first) <= self.widths[column]


def _usual_width(cells: Sequence[str]) -> int:
    lengths = sorted(len(cell) for cell in cells if cell)
    if len(lengths) < 2:
        return lengths[0] if lengths else 0
    return int(max(quantiles(lengths, n=20)[-1], lengths[-1]))


def _row(source: str, table: Table, lines: list[int], spanning: int | None) -> Row:
    cells = []
    blanks = []
    for column in range(table.width):
        pieces = [table.lines[i][column] for i in lines]
        cells.append(plain_text(source, [p for p in pieces if p[0] < p[1]]))
        blanks.append(table.lines[lines[0]][column][0])
    ends = [span[1] for i in lines for span in table.lines[i]]
    return Row(tuple(cells), tuple(blanks), table.lines[lines[0]][0][0], max(ends))
