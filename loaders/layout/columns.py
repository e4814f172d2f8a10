"""Cells of a table's lines: between bars, between tabs, or set in columns by nothing but spaces."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.layout.figures import figures_at
from loaders.layout.lines import Line, is_barred
from loaders.layout.plain import Span

_SLACK = 2
_WIDE = 4
_APART = 3


def with_columns(lines: Sequence[Line]) -> Iterator[Line]:
    """`lines`, in which runs of at least two lines set in the same columns are lines of a table.

    A single line with a wide gap is two lines: "REPORT TO CABINET      DATE: 3 May 2016"; one that goes on in small
    letters behind it is only badly spaced.
    """
    place = 0
    while place < len(lines):
        table = figures_at(lines, place)
        if table:
            yield from table.lines
            place += table.count
            continue
        run = _run(lines, place) or _headed(lines, place)
        if run:
            starts = _starts(run)
            for line in run:
                yield replace(line, kind="table", parts=tuple(_set_in(line, starts)))
            place += len(run)
            continue
        yield from _halves(lines[place])
        place += 1


def cells_of(line: Line) -> tuple[Span, ...]:
    """The cells of a table's line, without the white space around them."""
    if line.parts:
        return line.parts
    if is_barred(line.text):
        parts = _between(line.text, "|")
        parts = parts[1:-1] if line.text.rstrip().endswith("|") else parts[1:]
    else:
        parts = _between(line.text, "\t")
    return tuple(_trim(line, *part) for part in parts)


def _run(lines: Sequence[Line], place: int) -> list[Line]:
    """The lines from `place` that stand in columns; empty where fewer than two do."""
    run: list[Line] = []
    starts: set[int] = set()
    for number in range(place, len(lines)):
        line = _with_label(lines[number]) if run else lines[number]
        offsets = {start - line.start for start, _ in line.parts}
        if line.kind != "text" or line.label or line.bullet or not offsets:
            break
        if " | " in line.text:
            if run and len(line.parts) != len(run[-1].parts):
                break
            run.append(line)
            continue
        if len(offsets) == 1 and not _is_near(min(offsets), starts - {min(starts, default=0)}):
            if not _is_label_alone(run, line, lines[number + 1 : number + 2]):
                break
            run.append(line)
            continue
        if run and not any(_is_near(offset, starts) for offset in offsets - {min(offsets)} or offsets):
            break
        run.append(line)
        starts |= offsets
    many = sum(len(line.parts) > 1 for line in run)
    return run if many > 1 else []


def _is_label_alone(run: Sequence[Line], line: Line, behind: Sequence[Line]) -> bool:
    """True for a label broken over lines: it goes on in small letters, or on the next line, beside its cells."""
    full = [one for one in run if len(one.parts) > 1]
    if not full or line.parts[0][1] - line.start + _APART > min(one.parts[1][0] - one.start for one in full):
        return False
    if not _is_near(line.parts[0][0] - line.start, {full[-1].parts[0][0] - full[-1].start}):
        return False
    first, last = full[0].parts[1:], full[-1].parts[1:]
    if len(first) != len(last):
        return False
    if line.text.lstrip()[:1].islower():
        return True
    rest = [one for one in behind if one.text.lstrip()[:1].islower()]
    return any(len(one.parts) > 1 and _is_near(one.parts[1][0] - one.start, _offsets(run)) for one in rest)


def _offsets(run: Sequence[Line]) -> set[int]:
    return {start - line.start for line in run for start, _ in line.parts[1:]}


def _headed(lines: Sequence[Line], place: int) -> list[Line]:
    """A line of heads by itself, where blank lines part it from the run whose columns it stands above; else empty."""
    line = lines[place]
    if line.kind != "text" or line.label or line.bullet or not line.parts or place + 1 == len(lines):
        return []
    below = place + 1
    while below < len(lines) and below <= place + 2 and lines[below].kind == "blank":
        below += 1
    run = _run(lines, below) if below > place + 1 and below < len(lines) and len(line.parts) > 1 else []
    width = max((len(one.parts) for one in run), default=0)
    if width < _APART or len(line.parts) not in (width, width - 1):
        return []
    heads = line.parts[1:] if len(line.parts) == width else line.parts
    full = [one for one in run if len(one.parts) == width]
    for column, (at, stop) in enumerate(heads, start=1):
        low = min(one.parts[column][0] - one.start for one in full)
        high = max(one.parts[column][1] - one.start for one in full)
        if at - line.start > high + _SLACK or stop - line.start < low - _SLACK:
            return []
    blank = (line.start, line.start)
    shifted = tuple((one[0], one[1]) for one in heads)
    return [replace(line, parts=(blank if len(line.parts) < width else line.parts[0], *shifted))]


def _with_label(line: Line) -> Line:
    """A numbered line with its number among its parts, where wide gaps set more than one apart: a row of a table."""
    if not line.label or line.bullet or line.marker or len(line.parts) < 2:
        return line
    at = line.start + len(line.text) - len(line.text.lstrip())
    number = line.text[at - line.start : line.parts[0][0] - line.start]
    gap = len(number) - len(number.rstrip())
    if gap >= _APART:
        parts = ((at, at + len(number.rstrip())), *line.parts)
    else:
        parts = ((at, line.parts[0][1]), *line.parts[1:])
    return replace(line, parts=parts, label=None)


def _is_near(offset: int, starts: set[int]) -> bool:
    return any(abs(offset - start) <= _SLACK for start in starts)


def _starts(run: Sequence[Line]) -> list[int]:
    """Where the columns begin, by the line that has most of them."""
    fullest = max(run, key=lambda line: len(line.parts))
    return [start - fullest.start for start, _ in fullest.parts]


def _set_in(line: Line, starts: Sequence[int]) -> Iterator[Span]:
    """The parts of `line`, one a column; an empty span at the end of the column before where there is none."""
    found: dict[int, Span] = {}
    barred = " | " in line.text
    for number, (at, stop) in enumerate(line.parts):
        near = [c for c, start in enumerate(starts) if start <= at - line.start + _SLACK]
        column = min(number, len(starts) - 1) if barred else (near[-1] if near else 0)
        found[column] = (found[column][0], stop) if column in found else (at, stop)
    end = line.start
    for column in range(len(starts)):
        span = found.get(column, (end, end))
        end = span[1]
        yield span


def _halves(line: Line) -> Iterator[Line]:
    """A text line that a gap of at least four spaces parts, as the lines that it is."""
    gaps = [b[0] - a[1] for a, b in zip(line.parts, line.parts[1:], strict=False)]
    within = any(line.text[at - line.start].islower() for at, _ in line.parts[1:])
    numbered = line.label or line.marker or line.bullet
    if line.kind != "text" or not gaps or min(gaps) < _WIDE or numbered or within or "|" in line.text:
        yield line
        return
    for at, stop in line.parts:
        words = line.text[at - line.start : stop - line.start]
        yield replace(line, start=at, end=stop, text=words, body=at, parts=((at, stop),))


def _between(text: str, mark: str) -> list[Span]:
    parts, start = [], 0
    for at, character in enumerate(text):
        if character == mark and (at == 0 or text[at - 1] != "\\"):
            parts.append((start, at))
            start = at + 1
    return [*parts, (start, len(text))]


def _trim(line: Line, low: int, high: int) -> Span:
    words = line.text[low:high]
    if not words.strip():
        return line.start + low, line.start + low
    return line.start + low + len(words) - len(words.lstrip()), line.start + low + len(words.rstrip())
