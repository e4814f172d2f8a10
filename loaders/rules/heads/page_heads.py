"""Heads of web pages and bare minutes: what is called by its body alone, by its site, or by the page's own name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from loaders.dates import find_dates
from loaders.documents import Document
from loaders.layout.block import Block
from loaders.layout.plain import plain_text
from loaders.layout.tables import Table
from loaders.lexicon import load
from loaders.patterns import prepare
from loaders.rules.heads.head_fields import HeadField
from loaders.rules.heads.head_words import is_body
from loaders.rules.paper.paper import Genre

_MARKS = 4
_HEAD = 10


def called_by_body(
    document: Document, blocks: Sequence[Block | Table], found: dict[str, HeadField], genre: Genre
) -> Genre:
    """The genre of a paper; where it prints no title, `found` gains one: that of its window, or the name of its body.

    A page about a body is of no meeting.
    """
    body = _below_mark(blocks) or _body_of_window(document, blocks, found)
    if body is None and "title" not in found:
        if called := _called(document):
            found["title"] = called
        elif "meeting_of" in found and (genre == "minutes" or ("author" not in found and _tells_who_came(blocks))):
            found["title"] = replace(found["meeting_of"], name="title")
            return "minutes"
        elif "author" not in found:
            body = _heading_of_body(blocks)
    if body is None:
        return genre
    found["title"] = body
    found.pop("meeting_of", None)
    return "page"


def title_below_body(blocks: Sequence[Block | Table], found: dict[str, HeadField]) -> HeadField | None:
    """The heading right below a body's name that stands where a title would: "Example Improvement Board", "Progress
    Report". Only where a label says whose meeting it is, so that the name above is not that.
    """
    title, meeting = found.get("title"), found.get("meeting_of")
    if not title or not meeting or meeting.plain == title.plain or not is_body(title.words):
        return None
    for one, below in pairwise(blocks):
        if isinstance(one, Block) and isinstance(below, Block) and one.plain == title.plain:
            plain = below.plain.norm
            told = below.kind != "heading" or ":" in plain or is_body(plain) or find_dates(plain)
            return None if told else HeadField("title", below.plain)
    return None


def _below_mark(blocks: Sequence[Block | Table]) -> HeadField | None:
    """The body below the mark of a council's page about one of its bodies."""
    mark = prepare(load("header")["body_mark"], re.I)
    lines = [block for block in blocks[:_MARKS] if isinstance(block, Block)]
    return next((HeadField("title", b.plain) for a, b in pairwise(lines) if mark.match(a.plain.norm)), None)


def _body_of_window(
    document: Document, blocks: Sequence[Block | Table], found: dict[str, HeadField]
) -> HeadField | None:
    """The body that a web page is called by, above and in its window, where no day but that of the page is told."""
    body = _heading_of_body(blocks)
    if body is None or "author" in found or not document.text.startswith(body.plain.text):
        return None
    if not document.file.lower().endswith((".html", ".htm", ".xhtml")):
        return None
    day = found.get("date")
    return body if day is None or prepare(load("header")["posted_day"], re.I).match(day.plain.norm) else None


def _tells_who_came(blocks: Sequence[Block | Table]) -> bool:
    """True where the head of a paper says who was at a meeting."""
    attended = prepare(load("header")["attended"], re.I)
    return any(isinstance(block, Block) and attended.match(block.plain.norm) for block in blocks[:_HEAD])


def _heading_of_body(blocks: Sequence[Block | Table]) -> HeadField | None:
    """The first line of a page, where it is a heading and but the name of a body."""
    first = next((block for block in blocks if isinstance(block, Block)), None)
    if first is None or first.kind != "heading" or not is_body(first.plain.norm) or find_dates(first.plain.norm):
        return None
    return HeadField("title", first.plain)


def _called(document: Document) -> HeadField | None:
    """The title in the name that a page of a decision has for its reader's window: "Decision - Improvement plan"."""
    for part in document.parts or ():
        if part.kind != "header":
            break
        plain = plain_text(document.text, [(part.start, part.end)])
        if told := prepare(load("header")["page_name"], re.I).match(plain.norm):
            return HeadField("title", plain_text(document.text, plain.spans(*told.span("title"))))
    return None
