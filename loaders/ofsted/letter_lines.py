"""The printed lines of a letter, and the patterns of letters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from loaders.layout.plain import plain_text
from loaders.lexicon import load
from loaders.patterns import Pattern, prepare


@dataclass(frozen=True, slots=True)
class Line:
    """Characters `start` to `end` of the document; `words` is what patterns read there, `at` where in all words."""

    start: int
    end: int
    words: str
    at: int


class Lines(tuple[Line, ...]):
    """The printed lines of a stretch of text that are not blank, and all their words as one text."""

    __slots__ = ()

    @property
    def words(self) -> str:
        return " ".join(line.words for line in self)

    def span(self, at: int, stop: int) -> tuple[int, int]:
        """Where characters `at` to `stop` of `words` stand in the document: whole lines."""
        held = [line for line in self if line.at < stop and at < line.at + len(line.words)]
        return held[0].start, held[-1].end


def lines_of(text: str, stop: int) -> Lines:
    """The lines of `text` up to `stop`."""
    found: list[Line] = []
    at = start = 0
    for piece in re.split(r"([\n\f\r\v\t])", text[:stop]):
        plain = plain_text(text, [(start, start + len(piece))]) if piece.strip() else None
        if plain:
            place = start + len(piece) - len(piece.lstrip())
            found.append(Line(place, start + len(piece.rstrip()), plain.norm, at))
            at += len(plain.norm) + 1
        start += len(piece)
    return Lines(found)


@cache
def pattern(name: str) -> Pattern:
    """The pattern `name` of lexicon/ofsted-letters.yml; of a part of an entry "entry.part"."""
    entry = load("ofsted-letters")
    for part in name.split("."):
        entry = entry[part]
    return prepare(entry, re.I)


@cache
def patterns(name: str) -> tuple[Pattern, ...]:
    """The patterns of the list `name`."""
    return tuple(prepare(words, re.I) for words in load("ofsted-letters")[name])
