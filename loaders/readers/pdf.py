"""PDF: the text layer in reading order, with paragraphs, headings by size and weight, and tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium
from pypdfium2 import raw

from loaders.documents import Document
from loaders.errors import UnreadableFile
from loaders.readers.composing import Composer
from loaders.readers.files import expect, read_bytes
from loaders.readers.pdf_furniture import beside, notes, repeated
from loaders.readers.pdf_lines import Line, in_order, joined, lines_of, paragraphs_of
from loaders.readers.pdf_pages import Page, Run, read_page
from loaders.readers.pdf_tables import Grid, grids_of

LARGEST_FILE = 300 * 1024 * 1024
MOST_PAGES = 5000
_BOLD_LEVEL = 8
_LONGEST_HEADING = 200
_LEAST_READABLE = 0.5


@dataclass(frozen=True, slots=True)
class _Print:
    """How the body of the document is set: its size, its lines' distance, the sizes of headings from the largest."""

    size: float
    leading: float
    larger: tuple[float, ...]

    def level(self, line: Line) -> int:
        """A heading's level by size, or `_BOLD_LEVEL` by weight; 0 for body."""
        near = [n for n, size in enumerate(self.larger) if abs(size - line.size) < 0.6]
        return min(near[0] + 1, 6) if near else _BOLD_LEVEL if line.bold else 0


def read_pdf(path: Path) -> Document:
    """The document in the PDF `path`. Raises `UnreadableFile` with one message.

    A page's header stands before its words and its footer and footnotes behind them.
    """
    data = read_bytes(path, LARGEST_FILE)
    pages = list(_pages(data, path.name))
    _check_readable(pages, path.name)
    laid = [_laid(page) for page in pages]
    known = repeated([(page, [line for column in columns for line in column]) for page, columns, _ in laid])
    style = _print_of(pages)
    composer = Composer(path.name)
    for place, (page, columns, grids) in enumerate(laid):
        if place:
            composer.turn_page()
        _add_page(composer, page, columns, grids, known, style)
    return composer.document(data)


def _pages(data: bytes, name: str) -> Iterator[Page]:
    expect(data, "a PDF", name=name)
    try:
        book = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise UnreadableFile(f"{name}: {_why(error)}") from error
    try:
        if len(book) > MOST_PAGES:
            raise UnreadableFile(f"{name}: {len(book):,} pages (limit {MOST_PAGES:,}); split the file")
        for number in range(len(book)):
            try:
                page = book[number]
            except pdfium.PdfiumError as error:
                raise UnreadableFile(f"{name} page {number + 1}: cannot be read, the file is damaged; fetch it again") from error
            yield read_page(page)
            page.close()
    finally:
        book.close()


def _why(error: pdfium.PdfiumError) -> str:
    code = getattr(error, "err_code", None)
    if code == raw.FPDF_ERR_PASSWORD:
        return "the file is encrypted; open it, take the password off and save it"
    if code == raw.FPDF_ERR_SECURITY:
        return "the file is encrypted in a way that is not known; print it to a new PDF"
    return "the file is damaged or cut short, or no PDF at all; fetch it again"


def _check_readable(pages: Sequence[Page], name: str) -> None:
    words = "".join(run.text for page in pages for run in page.runs)
    if not words.strip():
        raise UnreadableFile(
            f"{name}: no text layer: its {len(pages)} pages are pictures; run text recognition (OCR) over it first"
        )
    readable = sum(character.isalnum() or character.isspace() or character.isascii() for character in words)
    if readable < _LEAST_READABLE * len(words):
        raise UnreadableFile(
            f"{name}: its text layer says {readable:,} readable characters of {len(words):,};"
            " its fonts hide the words: run text recognition (OCR) over it first"
        )


def _laid(page: Page) -> tuple[Page, list[list[Line]], dict[int, Grid]]:
    """The page, its lines outside tables a list a column, and its tables."""
    grids = grids_of(page)
    kept = [grid for grid in grids if sum(grid.cell_of(run) is not None for run in page.runs) > 1]
    free = [run for run in page.runs if all(grid.cell_of(run) is None for grid in kept)]
    return page, in_order(page, free), dict(enumerate(kept))


