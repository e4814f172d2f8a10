"""A network: the parties and ties that were chosen, as a networkx graph whose edges carry their evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import networkx as nx

from graph.identifiers import local_id
from graph.names import Selecting
from graph.network.choosing import Choice, Chosen, choose
from graph.network.evidence import named, with_passages
from graph.network.parties import Party, Passage, Tie
from graph.network.reading import Everything, read_everything


@dataclass(frozen=True)
class Network:
    """Parties sorted by IRI, ties by their ends' names; `core` are the parties of the areas chosen, else all."""

    choice: Choice
    parties: tuple[Party, ...]
    ties: tuple[Tie, ...]
    open_ties: tuple[Tie, ...]
    core: frozenset[str]
    left_out: tuple[tuple[str, int], ...]

    @cached_property
    def by_iri(self) -> Mapping[str, Party]:
        """The parties by IRI."""
        return {party.iri: party for party in self.parties}

    @cached_property
    def graph(self) -> nx.MultiDiGraph[str]:
        """One node a party and one edge a tie, with plain values that every format can hold; None is left out.

        An undirected tie is one edge, with `directed` false.
        """
        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        for party in self.parties:
            graph.add_node(local_id(party.iri), **_known(party_values(party, party.iri in self.core)))
        for place, tie in enumerate(self.ties, start=1):
            near, far = local_id(tie.source or ""), local_id(tie.target or "")
            graph.add_edge(near, far, key=place, **_known(tie_values(tie, self.by_iri)))
        return graph

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every passage that states a tie, once, by document and place."""
        found = {passage.iri: passage for tie in (*self.ties, *self.open_ties) for passage in tie.passages}
        return tuple(sorted(found.values(), key=lambda one: (one.document, one.start, one.end)))

    def counts(self) -> Mapping[str, int]:
        """How many ties there are of each course."""
        return Counter(tie.course for tie in self.ties)


def network(dataset: Selecting, choice: Choice, everything: Everything | None = None) -> Network:
    """The network that the choice shows. `everything` spares reading the dataset again."""
    chosen = choose(everything or read_everything(dataset), choice)
    return _network(dataset, choice, chosen)


def _network(dataset: Selecting, choice: Choice, chosen: Chosen) -> Network:
    both = (*chosen.ties, *chosen.open_ties)
    parties, ties = named(dataset, chosen.parties), with_passages(dataset, both)
    names = {party.iri: party.label for party in parties}
    ties = tuple(sorted(ties, key=lambda tie: _order(tie, names)))
    return Network(
        choice,
        parties,
        tuple(tie for tie in ties if tie.source and tie.target),
        tuple(tie for tie in ties if not (tie.source and tie.target)),
        chosen.core or frozenset(names),
        chosen.left_out,
    )


def _order(tie: Tie, names: Mapping[str, str]) -> tuple[str, ...]:
    return (
        names.get(tie.source or "", ""), names.get(tie.target or "", ""), tie.kind, tie.course, tie.period or "",
        tie.matter or "", tie.id, tie.source or "", tie.target or "",
    )  # fmt: skip


def without(whole: Network, iri: str) -> Network:
    """The network as it would be if a party were gone and all that is proposed were done. It is a supposition."""

    def done(ties: Iterable[Tie]) -> tuple[Tie, ...]:
        staying = (tie for tie in ties if iri not in (tie.source, tie.target, *tie.ends))
        return tuple(replace(tie, course="holds") if tie.course == "proposed" else tie for tie in staying)

    parties = tuple(replace(party, is_proposed=False) for party in whole.parties if party.iri != iri)
    return replace(
        whole, parties=parties, ties=done(whole.ties), open_ties=done(whole.open_ties), core=whole.core - {iri}
    )


def party_values(party: Party, in_area: bool) -> dict[str, str | int | bool | None]:
    """A party as plain values, by the names that files use."""
    return {
        "label": party.label,
        "iri": party.iri,
        "sort": party.sort,
        "kind": party.kind,
        "kind_label": party.kind_label,
        "areas": " ".join(local_id(area) for area in party.areas) or None,
        "in_area": in_area,
        "since": party.since,
        "until": party.until,
        "proposed": party.is_proposed,
        "passages": party.named,
        "evidence": party.first.place if party.first else None,
    }


def tie_values(tie: Tie, parties: Mapping[str, Party]) -> dict[str, str | int | bool | None]:
    """A tie as plain values. `weight` counts the passages that state it; `through` are posts shown as their bodies."""
    start, slash, end = (tie.period or "").partition("/")
    dates = sorted({passage.date for passage in tie.passages if passage.date})
    return {
        "label": tie.label,
        "kind": tie.kind,
        "directed": tie.directed,
        "standing": tie.standing or "unknown",
        "course": tie.course,
        "matter": tie.matter,
        "detail": tie.detail,
        "condition": tie.condition,
        "period": tie.period,
        "since": start if start and start != ".." else None,
        "until": (end if slash else start) or None if end != ".." else None,
        "through": ", ".join(local_id(one) for one in through(tie)) or None,
        "weight": max(1, len(tie.passages)),
        "documents": len(tie.documents),
        "stated_on": dates[-1] if dates else None,
        "relation": tie.id,
        "evidence": " | ".join(passage.place for passage in tie.passages) or None,
        "passages": " ".join(passage.iri for passage in tie.passages) or None,
    }


def through(tie: Tie) -> tuple[str, ...]:
    """The posts that the relation names and that the network shows as their bodies."""
    shown = {tie.source, tie.target}
    return tuple(end for end in tie.ends if end and end not in shown)


def _known(values: Mapping[str, str | int | bool | None]) -> dict[str, str | int | bool]:
    return {name: value for name, value in values.items() if value is not None}
