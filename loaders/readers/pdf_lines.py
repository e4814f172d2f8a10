"""Lines and paragraphs of a PDF page in the order in which people read them, two columns one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from loaders.readers.pdf_pages import Page, Run

_FRONT = re.compile(
    r"(?:\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[a-zA-Z]|[ivxIVX]{1,5})[.):]?|[•●○▪■◦·\uf0b7\uf0a7o*–—-]|[A-Z]?\d{1,3}[.):]?)$"
)
_OPENS = re.compile(
    r"(?:[•●○▪■◦·\uf0b7\uf0a7]|[-–—*o]\s|\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[a-z]|[ivx]{1,5})[.):]\s|\d{1,3}(?:\.\d{1,3}){1,3}\s)"
)
_HYPHEN = re.compile(r"[^\W\d_]-$")
_FEWEST_LINES = 6
_GUTTER = 8.0
_GAP = 1.6
_SLACK = 0.3
_CAPITAL = 0.35


@dataclass(frozen=True, slots=True)
class Line:
    """Runs on one height, from the left."""

    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        return " ".join(run.text for run in self.runs)

    @property
    def left(self) -> float:
        return self.runs[0].left

    @property
    def right(self) -> float:
        return self.runs[-1].right

    @property
    def bottom(self) -> float:
        return min(run.bottom for run in self.runs)

    @property
    def top(self) -> float:
        return max(run.top for run in self.runs)

    @property
    def size(self) -> float:
        return max(self.runs, key=lambda run: len(run.text)).size

    @property
    def bold(self) -> bool:
        return all(run.bold for run in self.runs)

    @property
    def parts(self) -> tuple[Run, ...]:
        """The runs, a number or bullet in front being none of its own."""
        return self.runs[1:] if len(self.runs) > 1 and _FRONT.match(self.runs[0].text) else self.runs


def lines_of(runs: Iterable[Run]) -> list[Line]:
    """`runs` gathered to lines, from the top down."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (-run.middle, run.left)):
        held = rows[-1] if rows else None
        if held and abs(held[0].middle - run.middle) < 0.5 * min(held[0].top - held[0].bottom, run.top - run.bottom):
            held.append(run)
        else:
            rows.append([run])
    return [Line(tuple(_joined(sorted(row, key=lambda run: run.left)))) for row in rows]


def _joined(runs: Sequence[Run]) -> Iterator[Run]:
    """Neighbours on a line that no wide gap parts, made one."""
    held: Run | None = None
    for run in runs:
        if held and run.left - held.right < _GAP * max(held.size, run.size) and not _FRONT.match(held.text):
            space = " " if run.left - held.right > 0.15 * run.size else ""
            bold = held.bold and run.bold
            held = Run(
                held.text + space + run.text, held.left, max(held.right, run.right),
                min(held.bottom, run.bottom), max(held.top, run.top), max(held.size, run.size), bold,
            )  # fmt: skip
            continue
        if held:
            yield held
        held = run
    if held:
        yield held


def in_order(page: Page, runs: Sequence[Run]) -> list[list[Line]]:
    """The lines of `runs`, a list a column; what crosses the gutter between two columns parts them."""
    gutter = _gutter(page, runs)
    if gutter is None:
        return [lines_of(runs)]
    crossing = [run for run in runs if run.left < gutter < run.right]
    bounds = [page.height + 1, *sorted((run.middle for run in crossing), reverse=True), -1.0]
    order: list[list[Line]] = []
    for high, low in pairwise(bounds):
        band = [run for run in runs if low < run.middle < high]
        order += [
            lines_of(run for run in band if run.left < gutter),
            lines_of(run for run in band if run.left >= gutter),
        ]
        order.append(lines_of(run for run in crossing if run.middle == low))
    return [lines for lines in order if lines]


def _gutter(page: Page, runs: Sequence[Run]) -> float | None:
    """Where the white strip between two columns of prose runs; None on a page of one column."""
    if len(runs) < 2 * _FEWEST_LINES:
        return None
    low, high = min(run.left for run in runs), max(run.right for run in runs)
    best: tuple[int, float] | None = None
    for step in range(35, 66):
        at = low + (high - low) * step / 100
        crossing = sum(run.left - _GUTTER / 2 < at < run.right + _GUTTER / 2 for run in runs)
        if best is None or crossing < best[0]:
            best = (crossing, at)
    if best is None or best[0] > len(runs) // 6:
        return None
    at = best[1]
    left = [run for run in runs if run.right <= at and run.bottom > 0.07 * page.height]
    right = [run for run in runs if run.left >= at and run.bottom > 0.07 * page.height]
    is_prose = all(_is_prose(side, width) for side, width in ((left, at - low), (right, high - at)))
    return at if is_prose else None


def _is_prose(side: Sequence[Run], width: float) -> bool:
    """True where most lines of a column are filled with words."""
    if len(side) < _FEWEST_LINES:
        return False
    return median(run.right - run.left for run in side) > 0.6 * width and median(len(run.text) for run in side) > 18


def paragraphs_of(lines: Sequence[Line], *, leading: float, right: float) -> list[list[Line]]:
    """`lines` gathered to paragraphs. `leading` is the usual distance of lines, as a multiple of their size, and
    `right` where full lines end.
    """
    found: list[list[Line]] = []
    for line in lines:
        if found and _goes_on(found[-1], line, right=right, leading=leading):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def _goes_on(held: Sequence[Line], line: Line, *, right: float, leading: float) -> bool:
    last = held[-1]
    if _HYPHEN.search(last.text) and line.text[:1].isdigit():
        return True  # COVID-19
    if len(line.parts) > 1 or len(last.parts) > 1 or line.parts != line.runs or _OPENS.match(line.text):
        return False
    if abs(line.size - last.size) > 0.6 or (line.bold != last.bold and held[0].bold == last.bold):
        return False
    if not 0 < last.bottom - line.bottom <= (leading + _SLACK) * last.size:
        return False
    if line.text[:1].islower():
        return True
    return last.right + _wide(line) > right - 0.5 * line.size


def _wide(line: Line) -> float:
    """About how wide the first word of `line` is, with a space; capitals are wider than small letters."""
    word = line.text.split(" ", 1)[0]
    return (line.right - line.left) * (_em(word) + 1) / max(_em(line.text), 1)


def _em(words: str) -> float:
    return len(words) + _CAPITAL * sum(map(str.isupper, words))


def joined(lines: Sequence[Line], *, right: float | None = None) -> str:
    """The words of a paragraph as one line. With `right`, a line that stops well short of it ends with a line end."""
    words = ""
    for place, line in enumerate(lines):
        if not place:
            words = line.text
        elif _HYPHEN.search(words) and (line.text[:1].islower() or line.text[:1].isdigit()):
            words += line.text
        else:
            words += ("\n" if right is not None and _is_short(lines[place - 1], line, right) else " ") + line.text
    return words


def _is_short(last: Line, line: Line, right: float) -> bool:
    """True where the first word of `line` would have stood behind `last`, so that a new paragraph begins."""
    return not line.text[:1].islower() and last.right + _wide(line) < right - 4
