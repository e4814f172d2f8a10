"""A layered layout from left to right: every link is a box of words between the boxes that it links.

Since words are boxes too, nothing is written over anything else; a link past several layers has a slot in each.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tools.ontology_docs.shapes import Box, Line, Panel, Point, box_around, placed

GAP = 12.0
BETWEEN = 26.0
SWEEPS = 24


@dataclass(frozen=True, slots=True)
class Link:
    """From one box to another, by name, with the lines of words that say how."""

    start: str
    end: str
    words: tuple[str, ...]


@dataclass(slots=True)
class _Grid:
    """The layout while it is made: boxes by slot, the slots of each layer in order, neighbours of each slot."""

    boxes: dict[str, Box]
    layers: list[list[str]]
    before: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    after: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def join(self, left: str, right: str) -> None:
        self.after[left].append(right)
        self.before[right].append(left)


def layered_panel(boxes: Mapping[str, Box], links: Iterable[Link]) -> Panel:
    """Every box that some link touches, and all links, none of which may lead to its own start."""
    links = sorted(links, key=lambda link: (link.start, link.end))
    ranks = _ranks(links)
    grid, chains = _grid(boxes, links, ranks)
    _order(grid)
    _place(grid)
    drawn = tuple(grid.boxes[slot] for layer in grid.layers for slot in layer if grid.boxes[slot].lines)
    lines = tuple(line for link, chain in zip(links, chains, strict=True) for line in _lines(grid, link, chain))
    return Panel(
        width=max(box.right for box in drawn), height=max(box.bottom for box in drawn), boxes=drawn, lines=lines
    )


def _ranks(links: Sequence[Link]) -> dict[str, int]:
    """The layer of each box: one beyond the furthest of those that lead to it, links that close a ring left out."""
    onward = _acyclic(links)
    ranks = dict.fromkeys(sorted({name for link in links for name in (link.start, link.end)}), 0)
    for _ in ranks:
        for start, end in onward:
            ranks[end] = max(ranks[end], ranks[start] + 1)
    led_to = {end for _, end in onward}
    for name in ranks:
        ends = [ranks[end] for start, end in onward if start == name]
        if ends and name not in led_to:
            ranks[name] = min(ends) - 1
    return ranks


def _acyclic(links: Sequence[Link]) -> list[tuple[str, str]]:
    """The links, with those turned round that would close a ring."""
    kept: list[tuple[str, str]] = []
    for link in links:
        turned = _reaches(kept, link.end, link.start)
        kept.append((link.end, link.start) if turned else (link.start, link.end))
    return kept


def _reaches(pairs: Sequence[tuple[str, str]], start: str, end: str) -> bool:
    found, open_ = {start}, [start]
    while open_:
        here = open_.pop()
        new = {b for a, b in pairs if a == here} - found
        found |= new
        open_ += sorted(new)
    return end in found


def _grid(
    boxes: Mapping[str, Box], links: Sequence[Link], ranks: Mapping[str, int]
) -> tuple[_Grid, list[tuple[str, ...]]]:
    """Boxes in even layers, words in odd ones, empty slots wherever a link passes; and each link's slots, in order."""
    grid = _Grid({name: boxes[name] for name in ranks}, [[] for _ in range(2 * max(ranks.values()) + 1)])
    for name, rank in ranks.items():
        grid.layers[2 * rank].append(name)
    chains = []
    for number, link in enumerate(links):
        left, right = sorted((link.start, link.end), key=lambda name: ranks[name])
        chain = [left]
        for layer in range(2 * ranks[left] + 1, 2 * ranks[right]):
            slot = f"{number:03}/{layer}"
            words = link.words if layer == 2 * ranks[left] + 1 else ()
            grid.boxes[slot] = (
                box_around(words, "label") if words else Box(x=0, y=0, width=0, height=4, lines=(), look="label")
            )
            grid.layers[layer].append(slot)
            chain.append(slot)
        chain.append(right)
        for one, other in pairwise(chain):
            grid.join(one, other)
        chains.append(tuple(chain))
    return grid, chains


def _order(grid: _Grid) -> None:
    """Sorts each layer by where its neighbours stand, to and fro, and keeps the order with the fewest crossings."""
    best = [list(layer) for layer in grid.layers]
    fewest = _crossings(grid)
    for sweep in range(SWEEPS):
        forward = sweep % 2 == 0
        numbers = range(1, len(grid.layers)) if forward else range(len(grid.layers) - 2, -1, -1)
        near = grid.before if forward else grid.after
        for number in numbers:
            other = grid.layers[number - 1 if forward else number + 1]
            where = {slot: place for place, slot in enumerate(other)}
            here = {slot: place for place, slot in enumerate(grid.layers[number])}
            grid.layers[number].sort(key=lambda slot: (_mean([where[n] for n in near[slot]], here[slot]), here[slot]))
        crossings = _crossings(grid)
        if crossings < fewest:
            best, fewest = [list(layer) for layer in grid.layers], crossings
    grid.layers = best


