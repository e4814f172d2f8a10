"""Which stretches of a text a set of passages covers: asked often, so kept in order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from loaders.claims import Evidence


class Stretches:
    """The places of `passages`, overlapping ones made one."""

    def __init__(self, passages: Iterable[Evidence]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted((one.start, one.end) for one in passages):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def touch(self, start: int, end: int) -> bool:
        """True where a passage shares a character with `start` to `end`."""
        place = bisect_left(self._starts, end) - 1
        return place >= 0 and self._ends[place] > start
