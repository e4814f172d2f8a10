"""A layered layout from top to bottom: boxes in rows, the words of links in rows of their own between them.

Since words are boxes too, nothing is written over anything else; a line past several rows has a bend in each. No row is
wider than what is read at its own size, as far as its boxes allow.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from goldenthread.drawing.ranking import LINE, ROOM, ranks_within, room_of
from goldenthread.drawing.shapes import Box, Joint

_SWEEPS: Final = 24


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a joint from a row to the next, by keys of boxes."""

    start: str
    end: str
    joint: Joint
    is_first: bool
    is_last: bool


@dataclass(slots=True)
class Rows:
    """Boxes by key, the keys of each row from left to right, and the segments between rows."""

    boxes: dict[str, Box]
    rows: list[list[str]]
    segments: list[Segment] = field(default_factory=list)
    _known: set[tuple[str, str]] = field(default_factory=set)

    def add(self, segment: Segment) -> None:
        """A segment, once between two boxes."""
        if (segment.start, segment.end) not in self._known:
            self._known.add((segment.start, segment.end))
            self.segments.append(segment)


def in_rows(boxes: Sequence[Box], joints: Sequence[Joint], last: str | None = None) -> Rows:
    """The boxes in rows, each below all that lead to it, and ordered so that few lines cross.

    The joints have no ring. `last` is a box that stands beneath all others.
    """
    ranks = ranks_within(boxes, joints)
    if last is not None:
        ranks[last] = max(ranks.values()) + 1
    laid = Rows({box.key: box for box in boxes}, [[] for _ in range(2 * max(ranks.values(), default=0) + 1)])
    for box in boxes:
        laid.rows[2 * ranks[box.key]].append(box.key)
    for place, (joint, at) in enumerate(zip(joints, _words_rows(joints, ranks), strict=True)):
        _lay(joint, place, (2 * ranks[joint.start], 2 * ranks[joint.end]), at, laid)
    _order(laid)
    return laid


def _lay(joint: Joint, place: int, ends: tuple[int, int], at: int, laid: Rows) -> None:
    """The joint as a way through every row between its ends, its words in row `at`.

    Lines that lead from one box past the same rows are one as far as their words; so are those to one box from there.
    """
    way = [joint.start]
    for row in range(ends[0] + 1, ends[1]):
        shared = f"{joint.start}|" if row < at else f"|{joint.end}"
        key = f"{place}:{row}" if row == at else f"{shared}|{joint.stroke}:{row}"
        words = joint.words if row == at else None
        if key not in laid.boxes:
            laid.boxes[key] = Box(key, "bend", ()) if words is None else Box(key, "link", words.lines, told=words.told)
            laid.rows[row].append(key)
        way.append(key)
    way.append(joint.end)
    for step, (start, end) in enumerate(pairwise(way)):
        laid.add(Segment(start, end, joint, step == 0, step == len(way) - 2))


def _words_rows(joints: Sequence[Joint], ranks: Mapping[str, int]) -> list[int]:
    """The row of the words of each joint: right above its end, or further up where lines and words fill that row."""
    used = _lines_past(joints, ranks)
    rows = [0] * len(joints)
    for place in sorted(range(len(joints)), key=lambda at: ranks[joints[at].end] - ranks[joints[at].start]):
        joint = joints[place]
        between = range(2 * ranks[joint.end] - 1, 2 * ranks[joint.start], -2)
        roomy = (row for row in between if used[row] + room_of(joint) <= ROOM)
        rows[place] = next(roomy, min(between, key=lambda row: (used[row], -row)))
        used[rows[place]] += room_of(joint)
    return rows


def _lines_past(joints: Iterable[Joint], ranks: Mapping[str, int]) -> dict[int, float]:
    """The room that lines take in each row of words which they pass, at the least."""
    passing: dict[int, set[tuple[str, str]]] = defaultdict(set)
    for joint in joints:
        for row in range(2 * ranks[joint.start] + 1, 2 * ranks[joint.end] - 1, 2):
            passing[row].add((joint.start, joint.stroke))
    return defaultdict(float, {row: len(lines) * LINE for row, lines in passing.items()})


def _order(laid: Rows) -> None:
    above, below = _neighbours(laid.segments)
    best, fewest = [row[:] for row in laid.rows], _crossings(laid.rows, below)
    for sweep in range(_SWEEPS):
        down = sweep % 2 == 0
        order = range(1, len(laid.rows)) if down else range(len(laid.rows) - 2, -1, -1)
        for at in order:
            fixed = {key: place for place, key in enumerate(laid.rows[at - 1 if down else at + 1])}
            laid.rows[at] = _by_middle(laid.rows[at], above if down else below, fixed)
        crossings = _crossings(laid.rows, below)
        if crossings < fewest:
            best, fewest = [row[:] for row in laid.rows], crossings
    laid.rows = best


def _neighbours(segments: Iterable[Segment]) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    above: dict[str, list[str]] = defaultdict(list)
    below: dict[str, list[str]] = defaultdict(list)
    for one in segments:
        above[one.end].append(one.start)
        below[one.start].append(one.end)
    return above, below


def _by_middle(row: list[str], near: Mapping[str, list[str]], fixed: Mapping[str, int]) -> list[str]:
    own = {key: place for place, key in enumerate(row)}

    def middle(key: str) -> tuple[float, int]:
        places = [fixed[one] for one in near.get(key, ()) if one in fixed]
        return (sum(places) / len(places) if places else own[key], own[key])

    return sorted(row, key=middle)


def _crossings(rows: Sequence[Sequence[str]], below: Mapping[str, list[str]]) -> int:
    return sum(_crossing(upper, lower, below) for upper, lower in pairwise(rows))


def _crossing(upper: Sequence[str], lower: Sequence[str], below: Mapping[str, list[str]]) -> int:
    place = {key: at for at, key in enumerate(lower)}
    ends = [sorted(place[one] for one in below.get(key, ()) if one in place) for key in upper]
    count, seen = 0, [0] * (len(lower) + 1)
    for reached in ends:
        for end in reached:
            count += sum(seen[end + 1 :])
        for end in reached:
            seen[end] += 1
    return count
