"""Groups of accounts that are of one thing: joined pair by pair, transitively, unless something keeps two apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from rdflib import URIRef


class Groups:
    """Disjoint groups that grow. Cost of a join: the size of the two groups."""

    def __init__(self) -> None:
        self._group: dict[URIRef, frozenset[URIRef]] = {}
        self._apart: dict[URIRef, set[URIRef]] = defaultdict(set)

    def of(self, one: URIRef) -> frozenset[URIRef]:
        """The group of a thing: at least itself."""
        return self._group.get(one) or frozenset({one})

    def keep_apart(self, one: URIRef, other: URIRef) -> None:
        """From now on no join puts the two into one group."""
        self._apart[one].add(other)
        self._apart[other].add(one)

    def barrier(self, one: URIRef, other: URIRef) -> tuple[URIRef, URIRef] | None:
        """The first pair, in order of name, that keeps the groups of two things apart; None where nothing does."""
        here, there = self.of(one), self.of(other)
        found = ((a, b) for a in sorted(here) if a in self._apart for b in sorted(self._apart[a] & there))
        return next(found, None)

    def join(self, one: URIRef, other: URIRef) -> bool:
        """Makes the groups of two things one; False, and nothing done, where something keeps them apart."""
        here, there = self.of(one), self.of(other)
        if here == there:
            return True
        if self.barrier(one, other):
            return False
        whole = here | there
        for member in whole:
            self._group[member] = whole
        return True

    def joined(self) -> list[frozenset[URIRef]]:
        """The groups of more than one, in order of their first names."""
        return sorted({group for group in self._group.values() if len(group) > 1}, key=min)

    def redirects(self, canonical: Mapping[frozenset[URIRef], URIRef]) -> dict[URIRef, URIRef]:
        """From each member that gives way to the thing that stands for its group."""
        return {member: canonical[group] for group in self.joined() for member in group if member != canonical[group]}
