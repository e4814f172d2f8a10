"""What a picture holds, with every coordinate: nodes, lines, their numbers, and pieces of text."""

from __future__ import annotations

from dataclasses import dataclass, field

from goldenthread.networks.styles import PartyStyle, TieStyle

Box = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text from its left end, or about its middle where `centred`; `y` is the base line."""

    x: float
    y: float
    text: str
    size: float
    bold: bool = False
    centred: bool = False
    colour: str = "#1a1a1a"
    room: float = 0.0  # what it has; 0 where only the picture's edge bounds it


@dataclass(frozen=True, slots=True)
class Node:
    """A party, or the open end of a tie (`style` None). `lines` stand beneath the shape, which is `radius` big."""

    id: str
    x: float
    y: float
    radius: float
    style: PartyStyle | None
    lines: tuple[Text, ...]
    told: str
    box: Box
    ring: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """Ties of one kind and course between two nodes: from `start` by `bend` to `end`, with their numbers in `badge`.

    `thread` joins the line with a number that has no room on it.
    """

    start: tuple[float, float]
    bend: tuple[float, float]
    end: tuple[float, float]
    style: TieStyle
    directed: bool
    told: str
    number: str
    badge: Box | None
    thread: tuple[tuple[float, float], tuple[float, float]] | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin line."""

    start: tuple[float, float]
    end: tuple[float, float]
    colour: str


@dataclass(frozen=True, slots=True)
class Sample:
    """A piece of the legend: a shape or a stretch of line, at a point."""

    x: float
    y: float
    party: PartyStyle | None = None
    tie: TieStyle | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """A whole picture."""

    width: float
    height: float
    title: str
    description: str
    nodes: tuple[Node, ...] = ()
    lines: tuple[Line, ...] = ()
    texts: tuple[Text, ...] = ()
    rules: tuple[Rule, ...] = ()
    samples: tuple[Sample, ...] = ()
    frames: tuple[Box, ...] = field(default=())
