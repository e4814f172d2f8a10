"""Who sits where, who sits on several bodies, and who reaches across areas."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from graph.names import Selecting
from graph.network.evidence import with_passages
from graph.network.network import Network
from graph.network.parties import Course, Party, Passage, Tie
from graph.network.reading import Everything


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat on a body, or a post that is held. `sitter`, `place` and `holder` are IRIs; the holder may be unknown."""

    sitter: str
    place: str
    kind: str
    detail: str | None
    course: Course
    holder: str | None
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Seats:
    """Every seat of a network's parties, and the labels of all that are named."""

    seats: tuple[Seat, ...]
    labels: Mapping[str, str]

    def shared(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Parties that sit on two bodies or more, with these. A person sits where a post of theirs does."""
        holders: dict[str, set[str]] = defaultdict(set)
        for seat in self.seats:
            if seat.kind == "post-holding" and seat.holder:
                holders[seat.sitter].add(seat.holder)
        places: dict[str, set[str]] = defaultdict(set)
        for seat in self.seats:
            if seat.kind == "body-membership" and seat.course == "holds":
                for who in {seat.sitter, *holders[seat.sitter]}:
                    places[who].add(seat.place)
        several = ((who, tuple(sorted(bodies))) for who, bodies in places.items() if len(bodies) > 1)
        return tuple(sorted(several))


def seats(dataset: Selecting, everything: Everything, network: Network) -> Seats:
    """Stated seats on the bodies of the network's areas and in posts there, by body and sitter."""
    home = {party.iri for party in network.parties if party.iri in network.core}
    parties = everything.parties
    ties = [tie for tie in everything.ties if _is_seat(tie) and _bears(tie, parties, home)]
    stated = with_passages(dataset, ties)
    made = tuple(sorted((_seat(tie, parties) for tie in stated), key=lambda seat: _order(seat, parties)))
    named = {iri for seat in made for iri in (seat.sitter, seat.place, seat.holder) if iri}
    return Seats(made, {iri: parties[iri].label for iri in sorted(named)})


def across(network: Network) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Parties with ties that hold or are proposed into two areas or more, with these; their own counts as one.

    To be set beside another is not to reach it, so comparisons do not count.
    """
    areas = _areas(network)
    reached: dict[str, set[str]] = defaultdict(set)
    for tie in network.ties:
        if tie.course in ("holds", "proposed") and "comparison" not in tie.kinds:
            for one, other in ((tie.source or "", tie.target or ""), (tie.target or "", tie.source or "")):
                reached[one] |= areas[one] | areas[other]
    several = ((iri, tuple(sorted(found))) for iri, found in reached.items() if len(found) > 1)
    return tuple(sorted(several, key=lambda one: (-len(one[1]), one[0])))


def _areas(network: Network) -> dict[str, set[str]]:
    """The areas of each party: an authority is its own, a part has those of its whole where that is shown."""
    areas = {party.iri: set(party.areas) for party in network.parties}
    for party in network.parties:
        if party.kind == "local-authority":
            areas[party.iri].add(party.iri)
    for _ in range(3):  # no body is nested deeper
        for party in network.parties:
            for whole in party.within:
                areas[party.iri] |= areas.get(whole, set())
    return areas


def _is_seat(tie: Tie) -> bool:
    return bool({"body-membership", "post-holding"} & set(tie.kinds))


def _bears(tie: Tie, parties: Mapping[str, Party], home: set[str]) -> bool:
    target = parties[tie.target] if tie.target else None
    return target is not None and (target.iri in home or bool(home & set(target.within)))


def _seat(tie: Tie, parties: Mapping[str, Party]) -> Seat:
    place = tie.target or ""
    if tie.kind == "post-holding":
        body = parties[place].within[0] if parties[place].within else place
        return Seat(place, body, tie.kind, tie.detail, tie.course, tie.source, tie.passages)
    return Seat(tie.source or "", place, tie.kind, tie.detail, tie.course, None, tie.passages)


def _order(seat: Seat, parties: Mapping[str, Party]) -> tuple[str, ...]:
    sitter = parties[seat.sitter].label if seat.sitter in parties else ""
    return (parties[seat.place].label, seat.kind, sitter, seat.place, seat.sitter, seat.holder or "")
