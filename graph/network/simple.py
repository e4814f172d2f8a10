"""A network as plain neighbours, by number, for measuring: only ties that hold, each pair once."""

from __future__ import annotations

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
