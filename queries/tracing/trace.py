"""A trace: from a thing upward or down, or to another, every step with its passage, every break with its reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from graph.names import Selecting
from queries.tracing.breaks import Break, breaks, read_gaps
from queries.tracing.evidence import Grounds
from queries.tracing.joining import Joining, joining
from queries.tracing.kinds import MATTER, Direction, Mode
from queries.tracing.links import Link, Links
from queries.tracing.rules import rule_steps
from queries.tracing.sentences import Outline, Weighed, weighed
from queries.tracing.standing import as_day
from queries.tracing.steps import Showing, Step
from queries.tracing.succession import Succession, succession
from queries.tracing.things import Thing, read_things
from queries.tracing.walk import Taken, Walked, Way, walk

_GOVERNMENT = "SELECT ?body WHERE { ?body a gt:CentralGovernmentBody }"


@dataclass(frozen=True, slots=True)
class Trace:
    """The answer. `weighed` holds the sentence on top and the weakest link; `joining` is None without a goal.

    `arrived` are the departments of national government that the trace reaches by links that hold; `would_arrive` those
    that it reaches if what is only proposed or expected comes to be.
    """

    start: Thing
    goal: Thing | None
    mode: Mode
    direction: Direction
    as_at: str | None
    steps: tuple[Step, ...]
    weighed: Weighed
    arrived: tuple[Thing, ...] = ()
    would_arrive: tuple[Thing, ...] = ()
    joining: Joining | None = None

    @property
    def breaks(self) -> tuple[Step, ...]:
        """Where it stops."""
        return tuple(step for step in self.steps if step.kind == "break")


@dataclass(frozen=True, slots=True)
class _Found:
    """What a trace is told of: the walk, its breaks, the succession of its start, and what joins it to its goal."""

    walked: Walked
    breaks: tuple[Break, ...]
    passed: Succession
    joins: Joining | None


class Tracer:
    """Traces through one dataset. Links once read are kept, so that many traces cost little more than one."""

    def __init__(self, dataset: Selecting) -> None:
        self._dataset = dataset
        self.links = Links(dataset)

    @cached_property
    def government(self) -> frozenset[str]:
        """Where a thread has arrived."""
        return frozenset(str(row[0]) for row in self._dataset.select(_GOVERNMENT).rows)

    def way(self, mode: Mode, direction: Direction = "up", as_at: str | None = None) -> Way:
        """How to walk. Raises `ValueError` for a day that is none."""
        day = as_day(as_at) if as_at else None
        arrived = self.government.__contains__ if direction == "up" else (lambda _: False)
        return Way(mode, direction, day, arrived)

    def trace(
        self,
        start: str,
        goal: str | None = None,
        *,
        mode: Mode = "answerability",
        direction: Direction = "up",
        as_at: str | None = None,
    ) -> Trace:
        """The trace from one thing, to another where one is given; all by IRI. Raises `ValueError` for no day."""
        way = self.way(mode, direction, as_at)
        walked = walk(self.links, start, way)
        passed = self._succession(start, way, walked)
        joins = None
        if goal is not None:
            _keep_ways_to(goal, walked, way)
            joins = joining(self.links, walked, start, goal, way)
            passed = Succession() if joins.joined else passed
        found = () if joins and joins.joined else self._breaks(walked, way, passed)
        return self._told(_Found(walked, found, passed, joins), way, as_at)

    def _succession(self, start: str, way: Way, walked: Walked) -> Succession:
        """How the matter passed on, where the start is one; its holder is walked from as well."""
        about = self.links.about(start) if way.direction == "up" else ()
        passed = succession(about, way)
        for party in filter(None, (passed.holder,)):
            if party not in walked.depth:
                further = walk(self.links, party, way)
                below = len(passed.handings)
                for thing, depth in further.depth.items():
                    walked.depth.setdefault(thing, depth + below + 1)
                for thing, taken in further.taken.items():
                    walked.taken.setdefault(thing, taken)
                for thing, taken in further.beyond.items():
                    walked.beyond.setdefault(thing, taken)
        return passed

    def _breaks(self, walked: Walked, way: Way, passed: Succession) -> tuple[Break, ...]:
        things = read_things(self._dataset, walked.depth)
        gaps = read_gaps(self._dataset, things.values())
        found = breaks(walked, things, self.links, way, gaps)
        return tuple(one for one in found if not (one.at == walked.start and passed.handings))

    def _told(self, all_found: _Found, way: Way, as_at: str | None) -> Trace:
        walked, found, passed, joins = all_found.walked, all_found.breaks, all_found.passed, all_found.joins
        _tell_once(walked)
        taken = [one for thing in walked.reached() for one in walked.taken.get(thing, ())]
        instead = [one for gap in found for one in gap.instead]
        handed = [one.link for one in passed.handings]
        links = [*(one.link for one in (*taken, *instead)), *handed]
        things = read_things(self._dataset, _named(walked, links, joins))
        blanks = [(one.at, "lead") for one in found if one.code == "no-lead-stated"]
        grounds = Grounds(self._dataset, [*(one.link for one in taken), *handed], blanks)
        showing = Showing(things, {one: grounds.of(one) for one in links}, way.direction, walked.start)
        steps = [
            *_handed(passed, showing, walked),
            *_walked(walked, showing),
            *(showing.broken(one, walked.depth[one.at] + 1, grounds.of_absence(one.at, "lead")) for one in found),
            *rule_steps(self._dataset, found, things, walked, way),
        ]
        ordered = tuple(sorted(steps, key=lambda step: step.number))
        arrived = tuple(things[one] for one in sorted(self.government & set(walked.depth)) if way.direction == "up")
        goal = things[joins.goal] if joins else None
        return Trace(
            start=things[walked.start],
            goal=goal,
            mode=way.mode,
            direction=way.direction,
            as_at=as_at,
            steps=ordered,
            weighed=weighed(Outline(ordered, things[walked.start], goal, arrived, joins, things, way.direction)),
            arrived=arrived,
            would_arrive=tuple(
                things[one] for one in self._would_arrive(walked, way) if one in things and one not in walked.depth
            ),
            joining=joins,
        )

    def _would_arrive(self, walked: Walked, way: Way) -> list[str]:
        """Departments that a proposed link leads to, at once or by links that hold."""
        if way.direction == "down":
            return []
        reached: set[str] = set()
        for taken in walked.taken.values():
            for one in taken:
                far = way.far(one.link)
                if one.hold == "proposed" and one.link.kind.follow and far:
                    reached |= set(walk(self.links, far, way).depth)
        return sorted(self.government & reached)


def _keep_ways_to(goal: str, walked: Walked, way: Way) -> None:
    """Where the goal is reached, only the links that lie on a way to it stay; else all stay."""
    if goal not in walked.depth:
        return
    towards: dict[str, set[str]] = {}
    for thing, taken in walked.taken.items():
        for one in taken:
            far = way.far(one.link)
            if one.followed and far:
                towards.setdefault(far, set()).add(thing)
    on_way, waiting = {goal}, [goal]
    while waiting:
        for thing in towards.get(waiting.pop(), set()) - on_way:
            on_way.add(thing)
            waiting.append(thing)
    walked.depth = {thing: depth for thing, depth in walked.depth.items() if thing in on_way}
    walked.taken = {
        thing: [one for one in taken if one.followed and way.far(one.link) in on_way and thing != goal]
        for thing, taken in walked.taken.items()
        if thing in on_way
    }


def _tell_once(walked: Walked) -> None:
    """A relation about the matter that is traced is told from the matter, and not again from whoever's work it is."""
    from_start = walked.taken.get(walked.start, ())
    told = {one.link.source for one in from_start if one.link.kind.lower == MATTER}
    for thing in sorted({one.link.upper or "" for one in from_start if one.link.kind.bare} & set(walked.taken)):
        walked.taken[thing] = [one for one in walked.taken[thing] if one.link.source not in told]


def _walked(walked: Walked, showing: Showing) -> Iterable[Step]:
    for thing in walked.reached():
        for one in walked.taken.get(thing, ()):
            yield showing.step(one, walked.depth[thing] + 1)


def _handed(passed: Succession, showing: Showing, walked: Walked) -> Iterable[Step]:
    """The succession as steps: from the matter to who gave it up first, and from each holder to the next."""
    matter = walked.start
    reached = {one.link.upper for one in walked.taken.get(matter, ()) if one.followed}
    for place, one in enumerate(passed.handings):
        done = one.hold in ("holds", "ended")
        step = showing.step(Taken(one.link, one.hold, followed=done), place + 2)
        if place == 0 and one.link.lower not in {None, *reached}:
            yield replace(
                step, number=1, kind="passes-from", start=showing.things[matter], link="passes from", to=step.start,
                to_at=one.giver_at, condition=None, matter=None,
            )  # fmt: skip
        yield replace(step, at=one.giver_at, to_at=one.taker_at)


def _named(walked: Walked, links: Iterable[Link], joins: Joining | None) -> set[str]:
    named = {*walked.depth, *(joins.named() if joins else ())}
    for link in links:
        named |= {one for one in (link.lower, link.upper, *link.matters) if one}
    return named
