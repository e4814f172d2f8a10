"""From lines and grids of PDF pages to text with its parts: headings, paragraphs, tables, and what stands beside."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from loaders.readers.composing import Composer
from loaders.readers.pdf_furniture import beside, notes
from loaders.readers.pdf_lines import Line, in_order, joined, lines_of, paragraphs_of
from loaders.readers.pdf_pages import Page, Run
from loaders.readers.pdf_tables import Grid, grids_of

_BOLD_LEVEL = 8
_LONGEST_HEADING = 200
_FEWEST_CONTENTS = 3
_LEADING = 1.2
_WIDEST_LEADING = 2.5
_COLUMN = 12.0
_HALF = 0.55
_BULLET = re.compile(r"[•●○▪■◦\uf0b7\uf0a7]")
_PAGE_NUMBER = re.compile(r"\d{1,4}$")


@dataclass(frozen=True, slots=True)
class Print:
    """How a document is set: the size of its body, the distance of its lines as a multiple of their size, the sizes
    of its headings from the largest, and where its lines end at the right, by the width of the page: those of pages
    of one column, and those of the left of two.
    """

    size: float
    leading: float
    larger: tuple[float, ...]
    rights: dict[int, float]
    halves: dict[int, float]

    def level(self, line: Line) -> int:
        """A heading's level by size, or `_BOLD_LEVEL` by weight; 0 for body."""
        near = [n for n, size in enumerate(self.larger) if abs(size - line.size) < 0.6]
        return min(near[0] + 1, 6) if near else _BOLD_LEVEL if line.bold else 0


@dataclass(frozen=True, slots=True)
class Laid:
    """A page, its lines outside tables a list a column, and its tables from the top down."""

    page: Page
    columns: tuple[tuple[Line, ...], ...]
    grids: tuple[Grid, ...]

    @property
    def lines(self) -> list[Line]:
        return [line for column in self.columns for line in column]


def print_of(pages: Sequence[Laid]) -> Print:
    """How most characters of `pages` are set, and most lines follow each other."""
    sizes: Counter[float] = Counter()
    for laid in pages:
        for run in laid.page.runs:
            sizes[round(run.size * 2) / 2] += len(run.text)
    body = max(sizes, key=lambda size: (sizes[size], size))
    larger = sorted((size for size, count in sizes.items() if size > body + 0.9 and count > 3), reverse=True)
    return Print(body, _leading(pages, body), tuple(larger), _rights(pages, 1), _rights(pages, 2))


def _leading(pages: Sequence[Laid], body: float) -> float:
    """The usual distance of two lines of which the second goes on in the middle of a sentence."""
    steps: Counter[float] = Counter()
    for column in (column for laid in pages for column in laid.columns):
        for above, below in pairwise(column):
            step = round((above.bottom - below.bottom) / body, 1)
            if abs(above.size - below.size) < 0.6 and below.text[:1].islower() and 0 < step < _WIDEST_LEADING:
                steps[step] += 1
    return max(steps, key=lambda step: (steps[step], -step), default=_LEADING)