def _print_of(pages: Sequence[Page]) -> _Print:
    sizes: Counter[float] = Counter()
    for page in pages:
        for run in page.runs:
            sizes[round(run.size * 2) / 2] += len(run.text)
    body = sizes.most_common(1)[0][0]
    larger = tuple(sorted((size for size, count in sizes.items() if size > body + 0.9 and count > 3), reverse=True))
    return _Print(body, 1.75, larger)


def _add_page(
    composer: Composer, page: Page, columns: list[list[Line]], grids: dict[int, Grid],
    known: frozenset[tuple[bool, str]], style: _Print,
) -> None:  # fmt: skip
    lines = [line for column in columns for line in column]
    above, below = beside(page, lines, known)
    body = [line for n, line in enumerate(lines) if n not in above | below]
    small = [body[n] for n in sorted(notes(page, body, body=style.size))]
    for n in sorted(above):
        composer.add(lines[n].text, "header", close=True)
    skipped = {id(line) for line in (*(lines[n] for n in above | below), *small)}
    waiting = list(grids.values())
    for column in columns:
        held: list[Line] = []
        for line in column:
            if id(line) in skipped:
                continue
            while waiting and waiting[0].top > line.top and len(columns) == 1:
                _add_lines(composer, held, style)
                held = []
                _add_grid(composer, page, waiting.pop(0))
            held.append(line)
        _add_lines(composer, held, style)
    for grid in waiting:
        _add_grid(composer, page, grid)
    for group in paragraphs_of(small, leading=style.leading):
        composer.add(joined(group), "footnote", close=True)
    for n in sorted(below):
        composer.add(lines[n].text, "footer", close=True)


def _add_lines(composer: Composer, lines: Sequence[Line], style: _Print) -> None:
    """Paragraphs, and runs of lines that are set in columns as tables."""
    place = 0
    while place < len(lines):
        stop = place
        while stop < len(lines) and len(lines[stop].parts) > 1:
            stop += 1
        if stop - place > 1:
            composer.table(_set_out(lines[place:stop]))
            place = stop
            continue
        stop = max(stop, place + 1)
        while stop < len(lines) and len(lines[stop].parts) == 1:
            stop += 1
        for group in paragraphs_of(lines[place:stop], leading=style.leading):
            _add_paragraph(composer, group, style)
        place = stop


def _add_paragraph(composer: Composer, group: Sequence[Line], style: _Print) -> None:
    first = group[0]
    words = joined(group)
    if len(first.parts) > 1:
        composer.add("\t".join(run.text for run in first.runs))
        return
    levels = {style.level(line) for line in group}
    level = levels.pop() if len(levels) == 1 and len(words) <= _LONGEST_HEADING else 0
    composer.add(words, "heading" if level else "text", level=level)


def _set_out(lines: Sequence[Line]) -> list[list[str]]:
    """Lines set in columns by nothing but space: a row a line, a column for every place where parts begin."""
    starts: list[float] = []
    for left in sorted(run.left for line in lines for run in line.runs):
        if not starts or left - starts[-1] > 12:
            starts.append(left)
    rows = []
    for line in lines:
        cells = [""] * len(starts)
        for run in line.runs:
            column = max(n for n, start in enumerate(starts) if start <= run.left + 0.01)
            cells[column] = f"{cells[column]} {run.text}".strip()
        rows.append(cells)
    return rows


def _add_grid(composer: Composer, page: Page, grid: Grid) -> None:
    held: dict[tuple[int, int], list[Run]] = {}
    for run in page.runs:
        cell = grid.cell_of(run)
        if cell:
            held.setdefault(cell, []).append(run)
    rows = []
    for row in range(len(grid.down) - 1):
        cells = []
        for column in range(len(grid.across) - 1):
            lines = lines_of(held.get((row, column), ()))
            cells.append(joined(lines, right=max((line.right for line in lines), default=0.0)))
        rows.append(cells)
    composer.table(rows)
