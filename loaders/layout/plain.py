"""Words without marks, each character knowing where it stands in the document."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

Span = tuple[int, int]

_MARK = re.compile(
    r"<sup>\s*\d{1,3}\s*</sup>"  # a footnote's number
    r"|</?[A-Za-z][A-Za-z0-9]{0,10}(?:\s[^<>\n]{0,200})?/?>"
    r"|&(?:[A-Za-z]{2,8}|#\d{1,6});"
    r"|\\(?=[^\w\s])"
    r"|\*+"
    r"|(?<!\w)_+|_+(?!\w)"
    r"|\s+"
    r"|[•●○▪■◼◾◦\uf0b7\uf0a7\uf06e]"
    r"|[\u00ad\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\x00-\x08\x0e-\x1f]+"
)
# Where a mark may begin, and all white space but the plain space.
_MARKED = re.compile(
    r"[<&\\*_•●○▪■◼◾◦\uf0b7\uf0a7\uf06e\u00ad\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\x00-\x1f"
    r"\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]"
)
_BREAKING = re.compile(r"</?(?:br|p|div|li|tr|td)\b|[•●○▪■◼◾◦\uf0b7\uf0a7\uf06e]", re.I)
_NORMAL = str.maketrans("’‘‛`“”„–—‒―−\u2011\u00a0", "''''\"\"\"------ ")


@dataclass(frozen=True, slots=True)
class Run:
    """`at` in the plain text stands `start` in the document; `size` characters there make this run."""

    at: int
    start: int
    size: int
    piece: int


@dataclass(frozen=True, slots=True)
class Plain:
    """Text with white space folded and marks removed, and the runs that lead back to the document.

    `norm` is `text` with straight quotes and plain hyphens, character for character: what patterns read.
    """

    text: str
    norm: str
    runs: tuple[Run, ...]

    def __bool__(self) -> bool:
        return bool(self.text)

    @property
    def start(self) -> int | None:
        """Where its first word stands in the document; None where it has no words."""
        return self.runs[0].start if self.runs else None

    def spans(self, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
        """Where plain characters `start` to `end` stand in the document, one span a piece; white space at the ends
        stands nowhere.
        """
        words = self.text[start:end]
        end = start + len(words.rstrip(" "))
        start += len(words) - len(words.lstrip(" "))
        if len(self.runs) == 1 and self.runs[0].size == len(self.text):
            return ((self.runs[0].start + start, self.runs[0].start + end),) if start < end else ()
        found: dict[int, Span] = {}
        first = max(bisect_right(self.runs, start, key=lambda run: run.at) - 1, 0)
        for index in range(first, len(self.runs)):
            run = self.runs[index]
            if run.at >= end:
                break
            span = self._covered(index, start, end)
            if run.piece >= 0 and span is not None:
                old = found.get(run.piece)
                found[run.piece] = span if old is None else (old[0], span[1])
        return tuple(found.values())

    def _covered(self, index: int, start: int, end: int) -> Span | None:
        run = self.runs[index]
        length = (self.runs[index + 1].at if index + 1 < len(self.runs) else len(self.text)) - run.at
        low, high = max(start - run.at, 0), min(end - run.at, length)
        if low >= high:
            return None
        if length != run.size:
            return run.start, run.start + run.size
        return run.start + low, run.start + high


def plain_text(source: str, pieces: Iterable[Span]) -> Plain:
    """The plain text of `source` at `pieces`, which are joined by one space."""
    pieces = list(pieces)
    if (quick := _unmarked(source, pieces)) is not None:
        return quick
    parts: list[str] = []
    runs: list[Run] = []
    at = 0
    gap = False

    def add(words: str, start: int, size: int, piece: int) -> None:
        nonlocal at, gap
        if gap and at:
            runs.append(Run(at, start, 0, -1))
            parts.append(" ")
            at += 1
        gap = False
        runs.append(Run(at, start, size, piece))
        parts.append(words)
        at += len(words)

    for number, (start, end) in enumerate(pieces):
        gap = True
        here = start
        for mark in _MARK.finditer(source, start, end):
            if mark.start() > here:
                add(source[here : mark.start()], here, mark.start() - here, number)
            gap = gap or mark[0].isspace() or bool(_BREAKING.match(mark[0]))
            if mark[0].startswith("&"):
                words = html.unescape(mark[0])
                if words.isspace():
                    gap = True
                else:
                    add(words, mark.start(), len(mark[0]), number)
            here = mark.end()
        if end > here:
            add(source[here:end], here, end - here, number)
    text = "".join(parts)
    return Plain(text, text.translate(_NORMAL), tuple(runs))


def _unmarked(source: str, pieces: Sequence[Span]) -> Plain | None:
    """The plain text of `pieces` none of which holds a mark; None of others."""
    held, found = _held(source), []
    if len(pieces) == 1 and (quick := held.get(pieces[0])):
        return quick
    for place in pieces:
        if place not in held:
            held[place] = _as_it_stands(source, *place)
        if (one := held[place]) is None:
            return None
        found.append(one)
    return found[0] if len(found) == 1 else _joined(found)


def _joined(found: Sequence[Plain]) -> Plain:
    """Pieces that stand as they are, joined by one space; empty ones leave no gap of their own."""
    runs: list[Run] = []
    at = 0
    for number, one in enumerate(found):
        for run in one.runs:
            if at:
                runs.append(Run(at, run.start, 0, -1))
                at += 1
            runs.append(Run(at, run.start, run.size, number))
            at += run.size
    words = [one for one in found if one.text]
    return Plain(" ".join(one.text for one in words), " ".join(one.norm for one in words), tuple(runs))


@lru_cache(maxsize=2)
def _held(source: str) -> dict[Span, Plain | None]:
    """What `_as_it_stands` said of each piece of `source`: every rule that looks at tables reads each cell anew."""
    return {}


def _as_it_stands(source: str, start: int, end: int) -> Plain | None:
    """The plain text of a piece that holds neither marks nor white space to fold, as most do; None of another."""
    piece = source[start:end]
    words = piece.strip(" ")
    if "  " in words or _MARKED.search(words):
        return None
    at = start + len(piece) - len(piece.lstrip(" "))
    return Plain(words, words.translate(_NORMAL), (Run(0, at, len(words), 0),) if words else ())
