"""Where boxes in rows stand: each row as near beneath its neighbours as its order and its gaps allow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from goldenthread.drawing.ranking import BETWEEN, NARROW, ROOM
from goldenthread.drawing.rows import Rows
from goldenthread.drawing.shapes import Box

APART: Final = 14.0  # from row to row at least
_WIDEST: Final = 34.0  # and at most, where lines lead far aside
_SWEEPS: Final = 40


def place_rows(laid: Rows) -> dict[str, Box]:
    """The boxes at their places, the leftmost at 0 and the topmost at 0."""
    middles = _middles(laid)
    left = min((middles[key] - laid.boxes[key].width / 2 for row in laid.rows for key in row), default=0.0)
    aside = _aside(laid, middles)
    placed: dict[str, Box] = {}
    top = 0.0
    for at, row in enumerate(laid.rows):
        height = max((laid.boxes[key].height for key in row), default=0.0)
        for key in row:
            box = laid.boxes[key]
            placed[key] = box.at(middles[key] - box.width / 2 - left, top)
        top += height + aside[at]
    return placed


def _aside(laid: Rows, middles: dict[str, float]) -> list[float]:
    """How far each row stands from the next: more where a line between them leads far aside, so that it is not flat."""
    rank = {key: at for at, row in enumerate(laid.rows) for key in row}
    furthest = [0.0] * len(laid.rows)
    for one in laid.segments:
        at = rank[one.start]
        furthest[at] = max(furthest[at], abs(middles[one.start] - middles[one.end]))
    return [round(min(_WIDEST, APART + far * 0.07), 1) for far in furthest]


def _middles(laid: Rows) -> dict[str, float]:
    near: dict[str, list[str]] = defaultdict(list)
    for one in laid.segments:
        near[one.start].append(one.end)
        near[one.end].append(one.start)
    rank = {key: at for at, row in enumerate(laid.rows) for key in row}
    middles: dict[str, float] = {}
    room = max(ROOM, *(_width(row, laid) for row in laid.rows))
    for row in laid.rows:
        middles.update(_spread(row, laid, [0.0] * len(row), room))
    for sweep in range(_SWEEPS):
        rows = laid.rows if sweep % 2 == 0 else laid.rows[::-1]
        for row in rows:
            side = -1 if sweep % 2 == 0 else 1
            wanted = [_wanted(key, near, rank, middles, side if sweep < _SWEEPS - 4 else 0) for key in row]
            middles.update(_spread(row, laid, wanted, room))
    return {key: round(middle, 1) for key, middle in middles.items()}


def _wanted(key: str, near: dict[str, list[str]], rank: dict[str, int], middles: dict[str, float], side: int) -> float:
    """The mean of the neighbours on one side, or on both where `side` is 0; where there is none, the place it has."""
    places = [middles[one] for one in near[key] if not side or (rank[one] - rank[key]) * side > 0]
    return sum(places) / len(places) if places else middles[key]


def _spread(row: Sequence[str], laid: Rows, wanted: Sequence[float], room: float) -> dict[str, float]:
    """The middles nearest to those wanted (least squares) that keep the order, the gaps, and the room on both sides."""
    offsets = _offsets(row, laid)
    blocks: list[tuple[float, int]] = []
    for want, off in zip(wanted, offsets, strict=True):
        blocks.append((want - off, 1))
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            (one, many), (other, more) = blocks[-2:]
            blocks[-2:] = [((one * many + other * more) / (many + more), many + more)]
    least = (laid.boxes[row[0]].width - room) / 2 if row else 0.0
    most = (room - laid.boxes[row[-1]].width) / 2 - offsets[-1] if row else 0.0
    level = [min(max(mean, least), most) for mean, count in blocks for _ in range(count)]
    return {key: mean + off for key, mean, off in zip(row, level, offsets, strict=True)}


def _offsets(row: Sequence[str], laid: Rows) -> list[float]:
    """How far each middle is from the first at least."""
    offsets, offset = [], 0.0
    for before, key in zip([None, *row], row, strict=False):
        if before is not None:
            one, other = laid.boxes[before], laid.boxes[key]
            offset += (one.width + other.width) / 2 + (NARROW if one.look == other.look == "bend" else BETWEEN)
        offsets.append(offset)
    return offsets


def _width(row: Sequence[str], laid: Rows) -> float:
    if not row:
        return 0.0
    return _offsets(row, laid)[-1] + (laid.boxes[row[0]].width + laid.boxes[row[-1]].width) / 2