def _mean(places: Sequence[float], otherwise: float) -> float:
    return sum(places) / len(places) if places else otherwise


def _crossings(grid: _Grid) -> int:
    total = 0
    for layer, following in zip(grid.layers, grid.layers[1:], strict=False):
        where = {slot: place for place, slot in enumerate(following)}
        pairs = [(i, where[n]) for i, slot in enumerate(layer) for n in grid.after[slot]]
        total += sum(1 for k, (a, b) in enumerate(pairs) for c, d in pairs[k + 1 :] if (a - c) * (b - d) < 0)
    return total


def _place(grid: _Grid) -> None:
    left = 0.0
    for layer in grid.layers:
        for slot, y in zip(layer, _stacked(grid, layer, [0.0] * len(layer)), strict=True):
            grid.boxes[slot] = placed(grid.boxes[slot], left, y)
        left = max(grid.boxes[slot].right for slot in layer) + BETWEEN
    for sweep in range(SWEEPS):
        for layer in grid.layers if sweep % 2 == 0 else reversed(grid.layers):
            wanted = [_wanted(grid, slot) for slot in layer]
            for slot, y in zip(layer, _stacked(grid, layer, wanted), strict=True):
                grid.boxes[slot] = placed(grid.boxes[slot], grid.boxes[slot].x, y)
    top = min(box.y for box in grid.boxes.values())
    for slot, box in grid.boxes.items():
        grid.boxes[slot] = placed(box, box.x, box.y - top)


def _wanted(grid: _Grid, slot: str) -> float:
    near = [grid.boxes[other].middle for other in (*grid.before[slot], *grid.after[slot])]
    return _mean(near, grid.boxes[slot].middle) - grid.boxes[slot].height / 2


def _stacked(grid: _Grid, layer: Sequence[str], wanted: Sequence[float]) -> list[float]:
    """Tops as near as can be to those wanted, in order and without overlap: least squares by pooling neighbours."""
    offsets, total = [], 0.0
    for slot in layer:
        offsets.append(total)
        total += grid.boxes[slot].height + GAP
    pools: list[tuple[float, int]] = []
    for want, offset in zip(wanted, offsets, strict=True):
        level, count = want - offset, 1
        while pools and pools[-1][0] > level:
            before, many = pools.pop()
            level, count = (before * many + level * count) / (many + count), many + count
        pools.append((level, count))
    levels = [level for level, count in pools for _ in range(count)]
    return [level + offset for level, offset in zip(levels, offsets, strict=True)]


def _lines(grid: _Grid, link: Link, chain: Sequence[str]) -> list[Line]:
    """One line into the words and one on from them; the head is at the link's end, whichever side that is."""
    onward = link.start == chain[0]
    first = _run(grid, chain[:2])
    rest = _run(grid, chain[1:])
    if onward:
        return [Line(first), Line(rest, "filled")]
    return [Line(tuple(reversed(first)), "filled"), Line(tuple(reversed(rest)))]


def _run(grid: _Grid, chain: Sequence[str]) -> tuple[Point, ...]:
    """From the right edge of the first slot to the left edge of the last, level within each layer."""
    points: list[Point] = []
    for place, slot in enumerate(chain):
        box = grid.boxes[slot]
        layer = next(layer for layer in grid.layers if slot in layer)
        edge = max(grid.boxes[one].right for one in layer)
        after = chain[place + 1] if place + 1 < len(chain) else None
        before = chain[place - 1] if place else None
        if before is not None:
            points.append((box.x, _port(grid, slot, before, grid.before)))
        if after is not None:
            level = _port(grid, slot, after, grid.after)
            points += [(box.right, level), (edge, level)]
    return tuple(point for place, point in enumerate(points) if place == 0 or point != points[place - 1])


def _port(grid: _Grid, slot: str, other: str, side: Mapping[str, Sequence[str]]) -> float:
    """Where on its side a box meets a line: spread over its height in the order of what is at the other end."""
    box = grid.boxes[slot]
    near = sorted(side[slot], key=lambda name: (grid.boxes[name].middle, name))
    return round(box.y + box.height * (near.index(other) + 1) / (len(near) + 1), 1)
