"""How wide text is in a picture, and where it breaks. Widths are those of the widest font that a picture names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

FONTS: Final = "Arial, Helvetica, 'Liberation Sans', 'DejaVu Sans', sans-serif"
_WIDEST: Final = 1000  # of a character that the table does not have, in thousandths
_BREAKS: Final = re.compile(r"(?<=[/–—-])(?=\w)|\s+")


@cache
def _widths() -> Mapping[str, tuple[int, int]]:
    text = (files("goldenthread") / "lettering.csv").read_text(encoding="utf-8")
    rows = (line.split(",") for line in text.splitlines() if not line.startswith("#"))
    return {chr(int(code, 16)): (int(regular), int(bold)) for code, regular, bold in rows}


def width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of one line of text in pixels, at a size in pixels.

    >>> width("in", 10)
    9.12
    """
    table = _widths()
    return sum(table.get(letter, (_WIDEST, _WIDEST))[bold] for letter in text) * size / 1000


def wrap(text: str, size: float, room: float, *, bold: bool = False) -> tuple[str, ...]:
    """The text in lines that are no wider than `room` pixels: at spaces, slashes and hyphens, else within a word."""
    lines: list[str] = []
    line = ""
    for word, space in _words(text):
        joined = f"{line}{space}{word}" if line else word
        if width(joined, size, bold=bold) <= room:
            line = joined
            continue
        if line:
            lines.append(line)
        *full, line = _pieces(word, size, room, bold=bold)
        lines.extend(full)
    return (*lines, line) if line or not lines else tuple(lines)


def _words(text: str) -> list[tuple[str, str]]:
    """The parts between which a line may break, each with what joins it to the one before."""
    parts: list[tuple[str, str]] = []
    start, joint = 0, ""
    for found in _BREAKS.finditer(text):
        if found.start() > start:
            parts.append((text[start : found.start()], joint))
        start, joint = found.end(), " " if found.group() else ""
    if start < len(text):
        parts.append((text[start:], joint))
    return parts


def _pieces(word: str, size: float, room: float, *, bold: bool) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and width(pieces[-1] + letter, size, bold=bold) > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces
