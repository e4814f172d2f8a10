"""A version as a server takes it in: one sequence of triples, each with the graph that it waits in.

Blank nodes become IRIs (RDF 1.1, section 3.5): a batch that is sent twice adds nothing, and one node may be told of in
two batches.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from graph.dataset import Dataset
from graph.lines import graph_of, merged_lines, named_lines, triple_of
from graph.sorting import sorted_lines
from ontology.terms import BASE, GRAPH

MERGED: Final = "merged"
_BETWEEN: Final = "\0"
_BLANK_SUBJECT: Final = re.compile(r"^_:(\S+)")
_BLANK_OBJECT: Final = re.compile(r" _:(\S+) \.$")


@dataclass(frozen=True, slots=True)
class Staging:
    """Where the graphs of a version wait on the server until all are there."""

    version: str

    @property
    def progress(self) -> str:
        """The graph that says how far the loading came."""
        return f"{BASE}published/{self.version}/progress"

    @property
    def merged(self) -> str:
        """The merged graph."""
        return f"{BASE}published/{self.version}/{MERGED}"

    @property
    def moves(self) -> str:
        """The graph that lists what goes where."""
        return f"{BASE}published/{self.version}/moves"

    @property
    def record(self) -> str:
        """Where the record of this version waits."""
        return f"{BASE}published/{self.version}/record"

    def of(self, graph: str) -> str:
        """Where a named graph waits."""
        return f"{BASE}published/{self.version}/graph/{graph.removeprefix(GRAPH)}"

    def sequence(self, dataset: Dataset) -> Iterator[tuple[str, str]]:
        """Every triple of every graph, then of the merged one, as (staged graph, N-Triples line), in one order."""
        by_graph = sorted_lines(f"{graph_of(line)}{_BETWEEN}{triple_of(line)}" for line in named_lines(dataset))
        for line in by_graph:
            graph, _, triple = line.partition(_BETWEEN)
            yield self.of(graph), _without_blank(triple, "")
        for triple in merged_lines(dataset):
            yield self.merged, _without_blank(triple, "merged-")


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be sent: triples by staged graph, digests by named graph, and which of these have changed."""

    staging: Staging
    counts: Mapping[str, int]
    digests: Mapping[str, str]
    changed: tuple[str, ...]

    def waiting(self) -> dict[str, int]:
        """How many triples each staged graph holds when all has been sent."""
        graphs = [*map(self.staging.of, self.changed), self.staging.merged]
        return {graph: self.counts[graph] for graph in graphs}

    def sequence(self, dataset: Dataset) -> Iterator[tuple[str, str]]:
        """The triples to send, as `Staging.sequence` gives them."""
        wanted = self.waiting()
        return ((graph, triple) for graph, triple in self.staging.sequence(dataset) if graph in wanted)


def plan(dataset: Dataset, staging: Staging, there: Mapping[str, str]) -> Plan:
    """What of a version has to be sent where the server holds the named graphs of these digests."""
    counts: Counter[str] = Counter()
    known: dict[str, hashlib._Hash] = defaultdict(hashlib.sha256)
    for graph, triple in staging.sequence(dataset):
        counts[graph] += 1
        known[graph].update(f"{triple}\n".encode())
    digests = {graph: known[staging.of(graph)].hexdigest() for graph in sorted(dataset.manifest.graphs)}
    changed = tuple(graph for graph, digest in digests.items() if there.get(graph) != digest)
    return Plan(staging, counts, digests, changed)


def _without_blank(triple: str, prefix: str) -> str:
    name = rf"<{BASE}.well-known/genid/{prefix}\1>"
    if " _:" in triple:
        triple = _BLANK_OBJECT.sub(f" {name} .", triple)
    return _BLANK_SUBJECT.sub(name, triple) if triple.startswith("_:") else triple
