"""The kinds of things as indented trees in columns, like folders: what stands beneath is a kind of what is above."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tools.ontology_docs.shapes import Box, Line, Panel, placed

INDENT = 22.0
GAP = 5.0
BETWEEN = 26.0


@dataclass(frozen=True, slots=True)
class Node:
    """A box in a tree: its depth and the number of the row of its parent in the same tree, if any."""

    box: Box
    depth: int
    parent: int | None


Tree = tuple[Node, ...]


def tree_of(root: str, children: Mapping[str, Sequence[str]], boxes: Mapping[str, Box]) -> Tree:
    """The tree below a root, parents before children. A node with two parents stands beneath each."""
    nodes: list[Node] = []

    def add(name: str, depth: int, parent: int | None) -> None:
        nodes.append(Node(boxes[name], depth, parent))
        row = len(nodes) - 1
        for child in children.get(name, ()):
            add(child, depth + 1, row)

    add(root, 0, None)
    return tuple(nodes)


def tree_panel(trees: Sequence[Tree], columns: int) -> Panel:
    """The trees in at most so many columns, none of them split, filled from the left to about equal height."""
    heights = [sum(node.box.height + GAP for node in tree) + BETWEEN for tree in trees]
    room = _least_room(heights, columns)
    boxes: list[Box] = []
    lines: list[Line] = []
    left, top, width, tallest = 0.0, 0.0, 0.0, 0.0
    for tree, height in zip(trees, heights, strict=True):
        if top and top + height > room:
            left, top, width = left + width + BETWEEN, 0.0, 0.0
        rows = _rows(tree, left, top)
        boxes += rows
        lines += _elbows(tree, rows)
        width = max(width, *(box.right - left for box in rows))
        top += height
        tallest = max(tallest, top - BETWEEN)
    return Panel(width=left + width, height=tallest, boxes=tuple(boxes), lines=tuple(lines))


def _least_room(heights: Sequence[float], columns: int) -> float:
    """The least height at which the trees, taken in order, fill no more than so many columns."""
    sums = sorted({sum(heights[i:j]) for i in range(len(heights)) for j in range(i + 1, len(heights) + 1)})
    return next((room for room in sums if _columns(heights, room) <= columns), sum(heights))


def _columns(heights: Sequence[float], room: float) -> float:
    used, top = 1, 0.0
    for height in heights:
        if height > room:
            return float("inf")
        if top and top + height > room:
            used, top = used + 1, 0.0
        top += height
    return used


def _rows(tree: Tree, left: float, top: float) -> list[Box]:
    rows = []
    for node in tree:
        rows.append(placed(node.box, left + node.depth * INDENT, top))
        top += node.box.height + GAP
    return rows


def _elbows(tree: Tree, rows: Sequence[Box]) -> list[Line]:
    lines = []
    for node, row in zip(tree, rows, strict=True):
        if node.parent is not None:
            trunk = rows[node.parent].x + INDENT / 2
            lines.append(Line(((row.x, row.middle), (trunk, row.middle), (trunk, rows[node.parent].bottom)), "open"))
    return lines
