"""Which parties and ties a network shows: of what areas, of what kinds, at what time, and at what level."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from graph.moments import bounds, ends
from graph.network.forms import hidden_kinds
from graph.network.parties import Course, Party, Tie
from graph.network.reading import Everything

Level = Literal["bodies", "posts", "persons"]


@dataclass(frozen=True, slots=True)
class Window:
    """The days from `first` to `last`; the same day twice is one date."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Choice:
    """What to show. No authorities: of all areas. No kinds: all but those hidden. No window: at any time.

    At the level of bodies a post is shown as the body that it is in, and persons are not shown.
    """

    authorities: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    window: Window | None = None
    level: Level = "bodies"


@dataclass(frozen=True, slots=True)
class Chosen:
    """Parties and ties to show, and ties with an end that is not stated; `core` are the parties of the areas chosen.

    `left_out` counts what is not shown, by the reason.
    """

    parties: tuple[Party, ...]
    ties: tuple[Tie, ...]
    open_ties: tuple[Tie, ...]
    core: frozenset[str]
    left_out: tuple[tuple[str, int], ...]


def choose(everything: Everything, choice: Choice) -> Chosen:
    """What of everything the choice shows.

    With areas: their parties, whether tied or not, and whoever these are tied to. Without: every party with a tie.
    """
    parties = everything.parties
    living = _living(parties, choice.window)
    core = _core(parties, choice.authorities) & living
    ties = _of_kinds(everything.ties, choice.kinds)
    if choice.authorities:
        ties = (tie for tie in ties if core & {tie.source, tie.target})
    out: Counter[str] = Counter()
    timely = _within(ties, choice.window, out)
    shown = [
        tie
        for tie in _projected(timely, parties, choice.level, out)
        if {tie.source, tie.target} - {None} <= living and (not choice.authorities or core & {tie.source, tie.target})
    ]
    if choice.window:
        out["ties shown although no source states their time"] = sum(tie.period is None for tie in shown)
    near = {end for tie in shown for end in (tie.source, tie.target) if end}
    visible = {iri for iri in core if _is_shown(parties[iri], choice.level)}
    if not choice.authorities:
        out["parties without a tie"] = sum(_is_shown(parties[iri], choice.level) for iri in living - near)
    return Chosen(
        parties=tuple(parties[iri] for iri in sorted(near | visible)),
        ties=tuple(tie for tie in shown if tie.source and tie.target),
        open_ties=tuple(tie for tie in shown if not (tie.source and tie.target)),
        core=frozenset(core & (near | visible)),
        left_out=tuple(sorted((reason, count) for reason, count in out.items() if count)),
    )


def _of_kinds(ties: Iterable[Tie], kinds: Collection[str]) -> Iterator[Tie]:
    wanted, hidden = set(kinds), hidden_kinds()
    return (tie for tie in ties if (wanted & set(tie.kinds) if wanted else tie.kind not in hidden))


def _within(ties: Iterable[Tie], window: Window | None, out: Counter[str]) -> Iterator[Tie]:
    for tie in ties:
        if window is None:
            yield tie
            continue
        if tie.period is None:
            yield tie
            continue
        began, ended = ends(tie.period)
        if began.first and began.first > window.last:
            out["ties that begin later"] += 1
        elif ended.last and ended.last < window.first:
            out["ties that were over by then"] += 1
        else:
            course: Course = "holds" if tie.course == "ended" else tie.course
            yield replace(tie, course=course)


def _living(parties: Mapping[str, Party], window: Window | None) -> set[str]:
    """Who can have existed within the window. What is only a part of others, or serves them, is gone with them all."""
    living = {iri for iri, party in parties.items() if _exists(party, window)}
    gone = set(parties) - living
    while gone:
        wholes = {iri: {*parties[iri].within, *parties[iri].areas} & parties.keys() for iri in living}
        gone = {iri for iri, found in wholes.items() if found and not found & living}
        living -= gone
    return living


def _exists(party: Party, window: Window | None) -> bool:
    """Whether the party can have existed within the window; the day on which it ceased is no longer its own."""
    if window is None:
        return True
    since = bounds(party.since).first if party.since else None
    until = bounds(party.until).last if party.until else None
    return not (since and since > window.last) and not (until and until <= window.first)


def _core(parties: Mapping[str, Party], authorities: Collection[str]) -> set[str]:
    """The authorities, what serves them, and whatever is a part of these, to any depth."""
    core = set(authorities)
    core |= {iri for iri, party in parties.items() if core & set(party.areas)}
    grown = True
    while grown:
        more = {iri for iri, party in parties.items() if iri not in core and core & set(party.within)}
        core |= more
        grown = bool(more)
    return core


def _is_shown(party: Party, level: Level) -> bool:
    return party.sort in ("body", "collective") or (party.sort == "post" and level != "bodies") or level == "persons"


def _projected(ties: Iterable[Tie], parties: Mapping[str, Party], level: Level, out: Counter[str]) -> Iterator[Tie]:
    """Ties between the parties that the level shows. A post in no stated body stands for itself at every level."""

    def stand_in(iri: str | None) -> str | None:
        party = parties[iri] if iri else None
        return party.within[0] if party and party.sort == "post" and level == "bodies" and party.within else iri

    for tie in ties:
        sorts = {parties[end].sort for end in (tie.source, tie.target) if end}
        near, far = stand_in(tie.source), stand_in(tie.target)
        if ("person" in sorts or tie.kind == "post-holding") and level != "persons":
            out["holders of posts, not shown at this level"] += 1
        elif tie.kind == "post" and level == "bodies":
            out["posts, shown as the bodies that they are in"] += 1
        elif near == far:
            out["ties within one body, as of its own chair"] += 1
        elif near or far:
            yield replace(tie, source=near, target=far)
