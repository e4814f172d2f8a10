"""What was recognised in a document, a line a block: for people to see before they trust the claims."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from loaders.documents import BESIDE, Document
from loaders.layout.block import Block
from loaders.layout.blocks import read_blocks
from loaders.layout.plain import plain_text
from loaders.layout.tables import Table

_WORDS = 60


@dataclass(frozen=True, slots=True)
class Entry:
    """A block, or what stands beside the body: where, what, and how it begins."""

    start: int
    end: int
    page: int | None
    kind: str
    label: str
    words: str

    def __str__(self) -> str:
        page = f"page {self.page}" if self.page else ""
        return f"{self.start:>8}-{self.end:<8} {page:<9} {self.kind:<16} {self.label:<7} {self.words}".rstrip()


def outline(document: Document) -> tuple[Entry, ...]:
    """Every block of `document`, all that stands beside its body, and pages without words, in the order of the text."""
    found = [*_blocks(document), *_beside(document), *_blank_pages(document.text)]
    return tuple(sorted(found, key=lambda entry: (entry.start, entry.end)))


def _blocks(document: Document) -> Iterator[Entry]:
    for block in read_blocks(document):
        page = document.page_of(block.start)
        if isinstance(block, Table):
            kind = f"table {len(block.lines)} x {block.width}"
            first = " | ".join(plain_text(document.text, [cell]).text for cell in block.lines[0])
            yield Entry(block.start, block.end, page, kind, "", _opening(first))
        else:
            yield Entry(block.start, block.end, page, _kind(block), _label(block), _opening(block.plain.text))


def _kind(block: Block) -> str:
    return f"heading {block.level}" if block.kind == "heading" else block.kind


def _label(block: Block) -> str:
    return " ".join(filter(None, (block.label, block.marker, "•" if block.bullet else None)))


def _beside(document: Document) -> Iterator[Entry]:
    for part in document.parts or ():
        if part.kind in BESIDE:
            words = plain_text(document.text, [(part.start, part.end)]).text
            yield Entry(part.start, part.end, document.page_of(part.start), part.kind, "", _opening(words))


def pages_without_words(text: str) -> Iterator[tuple[int, int]]:
    """Each page that has none, from 1, and where it begins. None of a text that prints no page breaks."""
    at = 0
    pages = text.split("\f")
    for number, page in enumerate(pages if len(pages) > 1 else [], 1):
        if not page.strip():
            yield number, at
        at += len(page) + 1


def _blank_pages(text: str) -> Iterator[Entry]:
    for number, at in pages_without_words(text):
        yield Entry(at, at, number, "no words", "", "")


def _opening(words: str) -> str:
    return words if len(words) <= _WORDS else words[: _WORDS - 1].rstrip() + "…"
