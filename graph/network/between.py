"""Betweenness: through which parties the shortest ways between others lead. Exact, and cheap where much hangs on few.

A network is taken apart at the nodes that hold it together. Within each block that is left the shortest ways are
counted from every node (Brandes 2001), a node standing for all that hangs on it; what leads from one block to another
passes through the node between them and needs no counting (Sariyüce and others, Shattering and compressing networks
for betweenness centrality, 2013).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

from graph.network.simple import Neighbours


@dataclass(frozen=True, slots=True)
class Between:
    """Of each node the share of shortest paths between two others that pass through it, 0 to 1.

    `starts`: from so many starting points it is estimated; None where it is exact.
    """

    values: tuple[float, ...]
    starts: int | None = None


@dataclass(frozen=True, slots=True)
class _Block:
    """Nodes that no single node holds together, each with its neighbours in the block and all that it stands for."""

    near: Mapping[int, Sequence[int]]
    stands_for: Mapping[int, int]

    @property
    def cost(self) -> int:
        """Steps for every shortest path. A pair of nodes has none between its two."""
        edges = sum(map(len, self.near.values()))
        return len(self.near) * (len(self.near) + edges) if len(self.near) > 2 else 0


def betweenness(neighbours: Neighbours, most: int | None = None) -> Between:
    """The betweenness of every node; where it would take more than `most` steps, estimated."""
    size = len(neighbours)
    total = [0.0] * size
    blocks = _blocks(neighbours, total)
    chosen = _starting_points(blocks, most)
    for block, starts in zip(blocks, chosen, strict=True):
        scale = sum(block.stands_for.values()) / sum(block.stands_for[start] for start in starts) if starts else 0.0
        for start in starts:
            _add_dependencies(block, start, scale * block.stands_for[start], total)
    pairs = (size - 1) * (size - 2)
    fewer = any(starts and len(starts) < len(block.near) for block, starts in zip(blocks, chosen, strict=True))
    return Between(tuple(value / pairs if pairs else 0.0 for value in total), sum(map(len, chosen)) if fewer else None)


def _blocks(neighbours: Neighbours, total: list[float]) -> list[_Block]:
    """The blocks; to `total` go the pairs of nodes that no path joins but through the node."""
    graph = nx.Graph([(node, far) for node, found in enumerate(neighbours) for far in found if node < far])
    near = [_near(edges) for edges in nx.biconnected_component_edges(graph)]
    of: dict[int, list[int]] = {}
    for place, block in enumerate(near):
        for node in block:
            of.setdefault(node, []).append(place)
    made = _standing(near, of)
    for node, places in of.items():
        joined = sum(made[places[0]].stands_for.values())
        apart = sum((joined - made[place].stands_for[node]) ** 2 for place in places)
        total[node] += (joined - 1) ** 2 - apart
    return made


def _near(edges: Iterable[tuple[int, int]]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for one, other in edges:
        found.setdefault(one, []).append(other)
        found.setdefault(other, []).append(one)
    return {node: sorted(found[node]) for node in sorted(found)}


def _standing(near: Sequence[Mapping[int, Sequence[int]]], of: Mapping[int, Sequence[int]]) -> list[_Block]:
    """The blocks with what each node stands for: itself, and whatever is joined to the block through it alone."""
    entered: dict[int, tuple[int, int]] = {}  # each block, by the node through which it is come to first, and the root
    seen: set[int] = set()
    for root in sorted(of):
        waiting = [] if root in seen else [root]
        seen.add(root)
        while waiting:
            node = waiting.pop()
            for place in of[node]:
                if place not in entered:
                    entered[place] = (node, root)
                    waiting += [other for other in near[place] if other not in seen]
                    seen.update(near[place])
    beyond = dict.fromkeys(of, 1)
    for place, (node, _) in reversed(entered.items()):
        beyond[node] += sum(beyond[other] for other in near[place] if other != node)
    made = []
    for place, block in enumerate(near):
        node, root = entered[place]
        stands = {other: beyond[other] for other in block if other != node}
        stands[node] = beyond[root] - sum(stands.values())
        made.append(_Block(block, stands))
    return made


def _starting_points(blocks: Sequence[_Block], most: int | None) -> list[tuple[int, ...]]:
    """From where paths are counted in each block: everywhere, or in the dearest from points evenly spread."""
    costs = [block.cost for block in blocks]
    whole, dear = sum(costs), 0
    if most is not None and whole > most:
        order = sorted(costs)
        while order and whole > most // 2:  # what is counted whole may take half of the steps
            dear = order.pop()
            whole -= dear
    spared, wants = (most or 0) - whole, sum(costs) - whole
    chosen = []
    for block, cost in zip(blocks, costs, strict=True):
        nodes = tuple(block.near) if cost else ()
        wanted = max(1, len(nodes) * spared // wants) if dear and cost >= dear else len(nodes)
        chosen.append(tuple(nodes[at * len(nodes) // wanted] for at in range(wanted if nodes else 0)))
    return chosen


def _add_dependencies(block: _Block, source: int, weight: float, total: list[float]) -> None:
    distance = {source: 0}
    paths = {source: 1.0}
    before: dict[int, list[int]] = {source: []}
    order: list[int] = []
    waiting = deque([source])
    while waiting:
        node = waiting.popleft()
        order.append(node)
        further, ways = distance[node] + 1, paths[node]
        for near in block.near[node]:
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
        share = (block.stands_for[node] + owed[node]) / paths[node]
        for earlier in before[node]:
            owed[earlier] += paths[earlier] * share
        if node != source:
            total[node] += owed[node] * weight
