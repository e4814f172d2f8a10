"""The blocks of a document in reading order: headings, paragraphs, list items and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from string import ascii_uppercase
from typing import Literal

from loaders.documents import BESIDE, Document, Part
from loaders.layout.columns import cells_of, with_columns
from loaders.layout.lines import Line, split_lines
from loaders.layout.plain import Plain, Span, plain_text
from loaders.layout.tables import Table

Kind = Literal["heading", "paragraph", "item"]
_BOLD_LINE = re.compile(r"\s*(?:\*\*|__|<(?:b|strong)>).{1,200}(?:\*\*|__|</(?:b|strong)>)[:;\s]*$", re.I)
_CLOSED = re.compile(r"[.!?:;]-?[\"')\]*_]*$")
_FIELD = re.compile(r"[A-Z][A-Za-z'’/()& -]{1,38}:(?:\s|[*_]|$)")
_LEADERS = re.compile(r"\.{3,}\s*\S")
_OPEN_END = re.compile(r"(?:[:,]|\b(?:that|to|and|of|for|the|with|in|by|or))$", re.I)
_NAMED = re.compile(r"\s*[*_]{0,3}(?:Recommendation\s|Rec\.?\s?|R)\d{1,3}\b")
_SEPARATOR = re.compile(r"[\s|:=-]+$")
_OPEN = re.compile(r"[:;]-?\W*$")
_HEADING_WORDS = 14
_NUMBERED = 7
_ITEM_WORDS = 4
_HEADING_LENGTH = 110


@dataclass(frozen=True, slots=True)
class Block:
    """Words that belong together, without the number, letter or bullet in front of them.

    `start` and `end` take those in. `level` of a heading: 1 to 6 by its hash marks, 7 numbered,
    8 in capitals or bold, 9 a short line standing alone. `indent` of an item: columns before it.
    """

    kind: Kind
    plain: Plain
    start: int
    end: int
    label: str | None = None
    marker: str | None = None
    bullet: bool = False
    level: int = 0
    indent: int = 0


def read_blocks(document: Document) -> tuple[Block | Table, ...]:
    """Every block of the body of `document`, in its order. What stands beside the body is left out."""
    return _read(document.text, document.parts)


@lru_cache(maxsize=2)
def _read(text: str, parts: tuple[Part, ...] | None) -> tuple[Block | Table, ...]:
    """Remembered, since a document is looked at as a report, as a letter and as a paper."""
    if parts is None:
        found = list(_gather(text, list(with_columns(list(split_lines(text))))))
    else:
        found = [block for part in parts for block in _blocks_of(text, part)]
    return tuple(_with_lists(text, list(_lettered(text, list(_join_tables(_join_broken(text, found)))))))


def _blocks_of(text: str, part: Part) -> Iterator[Block | Table]:
    if part.kind in BESIDE:
        return
    if part.kind == "table":
        yield Table(part.start, part.end, part.cells)
        return
    if part.kind == "heading":
        yield replace(_block(text, list(split_lines(text, part.start, part.end))), kind="heading", level=part.level)
        return
    lines = [half for line in split_lines(text, part.start, part.end) for half in _halves(text, line)]
    yield from _gather(text, list(with_columns(lines)))


def _halves(text: str, line: Line) -> Iterator[Line]:
    """A line that one tab parts as the two lines that it is: "Report to:", "Cabinet". More tabs make a table's row."""
    cells = cells_of(line) if line.kind == "table" and "|" not in line.text else ()
    if len(cells) != 2:
        yield line
        return
    for at, stop in cells:
        if at < stop:
            yield from split_lines(text, at, stop)


def _gather(text: str, lines: list[Line]) -> Iterator[Block | Table]:
    width = _wrap_width(lines)
    held: list[Line] = []
    rows: list[Line] = []
    end = lines[-1].end if lines else 0
    for line in [*lines, Line(end, end, "", "blank", end)]:
        if rows and line.kind != "table":
            yield _table(rows)
            rows = []
        if held and not _goes_on(held, line, width):
            yield _block(text, held)
            held = []
        if line.kind == "table":
            rows.append(line)
        elif line.kind in ("text", "heading"):
            held.append(line)


