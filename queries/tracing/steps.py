"""The steps of a trace: links in the order in which they are walked, breaks, loops and general rules among them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from queries.tracing.breaks import Break, published
from queries.tracing.evidence import Basis
from queries.tracing.kinds import Direction
from queries.tracing.links import Link
from queries.tracing.phrases import phrases
from queries.tracing.standing import Hold
from queries.tracing.things import Thing
from queries.tracing.walk import Taken

BREAK: Final = "break"
LOOP: Final = "loop"
RULE: Final = "general-rule"
NOWHERE: Final = Basis()


@dataclass(frozen=True, slots=True)
class Step:
    """One step. `kind` is the key of a kind of link, or "break", "loop" or "general-rule".

    `to` is None of a break and where a source names nobody. `at` and `to_at` tell two appearances of one thing in a
    succession apart, 0 being the one from which a trace goes on. Of a break `reason` says why, `code` in one word, and
    `detail` what is there instead; of all other steps they are None.
    """

    number: int
    kind: str
    start: Thing
    link: str
    to: Thing | None
    hold: Hold = "holds"
    standing: str | None = None
    matter: str | None = None
    period: str | None = None
    frequency: str | None = None
    condition: str | None = None
    ways: tuple[str, ...] = ()
    followed: bool = False
    basis: Basis = NOWHERE
    reason: str | None = None
    code: str | None = None
    detail: str | None = None
    at: int = 0
    to_at: int = 0

    @property
    def is_link(self) -> bool:
        """Whether it is a link that a source states, not a break."""
        return self.kind != BREAK


@dataclass(frozen=True, slots=True)
class Showing:
    """What steps are made with: the things, the bases of links, the direction, and what is traced."""

    things: Mapping[str, Thing]
    bases: Mapping[Link, Basis]
    direction: Direction
    start: str = ""

    def step(self, taken: Taken, number: int) -> Step:
        """A link as a step."""
        link = taken.link
        near, far = (link.lower, link.upper) if self.direction == "up" else (link.upper, link.lower)
        return Step(
            number=number,
            kind=LOOP if taken.loop else link.kind.key,
            start=self.things[near or ""],
            link=link.kind.words(self.direction),
            to=self.things[far] if far else None,
            hold=taken.hold,
            standing=link.standing,
            matter=self.matter(link),
            period=link.period,
            frequency=link.frequency,
            condition=link.condition,
            ways=(link.tenure,) if link.tenure else () if link.kind.key == "inspected-by" else link.ways,
            followed=taken.followed,
            basis=self.bases.get(link, NOWHERE),
        )

    def matter(self, link: Link) -> str | None:
        """What the link is about, unless that is an end of it or what is traced."""
        names = [self.things[one].label for one in link.matters if one not in (link.lower, link.upper, self.start)]
        return "; ".join(names) or None

    def broken(self, one: Break, number: int, basis: Basis | None) -> Step:
        """A break as a step, with the passage that leaves the place empty where there is one."""
        return Step(
            number=number,
            kind=BREAK,
            start=self.things[one.at],
            link="stops",
            to=None,
            basis=basis or NOWHERE,
            reason=one.reason,
            code=published(one.code),
            detail=self.instead(one.instead) or phrases().details.get(one.code),
        )

    def instead(self, taken: Iterable[Taken]) -> str:
        """What is there instead of a link upward, in words: what holds first, and what is only proposed once."""
        told: dict[tuple[str | None, str, str | None], str] = {}
        for one in sorted(taken, key=lambda one: one.hold != "holds"):
            link = one.link
            near, far = (link.lower, link.upper) if self.direction == "up" else (link.upper, link.lower)
            told.setdefault((near, link.kind.key, far), self._told(one, near, far))
        return "; ".join(dict.fromkeys(told.values()))

    def _told(self, taken: Taken, near: str | None, far: str | None) -> str:
        link = taken.link
        who = self.things[near].label if near else "somebody not named"
        words = link.kind.words(self.direction)
        whom = f" {self.things[far].label}" if far else " somebody whom no source names"
        notes = [note for note in (None if taken.hold == "holds" else taken.hold, link.condition) if note]
        return f"{who} {words}{whom}" + (f" ({', '.join(notes)})" if notes else "")
