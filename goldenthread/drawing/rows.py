"""A layered layout from top to bottom: boxes in rows, the words of links in rows of their own between them.

Since words are boxes too, nothing is written over anything else; a line past several rows has a bend in each.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

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


def in_rows(boxes: Sequence[Box], joints: Sequence[Joint], last: str | None = None) -> Rows:
    """The boxes in rows, each below all that lead to it, and ordered so that few lines cross.

    The joints have no ring. `last` is a box that stands beneath all others.
    """
    ranks = _ranks([box.key for box in boxes], joints)
    if last is not None:
        ranks[last] = max(ranks.values()) + 1
    laid = Rows({box.key: box for box in boxes}, [[] for _ in range(2 * max(ranks.values(), default=0) + 1)])
    for box in boxes:
        laid.rows[2 * ranks[box.key]].append(box.key)
    for place, joint in enumerate(joints):
        _lay(joint, place, ranks, laid)
    _order(laid)
    return laid


def _ranks(keys: Iterable[str], joints: Iterable[Joint]) -> dict[str, int]:
    """The longest way from a start to each box."""
    after: dict[str, list[str]] = defaultdict(list)
    waiting: dict[str, int] = defaultdict(int)
    for joint in joints:
        after[joint.start].append(joint.end)
        waiting[joint.end] += 1
    keys = list(keys)
    ranks = dict.fromkeys(keys, 0)
    ready = [key for key in keys if not waiting[key]]
    while ready:
        key = ready.pop(0)
        for further in after[key]:
            ranks[further] = max(ranks[further], ranks[key] + 1)
            waiting[further] -= 1
            if not waiting[further]:
                ready.append(further)
    return ranks


def _lay(joint: Joint, place: int, ranks: Mapping[str, int], laid: Rows) -> None:
    """The joint as a way through every row between its ends, its words in the first."""
    first, last = 2 * ranks[joint.start], 2 * ranks[joint.end]
    way = [joint.start]
    for row in range(first + 1, last):
        words = joint.words if row == first + 1 else None
        key = f"{place}:{row}"
        laid.boxes[key] = Box(key, "bend", ()) if words is None else Box(key, "link", words.lines, told=words.told)
        laid.rows[row].append(key)
        way.append(key)
    way.append(joint.end)
    for step, (start, end) in enumerate(pairwise(way)):
        laid.segments.append(Segment(start, end, joint, step == 0, step == len(way) - 2))


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
