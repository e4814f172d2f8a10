"""What a picture is made of: boxes with words, lines between them, free words. Pixels, from the top left."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from tools.ontology_docs.measuring import Style, width_of

SIZE = 12.0
SMALL = 11.0
PAD = 7.0
LINE = 16.0
BADGE = 18.0
Look = Literal["plain", "defined", "relation", "foreign", "label", "list", "value"]
Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle with lines of words; the first is bold unless it is a label. `badge` is a letter at its left."""

    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    look: Look
    badge: str = ""

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def middle(self) -> float:
        return self.y + self.height / 2

    def style(self, number: int) -> Style:
        """How the line with this number is written."""
        return "bold" if number == 0 and self.look != "label" else "book"

    def size(self, number: int) -> float:
        """The font size of the line with this number."""
        return SIZE if number == 0 and self.look != "label" else SMALL

    @property
    def inset(self) -> float:
        """Where words begin, from the left edge."""
        return PAD + (BADGE if self.badge else 0)


@dataclass(frozen=True, slots=True)
class Line:
    """A path through points. An open head is a kind, a filled one a link; dashed is derived."""

    points: tuple[Point, ...]
    head: Literal["", "open", "filled"] = ""
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """One line of words, by the left end of its base line."""

    x: float
    y: float
    words: str
    size: float = SIZE
    style: Style = "book"


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """Part of a picture with its own size."""

    width: float
    height: float
    boxes: tuple[Box, ...] = ()
    lines: tuple[Line, ...] = ()
    words: tuple[Words, ...] = ()

    def moved(self, right: float, down: float) -> Panel:
        """The same, elsewhere."""
        return replace(
            self,
            boxes=tuple(replace(box, x=box.x + right, y=box.y + down) for box in self.boxes),
            lines=tuple(
                replace(line, points=tuple((x + right, y + down) for x, y in line.points)) for line in self.lines
            ),
            words=tuple(replace(one, x=one.x + right, y=one.y + down) for one in self.words),
        )


def box_around(lines: tuple[str, ...], look: Look, badge: str = "") -> Box:
    """A box at the origin, as large as its words need."""
    bare = Box(x=0, y=0, width=0, height=0, lines=lines, look=look, badge=badge)
    widest = max(width_of(words, bare.size(number), bare.style(number)) for number, words in enumerate(lines))
    return replace(bare, width=round(widest + bare.inset + PAD, 1), height=len(lines) * LINE + PAD)


def placed(box: Box, x: float, y: float, width: float | None = None) -> Box:
    """The same box at a place, stretched to a width if one is given."""
    return replace(box, x=round(x, 1), y=round(y, 1), width=round(width or box.width, 1))
