"""Where parties stand in a picture: by stress, so that distance on paper follows distance along the ties.

Only additions, multiplications, divisions and square roots, in a fixed order: the same points on every machine.
(No `sum` of fractions: Python adds them otherwise since 3.12.)
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

Point = list[float]
Lengths = Sequence[Mapping[int, float]]

_FULL: Final = 180  # up to so many nodes every pair is weighed; above, neighbours and pivots
_PIVOTS: Final = 24
_ROUNDS: Final = 100
_ROUNDS_SPARSE: Final = 12
_STILL: Final = 0.004  # of the shortest tie: when no node moves further, it is done


@dataclass(frozen=True, slots=True)
class Room:
    """What a node needs about its point, in pixels: to either side, above and below."""

    aside: float
    above: float
    below: float


def lengths(size: int, pairs: Sequence[tuple[int, int]], *, short: float, crowd: float) -> list[dict[int, float]]:
    """Of each node its neighbours and how far off they are best: further where one of the two has many."""
    near: list[dict[int, float]] = [{} for _ in range(size)]
    for one, other in pairs:
        if one != other:
            near[one][other] = near[other][one] = 0.0
    degree = [len(found) for found in near]
    for one, found in enumerate(near):
        for other in found:
            found[other] = short + crowd * max(degree[one], degree[other])
    return [dict(sorted(found.items())) for found in near]


def place(near: Lengths) -> list[Point]:
    """Points of the nodes of one connected network."""
    size = len(near)
    if size == 1:
        return [[0.0, 0.0]]
    pivots, rows = _pivots(near)
    points = _spectral(rows, size)
    if size <= _FULL:
        _relax(points, _all_pairs(near), _ROUNDS)
    else:
        _relax(points, _sparse(near, pivots, rows), _ROUNDS_SPARSE)
    return _turned(points)


def _distances(near: Lengths, source: int) -> list[float]:
    found = [math.inf] * len(near)
    found[source] = 0.0
    waiting = [(0.0, source)]
    while waiting:
        so_far, node = heapq.heappop(waiting)
        if so_far > found[node]:
            continue
        for other, step in near[node].items():
            reach = so_far + step
            if reach < found[other]:
                found[other] = reach
                heapq.heappush(waiting, (reach, other))
    return found


def _pivots(near: Lengths) -> tuple[list[int], list[list[float]]]:
    """Nodes far from one another, and the distances from each to all."""
    size = len(near)
    first = max(range(size), key=lambda node: (len(near[node]), -node))
    chosen, rows = [first], [_distances(near, first)]
    nearest = list(rows[0])
    while len(chosen) < min(_PIVOTS, size):
        node = max(range(size), key=lambda one: (nearest[one], -one))
        chosen.append(node)
        rows.append(_distances(near, node))
        nearest = [min(pair) for pair in zip(nearest, rows[-1], strict=True)]
    return chosen, rows


def _spectral(rows: list[list[float]], size: int) -> list[Point]:
    """Pivot MDS (Brandes and Pich 2006), with a little disorder so that no two nodes start on one point."""
    squares = [[value * value for value in row] for row in rows]
    count = len(rows)
    row_means = [_total(row) / size for row in squares]
    column_means = [_total([row[node] for row in squares]) / count for node in range(size)]
    mean = _total(row_means) / count
    centred = [
        [(row_means[at] + column_means[node] - mean - squares[at][node]) / 2 for node in range(size)]
        for at in range(count)
    ]
    inner = [[_dot(one, other) for other in centred] for one in centred]
    axes: list[list[float]] = []
    for _ in range(2):
        axes.append(_main_axis(inner, axes))
    disorder = _numbers()
    spread = math.sqrt(mean) / 8
    points = []
    for node in range(size):
        column = [row[node] for row in centred]
        points.append([_dot(column, axis) / math.sqrt(mean) + spread * disorder() for axis in axes])
    return _fitted(points, math.sqrt(mean))


def _main_axis(inner: list[list[float]], others: list[list[float]]) -> list[float]:
    numbers = _numbers()
    axis = [numbers() for _ in inner]
    for _ in range(60):
        axis = [_dot(row, axis) for row in inner]
        for other in others:
            along = _dot(axis, other)
            axis = [value - along * part for value, part in zip(axis, other, strict=True)]
        norm = math.sqrt(_dot(axis, axis))
        if norm == 0.0:
            return [0.0] * len(inner)
        axis = [value / norm for value in axis]
    return axis


def _fitted(points: list[Point], reach: float) -> list[Point]:
    """The points so that they reach as far as the ties do, about the middle."""
    size = len(points)
    middle = [_total([point[axis] for point in points]) / size for axis in (0, 1)]
    moved = [[point[0] - middle[0], point[1] - middle[1]] for point in points]
    extent = math.sqrt(_total([x * x + y * y for x, y in moved]) / size)
    factor = reach / extent if extent else 1.0
    return [[x * factor, y * factor] for x, y in moved]


def _all_pairs(near: Lengths) -> list[list[tuple[int, float, float]]]:
    """Of each node all others with the distance wanted and its weight."""
    terms = []
    for node in range(len(near)):
        row = _distances(near, node)
        terms.append([(other, far, 1.0 / (far * far)) for other, far in enumerate(row) if other != node])
    return terms


def _sparse(near: Lengths, pivots: list[int], rows: list[list[float]]) -> list[list[tuple[int, float, float]]]:
    """Of each node its neighbours, and the pivots for those about them (Ortmann and others 2017)."""
    size = len(near)
    share = size / len(pivots)
    terms = []
    for node in range(size):
        one = [(other, far, 1.0 / (far * far)) for other, far in near[node].items()]
        for pivot, row in zip(pivots, rows, strict=True):
            far = row[node]
            if pivot != node and pivot not in near[node]:
                one.append((pivot, far, share / (4 * far * far)))
        terms.append(one)
    return terms


def _relax(points: list[Point], terms: list[list[tuple[int, float, float]]], rounds: int) -> None:
    """Moves each node to where its wishes meet, again and again (stress majorisation)."""
    far = [term[1] for term in terms[0]]
    still = _STILL * (min(far) if far else 1.0)
    for _ in range(rounds):
        furthest = 0.0
        for node, wishes in enumerate(terms):
            x, y = points[node]
            to_x = to_y = weights = 0.0
            for other, wanted, weight in wishes:
                other_x, other_y = points[other]
                along_x, along_y = x - other_x, y - other_y
                apart = math.sqrt(along_x * along_x + along_y * along_y)
                pull = wanted / apart if apart else 0.0
                to_x += weight * (other_x + along_x * pull)
                to_y += weight * (other_y + along_y * pull)
                weights += weight
            to_x, to_y = to_x / weights, to_y / weights
            furthest = max(furthest, abs(to_x - x), abs(to_y - y))
            points[node] = [to_x, to_y]
        if furthest < still:
            return


def _turned(points: list[Point]) -> list[Point]:
    """The points with the longer side lying down."""
    wide = max(x for x, _ in points) - min(x for x, _ in points)
    high = max(y for _, y in points) - min(y for _, y in points)
    return points if wide >= high else [[y, x] for x, y in points]


def _numbers() -> Callable[[], float]:
    """Numbers between -1 and 1 that look like chance and are always the same."""
    state = 12345

    def following() -> float:
        nonlocal state
        state = (1103515245 * state + 12345) % 2147483648
        return state / 1073741824 - 1.0

    return following


def _total(values: Sequence[float]) -> float:
    total = 0.0
    for value in values:
        total += value
    return total


def _dot(one: Sequence[float], other: Sequence[float]) -> float:
    total = 0.0
    for left, right in zip(one, other, strict=True):
        total += left * right
    return total
