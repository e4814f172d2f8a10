"""What a chain is drawn of: boxes of words in rows, and lines between them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Literal

from goldenthread.drawing.measuring import Style, fitted, width_of

Look = Literal["record", "post", "body", "authority", "government", "other", "stop", "loop", "link", "bend"]
Stroke = Literal["holds", "proposed", "ended", "shown", "gap"]
SIZE: Final = 13.0
SMALL: Final = 11.0
PAD: Final = 9.0
BADGE: Final = 24.0
LEADING: Final = 1.36
BEND: Final = 12.0
BEND_WIDE: Final = 10.0
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Words:
    """One line of words, by size, style and ink."""

    text: str
    size: float = SIZE
    style: Style = "book"
    ink: str = ""

    @property
    def width(self) -> float:
        """How wide it is drawn."""
        return width_of(self.text, self.size, self.style)

    @property
    def height(self) -> float:
        """The height of its line."""
        return round(self.size * LEADING, 1)


@dataclass(frozen=True, slots=True)
class Box:
    """A box of lines at a corner. `badge` is a letter at its left, `told` what a reader is told on pointing at it."""

    key: str
    look: Look
    lines: tuple[Words, ...]
    badge: str = ""
    told: str = ""
    x: float = 0.0
    y: float = 0.0

    @property
    def inset(self) -> float:
        """Where its words begin."""
        return PAD + (BADGE if self.badge else 0.0)

    @property
    def width(self) -> float:
        """Wide enough for its widest line."""
        if self.look == "bend":
            return BEND_WIDE
        return round(max((line.width for line in self.lines), default=0.0) + self.inset + PAD, 1)

    @property
    def height(self) -> float:
        """High enough for its lines."""
        if self.look == "bend":
            return BEND
        return round(sum(line.height for line in self.lines) + (2 * PAD if self.look != "link" else PAD), 1)

    @property
    def middle(self) -> float:
        """The middle from left to right."""
        return self.x + self.width / 2

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.height

    def at(self, x: float, y: float) -> Box:
        """The same box at this corner."""
        return replace(self, x=round(x, 1), y=round(y, 1))


@dataclass(frozen=True, slots=True)
class Joint:
    """A line from one box to another, through the box that words the link, if there is one."""

    start: str
    end: str
    stroke: Stroke = "holds"
    words: Box | None = None
    head: bool = True


def lines_of(text: str, room: float, *, size: float = SIZE, style: Style = "book", ink: str = "") -> tuple[Words, ...]:
    """A text as lines that fit the room."""
    return tuple(Words(line, size, style, ink) for line in fitted(text, size, room, style))
