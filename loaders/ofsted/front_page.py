"""The front of a report: its lines and rows as printed, up to the end of the first page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from loaders.claims import Evidence
from loaders.documents import Document
from loaders.layout.block import Block
from loaders.layout.blocks import read_blocks
from loaders.layout.plain import Plain, Span, plain_text
from loaders.layout.tables import Table, line_cells
from loaders.lexicon import load
from loaders.patterns import Pattern, prepare
from loaders.rules.paper.paper import passage

LONGEST_LINE = 400
_FRONT_WITHOUT_PAGES = 4000
_BROKEN = prepare(r"\brequires?$", re.I)
_REST = prepare(r"improvement\b", re.I)
_SENTENCE_PIECE = r"(?:[^.]|(?<=\bSt)[.]){2,80}?"
_PLACE = r"[\w'.,&()/-]+(?:[ ][\w'.,&()/-]+){0,8}?"


@dataclass(frozen=True, slots=True)
class Line:
    """A block, or a row of a table with its blank cells left out. `whole` is its cells joined by one space.

    `table` is the place of its table among the blocks; None outside tables. `is_heading` and `is_item` as of blocks.
    """

    cells: tuple[Plain, ...]
    whole: Plain
    start: int
    table: int | None = None
    is_heading: bool = False
    is_item: bool = False

    @property
    def text(self) -> str:
        return self.whole.norm


@dataclass(frozen=True, slots=True)
class Front:
    """`lines` are those of the first page, running headers of it among them; `blocks` those of the whole document."""

    document: Document
    blocks: tuple[Block | Table, ...]
    lines: tuple[Line, ...]
    end: int

    def passages(self, plain: Plain, at: int = 0, stop: int | None = None, *, field: str | None = None) -> Passages:
        """Evidence for characters `at` to `stop` of `plain`."""
        return tuple(passage(self.document, start, end, field=field) for start, end in plain.spans(at, stop))


Passages = tuple[Evidence, ...]


def read_front(document: Document) -> Front:
    """The front of `document`: its first page or, where it has no pages, its opening."""
    page = document.text.find("\f")
    return front_to(document, read_blocks(document), page if page >= 0 else _FRONT_WITHOUT_PAGES)


def with_next_page(front: Front) -> Front:
    """`front` with one page more: a cover may have its table on the second."""
    page = front.document.text.find("\f", front.end + 1)
    return front_to(front.document, front.blocks, page) if page >= 0 else front


def front_to(document: Document, blocks: tuple[Block | Table, ...], end: int) -> Front:
    """The front of `document` up to `end`."""
    end = min(end, len(document.text))
    first = [block for block in blocks if block.start < end]
    found = sorted((*lines_of(document.text, first), *_headers(document, end)), key=lambda line: line.start)
    return Front(document, blocks, tuple(mended(document.text, found)), end)


def mended(text: str, lines: Sequence[Line]) -> Iterator[Line]:
    """`lines` with a grade of two words that is broken over two of them made whole: "require", "improvement"."""
    held: Line | None = None
    for line in lines:
        if held and _REST.match(line.text) and _BROKEN.search(held.text) and len(held.cells) == len(line.cells) == 1:
            whole = plain_text(text, [*held.whole.spans(), *line.whole.spans()])
            held = replace(held, cells=(whole,), whole=whole)
            continue
        if held:
            yield held
        held = line
    if held:
        yield held


def lines_of(text: str, blocks: Sequence[Block | Table]) -> Iterator[Line]:
    """Each block as a line, each row of a table as one, and each printed line of a row that has one cell only."""
    for place, block in enumerate(blocks):
        if isinstance(block, Block):
            item = block.kind == "item" or block.bullet
            yield Line((block.plain,), block.plain, block.start, None, block.kind == "heading", item)
            continue
        for row, plains in zip(block.lines, line_cells(text, block), strict=True):
            cells = [(span, plain) for span, plain in zip(row, plains, strict=True) if text[span[0] : span[1]].strip()]
            if len(cells) == 1:
                yield from (_printed_line(text, one, place) for one in _printed(text, cells[0][0]))
            elif cells:
                spans, found = zip(*cells, strict=True)
                yield Line(found, plain_text(text, spans), spans[0][0], place)


def _printed_line(text: str, span: Span, table: int | None) -> Line:
    plain = plain_text(text, [span])
    return Line((plain,), plain, span[0], table)


def _printed(text: str, cell: Span) -> Iterator[Span]:
    for match in prepare(r"[^\n]*\S[^\n]*").finditer(text, *cell):
        yield match.span()


def _headers(document: Document, end: int) -> Iterator[Line]:
    """A title that comes back as a running header is set apart from the body; on the first page it is the title."""
    for part in document.parts or ():
        if part.kind == "header" and part.start < end:
            yield from (
                _printed_line(document.text, one, None) for one in _printed(document.text, (part.start, part.end))
            )


@cache
def whole_line(key: str) -> Pattern:
    """The pattern `key` of lexicon/ofsted-front.yml, to fit a whole line."""
    return prepare(rf"(?:{with_places(load('ofsted-front')[key])})\d?[\s:.]*$", re.I)


@cache
def words(key: str) -> Pattern:
    """The pattern `key` of lexicon/ofsted-front.yml, to stand anywhere."""
    return prepare(load("ofsted-front")[key], re.I)


def with_places(pattern: str) -> str:
    """`pattern` with the name of a place for each @, and any words of one sentence for each @X."""
    return pattern.replace("@X", _SENTENCE_PIECE).replace("@", _PLACE)


def labelled(lines: Sequence[Line], key: str) -> tuple[int, int] | None:
    """The first line that the label `key` opens: its index, and where in its text the rest begins."""
    form = prepare(rf"(?:{load('ofsted-front')[key]})\b\s*[:.-]?\s*", re.I)
    for index, line in enumerate(lines):
        match = form.match(line.text) if len(line.text) <= LONGEST_LINE else None
        if match:
            return index, match.end()
    return None
