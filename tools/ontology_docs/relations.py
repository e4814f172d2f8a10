"""Relations as things of their own: who, the relation, whom; and beneath, dashed, the plain link derived from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tools.ontology_docs.measuring import width_of
from tools.ontology_docs.shapes import LINE, SMALL, Box, Line, Panel, Words, placed

ROOM = 14.0
GAP = 12.0
BETWEEN = 40.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One relation class with its two roles and its plain link."""

    start: Box
    start_role: str
    relation: Box
    end_role: str
    end: Box
    link: str


def relations_panel(rows: Sequence[Row], columns: int = 1) -> Panel:
    """One row a relation, in so many columns, read downwards."""
    many = -(-len(rows) // columns)
    parts = [_column(rows[first : first + many]) for first in range(0, len(rows), many)]
    moved, left = [], 0.0
    for part in parts:
        moved.append(part.moved(left, 0))
        left += part.width + BETWEEN
    return Panel(
        width=left - BETWEEN,
        height=max(part.height for part in parts),
        boxes=tuple(box for part in moved for box in part.boxes),
        lines=tuple(line for part in moved for line in part.lines),
        words=tuple(one for part in moved for one in part.words),
    )


def _column(rows: Sequence[Row]) -> Panel:
    starts, relations = max(row.start.width for row in rows), max(row.relation.width for row in rows)
    ends = max(row.end.width for row in rows)
    first = max(width_of(row.start_role, SMALL) for row in rows) + 2 * ROOM
    second = max(width_of(row.end_role, SMALL) for row in rows) + 2 * ROOM
    middle = starts + first
    last = middle + relations + second
    boxes: list[Box] = []
    lines: list[Line] = []
    words: list[Words] = []
    top = 0.0
    for row in rows:
        height = row.relation.height
        start = placed(row.start, 0, top, starts)
        relation = placed(row.relation, middle, top, relations)
        end = placed(row.end, last, top, ends)
        boxes += [start, relation, end]
        level, below = top + height / 2, top + height + LINE
        words += [
            Words(starts + ROOM, level - 4, row.start_role, SMALL),
            Words(relation.right + ROOM, level - 4, row.end_role, SMALL),
            Words(middle + ROOM, below - 4, row.link, SMALL),
        ]
        lines += [
            Line(((relation.x, level), (start.right, level)), "filled"),
            Line(((relation.right, level), (end.x, level)), "filled"),
            Line(
                (
                    (starts / 2, start.bottom), (starts / 2, below),
                    (last + ends / 2, below), (last + ends / 2, end.bottom),
                ),
                "filled",
                dashed=True,
            ),
        ]  # fmt: skip
        top = below + GAP
    return Panel(width=last + ends, height=top - GAP, boxes=tuple(boxes), lines=tuple(lines), words=tuple(words))
