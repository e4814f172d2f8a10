"""What a letter of a visit says that the authority is to improve: items under their headings, urgent ones marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from loaders.claims import Framework, RecommendationClaim
from loaders.documents import Document
from loaders.layout.block import Block
from loaders.layout.tables import Table
from loaders.lexicon import load
from loaders.ofsted.letter_lines import pattern
from loaders.patterns import Pattern, prepare
from loaders.rules.paper.paper import passage
from loaders.themes import with_themes

METHOD = "visit-letter-advice"
_HEADING = 120


@dataclass(frozen=True, slots=True)
class _Item:
    block: Block
    priority: bool
    is_listed: bool


def advice_claims(
    document: Document,
    blocks: Sequence[Block | Table],
    *,
    authority: str,
    framework: Framework,
    start: str | None,
) -> Iterator[RecommendationClaim]:
    """Every item in the order of the letter, each section numbered from 1 where nothing is printed."""
    counts = {True: 0, False: 0}
    claims = []
    for item in _items(blocks):
        counts[item.priority] += 1
        claims.append(
            RecommendationClaim(
                document=document.slug,
                evidence=tuple(
                    passage(document, at, stop, paragraph=item.block.label) for at, stop in item.block.plain.spans()
                ),
                confidence=0.95 if item.is_listed else 0.8,
                method=METHOD,
                authority=authority,
                framework=framework,
                start=start,
                addressee=authority,
                number=item.block.label or item.block.marker,
                text=item.block.plain.text,
                ordinal=counts[item.priority],
                priority=item.priority or None,
            )
        )
    for claim in with_themes(claims):
        assert isinstance(claim, RecommendationClaim)
        yield claim


def _items(blocks: Sequence[Block | Table]) -> Iterator[_Item]:
    """A section's items are its list; where it has none, the paragraphs that say what is to be done."""
    place = 0
    while place < len(blocks):
        block = blocks[place]
        place += 1
        opened = _opened(block) if isinstance(block, Block) else None
        if opened is None:
            continue
        inside = list(_inside(blocks, place))
        place += len(inside)
        listed = _list_in(inside)
        if listed:
            yield from (_Item(one, opened, True) for one in listed)
        elif isinstance(block, Block) and not block.plain.norm.endswith(":"):
            yield from (_Item(one, opened, False) for one in inside if _is_told(one))


def _opened(block: Block) -> bool | None:
    """Whether the section that `block` opens is of priority actions; None where it opens none."""
    words = block.plain.norm.strip()
    if len(words) <= _HEADING and block.kind != "item" and not words.endswith("."):
        for form, priority in _sections("sections", "heading"):
            if form.match(words):
                return priority
    for form, priority in _sections("lead_ins", "words"):
        if block.kind != "item" and form.search(words) and not pattern("none").search(words):
            return priority
    return None


def _inside(blocks: Sequence[Block | Table], place: int) -> Iterator[Block]:
    """The blocks of a section: up to the next heading, or to what closes a letter, or to the end of its list."""
    listed = False
    for block in blocks[place:]:
        if not isinstance(block, Block) or pattern("ends").match(block.plain.norm):
            return
        if pattern("farewell").match(block.plain.norm):
            return
        is_item = _is_item(block)
        if block.kind == "heading" or (listed and not is_item):
            return
        if not is_item and _opened(block) is not None and not _is_lead_in(block):
            return
        listed = listed or is_item
        yield block


def _is_lead_in(block: Block) -> bool:
    return block.plain.norm.rstrip().endswith(":")


def _is_item(block: Block) -> bool:
    return block.bullet or block.marker is not None or block.kind == "item" or block.label is not None


def _list_in(inside: Sequence[Block]) -> list[Block]:
    """The items of the list, without those set in below another."""
    items = [block for block in inside if _is_item(block) and not pattern("none").search(block.plain.norm)]
    least = min((block.indent for block in items), default=0)
    return [block for block in items if block.indent <= least + 1]


def _is_told(block: Block) -> bool:
    words = block.plain.norm
    if block.kind != "paragraph" or words.endswith(":") or pattern("none").search(words):
        return False
    return bool(pattern("ought").search(words))


@cache
def _sections(name: str, key: str) -> tuple[tuple[Pattern, bool], ...]:
    return tuple((prepare(one[key], re.I), bool(one["priority"])) for one in load("ofsted-letters")[name])
