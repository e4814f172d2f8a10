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


def betweenness(neighbours: Neighbours, starts: Sequence[int] | None = None) -> tuple[float, ...]:
    """Of each node the share of shortest paths between two others that pass through it, 0 to 1.

    Brandes, A faster algorithm for betweenness centrality (2001); cost: starting points times edges. From fewer
    `starts` than all it is an estimate.
    """
    size = len(neighbours)
    total = [0.0] * size
    tied = [node for node in range(size) if neighbours[node]]
    chosen = tied if starts is None else starts
    for source in chosen:
        _add_dependencies(neighbours, source, total)
    pairs = (size - 1) * (size - 2)
    share = len(tied) / len(chosen) / pairs if pairs and chosen else 0.0
    return tuple(value * share for value in total)


def starting_points(neighbours: Neighbours, most: int) -> tuple[int, ...] | None:
    """So many tied nodes, evenly spread, that `most` steps are not exceeded; None where all can be had for that."""
    cost = 0
    for group in components(neighbours):
        edges = sum(len(neighbours[node]) for node in group)
        cost += len(group) * (len(group) + edges) if edges else 0
    if cost <= most:
        return None
    tied = [node for node in range(len(neighbours)) if neighbours[node]]
    wanted = max(1, len(tied) * most // cost)
    return tuple(tied[place * len(tied) // wanted] for place in range(wanted))


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
