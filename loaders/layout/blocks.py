"""The blocks of a document in reading order: headings, paragraphs, list items and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from loaders.documents import BESIDE, Document, Part
from loaders.layout.block import Block, Kind
from loaders.layout.columns import cells_of, with_columns
from loaders.layout.lines import Line, split_lines
from loaders.layout.mending import CLOSED, HEADING_LENGTH, made_whole
from loaders.layout.plain import Plain, plain_text
from loaders.layout.tables import Table

_BOLD_LINE = re.compile(r"\s*(?:\*\*|__|<(?:b|strong)>).{1,200}(?:\*\*|__|</(?:b|strong)>)[:;\s]*$", re.I)
_FIELD = re.compile(r"[A-Z][A-Za-z'’/()& -]{1,38}:(?:\s|[*_]|$)")
_LEADERS = re.compile(r"\.{3,}\s*\S")
_OPEN_END = re.compile(r"(?:[:,]|\b(?:that|to|and|of|for|the|with|in|by|or))$", re.I)
_NAMED = re.compile(r"\s*[*_]{0,3}(?:Recommendation\s|Rec\.?\s?|R)\d{1,3}\b")
_SEPARATOR = re.compile(r"[\s|:=-]+$")
_HEADING_WORDS = 14


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
    return made_whole(text, found)


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
    if held[0].bullet and _LABEL_AT_END.search(last.text) and line.indent == held[0].body - held[0].start:
        return True
    return bool(width) and len(last.text) >= 0.72 * width and not last.text.rstrip().endswith(":")


# The label of a field whose words begin on the next line of the same list item.
_LABEL_AT_END = re.compile(
    r"[.;,)]\s(?:Lead(?: officer)?|Owner|Responsible(?: officer)?|By|By when|Deadline|Due|When):\s*$"
)


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
    short = len(held) <= 2 and 0 < len(plain.text) <= HEADING_LENGTH and len(plain.text.split()) <= _HEADING_WORDS
    bold = len(held) <= 2 and bool(
        _BOLD_LINE.match(first.text[first.body - first.start :] if not first.label else first.text)
    )
    if bold and not first.marker and len(plain.text) <= 2 * HEADING_LENGTH and not first.bullet:
        return "heading", 8
    if first.marker or (first.bullet and not first.label):
        return "item", 0
    asks = plain.text.endswith("?") and not first.label
    if not short or plain.text[:1].islower() or (CLOSED.search(plain.text.rstrip(":")) and not asks):
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
