"""A paper laid out for the rules: its blocks, whose paper it is, and which authority each block speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from loaders.claims import Evidence
from loaders.documents import Document
from loaders.gazetteer import Gazetteer
from loaders.layout.block import Block
from loaders.layout.plain import Plain
from loaders.layout.sentences import sentences
from loaders.layout.tables import Table
from loaders.lexicon import load
from loaders.patterns import prepare
from loaders.rules.paper.partners import names_partner

MAX_SENTENCE = 4000
Genre = Literal["paper", "letter", "minutes", "page"]
_APPENDIX = prepare(r"^(?:appendix|annexe?)\b", re.I)
_OURS = prepare(r"\b(?:we|us|our|ours|this (?:council|authority|committee|board|panel))\b", re.I)
_IS_SUBJECT = prepare(
    r"(?: (?:County|City|Borough|Metropolitan|District))*(?: Council)?"
    r"(?:'s [\w' ]{3,40})?(?:,[^,]{3,60},)? (?:is|was|were|has|had|are|have|under\w+|received|achieved)\b"
)


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a paper says of it; `passages` are where, by field. `genre` is its form."""

    title: str | None = None
    date: str | None = None
    meeting_of: str | None = None
    author: str | None = None
    publisher: str | None = None
    passages: tuple[Evidence, ...] = ()
    genre: Genre = "paper"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands: the authority it speaks of, and the headings above it, the nearest last."""

    authority: str
    headings: tuple[str, ...]

    @property
    def heading(self) -> str:
        return self.headings[-1] if self.headings else ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Characters `at` to `stop` of the block `index`; `text` is what patterns read there."""

    index: int
    plain: Plain
    at: int
    stop: int
    text: str
    day: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Paper:
    """A document with its layout; the same as no other, so that what is read of it can be remembered by it.

    `authority` is whose paper it is; `places` run beside `blocks`.
    """

    document: Document
    blocks: tuple[Block | Table, ...]
    places: tuple[Place, ...]
    gazetteer: Gazetteer
    authority: str
    head: Head

    @property
    def year(self) -> int | None:
        return int(self.head.date[:4]) if self.head.date else None

    def sentences(self) -> Iterator[Sentence]:
        """The sentences of every block that is not a table, in order; overlong ones are left out."""
        for index, block in enumerate(self.blocks):
            if isinstance(block, Block):
                yield from self.sentences_of(index)

    def sentences_of(self, index: int) -> Iterator[Sentence]:
        """The sentences of block `index`; none of a table."""
        block = self.blocks[index]
        if isinstance(block, Block):
            held = _sentences_in(self)
            if index not in held:
                held[index] = tuple(sentences_in(index, block.plain))
            yield from held[index]

    def passages(
        self, plain: Plain, at: int = 0, stop: int | None = None, *, index: int | None = None, field: str | None = None
    ) -> tuple[Evidence, ...]:
        """Evidence for characters `at` to `stop` of `plain`, which stands in block `index`."""
        block = self.blocks[index] if index is not None else None
        label = block.label if isinstance(block, Block) else None
        return tuple(self.passage(start, end, paragraph=label, field=field) for start, end in plain.spans(at, stop))

    def passage(self, start: int, end: int, *, paragraph: str | None = None, field: str | None = None) -> Evidence:
        """Evidence for characters `start` to `end` of the document."""
        return passage(self.document, start, end, paragraph=paragraph, field=field)


def sentences_in(index: int, plain: Plain) -> Iterator[Sentence]:
    """The sentences of `plain`, which stands in block `index`; overlong ones are left out."""
    for at, stop in sentences(plain.norm):
        if stop - at <= MAX_SENTENCE:
            yield Sentence(index, plain, at, stop, plain.norm[at:stop])


@lru_cache(maxsize=2)
def _sentences_in(paper: Paper) -> dict[int, tuple[Sentence, ...]]:
    """The sentences of each block of `paper` that was asked for: most rules ask for all of them."""
    return {}


def passage(
    document: Document, start: int, end: int, *, paragraph: str | None = None, field: str | None = None
) -> Evidence:
    """Evidence for characters `start` to `end` of `document`."""
    return Evidence(
        start=start,
        end=end,
        quote=document.text[start:end],
        page=document.page_of(start),
        paragraph=paragraph,
        field=field,
    )


def words_beside(document: Document) -> str:
    """What the headers and footers of pages say, and a web page's title: a council's name, often."""
    parts = [document.text[part.start : part.end] for part in document.parts or () if part.kind in ("header", "footer")]
    return "\n".join(dict.fromkeys(" ".join(words.split()) for words in parts))


def place_blocks(blocks: Sequence[Block | Table], gazetteer: Gazetteer, authority: str) -> tuple[Place, ...]:
    """For each block the authority that its section is about, and its headings.

    A heading that names one authority opens a section about it. The section ends at a heading that names
    another, at one of the same or a higher rank by hash marks, at an appendix, or at a general heading.
    """
    general = prepare(load("sections")["general"], re.I)
    current, depth = authority, 0
    stack: list[tuple[int, str]] = []
    places: list[Place] = []
    for block in blocks:
        if isinstance(block, Block) and block.kind == "heading":
            named = {
                span.name for span in gazetteer.find(block.plain.norm) if not names_partner(block.plain.norm, span)
            }
            level = 1 if _APPENDIX.match(block.plain.norm) else block.level
            if len(named) == 1:
                depth = min(depth, level) if depth and named == {current} else level
                current = named.pop()
            elif _APPENDIX.match(block.plain.norm) or general.match(block.plain.norm) or level <= min(depth, 6):
                current, depth = authority, 0
            stack = [item for item in stack if item[0] < level] + [(level, block.plain.norm)]
        told = _told_of(block, gazetteer, authority) if isinstance(block, Block) and current == authority else None
        places.append(Place(told or current, tuple(words for _, words in stack)))
    return tuple(places)


def _told_of(block: Block, gazetteer: Gazetteer, own: str) -> str | None:
    """The authority with whose name a paragraph opens, and of which it goes on to tell; none where `own` is named."""
    words = block.plain.norm
    if block.kind != "paragraph" or len(sentences(words)) < 2 or _OURS.search(words):
        return None
    named = gazetteer.find(words)
    if (
        named
        and named[0].at == 0
        and own not in {span.name for span in named}
        and _IS_SUBJECT.match(words, named[0].stop)
    ):
        return named[0].name
    return None
