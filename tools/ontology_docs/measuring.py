"""How wide words are drawn.

The table holds the advance widths of DejaVu Sans, which is as wide as any common sans-serif; a margin covers
those that are wider at some letter. A character that it lacks counts as the widest.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Literal

Style = Literal["book", "bold"]
MARGIN = 1.04
_TABLE = Path(__file__).with_name("widths.json")


@cache
def _widths() -> dict[str, dict[str, int]]:
    loaded: dict[str, dict[str, int]] = json.loads(_TABLE.read_text(encoding="utf-8"))
    return loaded


def width_of(words: str, size: float, style: Style = "book") -> float:
    """The width of one line of words at a font size, in pixels, margin included."""
    widths = _widths()[style]
    widest = max(widths.values())
    units = sum(widths.get(character, widest) for character in words)
    return round(units * size * MARGIN / 2048, 1)


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
