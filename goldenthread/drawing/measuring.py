"""How much room the words of a drawing are given: as wide as they are (`goldenthread.lettering`), and a margin for
fonts that are wider at some letter."""

from __future__ import annotations

from typing import Final, Literal

from goldenthread.lettering import width, wrap

Style = Literal["book", "bold"]
MARGIN: Final = 1.04


def width_of(words: str, size: float, style: Style = "book") -> float:
    """The width of one line of words at a font size, in pixels, margin included."""
    return round(width(words, size, bold=style == "bold") * MARGIN, 1)


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
    """As `wrapped`, but a word may break after its hyphens and slashes, and is cut where it must be."""
    return wrap(words, size, room / MARGIN, bold=style == "bold") if words.strip() else ()
