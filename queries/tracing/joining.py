"""From one thing to another: whether the thread joins them, how far each side gets, and which fact would join them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from queries.tracing.kinds import MODES, Mode
from queries.tracing.links import Link, Links
from queries.tracing.walk import Walked, Way, walk

_NEAREST: Final = 60  # of the far side so many are looked at for parties to name


@dataclass(frozen=True, slots=True)
class Joining:
    """`joined` says whether links that hold lead all the way.

    Otherwise `ends` are where the near side stops, `beneath` the nearest on the far side from which the goal is reached
    (`beneath_in_all` counts them), `would_join` links that would join the two if they held, `wider` the first mode in
    which they are joined, and `turned` whether a thread leads from the goal to the start.
    """

    start: str
    goal: str
    joined: bool
    ends: tuple[str, ...] = ()
    beneath: tuple[str, ...] = ()
    beneath_in_all: int = 0
    would_join: tuple[Link, ...] = ()
    wider: Mode | None = None
    turned: bool = False

    def named(self) -> Iterable[str]:
        """Everything that it names."""
        yield from (self.start, self.goal, *self.ends, *self.beneath)
        for link in self.would_join:
            yield from (one for one in (link.lower, link.upper) if one)


def joining(links: Links, walked: Walked, start: str, goal: str, way: Way) -> Joining:
    """What there is between the two."""
    if goal in walked.depth:
        return Joining(start, goal, joined=True)
    back = replace(way, direction="down" if way.direction == "up" else "up", arrived=lambda _: False)
    far_side = walk(links, goal, back)
    ends = tuple(thing for thing in walked.reached() if not any(one.followed for one in walked.taken.get(thing, ())))
    beneath = [thing for thing in far_side.reached() if thing != goal]
    return Joining(
        start=start,
        goal=goal,
        joined=False,
        ends=ends,
        beneath=tuple(beneath[:_NEAREST]),
        beneath_in_all=len(beneath),
        would_join=tuple(_would_join(walked, far_side, way)),
        wider=_wider(links, start, goal, way),
        turned=start in walk(links, goal, replace(way, arrived=lambda _: False)).depth,
    )


def _would_join(walked: Walked, far_side: Walked, way: Way) -> Iterable[Link]:
    """Links of the near side that do not hold, and lead to something from which the goal is reached."""
    for thing in walked.reached():
        for one in walked.taken.get(thing, ()):
            far = way.far(one.link)
            if not one.followed and one.link.kind.follow and far in far_side.depth:
                yield one.link


def _wider(links: Links, start: str, goal: str, way: Way) -> Mode | None:
    for mode in MODES[MODES.index(way.mode) + 1 :]:
        if goal in walk(links, start, replace(way, mode=mode)).depth:
            return mode
    return None
