"""Recognises letters of focused and monitoring visits by their first page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from loaders.claims import Evidence, Framework
from loaders.documents import Document
from loaders.errors import UnknownDocument
from loaders.layout.block import Block
from loaders.layout.blocks import read_blocks
from loaders.layout.tables import Table
from loaders.lexicon import load
from loaders.ofsted.letter_lines import Line, Lines, lines_of, pattern, patterns
from loaders.ofsted.letter_names import place_named, signature
from loaders.patterns import Pattern, prepare
from loaders.rules.paper.paper import passage

_TOP = 6000  # characters that a first page holds, where no pages are told
_SUBJECT = 160  # characters of a line that may be a letter's subject


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as its first page tells it. `title` and `opening` are the lines that name the visit."""

    document: Document
    blocks: tuple[Block | Table, ...]
    lines: Lines
    framework: Framework
    authority: str
    title: Evidence | None
    opening: Evidence | None
    salutation: int


@dataclass(frozen=True, slots=True)
class _Front:
    """The first page: its lines, the match of the title and of the opening, and where the salutation stands."""

    lines: Lines
    title: Line | None
    opening: re.Match[str] | None
    salutation: Line | None

    @property
    def above(self) -> list[Line]:
        """The lines above the salutation or, where there is none, above the title."""
        first = self.salutation or self.title
        return [line for line in self.lines if first and line.start < first.start]

    @property
    def subject(self) -> list[str]:
        """What names the visit: title, opening, and the short lines between salutation and opening."""
        end = self.lines.span(*self.opening.span())[1] if self.opening else self.title.end if self.title else 0
        start = self.salutation.start if self.salutation else 0
        between = [line.words for line in self.lines if start <= line.start < end and len(line.words) < _SUBJECT]
        return [*self.told, *between]

    @property
    def told(self) -> list[str]:
        return [words for words in (self.title and self.title.words, self.opening and self.opening[0]) if words]

    @property
    def places(self) -> list[str]:
        title = pattern("title").match(self.title.words) if self.title else None
        return [match["place"] for match in (title, self.opening) if match and match["place"]]


def read_letter(document: Document) -> Letter | None:
    """The letter that `document` is; None where it is none.

    Raises `UnknownDocument` where its first page opens a letter of a visit, of two kinds or to no one authority.
    """
    front = _front(document)
    if not _is_letter(front, document):
        return None
    title, opening = front.title, front.opening
    return Letter(
        document=document,
        blocks=read_blocks(document),
        lines=front.lines,
        framework=_kind(front.told, document.file),
        authority=_authority(front.places, document.file),
        title=passage(document, title.start, title.end) if title else None,
        opening=passage(document, *front.lines.span(*opening.span())) if opening else None,
        salutation=front.salutation.start if front.salutation else 0,
    )


def _front(document: Document) -> _Front:
    lines = lines_of(document.text, _first_page(document.text))
    words = lines.words
    return _Front(
        lines=lines,
        title=next((line for line in lines if pattern("title").match(line.words)), None),
        opening=next((match for one in patterns("openings") for match in one.finditer(words)), None),
        salutation=next((line for line in lines if pattern("salutation").match(line.words)), None),
    )


def _is_letter(front: _Front, document: Document) -> bool:
    """True for a letter of inspectors that opens with a visit's findings, and for the layout that labels its lines."""
    if not front.opening and not (front.title and not front.salutation and _is_labelled(front.lines)):
        return False
    if not front.salutation and not _is_labelled(front.lines):
        return False
    if any(pattern("papers").match(line.words) for line in front.above):
        return False
    if any(pattern("others").search(words) for words in front.subject):
        return False
    heads = [line.words for line in front.above] if front.salutation else [line.words for line in front.lines]
    return any(pattern("ofsted").search(words) for words in (*heads, *signature(document)))


def _is_labelled(lines: Lines) -> bool:
    return any(pattern("labelled.dates").match(line.words) for line in lines)


def _kind(told: list[str], file: str) -> Framework:
    found = {key for words in told for key, kind in _kinds().items() if kind.search(words)}
    if len(found) != 1:
        raise UnknownDocument(f"{file}: a letter of a visit, not understood; seen: {' and '.join(sorted(found))}")
    return found.pop()


def _authority(places: list[str], file: str) -> str:
    found = {place: place_named(place) for place in places}
    names = sorted({name for name in found.values() if name})
    if len(names) == 1:
        return names[0]
    seen = "; ".join(places) or "no place"
    raise UnknownDocument(f"{file}: a letter of a visit that names no one authority; not understood, seen: {seen}")


def _first_page(text: str) -> int:
    end = text.find("\f")
    return min(end if end > 0 else len(text), _TOP)


@cache
def _kinds() -> dict[Framework, Pattern]:
    return {key: prepare(words, re.I) for key, words in load("ofsted-letters")["kinds"].items()}
