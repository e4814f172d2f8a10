"""The outlines of parties, and the marks at the ends of lines."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Final

# Corners about 0, 0 for a radius of 1; y runs down. Each is a little larger than the circle, to look as big.
_CORNERS: Final[Mapping[str, Sequence[tuple[float, float]]]] = {
    "square": ((-0.95, -0.95), (0.95, -0.95), (0.95, 0.95), (-0.95, 0.95)),
    "diamond": ((0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0)),
    "hexagon": ((-0.55, -1), (0.55, -1), (1.12, 0), (0.55, 1), (-0.55, 1), (-1.12, 0)),
    "pentagon": ((0, -1.1), (1.08, -0.3), (0.72, 1), (-0.72, 1), (-1.08, -0.3)),
    "octagon": (
        (-0.42, -1), (0.42, -1), (1, -0.42), (1, 0.42), (0.42, 1), (-0.42, 1), (-1, 0.42), (-1, -0.42),
    ),
    "triangle": ((0, -1.15), (1.2, 0.95), (-1.2, 0.95)),
}  # fmt: skip
# Marks, for a line that comes from the left and ends at 0, 0: corners, whether closed, whether filled.
_MARKS: Final[Mapping[str, tuple[Sequence[Sequence[tuple[float, float]]], bool]]] = {
    "triangle": ((((0, 0), (-9, 4), (-9, -4)),), True),
    "double": ((((0, 0), (-8, 4), (-8, -4)), ((-8, 0), (-16, 4), (-16, -4))), True),
    "open": ((((-8, 4.5), (0, 0), (-8, -4.5)),), False),
    "diamond": ((((0, 0), (-6, 4), (-12, 0), (-6, -4)),), True),
    "chevron": ((((-7, 4.5), (0, 0), (-7, -4.5)), ((-12, 4.5), (-5, 0), (-12, -4.5))), False),
    "square": ((((0, 3.5), (-7, 3.5), (-7, -3.5), (0, -3.5)),), True),
    "bar": ((((-1, 5), (-1, -5)), ((-4.5, 5), (-4.5, -5))), False),
    "dot": ((((0, 0), (-1.2, 2.8), (-4, 4), (-6.8, 2.8), (-8, 0), (-6.8, -2.8), (-4, -4), (-1.2, -2.8)),), True),
    "": ((), False),
}


def outline(shape: str, x: float, y: float, radius: float, looks: str) -> str:
    """The element of a shape about a point; `looks` are its attributes."""
    if shape == "circle":
        return f'<circle cx="{_short(x)}" cy="{_short(y)}" r="{_short(radius)}" {looks}/>'
    corners = " ".join(f"{_short(x + across * radius)},{_short(y + down * radius)}" for across, down in _CORNERS[shape])
    return f'<polygon points="{corners}" {looks}/>'


def mark(kind: str, start: tuple[float, float], end: tuple[float, float], colour: str) -> str:
    """The mark at the end of a line that comes from `start`."""
    strokes, filled = _MARKS[kind]
    along_x, along_y = end[0] - start[0], end[1] - start[1]
    length = math.sqrt(along_x * along_x + along_y * along_y) or 1.0
    along_x, along_y = along_x / length, along_y / length
    looks = f'fill="{colour}"' if filled else f'fill="none" stroke="{colour}" stroke-width="1.6"'
    made = []
    for corners in strokes:
        points = [(end[0] + x * along_x - y * along_y, end[1] + x * along_y + y * along_x) for x, y in corners]
        path = " L".join(f"{_short(x)} {_short(y)}" for x, y in points)
        made.append(f'<path d="M{path}{"Z" if filled else ""}" {looks}/>')
    return "".join(made)


def _short(value: float) -> str:
    shown = f"{value:.1f}".removesuffix(".0")
    return "0" if shown == "-0" else shown
