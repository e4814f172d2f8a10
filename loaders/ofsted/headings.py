"""The headings of a report, each known by its words or told by its print; the pages of contents hold none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from loaders.documents import Document
from loaders.layout.block import Block
from loaders.layout.plain import Plain, plain_text
from loaders.layout.tables import Table
from loaders.lexicon import load
from loaders.patterns import Pattern, prepare
from loaders.rules.grades.grades import grade_of

# Levels of headings: up to 6 they stand out by their size.
NUMBERED, BY_WEIGHT, BY_PLACE = 7, 8, 9
_WORD = prepare(r"[^\W\d_]{4}")
_LONGEST = 250
_PROSE = 200
_TRIM = prepare(r"^(?:\d{1,2}(?:\.\d{1,2})*[.)]?\s+(?=\D))|[\s:?.]+\d{0,2}$|(?<=[a-z])\d{1,2}$")


@dataclass(frozen=True, slots=True)
class Heading:
    """`name` and `rank` as lexicon/ofsted-sections.yml has them; `beside` is the cell beside a heading in `table`."""

    title: str
    level: int
    start: int
    stop: int
    name: str | None
    rank: int
    who: str | None
    beside: str = ""
    table: Table | None = None


def heading_name(words: str) -> str | None:
    """The name of the heading that `words` are; None where they are none that is known."""
    known = _known(words)
    return known[0] if known else None


def without_contents(document: Document, blocks: Sequence[Block | Table]) -> Iterator[Block | Table]:
    """The blocks without the pages of contents: from their heading to the foot of the page or to the first prose."""
    place = 0
    while place < len(blocks):
        block = blocks[place]
        known = _known(block.plain.norm) if isinstance(block, Block) and block.level else None
        if known is None or known[0] != "contents":
            yield block
            place += 1
            continue
        place = _behind_contents(document, blocks, place)


def _behind_contents(document: Document, blocks: Sequence[Block | Table], place: int) -> int:
    page = document.page_of(blocks[place].start)
    stop = place + 1
    while stop < len(blocks):
        block = blocks[stop]
        if document.page_of(block.start) != page and not _is_entry(document.text, block):
            return stop
        if isinstance(block, Block) and len(block.plain.text) > _PROSE:
            while stop - 1 > place and _stands_out(blocks[stop - 1]):
                stop -= 1
            return stop
        stop += 1
    return stop


def _stands_out(block: Block | Table) -> bool:
    return isinstance(block, Block) and block.kind == "heading"


def _is_entry(text: str, block: Block | Table) -> bool:
    return bool(re.search(load("ofsted-sections")["entry"], text[block.start : block.end].rstrip()))


def headings_of(document: Document, block: Block | Table) -> list[Heading]:
    """The heading that a block or a row of a table is, two where no gap parts two; mostly none."""
    if isinstance(block, Table):
        return _of_row(document, block)
    if block.bullet or block.marker or len(block.plain.text) > _LONGEST:
        return []
    unmarked = load("ofsted-sections")["unmarked"]
    for gap in re.finditer(r"\s(?=[A-Z])", block.plain.norm) if block.level else ():
        if heading_name(block.plain.norm[gap.end() :]) in unmarked and _known(block.plain.norm[: gap.start()]):
            return [_of(block, 0, gap.start()), _of(block, gap.end(), len(block.plain.norm))]
    name = heading_name(block.plain.norm)
    stands_out = 0 < block.level < BY_PLACE
    if name is None:
        stands_out = stands_out and block.level != NUMBERED and bool(_WORD.search(block.plain.text))
    return [_of(block, 0, len(block.plain.norm))] if stands_out or name in unmarked else []


def continued(one: Heading, other: Heading) -> Heading | None:
    """The heading that two in succession are, where only the two together are one that is known."""
    known = _known(f"{one.title} {other.title}".replace("’", "'"))
    if one.name or other.name or known is None:
        return None
    return Heading(f"{one.title} {other.title}", one.level, one.start, other.stop, *known)


def _of(block: Block, at: int, stop: int) -> Heading:
    known = _known(block.plain.norm[at:stop]) or (None, load("ofsted-sections")["unlisted"], None)
    spans = block.plain.spans(at, stop)
    start = block.start if at == 0 else spans[0][0]
    return Heading(block.plain.text[at:stop], block.level or BY_PLACE, start, spans[-1][1], *known)


def _of_row(document: Document, table: Table) -> list[Heading]:
    """The one row of `table` that is a heading: a grade beside its name, or below it what needs to improve."""
    found = []
    for line in table.lines:
        cells = [span for span in line if span[0] < span[1]]
        first = _first_line(document.text, cells[0]) if cells else None
        known = _known(first.norm) if first else None
        if first is None or known is None or len(cells) > 2:
            continue
        beside = plain_text(document.text, cells[1:]).text
        if grade_of(beside) or (not beside and known[0] == "advice"):
            (start, stop), *_ = first.spans()
            found.append(Heading(first.text, 1, start, stop, *known, beside, table))
    return found if len(found) == 1 else []


def _first_line(text: str, cell: tuple[int, int]) -> Plain:
    """The words of a cell; its first line alone where that is a heading that is known."""
    end = text.find("\n", cell[0], cell[1])
    first = plain_text(text, [(cell[0], end if end > 0 else cell[1])])
    return first if _known(first.norm) else plain_text(text, [cell])


@cache
def _known(words: str) -> tuple[str, int, str | None] | None:
    """Name and rank of the heading that `words` are, and of whom it says that they need to improve."""
    if len(words) > _LONGEST:
        return None
    title = _TRIM.sub("", words.lower()).strip(" :?.*")
    for name, rank, pattern in _patterns():
        match = pattern.fullmatch(title)
        if match:
            return name, rank, match.groupdict().get("who")
    return None


@cache
def _patterns() -> tuple[tuple[str, int, Pattern], ...]:
    return tuple((one["name"], one["rank"], prepare(one["is"])) for one in load("ofsted-sections")["headings"])
