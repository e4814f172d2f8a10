"""How wide words are drawn.

The table holds the advance widths of DejaVu Sans, which is as wide as any common sans-serif; a margin covers
those that are wider at some letter. A character that it lacks counts as the widest.
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from typing import Final, Literal

Style = Literal["book", "bold"]
MARGIN: Final = 1.04
_UNITS: Final = 2048
_PARTS: Final = re.compile(r"(?<=[-/_.,])")


@cache
def _widths() -> dict[str, dict[str, int]]:
    text = files("goldenthread.drawing").joinpath("widths.json").read_text(encoding="utf-8")
    loaded: dict[str, dict[str, int]] = json.loads(text)
    return loaded


def width_of(words: str, size: float, style: Style = "book") -> float:
    """The width of one line of words at a font size, in pixels, margin included."""
    widths = _widths()[style]
    widest = max(widths.values())
    units = sum(widths.get(character, widest) for character in words)
    return round(units * size * MARGIN / _UNITS, 1)


def wrapped(words: str, size: float, room: float, style: Style = "book") -> tuple[str, ...]:
    """The words on as few lines as fit the room; one word that is too long has a line of its own."""
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, size, style) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def fitted(words: str, size: float, room: float, style: Style = "book") -> tuple[str, ...]:
    """As `wrapped`, but a word that is too long is cut: at its hyphens and slashes, or else where it must be."""
    cut = " ".join(_cut(word, size, room, style) for word in words.split())
    return wrapped(cut, size, room, style)


def _cut(word: str, size: float, room: float, style: Style) -> str:
    if width_of(word, size, style) <= room:
        return word
    pieces: list[str] = [""]
    for part in _PARTS.split(word):
        for piece in [part] if width_of(part, size, style) <= room else part:
            if pieces[-1] and width_of(pieces[-1] + piece, size, style) > room:
                pieces.append(piece)
            else:
                pieces[-1] += piece
    return " ".join(pieces)
