"""Networks in words, for a terminal: sizes, what holds them together, who sits where, and how thin it all is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goldenthread.networks.captions import density, many
from goldenthread.networks.rows import rows_of
from graph.network.comparing import Comparison
from graph.network.measures import Measures, PartyMeasures, meanings
from graph.network.network import Network
from graph.network.parties import Party, Tie
from graph.network.seats import Seats, across

_SHOWN = 10


def report(network: Network, measures: Measures, seats: Seats, notes: Sequence[str], title: str) -> str:
    """The whole of one network as text."""
    lines = [title, "", *notes, ""]
    lines += _measured(network, measures)
    lines += _heading("seats")
    lines += [f"  {line}" for line in _seats(seats)] or ["  None is stated."]
    lines += _heading("shared")
    lines += [
        f"  {seats.labels[who]}: {', '.join(seats.labels[body] for body in bodies)}" for who, bodies in seats.shared()
    ] or ["  None is stated."]
    lines += _heading("across")
    names = {iri: party.label for iri, party in network.by_iri.items()}
    lines += [
        f"  {names[who]}: {len(areas)} areas ({', '.join(names.get(area, area) for area in areas[:_SHOWN])})"
        for who, areas in across(network)[:_SHOWN]
    ] or ["  None is stated."]
    lines += ["", "Ties", *(f"  {line}" for line in _ties(network))]
    return "\n".join(lines) + "\n"


def comparison_report(comparison: Comparison, headings: tuple[str, str], notes: Sequence[str], title: str) -> str:
    """What two networks share and what not."""
    near, far = comparison.measures
    names = {**{p.iri: p.label for p in comparison.there.parties}, **{p.iri: p.label for p in comparison.here.parties}}
    lines = [title, "", *notes, "", "Sizes"]
    for heading, network, measured in ((headings[0], comparison.here, near), (headings[1], comparison.there, far)):
        lines.append(f"  {heading}: {_sizes(network.parties, network.ties)}; {density(measured)}")
        lines.append(f"    {measured.thinness.sentence}")
    sides = (
        ("In both", comparison.both), (f"Only: {headings[0]}", comparison.only_here),
        (f"Only: {headings[1]}", comparison.only_there),
    )  # fmt: skip
    for label, side in sides:
        lines += ["", f"{label}: {_sizes(side.parties, side.ties)}"]
        lines += [f"  {party.label} ({party.kind_label})" for party in side.parties]
        lines += [f"  - {_sentence(tie, names)}" for tie in side.ties if label != "In both"]
    if comparison.turned:
        lines += ["", "Shown otherwise in the second"]
        lines += [f"  - {_sentence(one, names)}: {one.course}, then {two.course}" for one, two in comparison.turned]
    lines += ["", "Kinds of party (first / second)"]
    lines += [f"  {kind}: {one} / {two}" for kind, one, two in comparison.kinds]
    lines += ["", "Kinds of tie (first / second)"]
    lines += [f"  {kind}: {one} / {two}" for kind, one, two in comparison.tie_kinds]
    return "\n".join(lines) + "\n"


def _measured(network: Network, measures: Measures) -> Iterator[str]:
    names = {iri: party.label for iri, party in network.by_iri.items()}

    def most(key: str) -> list[PartyMeasures]:
        found = [one for one in measures.parties if getattr(one, key)]
        return sorted(found, key=lambda one: (-getattr(one, key), names[one.iri]))[:_SHOWN]

    yield f"How thin: {measures.thinness.sentence}"
    yield from _heading("partners")
    for one in most("partners"):
        yield f"  {one.partners:>3}  {names[one.iri]} ({one.outward} ties from it, {one.inward} to it)"
    yield from _heading("between")
    if measures.starts:
        yield f"  Estimated from {measures.starts} starting points, evenly spread."
    for one in most("between"):
        yield f"  {one.between:.3f}  {names[one.iri]}"
    yield from _heading("articulation")
    joints = [names[one.iri] for one in measures.parties if one.is_articulation]
    yield f"  {', '.join(joints)}." if joints else "  None."
    yield from _heading("bridges")
    total = f"  {len(measures.bridges)} of {measures.tied} tied pairs"
    yield total + (
        ": " + "; ".join(f"{names[a]} - {names[b]}" for a, b in measures.bridges[:_SHOWN]) if measures.bridges else "."
    )
    yield from _heading("communities")
    for number, group in enumerate(measures.communities, start=1):
        yield f"  {number}. {', '.join(names[iri] for iri in group)}"
    yield from _heading("reciprocity")
    share = "there is no directed tie" if measures.reciprocity is None else f"{measures.reciprocity:.2f}"
    yield f"  {share}: {measures.both_ways} of {measures.pairs} directed pairs"


def _heading(name: str) -> list[str]:
    one = meanings()[name]
    return ["", one.label[0].upper() + one.label[1:], f"  {one.meaning}"]


def _seats(seats: Seats) -> Iterator[str]:
    for seat in seats.seats:
        held = ""
        if seat.kind == "post-holding":
            held = f", held by {seats.labels[seat.holder]}" if seat.holder else ", held by someone not named"
        detail = f" ({seat.detail})" if seat.detail else ""
        at = seats.labels[seat.place]
        course = "" if seat.course == "holds" else f" [{seat.course}]"
        stated = seat.passages[0].place if seat.passages else "no passage"
        yield f"{at}: {seats.labels[seat.sitter]}{detail}{held}{course}; {stated}"


def _ties(network: Network) -> Iterator[str]:
    for row in rows_of(network):
        number, near, label, far, standing, about, time, evidence = row.cells
        extra = "".join(f"; {part}" for part in (about, "" if time == "not stated" else time) if part)
        yield f"{number}. {near} {label} {far} [{standing}{extra}] {evidence}"


def _sizes(parties: Sequence[Party], ties: Sequence[Tie]) -> str:
    return f"{many(len(parties), 'party', 'parties')}, {many(len(ties), 'tie', 'ties')}"


def _sentence(tie: Tie, names: dict[str, str]) -> str:
    return f"{names.get(tie.source or '', 'not stated')} {tie.label} {names.get(tie.target or '', 'not stated')}"
