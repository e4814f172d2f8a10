"""Room for all: nodes moved apart until none lies on another, off the lines of others, and groups side by side."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Final

from goldenthread.networks.placing import Point, Room

_PATIENCE: Final = 5  # so many passes without getting on; of large networks fewer
_PATIENCE_LARGE: Final = 2
_LARGE: Final = 200
_PROGRESS: Final = 0.95  # of the fewest overlaps so far: with more, a pass does not get on
_GROWTH: Final = 1.08
_SCALINGS: Final = 60
_OF_SIDE: Final = 0.95  # lines of text seldom fill their room
_STEP: Final = 30.0  # at most so far aside at once


def spread(points: list[Point], rooms: Sequence[Room]) -> None:
    """Moves points until no room overlaps another; where pushing does not get on, all is drawn larger."""
    allowed = _PATIENCE if len(points) <= _LARGE else _PATIENCE_LARGE
    for _ in range(_SCALINGS):
        fewest, patience = math.inf, allowed
        while patience:
            pairs = list(_overlapping(points, rooms))
            if not pairs:
                return
            for one, other in pairs:
                _push_apart(points, rooms, one, other)
            patience = allowed if len(pairs) < fewest * _PROGRESS else patience - 1
            fewest = min(fewest, len(pairs))
        for point in points:
            point[0] *= _GROWTH
            point[1] *= _GROWTH


def clear_lines(
    points: list[Point], rooms: Sequence[Room], ties: Sequence[tuple[int, int, float]], rounds: int
) -> None:
    """Moves nodes off the lines between others, and apart again. A tie has two ends and half the width of its lines."""
    for _ in range(rounds):
        moved = False
        for one, other, broad in ties:
            for node in range(len(points)):
                if node not in (one, other):
                    moved |= _step_aside(points, rooms, node, (one, other), broad)
        spread(points, rooms)
        if not moved:
            return


def _overlapping(points: list[Point], rooms: Sequence[Room]) -> Iterator[tuple[int, int]]:
    """Pairs of nodes whose rooms overlap, found from left to right."""
    boxes = sorted(
        (x - room.aside, x + room.aside, y - room.above, y + room.below, node)
        for node, ((x, y), room) in enumerate(zip(points, rooms, strict=True))
    )
    for place, (_, right, top, bottom, one) in enumerate(boxes):
        for at in range(place + 1, len(boxes)):
            other_left, _, other_top, other_bottom, other = boxes[at]
            if other_left >= right:
                break
            if other_top < bottom and top < other_bottom:
                yield one, other


def _push_apart(points: list[Point], rooms: Sequence[Room], one: int, other: int) -> None:
    """Half of what they overlap each, along the side where that is less."""
    (x, y), (other_x, other_y) = points[one], points[other]
    across = rooms[one].aside + rooms[other].aside - abs(other_x - x)
    if other_y >= y:
        down = y + rooms[one].below - (other_y - rooms[other].above)
    else:
        down = other_y + rooms[other].below - (y - rooms[one].above)
    if across <= 0.0 or down <= 0.0:
        return
    if across < down:
        step = (across / 2 + 0.5) * (1.0 if other_x >= x else -1.0)
        points[one][0] -= step
        points[other][0] += step
    else:
        step = (down / 2 + 0.5) * (1.0 if other_y >= y else -1.0)
        points[one][1] -= step
        points[other][1] += step


def _step_aside(points: list[Point], rooms: Sequence[Room], node: int, tie: tuple[int, int], broad: float) -> bool:
    """Moves a node across the line as far as its room needs; whether it had to."""
    (start_x, start_y), (end_x, end_y) = points[tie[0]], points[tie[1]]
    along_x, along_y = end_x - start_x, end_y - start_y
    length = math.sqrt(along_x * along_x + along_y * along_y)
    if length == 0.0:
        return False
    along_x, along_y = along_x / length, along_y / length
    room = rooms[node]
    middle_x, middle_y = points[node][0], points[node][1] + (room.below - room.above) / 2
    at = (middle_x - start_x) * along_x + (middle_y - start_y) * along_y
    if not 0.0 < at < length:
        return False
    off = (middle_y - start_y) * along_x - (middle_x - start_x) * along_y
    need = broad + abs(along_y) * room.aside * _OF_SIDE + abs(along_x) * (room.above + room.below) / 2
    if abs(off) >= need:
        return False
    step = min(need - abs(off) + 1.0, _STEP) * (1.0 if off >= 0.0 else -1.0)
    points[node][0] -= along_y * step
    points[node][1] += along_x * step
    return True


def extent(points: Sequence[Point], rooms: Sequence[Room]) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of all rooms."""
    return (
        min(point[0] - room.aside for point, room in zip(points, rooms, strict=True)),
        min(point[1] - room.above for point, room in zip(points, rooms, strict=True)),
        max(point[0] + room.aside for point, room in zip(points, rooms, strict=True)),
        max(point[1] + room.below for point, room in zip(points, rooms, strict=True)),
    )


def shelve(sizes: Sequence[tuple[float, float]], gap: float, widest: float) -> list[tuple[float, float]]:
    """Where the upper left corners of rectangles go, row after row, highest first, no row wider than `widest`.

    A rectangle that is itself wider has a row of its own.
    """
    order = sorted(range(len(sizes)), key=lambda one: (-sizes[one][1], -sizes[one][0], one))
    corners = [(0.0, 0.0)] * len(sizes)
    left = top = high = 0.0
    for one in order:
        wide, tall = sizes[one]
        if left > 0.0 and left + wide > widest:
            left, top, high = 0.0, top + high + gap, 0.0
        corners[one] = (left, top)
        left += wide + gap
        high = max(high, tall)
    return corners
