"""A network as plain neighbours, by number, for measuring: only ties that hold, each pair once."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from graph.network.network import Network

Neighbours = Sequence[Sequence[int]]


@dataclass(frozen=True, slots=True)
class Simple:
    """Neighbours of each party by its place in the network, sorted, both ways; `arcs` are the directed pairs."""

    neighbours: tuple[tuple[int, ...], ...]
    arcs: frozenset[tuple[int, int]]


def simple(network: Network) -> Simple:
    """The ties that hold, whatever their kind and number."""
    place = {party.iri: number for number, party in enumerate(network.parties)}
    found: list[set[int]] = [set() for _ in network.parties]
    arcs: set[tuple[int, int]] = set()
    for tie in network.ties:
        near, far = place[tie.source or ""], place[tie.target or ""]
        if tie.course == "holds" and near != far:
            found[near].add(far)
            found[far].add(near)
            if tie.directed:
                arcs.add((near, far))
    return Simple(tuple(tuple(sorted(one)) for one in found), frozenset(arcs))


def betweenness(neighbours: Neighbours) -> tuple[float, ...]:
    """Of each node the share of shortest paths between two others that pass through it, 0 to 1.

    Brandes, A faster algorithm for betweenness centrality (2001); cost: nodes times edges.
    """
    size = len(neighbours)
    total = [0.0] * size
    for source in range(size):
        if len(neighbours[source]) > 0:
            _add_dependencies(neighbours, source, total)
    pairs = (size - 1) * (size - 2)
    return tuple(value / pairs if pairs else 0.0 for value in total)


def _add_dependencies(neighbours: Neighbours, source: int, total: list[float]) -> None:
    distance = {source: 0}
    paths = {source: 1.0}
    before: dict[int, list[int]] = {source: []}
    order: list[int] = []
    waiting = deque([source])
    while waiting:
        node = waiting.popleft()
        order.append(node)
        further, ways = distance[node] + 1, paths[node]
        for near in neighbours[node]:
            seen = distance.get(near)
            if seen is None:
                distance[near] = further
                paths[near] = ways
                before[near] = [node]
                waiting.append(near)
            elif seen == further:
                paths[near] += ways
                before[near].append(node)
    owed = dict.fromkeys(order, 0.0)
    for node in reversed(order):
        share = (1.0 + owed[node]) / paths[node]
        for earlier in before[node]:
            owed[earlier] += paths[earlier] * share
        if node != source:
            total[node] += owed[node]


def components(neighbours: Neighbours) -> tuple[tuple[int, ...], ...]:
    """The nodes that are joined, each group sorted, largest first and then by the lowest number."""
    seen: set[int] = set()
    found: list[tuple[int, ...]] = []
    for start in range(len(neighbours)):
        if start in seen:
            continue
        group, waiting = {start}, [start]
        while waiting:
            for near in neighbours[waiting.pop()]:
                if near not in group:
                    group.add(near)
                    waiting.append(near)
        seen |= group
        found.append(tuple(sorted(group)))
    return tuple(sorted(found, key=lambda group: (-len(group), group)))
