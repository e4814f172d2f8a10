"""The axioms of each term, and of each file of axioms, as sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from rdflib import BNode, Graph, URIRef
from rdflib.namespace import OWL, RDF, RDFS
from rdflib.term import Node

from tools.ontology_docs.phrases import Phrases, article
from tools.ontology_docs.places import Places
from tools.ontology_docs.terms import RDF_KINDS
from tools.ontology_docs.values import members

Section = tuple[str, tuple[str, ...]]
_TRAIT_WORDS = {
    OWL.FunctionalProperty: "Has at most one value.",
    OWL.InverseFunctionalProperty: "No two things share a value.",
    OWL.TransitiveProperty: "Carries on: if x {verb} y and y {verb} z, then x {verb} z.",
    OWL.SymmetricProperty: "Goes both ways: if x {verb} y, then y {verb} x.",
    OWL.AsymmetricProperty: "Goes one way: if x {verb} y, then never y {verb} x.",
    OWL.ReflexiveProperty: "Everything {verb} itself.",
    OWL.IrreflexiveProperty: "Nothing {verb} itself.",
}


@dataclass(frozen=True, slots=True)
class Axioms:
    """Sentences about the terms of one graph."""

    graph: Graph
    places: Places

    @property
    def phrases(self) -> Phrases:
        return Phrases(self.graph, self.places)

    def about(self, node: URIRef) -> tuple[str, ...]:
        """Every sentence about one term, definitions first; its named parents and inverses are told elsewhere."""
        parts = (self._equal(node), self._every(node), self._traits(node), self._chains(node), self._keys(node))
        return tuple(sentence for part in parts for sentence in part)

    def ends(self, node: URIRef, property_: URIRef) -> str:
        """The domain or range as a phrase; empty where any will do."""
        return " and ".join(self.phrases.thing(value) for value in self._sorted(self.graph.objects(node, property_)))

    def sections(self) -> tuple[Section, ...]:
        """What a file says of terms that are declared elsewhere, under headings; empty ones are left out."""
        declared = {node for kind in RDF_KINDS for node in self.graph.subjects(RDF.type, kind)}
        guests = sorted(
            node
            for node in set(self.graph.subjects())
            if isinstance(node, URIRef) and node not in declared and node != OWL.Thing
        )
        found: list[Section] = [
            ("What is inferred", self._of_all(guests, self._equal)),
            ("What must hold", self._of_all(guests, self._every)),
            ("Kinds of other things", self._of_all(guests, self._named_above)),
            ("Chains", self._of_all(guests, self._chains)),
            ("Keys", self._of_all(guests, self._keys)),
            ("What nothing can be at once", tuple(sorted(self._apart()))),
        ]
        return tuple((heading, sentences) for heading, sentences in found if sentences)

    def _of_all(self, nodes: list[URIRef], say: Callable[[URIRef], Iterator[str]]) -> tuple[str, ...]:
        ordered = sorted(nodes, key=lambda node: self.places.label(node).casefold())
        return tuple(sentence for node in ordered for sentence in say(node))

    def _name(self, node: URIRef) -> str:
        return article(self.places.label(node)).capitalize() + self.places.link(node)

    def _equal(self, node: URIRef) -> Iterator[str]:
        for other in self._sorted(self.graph.objects(node, OWL.equivalentClass)):
            yield f"{self._name(node)} is exactly {self.phrases.thing(other)}."

    def _every(self, node: URIRef) -> Iterator[str]:
        for above in self._sorted(self.graph.objects(node, RDFS.subClassOf)):
            if isinstance(above, BNode):
                yield f"{self._name(node)} {self.phrases.predicate(above)}."

    def _named_above(self, node: URIRef) -> Iterator[str]:
        for link in (RDFS.subClassOf, RDFS.subPropertyOf):
            above = [str(value) for value in self.graph.objects(node, link) if isinstance(value, URIRef)]
            if above:
                yield f"{self.places.link(node)}: {self.places.links(above)}"

    def _traits(self, node: URIRef) -> Iterator[str]:
        for kind, words in _TRAIT_WORDS.items():
            if (node, RDF.type, kind) in self.graph:
                yield words.format(verb=self.phrases.verb(node))

    def _chains(self, node: URIRef) -> Iterator[str]:
        for chain in self._sorted(self.graph.objects(node, OWL.propertyChainAxiom)):
            names = "xyzuvw"
            steps = [
                self._step(step, names[number], names[number + 1])
                for number, step in enumerate(members(self.graph, chain))
            ]
            yield f"If {' and '.join(steps)}, then x {self.phrases.verb(node)} {names[len(steps)]}."

    def _step(self, step: Node, start: str, end: str) -> str:
        if isinstance(step, URIRef):
            return f"{start} {self.phrases.verb(step)} {end}"
        turned = self.graph.value(step, OWL.inverseOf)
        return f"{end} {self.phrases.verb(str(turned))} {start}"

    def _keys(self, node: URIRef) -> Iterator[str]:
        for key in self._sorted(self.graph.objects(node, OWL.hasKey)):
            shared = self.places.links([str(one) for one in members(self.graph, key)])
            yield f"No two things of the kind {self.places.link(node)} share {shared}: two with the same are one."

    def _apart(self) -> Iterator[str]:
        for group in self.graph.subjects(RDF.type, OWL.AllDisjointClasses):
            listed = self.graph.value(group, OWL.members)
            if listed is not None:
                yield self.places.links([str(one) for one in members(self.graph, listed)], between=" · ")
        for one, other in self.graph.subject_objects(OWL.disjointWith):
            yield self.places.links([str(one), str(other)], between=" · ")

    def _sorted(self, nodes: Iterable[Node]) -> list[Node]:
        """By what they say, because names of blank nodes differ from run to run."""
        return sorted(nodes, key=lambda node: str(node) if isinstance(node, URIRef) else self._say(node))

    def _say(self, node: Node) -> str:
        if self.graph.value(node, RDF.first) is not None:
            return " ".join(str(one) for one in members(self.graph, node) if isinstance(one, URIRef))
        return self.phrases.thing(node)
