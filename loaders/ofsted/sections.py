"""The sections of a report: its headings as a tree, each with the words that stand below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, get_args

from loaders.claims import Area, Framework
from loaders.documents import Document
from loaders.layout.block import Block
from loaders.layout.blocks import read_blocks
from loaders.layout.tables import Table
from loaders.lexicon import load
from loaders.ofsted.headings import BY_WEIGHT, NUMBERED, Heading, continued, headings_of, without_contents
from loaders.rules.grades.grades import find_grades

_AREAS = frozenset(get_args(Area))
_PART = 10


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


def sections(document: Document) -> tuple[Section, ...]:
    """The sections of `document` in its order, contents pages and what stands beside the body left out."""
    headings: list[tuple[Heading, list[Block | Table]]] = []
    for block in without_contents(document, read_blocks(document)):
        found = headings_of(document, block)
        for heading in found:
            last = headings[-1] if headings else None
            whole = continued(last[0], heading) if last and not last[1] else None
            if whole:
                headings.pop()
            headings.append((whole or heading, [heading.table] if heading.table else []))
        if headings and not found:
            headings[-1][1].append(block)
    return tuple(_tree(document, headings))


def beneath(found: Sequence[Section], index: int) -> Iterator[int]:
    """The indexes of the section `index` and of all sections that are parts of it, in the report's order."""
    yield index
    for other in range(index + 1, len(found)):
        if found[other].start >= found[index].end:
            return
        yield other


def _tree(document: Document, read: Sequence[tuple[Heading, list[Block | Table]]]) -> Iterator[Section]:
    headings = [*_ranked([heading for heading, _ in read])]
    boards = _boards(document, headings)
    open_: list[int] = []
    for place, heading in enumerate(headings):
        while open_ and headings[open_[-1]].rank >= heading.rank:
            open_.pop()
        behind = next((one for one in headings[place + 1 :] if one.rank <= heading.rank), None)
        yield Section(
            title=heading.title,
            name=heading.name,
            rank=heading.rank,
            start=heading.start,
            stop=heading.stop,
            end=behind.start if behind else len(document.text),
            above=open_[-1] if open_ else None,
            board=boards[place],
            who=heading.who,
            beside=heading.beside,
            blocks=tuple(read[place][1]),
        )
        open_.append(place)


def _ranked(headings: Sequence[Heading]) -> Iterator[Heading]:
    """The headings with their ranks among one another; what is a theme has no name.

    An unlisted heading no smaller than an open listed one stands beside it and ends it.
    """
    open_: list[Heading] = []
    for heading in headings:
        if _is_theme(heading, open_):
            heading = replace(heading, name=None, rank=load("ofsted-sections")["unlisted"])
        if heading.name is None and heading.level < NUMBERED:
            beside = (one.rank for one in open_ if heading.level <= one.level < NUMBERED)
            heading = replace(heading, rank=min([heading.rank, *beside]))
        open_ = [one for one in open_ if one.rank < heading.rank]
        if heading.name and not heading.table:
            open_.append(heading)
        yield heading


def _is_theme(heading: Heading, above: Sequence[Heading]) -> bool:
    """True for "Leadership, management and governance" over some of the things that need to improve."""
    words = load("ofsted-sections")
    size = min((one.level for one in above if one.name in words["lists"]), default=0)
    if not size or heading.table or [*find_grades(heading.title)]:
        return False
    if heading.name in words["parts"]:
        return size < NUMBERED < heading.level
    return heading.name in _AREAS and (heading.level >= BY_WEIGHT or heading.level > size)


def _boards(document: Document, headings: Sequence[Heading]) -> list[bool]:
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
        elif heading.name not in (None, "board") and heading.rank == _PART:
            inside = False
        found.append(inside)
    return found
