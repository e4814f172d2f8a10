"""What stands on every page and is no part of the paper: headers, footers, page numbers; and the notes at its foot."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from loaders.readers.pdf_lines import Line
from loaders.readers.pdf_pages import Page

_NUMBER = re.compile(r"(?:page\s*)?[-–—\s]*(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:of|/)\s*\d{1,4})?[-–—\s]*$", re.I)
_NOTE = re.compile(r"\d{1,3}\b|[*†‡]")
_DIGITS = re.compile(r"\d+")
_ZONE = 0.13
_MARGIN = 0.06
_OUTER = 4


def repeated(pages: Sequence[tuple[Page, Sequence[Line]]]) -> frozenset[tuple[bool, str]]:
    """The lines near the top (True) or the foot (False) that come back page by page, figures aside."""
    counts: Counter[tuple[bool, str]] = Counter()
    for page, lines in pages:
        counts.update({(up, _key(line)) for up in (True, False) for line in _outer(page, lines, up=up)})
    least = max(2, min(len(pages) // 3, 6))
    return frozenset(key for key, count in counts.items() if count >= least)


def zone_of(page: Page, line: Line) -> bool | None:
    """True near the top of the page, False near its foot, None between."""
    if line.bottom > page.height * (1 - _ZONE):
        return True
    return False if line.top < page.height * _ZONE else None


def beside(page: Page, lines: Sequence[Line], known: frozenset[tuple[bool, str]]) -> tuple[set[int], set[int]]:
    """Which of `lines`, by their places in it, are of the header, and which of the footer."""
    found: tuple[set[int], set[int]] = (set(), set())
    for place, line in enumerate(lines):
        up = zone_of(page, line)
        if up is None:
            continue
        edge = line.bottom > page.height * (1 - _MARGIN) or line.top < page.height * _MARGIN * 1.5
        if (up, _key(line)) in known or (edge and _NUMBER.match(line.text)):
            found[0 if up else 1].add(place)
    return found


def notes(page: Page, lines: Sequence[Line], *, body: float) -> set[int]:
    """Which of `lines`, none of them a footer, are footnotes: small print at the foot that a figure opens."""
    found: set[int] = set()
    ranked = sorted(range(len(lines)), key=lambda n: lines[n].bottom)
    for place in ranked:
        if lines[place].size > body - 0.9 or lines[place].top > page.height / 2:
            break
        found.add(place)
    while found:
        top = max(found, key=lambda n: lines[n].top)
        if _NOTE.match(lines[top].text):
            return found
        found.discard(top)
    return found


def _outer(page: Page, lines: Sequence[Line], *, up: bool) -> list[Line]:
    near = [line for line in lines if zone_of(page, line) is up]
    return sorted(near, key=lambda line: -line.top if up else line.bottom)[:_OUTER]


def _key(line: Line) -> str:
    return _DIGITS.sub("#", line.text.lower())
