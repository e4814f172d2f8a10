"""What can be measured of a network, each with what it means and how thin the evidence is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import networkx as nx
import yaml

from graph.network.between import betweenness
from graph.network.network import Network
from graph.network.simple import Simple, components, simple

_STEPS = 20_000_000  # so many for betweenness, a few seconds; of what takes more it is estimated
_SEED = 1  # of the order in which clusters are tried; any number does, always the same


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a measure is called, and a sentence on what it says."""

    label: str
    meaning: str


@dataclass(frozen=True, slots=True)
class PartyMeasures:
    """Of one party: with how many it has ties, how many begin and end there, and what it holds together.

    `cluster` counts from 1 in order of size; None for a party without a tie that holds.
    """

    iri: str
    partners: int
    outward: int
    inward: int
    between: float
    cluster: int | None
    is_articulation: bool


@dataclass(frozen=True, slots=True)
class Thinness:
    """On how much the measures rest: ties that hold, and the passages and documents that state them.

    `once` counts those that one passage alone states; `latest` is the date of the latest document.
    """

    holding: int
    proposed: int
    ended: int
    unknown: int
    passages: int
    documents: int
    once: int
    untimed: int
    latest: str | None

    @property
    def sentence(self) -> str:
        """The same for people."""
        if not self.holding:
            return "No tie is stated to hold, so nothing can be measured."
        text = (
            f"Rests on {_many(self.holding, 'tie')} that {'holds' if self.holding == 1 else 'hold'}, stated in "
            f"{_many(self.passages, 'passage')} of {_many(self.documents, 'document')}"
        )
        text += f", the latest of {self.latest}. " if self.latest else ". "
        text += f"{self.once} of them {'stands' if self.once == 1 else 'stand'} on one passage alone; "
        text += f"of {self.untimed} no source states the time. "
        text += f"Not counted: {self.proposed} proposed, {self.ended} ended, {self.unknown} of unknown standing. "
        return text + "What no source at hand states is missing here, not absent."


@dataclass(frozen=True, slots=True)
class Measures:
    """All measures of a network. Parties stand in its order; pairs and groups are IRIs, sorted.

    `starts`: from so many starting points betweenness is estimated; None where it is exact.
    """

    parties: tuple[PartyMeasures, ...]
    bridges: tuple[tuple[str, str], ...]
    communities: tuple[tuple[str, ...], ...]
    joined: tuple[tuple[str, ...], ...]
    pairs: int
    both_ways: int
    possible: int
    tied: int
    thinness: Thinness
    starts: int | None = None

    @property
    def reciprocity(self) -> float | None:
        """The share of directed pairs that are tied in both directions; None where there is none."""
        return self.both_ways / self.pairs if self.pairs else None

    @property
    def density(self) -> float | None:
        """Pairs that are tied, of those that could be; None below two parties."""
        return self.tied / self.possible if self.possible else None


@cache
def meanings() -> Mapping[str, Meaning]:
    """The measures by their names, from measures.yml."""
    listed = yaml.safe_load((files("graph.network") / "measures.yml").read_text(encoding="utf-8"))
    return {name: Meaning(one["label"], one["meaning"]) for name, one in listed.items()}


def measure(network: Network) -> Measures:
    """The measures of the ties that hold; what is proposed, ended or of unknown standing is not counted."""
    plain = simple(network)
    between = betweenness(plain.neighbours, _STEPS)
    iris = [party.iri for party in network.parties]
    undirected: Any = nx.Graph()
    undirected.add_nodes_from(range(len(iris)))
    undirected.add_edges_from(
        (near, far) for near, others in enumerate(plain.neighbours) for far in others if near < far
    )
    clusters = _clusters(undirected)
    bridges: list[tuple[int, int]] = list(nx.bridges(undirected))
    pairs = {(min(arc), max(arc)) for arc in plain.arcs}
    return Measures(
        parties=tuple(_of_parties(network, plain, between.values, clusters, set(nx.articulation_points(undirected)))),
        bridges=tuple(sorted((iris[min(pair)], iris[max(pair)]) for pair in bridges)),
        communities=tuple(tuple(iris[node] for node in group) for group in clusters),
        joined=tuple(tuple(iris[node] for node in group) for group in components(plain.neighbours)),
        pairs=len(pairs),
        both_ways=sum((far, near) in plain.arcs and (near, far) in plain.arcs for near, far in pairs),
        possible=len(iris) * (len(iris) - 1) // 2,
        tied=undirected.number_of_edges(),
        thinness=thinness(network),
        starts=between.starts,
    )


def thinness(network: Network) -> Thinness:
    """How much evidence a network rests on."""
    holding = [tie for tie in network.ties if tie.course == "holds"]
    passages = {passage.iri: passage for tie in holding for passage in tie.passages}
    dates = sorted({passage.date for passage in passages.values() if passage.date})
    counts = network.counts()
    return Thinness(
        holding=len(holding),
        proposed=counts.get("proposed", 0),
        ended=counts.get("ended", 0),
        unknown=counts.get("unknown", 0),
        passages=len(passages),
        documents=len({passage.document for passage in passages.values()}),
        once=sum(len(tie.passages) == 1 for tie in holding),
        untimed=sum(tie.period is None for tie in holding),
        latest=dates[-1] if dates else None,
    )


def _clusters(graph: Any) -> list[list[int]]:
    """Groups of two or more, largest first. Nodes are numbers, so that no hash of a text decides the order."""
    tied = graph.subgraph([node for node in graph if graph.degree(node)])
    if not tied:
        return []
    groups = nx.community.louvain_communities(nx.Graph(tied), seed=_SEED)
    return sorted((sorted(group) for group in groups if len(group) > 1), key=lambda group: (-len(group), group))


def _of_parties(
    network: Network, plain: Simple, between: Sequence[float], clusters: list[list[int]], joints: set[int]
) -> Iterator[PartyMeasures]:
    cluster = {node: number for number, group in enumerate(clusters, start=1) for node in group}
    outward: dict[str | None, int] = defaultdict(int)
    inward: dict[str | None, int] = defaultdict(int)
    for tie in network.ties:
        if tie.course == "holds":
            outward[tie.source] += 1
            inward[tie.target] += 1
    for node, party in enumerate(network.parties):
        yield PartyMeasures(
            party.iri, len(plain.neighbours[node]), outward[party.iri], inward[party.iri],
            round(between[node], 6), cluster.get(node), node in joints,
        )  # fmt: skip


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
