"""Facts indexed both ways, for walking along properties."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rdflib import URIRef
from rdflib.namespace import RDF
from rdflib.term import Node

from ontology.reasoning.axioms import Role
from ontology.reasoning.proofs import Fact


class Facts:
    """A growing set of facts, in the order in which they came."""

    def __init__(self) -> None:
        self._known: dict[Fact, None] = {}
        self._out: dict[Node, dict[Node, dict[Node, None]]] = {}
        self._in: dict[Node, dict[Node, dict[Node, None]]] = {}

    def __contains__(self, fact: Fact) -> bool:
        return fact in self._known

    def add(self, fact: Fact) -> bool:
        """One more; whether it is new."""
        if fact in self._known:
            return False
        subject, property_, value = fact
        self._known[fact] = None
        self._out.setdefault(property_, {}).setdefault(subject, {})[value] = None
        self._in.setdefault(property_, {}).setdefault(value, {})[subject] = None
        return True

    def targets(self, property_: Node, subject: Node) -> Iterable[Node]:
        """Where a property leads from a thing."""
        return self._out.get(property_, {}).get(subject, {})

    def sources(self, property_: Node, value: Node) -> Iterable[Node]:
        """From where a property leads to a thing."""
        return self._in.get(property_, {}).get(value, {})

    def members(self, cls: URIRef) -> Iterable[Node]:
        """The things of a class."""
        return self.sources(RDF.type, cls)

    def starts(self, role: Role) -> Iterable[Node]:
        """The things from which a role leads anywhere."""
        return (self._in if role.inverse else self._out).get(role.iri, {})

    def links(self, property_: Node) -> Iterator[tuple[Node, Iterable[Node]]]:
        """Each thing from which a property leads, with where it leads."""
        yield from self._out.get(property_, {}).items()

    def shared_values(self, property_: Node) -> Iterator[tuple[Node, Iterable[Node]]]:
        """Each value of a property, with the things that have it."""
        yield from self._in.get(property_, {}).items()

    def along(self, role: Role, start: Node) -> Iterator[tuple[Node, Fact]]:
        """Where one link leads from a thing, with the fact that is the link; safe while facts are added."""
        if role.inverse:
            return iter([(node, (node, role.iri, start)) for node in self.sources(role.iri, start)])
        return iter([(node, (start, role.iri, node)) for node in self.targets(role.iri, start)])
