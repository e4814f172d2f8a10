"""Blocks that a page break, a blank line or their printing drew apart, made whole: paragraphs, tables and lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest
from string import ascii_uppercase

from loaders.layout.block import Block
from loaders.layout.plain import Span, plain_text
from loaders.layout.tables import Table

CLOSED = re.compile(r"[.!?:;]-?[\"')\]*_]*$")
HEADING_LENGTH = 110
_OPEN = re.compile(r"[:;]-?\W*$")
_LEADS_ON = re.compile(r"^(?:and|but|while) .{0,80}\b(?:will|have|are|to|also)\s?:?$", re.I)
_NUMBERED = 7
_ITEM_WORDS = 4


def made_whole(text: str, found: list[Block | Table]) -> tuple[Block | Table, ...]:
    """`found` in its order, with what was cut in two joined, and items of lists that look like headings as items."""
    return tuple(_with_lists(text, list(_lettered(text, list(_join_tables(_join_broken(text, found)))))))


def _join_broken(text: str, found: list[Block | Table]) -> Iterator[Block | Table]:
    """Paragraphs and items that a page break or a stray blank line cut in two, made whole."""
    held: list[Block] = []
    for block, behind in zip_longest(found, found[1:]):
        if isinstance(block, Block) and held and _is_rest(text, held, block) and not _leads_on(held, block, behind):
            held.append(block)
            continue
        if held:
            yield _whole(text, held)
        held = [block] if isinstance(block, Block) else []
        if isinstance(block, Table):
            yield block
    if held:
        yield _whole(text, held)


def _is_rest(text: str, held: list[Block], block: Block) -> bool:
    if held[0].kind == "heading" or block.label or block.marker or block.bullet or block.level in range(1, 7):
        return False
    if CLOSED.search(next((one.plain.text for one in reversed(held) if one.plain), "")):
        return False
    if block.plain.text[:1].islower():
        return True
    if block.kind != "paragraph" or "\f" not in text[held[-1].end : block.start]:
        return False
    return len(" ".join(one.plain.text for one in held if one.plain)) > HEADING_LENGTH


def _leads_on(held: list[Block], block: Block, behind: Block | Table | None) -> bool:
    """True for a line between the items of a list that leads in the next of them: "and by the summer we will"."""
    between = held[0].kind == "item" and isinstance(behind, Block) and behind.kind == "item"
    return between and bool(_LEADS_ON.search(block.plain.norm))


def _whole(text: str, held: list[Block]) -> Block:
    first, *rest = held
    if not rest:
        return first
    pieces: list[Span] = [*first.plain.spans(), *((one.start, one.end) for one in rest)]
    return replace(first, plain=plain_text(text, pieces), end=rest[-1].end)


def _join_tables(found: Iterator[Block | Table]) -> Iterator[Block | Table]:
    """Tables of one width with nothing but blank lines between them, made one."""
    held: Table | None = None
    for block in found:
        if isinstance(block, Table) and held and block.width == held.width:
            held = Table(held.start, block.end, held.lines + block.lines, held.breaks | {len(held.lines)})
            continue
        if held:
            yield held
        held = block if isinstance(block, Table) else None
        if isinstance(block, Block):
            yield block
    if held:
        yield held


def _lettered(source: str, blocks: list[Block | Table]) -> Iterator[Block | Table]:
    """`blocks`, in which "A. ...", "B. ..." under an open line are items of a list. A letter alone is an initial."""
    place = 0
    while place < len(blocks):
        run: list[Block] = []
        for block, letter in zip(blocks[place:], ascii_uppercase, strict=False):
            if not isinstance(block, Block) or not re.match(rf"{letter}\.\s+\S", block.plain.norm):
                break
            run.append(block)
        before = blocks[place - 1] if place else None
        if len(run) > 1 and before is not None and _is_open(source, before):
            for block, letter in zip(run, ascii_uppercase, strict=False):
                at = len(block.plain.norm) - len(block.plain.norm[2:].lstrip())
                plain = plain_text(source, block.plain.spans(at))
                yield replace(block, kind="item", level=0, marker=letter, label=None, plain=plain)
            place += len(run)
            continue
        yield blocks[place]
        place += 1


def _with_lists(source: str, blocks: list[Block | Table]) -> Iterator[Block | Table]:
    """`blocks`, in which numbered headings that follow one another under an open line are items of its list.

    A heading has something below it before the next one; a run of at least two, counted from 1, of several words
    each or behind a line that ends in a colon, has not. One under which numbered paragraphs follow stays a heading.
    """
    place = 0
    while place < len(blocks):
        run = _run(blocks, place)
        before = blocks[place - 1] if place else None
        worded = all(len(block.plain.text.split()) >= _ITEM_WORDS for block in run)
        if len(run) > 1 and before is not None and (worded or _is_open(source, before)):
            for block in run:
                yield replace(block, kind="item", level=0, marker=block.label, label=None)
            place += len(run)
            continue
        yield blocks[place]
        place += 1


def _run(blocks: list[Block | Table], place: int) -> list[Block]:
    run: list[Block] = []
    for index in range(place, len(blocks)):
        block = blocks[index]
        if not (isinstance(block, Block) and block.kind == "heading" and block.level == _NUMBERED):
            break
        if block.label != str(len(run) + 1) or (run and block.indent != run[0].indent):
            break
        behind = blocks[index + 1] if index + 1 < len(blocks) else None
        if isinstance(behind, Block) and (behind.label or "").startswith(f"{block.label}."):
            break
        run.append(block)
    return run


def _is_open(source: str, before: Block | Table) -> bool:
    return bool(_OPEN.search(source[before.start : before.end].rstrip(" *_")))
