"""A whole network laid out: each connected part by itself, the parts side by side, nothing overlapping."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from goldenthread.networks.placing import Point, Room, lengths, place
from goldenthread.networks.spreading import clear_lines, extent, shelve, spread
from graph.network.simple import components

_SHORT: Final = 105.0  # how long a tie is best, in pixels, where both ends have it alone
_CROWD: Final = 9.0  # and so much longer for each neighbour of the busier end
_CAREFUL: Final = 180  # up to so many nodes, lines are kept off the nodes of others
_ROUNDS: Final = 12
_GAP: Final = 26.0
_SHAPE: Final = 1.5  # width to height of the whole


def lay_out(rooms: Sequence[Room], pairs: Sequence[tuple[int, int]]) -> list[Point]:
    """The points of nodes with these rooms, joined by these pairs; the upper left corner of all is 0, 0."""
    near = lengths(len(rooms), pairs, short=_SHORT, crowd=_CROWD)
    groups = components([tuple(found) for found in near])
    parts = [_part(group, rooms, near) for group in groups]
    sizes = [(right - left, bottom - top) for _, (left, top, right, bottom) in parts]
    area = math.fsum((wide + _GAP) * (high + _GAP) for wide, high in sizes)
    widest = max(math.sqrt(area * _SHAPE), max(wide for wide, _ in sizes)) if sizes else 0.0
    points: list[Point] = [[0.0, 0.0] for _ in rooms]
    for group, (found, box), corner in zip(groups, parts, shelve(sizes, _GAP, widest), strict=True):
        for node, (x, y) in zip(group, found, strict=True):
            points[node] = [x - box[0] + corner[0], y - box[1] + corner[1]]
    return points


def _part(
    group: Sequence[int], rooms: Sequence[Room], near: Sequence[dict[int, float]]
) -> tuple[list[Point], tuple[float, float, float, float]]:
    number = {node: place_ for place_, node in enumerate(group)}
    mine = [rooms[node] for node in group]
    own = [{number[other]: far for other, far in near[node].items()} for node in group]
    points = place(own)
    spread(points, mine)
    if len(group) <= _CAREFUL:
        pairs = [(one, other) for one, found in enumerate(own) for other in found if one < other]
        clear_lines(points, mine, pairs, _ROUNDS)
    return points, extent(points, mine)
