"""The head of a letter: who writes, when, about what, and in what office."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.dates import find_dates
from loaders.layout.block import Block
from loaders.layout.plain import plain_text
from loaders.layout.tables import Table
from loaders.lexicon import load
from loaders.patterns import prepare
from loaders.rules.heads.head_fields import HeadField

_SALUTATION_WITHIN = 30
_SIGNED_WITHIN = 6
_TITLE_WORDS = 40


def read_letter(source: str, blocks: Sequence[Block | Table]) -> tuple[HeadField, ...]:
    """The fields of a letter's head, by its salutation and signature; none where it is no letter."""
    lines = [block for block in blocks if isinstance(block, Block)]
    salutation = _line(lines[:_SALUTATION_WITHIN], "salutation")
    if salutation is None:
        return ()
    return (
        *_sender(lines[:salutation]),
        *_dated(lines, salutation),
        *_subject(lines, salutation),
        *_signed(lines[salutation:]),
        *_signed_for(source, lines[salutation:]),
    )


def _line(lines: Sequence[Block], key: str) -> int | None:
    form = prepare(load("genres")[key], re.I)
    return next((place for place, block in enumerate(lines) if form.match(block.plain.norm)), None)


def _sender(above: Sequence[Block]) -> Iterator[HeadField]:
    """The letterhead: the first line that is a body's or a council's name and nothing else."""
    known = prepare(load("genres")["letterhead"], re.I)
    for block in above[:4]:
        if known.match(block.plain.norm):
            yield HeadField("publisher", block.plain)
            return


def _dated(lines: Sequence[Block], salutation: int) -> Iterator[HeadField]:
    """A line of nothing but a date, above the salutation or straight below it."""
    for block in lines[: salutation + 3]:
        dates = find_dates(block.plain.norm)
        if dates and len(dates[0].first) == 10 and len(block.plain.norm) < 45:
            yield HeadField("date", block.plain)
            return


def _subject(lines: Sequence[Block], salutation: int) -> Iterator[HeadField]:
    """The line below the salutation, or one above it that begins with "Re:"."""
    for block in lines[salutation + 1 : salutation + 3]:
        words = block.plain.norm
        if not find_dates(words) or len(words.split()) > 6:
            if len(words.split()) <= _TITLE_WORDS and not words.endswith((".", ",", ":")):
                yield HeadField("title", block.plain, _label_end(words))
            break
    for block in lines[:salutation]:
        if _label_end(block.plain.norm):
            yield HeadField("title", block.plain, _label_end(block.plain.norm))


def _label_end(words: str) -> int:
    label = re.match(r"(?:re|subject|ref)\s?:\s?", words, re.I)
    return label.end() if label else 0


def _signed(below: Sequence[Block]) -> Iterator[HeadField]:
    """The office under the name that signs."""
    closing = _line(below, "closing")
    offices = set(load("header")["offices"]) | set(load("genres")["signing_offices"])
    for block in below[closing + 1 : closing + _SIGNED_WITHIN] if closing is not None else ():
        if offices & set(re.findall(r"[a-z]+", block.plain.norm.lower())) and len(block.plain.text) < 120:
            yield HeadField("author", block.plain)
            return


def _signed_for(source: str, below: Sequence[Block]) -> Iterator[HeadField]:
    """The national body that the signature names, for a letter without its letterhead."""
    closing = _line(below, "closing")
    known = prepare(load("genres")["signed_for"])
    for block in below[closing + 1 : closing + _SIGNED_WITHIN] if closing is not None else ():
        named = known.search(block.plain.norm)
        if named:
            yield HeadField("publisher", plain_text(source, block.plain.spans(*named.span())))
            return