def _wrap_width(lines: list[Line]) -> int:
    """The printed width of a document whose paragraphs are broken over lines; 0 where they are not."""
    lengths = sorted(len(line.text) for line in lines if line.kind == "text")
    if len(lengths) < 8 or lengths[-1 - len(lengths) // 50] > 160:
        return 0
    return lengths[-1 - len(lengths) // 10]


def _goes_on(held: list[Line], line: Line, width: int) -> bool:
    """True where `line` is the next printed line of the paragraph that `held` began."""
    last = held[-1]
    if line.kind != "text" or last.kind == "heading" or line.label or line.marker or line.bullet:
        return False
    if _NAMED.match(line.text) or _LEADERS.search(line.text) or _LEADERS.search(last.text):
        return False
    if _FIELD.match(line.text.lstrip(" *_")) or _BOLD_LINE.match(line.text) or _BOLD_LINE.match(last.text):
        return False
    if line.text.lstrip()[:1].islower():
        return True
    if _is_set_in(last, line):
        return False
    return bool(width) and len(last.text) >= 0.72 * width and not last.text.rstrip().endswith(":")


def _is_set_in(last: Line, line: Line) -> bool:
    """True where `line` begins further right than the words of the line before: no line of the same paragraph."""
    before = last.text[: last.body - last.start].expandtabs(4)
    words = len(before) + len(last.text[last.body - last.start :]) - len(last.text[last.body - last.start :].lstrip())
    return line.indent > words + 1


def _block(text: str, held: list[Line]) -> Block:
    first, last = held[0], held[-1]
    plain = plain_text(text, [(first.body, last.end)])
    kind, level = _kind(held, plain)
    return Block(
        kind=kind,
        plain=plain,
        start=first.start + len(first.text) - len(first.text.lstrip()),
        end=last.start + len(last.text.rstrip()),
        label=first.label,
        marker=first.marker,
        bullet=first.bullet,
        level=level,
        indent=first.indent,
    )


def _kind(held: list[Line], plain: Plain) -> tuple[Kind, int]:
    first = held[0]
    if first.hashes:
        return "heading", first.hashes
    short = len(held) <= 2 and 0 < len(plain.text) <= _HEADING_LENGTH and len(plain.text.split()) <= _HEADING_WORDS
    bold = len(held) <= 2 and bool(
        _BOLD_LINE.match(first.text[first.body - first.start :] if not first.label else first.text)
    )
    if bold and not first.marker and len(plain.text) <= 2 * _HEADING_LENGTH and not first.bullet:
        return "heading", 8
    if first.marker or (first.bullet and not first.label):
        return "item", 0
    asks = plain.text.endswith("?") and not first.label
    if not short or plain.text[:1].islower() or (_CLOSED.search(plain.text.rstrip(":")) and not asks):
        return "paragraph", 0
    if first.label:
        return ("heading", 7) if _is_title(plain.text, first.label) else ("paragraph", 0)
    if _FIELD.match(plain.norm):
        return "paragraph", 0
    return "heading", 8 if plain.text.isupper() else 9


def _is_title(text: str, label: str) -> bool:
    """A short line with a whole number is a heading: "3 Findings", "5.0 RISKS", but not "3.2 Findings"."""
    top = "." not in label or label.endswith(".0")
    return len(text) <= 80 and not _OPEN_END.search(text) and (top or text.isupper())


def _table(rows: list[Line]) -> Table:
    cells = [cells_of(row) for row in rows if not ("|" in row.text and _SEPARATOR.match(row.text))]
    cells = cells or [cells_of(rows[0])]
    width = max(len(line) for line in cells)
    even = [line + ((line[-1][1], line[-1][1]),) * (width - len(line)) for line in cells]
    return Table(rows[0].start, rows[-1].end, tuple(even))


def _join_broken(text: str, found: list[Block | Table]) -> Iterator[Block | Table]:
    """Paragraphs and items that a page break or a stray blank line cut in two, made whole."""
    held: list[Block] = []
    for block in found:
        if isinstance(block, Block) and held and _is_rest(text, held, block):
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
    if _CLOSED.search(next((one.plain.text for one in reversed(held) if one.plain), "")):
        return False
    if block.plain.text[:1].islower():
        return True
    if block.kind != "paragraph" or "\f" not in text[held[-1].end : block.start]:
        return False
    return len(" ".join(one.plain.text for one in held if one.plain)) > _HEADING_LENGTH


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