def _rights(pages: Sequence[Laid], columns: int) -> dict[int, float]:
    """Where lines end on pages of one column, or those of the left column on pages of several."""
    found: dict[int, list[float]] = {}
    for laid in pages:
        if min(len(laid.columns), 2) == columns:
            ends = [line.right for column in laid.columns for line in column]
            width = laid.page.width
            found.setdefault(round(width), []).extend(e for e in ends if columns == 1 or e < _HALF * width)
    return {width: sorted(ends)[-1 - len(ends) // 50] for width, ends in found.items() if ends}


def lay_out(page: Page) -> Laid:
    """What stands where on `page`."""
    grids = [grid for grid in grids_of(page) if sum(grid.cell_of(run) is not None for run in page.runs) > 1]
    free = [run for run in page.runs if all(grid.cell_of(run) is None for grid in grids)]
    return Laid(page, tuple(map(tuple, in_order(page, free))), tuple(grids))


@dataclass(frozen=True, slots=True)
class Writing:
    """One document while it is written. `known` are the lines that come back page by page."""

    composer: Composer
    style: Print
    known: frozenset[tuple[bool, str]]
    listed: list[bool] = field(default_factory=lambda: [False])

    def page(self, laid: Laid) -> None:
        """The page's header, its body, its footnotes, its footer."""
        lines = laid.lines
        above, below = beside(laid.page, lines, self.known)
        body = [line for n, line in enumerate(lines) if n not in above | below]
        small = [body[n] for n in sorted(notes(laid.page, body, body=self.style.size))]
        for n in sorted(above):
            self.composer.add(lines[n].text, "header", close=True)
        left_out = {id(line) for line in (*(lines[n] for n in above | below), *small)}
        self._body(laid, left_out)
        right = max((line.right for line in small), default=0.0)
        for group in paragraphs_of(small, leading=self.style.leading, right=right):
            self.composer.add(joined(group), "footnote", close=True)
        for n in sorted(below):
            self.composer.add(lines[n].text, "footer", close=True)

    def _body(self, laid: Laid, left_out: set[int]) -> None:
        waiting = list(laid.grids)
        for column in laid.columns:
            right = max((line.right for line in column if id(line) not in left_out), default=0.0)
            if len(laid.columns) == 1 and right > self.style.halves.get(round(laid.page.width), 0.0) + 1:
                right = max(right, self.style.rights.get(round(laid.page.width), 0.0))
            held: list[Line] = []
            for line in column:
                if id(line) in left_out:
                    continue
                while waiting and waiting[0].top > line.top and len(laid.columns) == 1:
                    self._lines(held, right=right)
                    held = []
                    self.composer.table(_rows(laid.page, waiting.pop(0)))
                held.append(line)
            self._lines(held, right=right)
        for grid in waiting:
            self.composer.table(_rows(laid.page, grid))

    def _lines(self, lines: Sequence[Line], *, right: float) -> None:
        """Paragraphs, and runs of lines that are set in columns."""
        place = 0
        while place < len(lines):
            several = len(lines[place].parts) > 1
            stop = place + 1
            while stop < len(lines) and (len(lines[stop].parts) > 1) == several:
                stop += 1
            if several:
                self._set_out(lines[place:stop])
            else:
                for group in paragraphs_of(lines[place:stop], leading=self.style.leading, right=right):
                    self._paragraph(group)
            place = stop

    def _set_out(self, lines: Sequence[Line]) -> None:
        if len(lines) == 1:
            self.composer.add("\t".join(run.text for run in lines[0].runs))
            return
        numbered = [line for line in lines if _PAGE_NUMBER.match(line.runs[-1].text)]
        if len(numbered) >= max(_FEWEST_CONTENTS, 0.8 * len(lines)) and _is_rising(numbered):
            for line in lines:
                self.composer.add("\t".join(run.text for run in line.runs), "contents", close=True)
        else:
            self.composer.table(_in_columns(lines))

    def _paragraph(self, group: Sequence[Line]) -> None:
        words = joined(group)
        levels = {self.style.level(line) for line in group}
        level = levels.pop() if len(levels) == 1 and len(words) <= _LONGEST_HEADING else 0
        is_item = bool(_BULLET.match(words))
        self.composer.add(words, "heading" if level else "text", level=level, close=is_item and self.listed[0])
        self.listed[0] = is_item


def _is_rising(lines: Sequence[Line]) -> bool:
    """True where the page numbers at the ends of `lines` never fall, as in a table of contents."""
    numbers = [int(line.runs[-1].text) for line in lines]
    return numbers == sorted(numbers) and numbers[-1] > numbers[0]


def _in_columns(lines: Sequence[Line]) -> list[list[str]]:
    """A row a line, a column for every place where parts begin."""
    starts: list[float] = []
    for left in sorted(run.left for line in lines for run in line.runs):
        if not starts or left - starts[-1] > _COLUMN:
            starts.append(left)
    rows = []
    for line in lines:
        cells = [""] * len(starts)
        for run in line.runs:
            column = max(n for n, start in enumerate(starts) if start <= run.left)
            cells[column] = f"{cells[column]} {run.text}".strip()
        rows.append(cells)
    return rows


def _rows(page: Page, grid: Grid) -> list[list[str]]:
    """The words of each cell; a cell that spans several has them in the first.

    Full lines of a cell end as far from its right border as they begin from its left one.
    """
    held: dict[tuple[int, int], list[Run]] = {}
    for run in page.runs:
        cell = grid.cell_of(run)
        if cell:
            held.setdefault(cell, []).append(run)
    ends: dict[tuple[int, int], float] = {}
    for (_, column), owner in grid.owner.items():
        ends[owner] = max(ends.get(owner, 0.0), grid.across[column + 1])
    rows = []
    for row in range(len(grid.down) - 1):
        cells = []
        for column in range(len(grid.across) - 1):
            lines = lines_of(held.get((row, column), ()))
            inset = min((line.left for line in lines), default=0.0) - grid.across[column]
            cells.append(joined(lines, right=ends.get((row, column), 0.0) - max(inset, 0.0)))
        rows.append(cells)
    return rows
