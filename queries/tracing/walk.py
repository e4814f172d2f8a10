"""Following links from a start as far as they hold: every alternative, no gap bridged, no loop followed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from queries.tracing.kinds import Direction, Mode
from queries.tracing.links import Link, Links
from queries.tracing.standing import Hold, at_day, hold

_DEEPEST: Final = 60  # links in a row; a chain of stated links is far shorter, and this stops a walk through bad data


@dataclass(frozen=True, slots=True)
class Taken:
    """A link as a trace takes it: whether it holds, whether the trace goes on along it, or it leads back in a loop."""

    link: Link
    hold: Hold
    followed: bool
    loop: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """How to walk: direction, what counts as a link, the day, and where a thread has arrived and ends."""

    mode: Mode = "answerability"
    direction: Direction = "up"
    day: date | None = None
    arrived: Callable[[str], bool] = field(default=lambda _: False)

    def near(self, link: Link) -> str | None:
        """The end from which the link is taken."""
        return link.lower if self.direction == "up" else link.upper

    def far(self, link: Link) -> str | None:
        """The end to which the link leads."""
        return link.upper if self.direction == "up" else link.lower

    def holds(self, link: Link) -> Hold:
        """Whether the link holds, by the state of its day where sources tell several."""
        return hold(at_day(link.states, self.day) or link.standing, link.period, self.day)


@dataclass(slots=True)
class Walked:
    """What a walk found: by thing, the links that the mode takes in, and those that only wider modes would.

    `chairs` are the posts to which it came from bodies, as their chairs, with these bodies.
    """

    start: str
    depth: dict[str, int]
    taken: dict[str, list[Taken]] = field(default_factory=dict)
    beyond: dict[str, list[Taken]] = field(default_factory=dict)
    chairs: dict[str, set[str]] = field(default_factory=dict)

    def reached(self) -> Iterable[str]:
        """Every thing that the trace stands on, nearest first."""
        return sorted(self.depth, key=lambda thing: (self.depth[thing], thing))


def walk(links: Links, start: str, way: Way) -> Walked:
    """Everything that links lead to from `start`, level by level, so that each level is read at once."""
    walked = Walked(start, {start: 0})
    level = [start]
    for depth in range(1, _DEEPEST):
        _read(links, level, way)
        following: list[str] = []
        for thing in level:
            if depth == 1 or not way.arrived(thing):
                _take(links, thing, way, walked)
            for one in walked.taken.get(thing, ()):
                far = way.far(one.link)
                if one.followed and far is not None and far not in walked.depth:
                    walked.depth[far] = depth
                    following.append(far)
        level = sorted(following)
        if not level:
            break
    _mark_loops(walked, way)
    return walked


def _read(links: Links, level: Iterable[str], way: Way) -> None:
    links.need(level, "lower" if way.direction == "up" else "upper")


def _take(links: Links, thing: str, way: Way, walked: Walked) -> None:
    found = links.above(thing) if way.direction == "up" else links.below(thing)
    came_as_chair = walked.chairs.get(thing, set())
    for link in found:
        if came_as_chair and way.far(link) in came_as_chair and link.kind.key in ("post-in", "chair-of"):
            continue  # from a body to its chair, and not back again
        holds = way.holds(link)
        inside = link.kind.within(way.mode)
        followed = inside and link.kind.follow and holds == "holds" and way.far(link) is not None
        if link.kind.key == "chaired-by" and way.direction == "up" and not _leads_on(links, link):
            continue
        (walked.taken if inside else walked.beyond).setdefault(thing, []).append(Taken(link, holds, followed))
        if followed and link.kind.key == "chaired-by":
            walked.chairs.setdefault(way.far(link) or "", set()).add(thing)
    if thing in walked.taken:
        walked.taken[thing] = list(_bare_ones_once(walked.taken[thing], way))


def _bare_ones_once(taken: list[Taken], way: Way) -> Iterable[Taken]:
    """Of links of which only the ends count, the first that holds, or the first."""
    best: dict[tuple[str, str | None], Taken] = {}
    for one in sorted(taken, key=lambda one: one.hold != "holds"):
        best.setdefault((one.link.kind.up, way.far(one.link)), one)
    for one in taken:
        if not one.link.kind.bare or best[(one.link.kind.up, way.far(one.link))] is one:
            yield one


def _leads_on(links: Links, link: Link) -> bool:
    """Whether the chair of a body has a line upward of its own, other than being the body's."""
    if link.upper is None:
        return False
    others = (one for one in links.above(link.upper) if one.kind.follow and one.kind.within("reporting"))
    return any(one.kind.key not in ("post-in", "chaired-by") for one in others)


def _mark_loops(walked: Walked, way: Way) -> None:
    """Links that lead back to a thing on the way to them are loops: told, and not followed."""
    colour: dict[str, str] = {}
    stack: list[tuple[str, int]] = [(walked.start, 0)]
    while stack:
        thing, place = stack.pop()
        colour[thing] = "open"
        listed = walked.taken.get(thing, [])
        if place >= len(listed):
            colour[thing] = "done"
            continue
        stack.append((thing, place + 1))
        one = listed[place]
        far = way.far(one.link)
        if not one.followed or far is None:
            continue
        if colour.get(far) == "open":
            listed[place] = Taken(one.link, one.hold, followed=False, loop=True)
        elif far not in colour:
            stack.append((far, 0))
