"""The sections of a report: its headings as a tree, each with the words that stand below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol, get_args

from loaders.claims import Area, Framework
from loaders.documents import Document
from loaders.layout.blocks import Block, read_blocks
from loaders.layout.plain import Plain, plain_text
from loaders.layout.tables import Table
from loaders.lexicon import load
from loaders.rules.grades import find_grades, grade_of

# Levels of headings: up to 6 they stand out by their size.
_NUMBERED, _BY_WEIGHT, _BY_PLACE = 7, 8, 9
_WORD = re.compile(r"[^\W\d_]{4}")
_AREAS = frozenset(get_args(Area))
_LONGEST = 250
_PROSE = 200
_TRIM = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*[.)]?\s+(?=\D))|[\s:?.]+\d{0,2}$|(?<=[a-z])\d{1,2}$")


class Report(Protocol):
    """What the front of a report tells that the rules for its inside need."""

    @property
    def document(self) -> Document: ...
    @property
    def framework(self) -> Framework | None: ...
    @property
    def authority(self) -> str: ...
    @property
    def start(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it, up to the next heading.

    `name` of a heading that lexicon/ofsted-sections.yml knows, and its `rank`. `start` to `stop` are the heading, `end`
    is where the section with all beneath it ends. `above` is the index of the section that it is a part of.
    `board`: it is of the part on the safeguarding board. `who`: of whom the heading says that they need to improve.
    `beside` are the words in the cell beside a heading that is a row of a table.
    """

    title: str
    name: str | None
    rank: int
    start: int
    stop: int
    end: int
    above: int | None
    board: bool
    who: str | None = None
    beside: str = ""
    blocks: tuple[Block | Table, ...] = ()


@dataclass(frozen=True, slots=True)
class _Heading:
    title: str
    level: int
    start: int
    stop: int
    name: str | None
    rank: int
    who: str | None
    beside: str = ""
    table: Table | None = None


def sections(document: Document) -> tuple[Section, ...]:
    """The sections of `document` in its order, contents pages and what stands beside the body left out."""
    blocks = list(_body(document, read_blocks(document)))
    headings: list[tuple[_Heading, list[Block | Table]]] = []
    for block in blocks:
        heading = _heading(document, block)
        if heading:
            headings.append((heading, [heading.table] if heading.table else []))
        elif headings:
            headings[-1][1].append(block)
    return tuple(_tree(document, headings))


def beneath(found: Sequence[Section], index: int) -> Iterator[int]:
    """The indexes of the section `index` and of all sections that are parts of it, in the report's order."""
    yield index
    for other in range(index + 1, len(found)):
        if found[other].start >= found[index].end:
            return
        yield other


def heading_name(words: str) -> str | None:
    """The name of the heading that `words` are; None where they are none that is known."""
    known = _known(words)
    return known[0] if known else None


def _body(document: Document, blocks: Sequence[Block | Table]) -> Iterator[Block | Table]:
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


def _heading(document: Document, block: Block | Table) -> _Heading | None:
    if isinstance(block, Table):
        return _row_heading(document, block)
    if block.bullet or block.marker or len(block.plain.text) > _LONGEST:
        return None
    known = _known(block.plain.norm)
    if known is None:
        stands_out = 0 < block.level < _BY_PLACE and block.level != _NUMBERED and _WORD.search(block.plain.text)
        return _unlisted(block) if stands_out else None
    if not 0 < block.level < _BY_PLACE and known[0] not in load("ofsted-sections")["unmarked"]:
        return None
    return _Heading(block.plain.text, block.level or _BY_PLACE, block.start, block.end, *known)


def _unlisted(block: Block) -> _Heading:
    rank = load("ofsted-sections")["unlisted"]
    return _Heading(block.plain.text, block.level, block.start, block.end, None, rank, None)


def _row_heading(document: Document, table: Table) -> _Heading | None:
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
            found.append(_Heading(first.text, 1, start, stop, *known, beside, table))
    return found[0] if len(found) == 1 else None


def _first_line(text: str, cell: tuple[int, int]) -> Plain:
    """The words of a cell; its first line alone where that is a heading that is known."""
    end = text.find("\n", cell[0], cell[1])
    first = plain_text(text, [(cell[0], end if end > 0 else cell[1])])
    return first if _known(first.norm) else plain_text(text, [cell])


def _tree(document: Document, headings: Sequence[tuple[_Heading, list[Block | Table]]]) -> Iterator[Section]:
    ranks = [*_ranks([heading for heading, _ in headings])]
    boards = _boards(document, [heading for heading, _ in headings])
    open_: list[int] = []
    for place, (heading, blocks) in enumerate(headings):
        while open_ and ranks[open_[-1]] >= ranks[place]:
            open_.pop()
        later = (n for n in range(place + 1, len(headings)) if ranks[n] <= ranks[place])
        behind = next(later, None)
        yield Section(
            title=heading.title,
            name=heading.name,
            rank=ranks[place],
            start=heading.start,
            stop=heading.stop,
            end=headings[behind][0].start if behind is not None else len(document.text),
            above=open_[-1] if open_ else None,
            board=boards[place],
            who=heading.who,
            beside=heading.beside,
            blocks=tuple(blocks),
        )
        open_.append(place)


def _ranks(headings: Sequence[_Heading]) -> Iterator[int]:
    """The rank of each. An unlisted heading no smaller than an open listed one stands beside it and ends it."""
    open_: list[tuple[int, _Heading]] = []
    for heading in headings:
        rank = heading.rank
        if heading.name is None and heading.level < _NUMBERED:
            rank = min([rank, *(its for its, one in open_ if heading.level <= one.level < _NUMBERED)])
        elif _is_theme(heading, [one for _, one in open_]):
            rank = load("ofsted-sections")["unlisted"]
        open_ = [one for one in open_ if one[0] < rank]
        if heading.name and not heading.table:
            open_.append((rank, heading))
        yield rank


def _is_theme(heading: _Heading, above: Sequence[_Heading]) -> bool:
    """True for "Leadership, management and governance" over some of the things that need to improve."""
    lists = load("ofsted-sections")["lists"]
    size = min((one.level for one in above if one.name in lists), default=0)
    if not size or heading.name not in _AREAS or heading.table or [*find_grades(heading.title)]:
        return False
    return heading.level >= _BY_WEIGHT or heading.level > size


def _boards(document: Document, headings: Sequence[_Heading]) -> list[bool]:
    """For each heading whether it is of the part on the board, which ends at the next part.

    The title of a report on both names the board, and opens no part.
    """
    titled = {document.page_of(heading.start) for heading in headings if heading.name == "title"}
    found: list[bool] = []
    inside = False
    for heading in headings:
        on_title = document.page_of(heading.start) in titled
        if heading.name in ("board", "board-judgement") and not on_title:
            inside = True
        elif heading.rank == 10 and heading.name != "board":
            inside = False
        found.append(inside)
    return found


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
def _patterns() -> tuple[tuple[str, int, re.Pattern[str]], ...]:
    return tuple((one["name"], one["rank"], re.compile(one["is"])) for one in load("ofsted-sections")["headings"])
