"""Tables of figures set by spaces: labels, figures under one another, and heads that need not begin where these do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from loaders.layout.lines import Line
from loaders.layout.plain import Span
from loaders.patterns import prepare

_FIGURE = prepare(r"[<>~]?\s?£?\s?\d[\d,]*(?:\.\d+)?\s?(?:%|k|m|million|days|weeks|months)?\*?|[-–—]|n/?a|N/?A", 0)
_WORDS = prepare(r"[A-Za-z]{3}")
_LOOK_AHEAD = 5  # blank lines and lines of a head before the first row
_LEAST = 2
_SLACK = 2


@dataclass(frozen=True, slots=True)
class Figures:
    """The lines of such a table, and how many of the lines looked at it takes up."""

    lines: tuple[Line, ...]
    count: int


def figures_at(lines: Sequence[Line], place: int) -> Figures | None:
    """The table of figures whose head is the line at `place`; None where there is none."""
    head = lines[place]
    if len(head.parts) < _LEAST or not _is_open(head) or _is_row(head):
        return None
    first = next((n for n in range(place + 1, min(place + _LOOK_AHEAD, len(lines))) if _is_row(lines[n])), None)
    if first is None or not all(_is_between(line) for line in lines[place + 1 : first]):
        return None
    columns = [_within(head, part) for part in head.parts]
    rows, stop = _rows(lines, place + 1, _figures_of(lines[first]))
    spans = [_within(lines[first], part) for part in lines[first].parts[1:]]
    heads = columns[-len(spans) :]
    if len(rows) < _LEAST or len(columns) not in (len(spans), len(spans) + 1):
        return None
    if not all(_meet(a, b) for a, b in zip(heads, spans, strict=True)):
        return None
    named = head.parts if len(columns) > len(spans) else ((head.start, head.start), *head.parts)
    return Figures((replace(head, kind="table", parts=named), *rows), stop - place)


def _rows(lines: Sequence[Line], at: int, count: int) -> tuple[list[Line], int]:
    """The rows of `count` figures from line `at` on, and where they end; a label may be broken over two lines."""
    rows: list[Line] = []
    label: Line | None = None
    stop = at
    for number in range(at, len(lines)):
        line = lines[number]
        if line.kind == "blank" and label is None:
            if number > stop and rows:
                break  # two blank lines end it
            continue
        if _is_row(line) and _figures_of(line) == count:
            whole = (label.parts[0][0], line.parts[0][1]) if label else line.parts[0]
            rows.append(replace(line, kind="table", parts=(whole, *line.parts[1:])))
            label, stop = None, number + 1
        elif label is None and len(line.parts) == 1 and _is_open(line) and _is_broken(lines, number):
            label = line
        else:
            break
    return rows, stop


def _is_broken(lines: Sequence[Line], number: int) -> bool:
    """True for a label that goes on in small letters on the next line, a row."""
    following = lines[number + 1] if number + 1 < len(lines) else None
    words = following.text.lstrip()[:1] if following else ""
    return bool(following and (words.islower() or words == "(") and _is_row(following))


def _is_open(line: Line) -> bool:
    return line.kind == "text" and not line.label and not line.bullet and "|" not in line.text and "\t" not in line.text


def _is_between(line: Line) -> bool:
    """True for what may stand between a head and its first row: a blank line, the first line of a label."""
    return line.kind == "blank" or (_is_open(line) and len(line.parts) == 1)


def _is_row(line: Line) -> bool:
    """True for a label and at least two figures."""
    if len(line.parts) <= _LEAST or not _is_open(line):
        return False
    label, *cells = (line.text[at - line.start : stop - line.start] for at, stop in line.parts)
    return bool(_WORDS.search(label)) and all(_FIGURE.fullmatch(cell) for cell in cells)


def _figures_of(line: Line) -> int:
    return len(line.parts) - 1


def _within(line: Line, part: Span) -> Span:
    return part[0] - line.start, part[1] - line.start


def _meet(one: Span, other: Span) -> bool:
    return one[0] <= other[1] + _SLACK and other[0] <= one[1] + _SLACK
