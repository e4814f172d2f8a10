"""The lines between nodes: which ties share one, how lines between the same two bend apart, and where numbers stand."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from goldenthread.lettering import width
from goldenthread.networks.scene import Box, Line, Node
from goldenthread.networks.styles import TieStyle, tie_style
from graph.network.parties import Tie

BADGE_SIZE: Final = 9.5
_BADGE_HIGH: Final = 14.0
_APART: Final = 30.0  # between the bends of lines that join the same two nodes
_ALONG: Final = (0.5, 0.42, 0.58, 0.35, 0.65, 0.28, 0.72, 0.22, 0.78, 0.17, 0.83)
_ASIDE: Final = (0.0, 9.0, -9.0, 18.0, -18.0, *(side * far for far in range(30, 240, 15) for side in (1.0, -1.0)))
_LED: Final = 12.0  # a number that is further from its line has a thread to it


@dataclass(frozen=True, slots=True)
class Bundle:
    """Ties of one look from one node to another, by their numbers in the table."""

    near: str
    far: str
    style: TieStyle
    directed: bool
    numbers: tuple[int, ...]
    told: tuple[str, ...]


def bundles(ties: Iterable[tuple[int, str, str, Tie, str]]) -> tuple[Bundle, ...]:
    """Ties gathered by their ends and look. Each comes as number, ends, tie and what it tells."""
    found: dict[tuple[str, str, TieStyle, bool], list[tuple[int, str]]] = defaultdict(list)
    for number, near, far, tie, told in ties:
        ends = (near, far) if tie.directed else (min(near, far), max(near, far))
        found[(*ends, tie_style(tie), tie.directed)].append((number, told))
    made = [
        Bundle(near, far, style, directed, tuple(number for number, _ in all_), tuple(told for _, told in all_))
        for (near, far, style, directed), all_ in found.items()
    ]
    return tuple(sorted(made, key=lambda bundle: bundle.numbers))


def draw_lines(made: Sequence[Bundle], nodes: Mapping[str, Node], *, numbered: bool) -> tuple[Line, ...]:
    """The lines, each bent away from others between the same nodes, and its number where it covers nothing."""
    between: dict[tuple[str, str], list[Bundle]] = defaultdict(list)
    for bundle in made:
        between[(min(bundle.near, bundle.far), max(bundle.near, bundle.far))].append(bundle)
    taken: list[Box] = [node.box for node in nodes.values()]
    drawn: list[Line] = []
    for bundle in made:
        pair = (min(bundle.near, bundle.far), max(bundle.near, bundle.far))
        fellows = between[pair]
        shift = (fellows.index(bundle) - (len(fellows) - 1) / 2) * _APART
        line = _line(bundle, nodes, shift if bundle.near == pair[0] else -shift)
        if numbered:
            line = _with_badge(line, taken)
        drawn.append(line)
    return tuple(drawn)


def _line(bundle: Bundle, nodes: Mapping[str, Node], shift: float) -> Line:
    near, far = nodes[bundle.near], nodes[bundle.far]
    along_x, along_y = far.x - near.x, far.y - near.y
    length = math.sqrt(along_x * along_x + along_y * along_y) or 1.0
    bend = ((near.x + far.x) / 2 - along_y / length * shift, (near.y + far.y) / 2 + along_x / length * shift)
    return Line(
        start=_edge(near, bend, 1.0),
        bend=bend,
        end=_edge(far, bend, 2.0),
        style=bundle.style,
        directed=bundle.directed,
        told="\n".join(bundle.told),
        number=_shown(bundle.numbers),
        badge=None,
    )


def _edge(node: Node, towards: tuple[float, float], gap: float) -> tuple[float, float]:
    """Where a line to `towards` leaves the node's shape."""
    along_x, along_y = towards[0] - node.x, towards[1] - node.y
    length = math.sqrt(along_x * along_x + along_y * along_y) or 1.0
    reach = node.radius + gap
    return (node.x + along_x / length * reach, node.y + along_y / length * reach)


def at(line: Line, along: float) -> tuple[float, float]:
    """The point of a line so far along it, 0 to 1."""
    rest = 1.0 - along
    return (
        rest * rest * line.start[0] + 2 * rest * along * line.bend[0] + along * along * line.end[0],
        rest * rest * line.start[1] + 2 * rest * along * line.bend[1] + along * along * line.end[1],
    )


def _with_badge(line: Line, taken: list[Box]) -> Line:
    """The line with its number at the first place that is free, by the line where it cannot stand on it."""
    half = width(line.number, BADGE_SIZE, bold=True) / 2 + 3.5
    along_x, along_y = line.end[0] - line.start[0], line.end[1] - line.start[1]
    length = math.sqrt(along_x * along_x + along_y * along_y) or 1.0
    for aside in _ASIDE:
        for along in _ALONG:
            on_x, on_y = at(line, along)
            x, y = on_x - along_y / length * aside, on_y + along_x / length * aside
            box = (x - half, y - _BADGE_HIGH / 2, x + half, y + _BADGE_HIGH / 2)
            if not any(overlap(box, other) for other in taken):
                taken.append(box)
                thread = ((on_x, on_y), (x, y)) if abs(aside) > _LED else None
                return replace(line, badge=box, thread=thread)
    x, y = at(line, 0.5)
    return replace(line, badge=(x - half, y - _BADGE_HIGH / 2, x + half, y + _BADGE_HIGH / 2))


def overlap(one: Box, other: Box) -> bool:
    """Whether two boxes share more than an edge."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _shown(numbers: tuple[int, ...]) -> str:
    if len(numbers) == 1:
        return str(numbers[0])
    if numbers[-1] - numbers[0] == len(numbers) - 1:
        return f"{numbers[0]}-{numbers[-1]}"
    return ",".join(map(str, numbers))
