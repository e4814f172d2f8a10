"""In which row each box of a chain stands: beneath all that lead to it, and no more in a row than there is room for."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from goldenthread.drawing.shapes import BEND_WIDE, Box, Joint

BETWEEN: Final = 22.0  # from box to box in a row
NARROW: Final = 10.0  # and from line to line
LINE: Final = BEND_WIDE + NARROW  # so much room a line takes that goes past a row
ROOM: Final = 1400.0  # so wide may a row be, that a picture is read at its own size


def ranks_within(boxes: Sequence[Box], joints: Sequence[Joint], room: float = ROOM) -> dict[str, int]:
    """The row of each box, from 0. A row that would be too wide goes on in the next: gaps stay beneath what they end,
    and what leads furthest comes first. Above a box to which many links lead there are rows enough for their words.

    The joints have no ring. One box may be wider than the room by itself.
    """
    into: dict[str, list[Joint]] = defaultdict(list)
    for joint in joints:
        into[joint.end].append(joint)
    wide = {box.key: box.width + BETWEEN for box in boxes}
    words_of = {key: sum(map(room_of, into[key])) for key in wide}
    above = {key: max(1, math.ceil(words_of[key] / (room - min(len(into[key]) * LINE, room / 2)))) for key in wide}
    further = _further(wide, joints)
    least: dict[str, int] = {}
    ranks = _ranks(above, joints, least)
    rank = 0
    while rank <= max(ranks.values(), default=-1):
        row = [key for key in wide if ranks[key] == rank]
        passing = {(one.start, one.stroke) for one in joints if ranks[one.start] < rank < ranks[one.end]}
        used, words = len(passing) * LINE, 0.0
        row.sort(key=lambda key: (all(one.stroke != "gap" for one in into[key]), -further[key]))
        for place, key in enumerate(row):
            beside = min(words_of[key], room)
            if place and (used + wide[key] > room or words + beside > room):
                least[key] = rank + 1
            else:
                used, words = used + wide[key], words + beside
        ranks = _ranks(above, joints, least)
        rank += 1
    return ranks


def room_of(joint: Joint) -> float:
    """How wide a joint is in the row in which its words stand."""
    return joint.words.width + BETWEEN if joint.words else LINE


def _ranks(above: Mapping[str, int], joints: Iterable[Joint], least: Mapping[str, int]) -> dict[str, int]:
    """The longest way from a start to each box, or the row in which it may stand at the earliest.

    `above` are so many rows as a box has above it at least, where something leads to it.
    """
    after, waiting = _after(joints)
    ranks = {key: least.get(key, 0) for key in above}
    ready = [key for key in above if not waiting[key]]
    while ready:
        key = ready.pop(0)
        for further in after[key]:
            ranks[further] = max(ranks[further], ranks[key] + above[further])
            waiting[further] -= 1
            if not waiting[further]:
                ready.append(further)
    return ranks


def _further(keys: Iterable[str], joints: Iterable[Joint]) -> dict[str, int]:
    """The longest way from each box to an end."""
    turned = [Joint(one.end, one.start) for one in joints]
    return _ranks(dict.fromkeys(keys, 1), turned, {})


def _after(joints: Iterable[Joint]) -> tuple[dict[str, list[str]], dict[str, int]]:
    after: dict[str, list[str]] = defaultdict(list)
    waiting: dict[str, int] = defaultdict(int)
    for joint in joints:
        after[joint.start].append(joint.end)
        waiting[joint.end] += 1
    return after, waiting
