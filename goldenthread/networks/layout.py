"""A whole network laid out: each connected part by itself, the parts side by side, nothing overlapping."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from goldenthread.networks.placing import Point, Room, lengths, place
from goldenthread.networks.spreading import clear_lines, extent, shelve, spread
from graph.network.simple import components

_SHORT: Final = 105.0  # how long a tie is best, in pixels, where both ends have it alone
_CROWD: Final = 9.0  # and so much longer for each neighbour of the busier end
_CAREFUL: Final = 180  # up to so many nodes, lines are kept off the nodes of others
_ROUNDS: Final = (12, 60)  # of keeping lines off nodes: at least and at most
_STEPS: Final = 400_000  # and so many steps in all
_GAP: Final = 26.0
NAME_OFF: Final = 13.0  # so much further off is a name where lines end between it and its node
_STEEP: Final = 1.6  # a line meets the name of a node where it runs so many times as far aside as down, or less
_LINES_APART: Final = 15.0  # how far lines between the same two nodes keep apart
_MOST: Final = 4
_SHAPE: Final = 1.5  # width to height of the whole


@dataclass(frozen=True, slots=True)
class Layout:
    """The points of nodes; those whose name stands above them; those whose name keeps off the ends of lines."""

    points: list[Point]
    turned: frozenset[int]
    crossed: frozenset[int]


def lay_out(rooms: Sequence[Room], pairs: Sequence[tuple[int, int]]) -> Layout:
    """Nodes with these rooms, joined by these pairs; the upper left corner of all is 0, 0."""
    near = lengths(len(rooms), pairs, short=_SHORT, crowd=_CROWD)
    groups = components([tuple(found) for found in near])
    apart = Counter((min(pair), max(pair)) for pair in pairs)
    parts = [_part(group, rooms, near, apart) for group in groups]
    sizes = [(right - left, bottom - top) for _, _, (left, top, right, bottom) in parts]
    area = math.fsum((wide + _GAP) * (high + _GAP) for wide, high in sizes)
    widest = max(math.sqrt(area * _SHAPE), max(wide for wide, _ in sizes)) if sizes else 0.0
    points: list[Point] = [[0.0, 0.0] for _ in rooms]
    turned: set[int] = set()
    crossed: set[int] = set()
    for group, (found, (over, off), box), corner in zip(groups, parts, shelve(sizes, _GAP, widest), strict=True):
        turned.update(group[node] for node in over)
        crossed.update(group[node] for node in off)
        for node, (x, y) in zip(group, found, strict=True):
            points[node] = [x - box[0] + corner[0], y - box[1] + corner[1]]
    return Layout(points, frozenset(turned), frozenset(crossed))


def _part(
    group: Sequence[int], rooms: Sequence[Room], near: Sequence[dict[int, float]], apart: Mapping[tuple[int, int], int]
) -> tuple[list[Point], tuple[set[int], set[int]], tuple[float, float, float, float]]:
    number = {node: place_ for place_, node in enumerate(group)}
    mine = [rooms[node] for node in group]
    own = [{number[other]: far for other, far in near[node].items()} for node in group]
    points = place(own)
    steep = [_steep(node, found, points) for node, found in enumerate(own)]
    turned = {node for node, (beneath, above) in enumerate(steep) if beneath > above}
    crossed = {node for node, counts in enumerate(steep) if min(counts)}
    mine = [_room(room, node in turned, node in crossed) for node, room in enumerate(mine)]
    spread(points, mine)
    if len(group) <= _CAREFUL:
        ties = [
            (one, other, _LINES_APART * (min(_MOST, apart[(group[one], group[other])]) - 1) / 2)
            for one, found in enumerate(own)
            for other in found
            if one < other
        ]
        least, most = _ROUNDS
        rounds = max(least, min(most, _STEPS // (len(group) * len(ties) + 1)))
        clear_lines(points, mine, ties, rounds)
    return points, (turned, crossed), extent(points, mine)


def _room(room: Room, turned: bool, crossed: bool) -> Room:
    below = room.below + (NAME_OFF if crossed else 0.0)
    return replace(room, above=below, below=room.above) if turned else replace(room, below=below)


def _steep(node: int, found: Mapping[int, float], points: list[Point]) -> tuple[int, int]:
    """How many lines run from a node down and up, so steeply that they would meet a name there."""
    beneath = above = 0
    x, y = points[node]
    for other in found:
        down, aside = points[other][1] - y, abs(points[other][0] - x)
        beneath += down > aside / _STEEP
        above += -down > aside / _STEEP
    return beneath, above
