"""Which names stand for different things, as owl:AllDifferent says of them."""

from __future__ import annotations

from dataclasses import dataclass

from rdflib import Graph, Literal
from rdflib.collection import Collection
from rdflib.namespace import OWL, RDF, XSD
from rdflib.term import Node

_NUMBERS = frozenset({XSD.integer, XSD.decimal})


@dataclass(frozen=True, slots=True)
class Differences:
    """Groups of things that are pairwise different, by member."""

    groups: dict[Node, frozenset[int]]

    def apart(self, one: Node, other: Node) -> bool:
        """Whether two terms are known to stand for different things: literals by their values."""
        if isinstance(one, Literal) and isinstance(other, Literal):
            numbers = one.datatype in _NUMBERS and other.datatype in _NUMBERS
            return one.value != other.value if numbers else one != other
        if one == other:
            return False
        return bool(self.groups.get(one, frozenset()) & self.groups.get(other, frozenset()))


def differences(graph: Graph) -> Differences:
    """What the owl:AllDifferent of a graph say."""
    groups: dict[Node, set[int]] = {}
    for number, node in enumerate(sorted(graph.subjects(RDF.type, OWL.AllDifferent), key=str)):
        for members in graph.objects(node, OWL.distinctMembers):
            for member in Collection(graph, members):
                groups.setdefault(member, set()).add(number)
    return Differences({member: frozenset(found) for member, found in groups.items()})
