"""OWL in plain English.

A property's label reads as a verb ("is sub-body of", "reviews"), as a participle or preposition that wants an
"is" ("conducted by", "in plan"), or as a noun ("tenure"); `manner` tells which, by its form alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from rdflib import BNode, Graph, URIRef
from rdflib import Literal as RdfLiteral
from rdflib.namespace import OWL, RDF
from rdflib.term import Node

from tools.ontology_docs.places import Places, plain
from tools.ontology_docs.values import concept_label, members

Manner = Literal["verb", "is", "noun"]
_PREPOSITIONS = frozenset({"in", "under", "on", "as", "of", "part", "at", "from"})
_ENDS = frozenset({"by", "to", "during", "under", "of"})
_CARDINALITIES = (
    (OWL.minQualifiedCardinality, "at least"),
    (OWL.maxQualifiedCardinality, "at most"),
    (OWL.qualifiedCardinality, "exactly"),
    (OWL.minCardinality, "at least"),
    (OWL.maxCardinality, "at most"),
    (OWL.cardinality, "exactly"),
)
_FACETS = {"minInclusive": "of at least", "maxInclusive": "of at most", "pattern": "that matches"}


def manner(label: str) -> Manner:
    """How a property's label reads in a sentence."""
    first, *rest = label.split()
    if first in {"is", "has"} or re.fullmatch(r"[a-z]+[^su]s", first):
        return "verb"
    if first in _PREPOSITIONS or (rest and rest[-1] in _ENDS) or (not rest and first.endswith("ed")):
        return "is"
    return "noun"


def article(label: str) -> str:
    """The label with *a* or *an* before it."""
    vowel = label[:1].lower() in "aeio" or (label[:1] == "u" and not re.match(r"uni|use", label))
    return f"{'an' if vowel else 'a'} "


@dataclass(frozen=True, slots=True)
class Phrases:
    """Says the class expressions of one graph, with links to what they name."""

    graph: Graph
    places: Places

    def thing(self, node: Node, determiner: str = "") -> str:
        """A noun phrase: "an [authority]", "something whose [band] is *inadequate*"; with a determiner, "some ..."."""
        if isinstance(node, URIRef):
            if node == OWL.Thing:
                return "anything"
            return (f"{determiner} " if determiner else article(self.places.label(node))) + self.places.link(node)
        either, both = self.graph.value(node, OWL.unionOf), self.graph.value(node, OWL.intersectionOf)
        listed, other = self.graph.value(node, OWL.oneOf), self.graph.value(node, OWL.complementOf)
        if either is not None:
            return " or ".join(self.thing(part, determiner) for part in members(self.graph, either))
        if both is not None:
            return self._both(members(self.graph, both), determiner)
        if listed is not None:
            return "one of " + ", ".join(self.value(one) for one in members(self.graph, listed))
        if other is not None:
            return f"something that is not {self.thing(other)}"
        if self.graph.value(node, OWL.onDatatype) is not None:
            return self._datatype(node)
        return f"something {self.relative(node)}"

    def value(self, node: Node) -> str:
        """An individual, a concept or a literal."""
        if isinstance(node, RdfLiteral):
            return f"*{plain(str(node))}*"
        return f"*{self.places.link(str(node), concept_label(self.graph, node) or None)}*"

    def relative(self, node: Node) -> str:
        """A restriction after a noun: "whose [tenure] is *interim*", "that [has lead] some [party]"."""
        property_ = self._on(node)
        if manner(self.places.label(property_)) == "noun" and not self._is_never(node):
            return f"whose {self.places.link(property_)} is {self._filler(node)}"
        return f"that {self.predicate(node)}"

    def predicate(self, node: Node) -> str:
        """What a sentence about every member says: "[has judgement] nothing but ..."."""
        if isinstance(node, URIRef) or self.graph.value(node, OWL.onProperty) is None:
            return f"is {self.thing(node)}"
        property_ = self._on(node)
        kind = manner(self.places.label(property_))
        if self._is_never(node):
            return (
                f"has no {self.places.link(property_)}" if kind == "noun" else f"never {self.verb(property_)} anything"
            )
        return f"{self.verb(property_)} {self._filler(node)}"

    def verb(self, property_: str) -> str:
        """The property as a verb: "[is sub-body of]", "is [conducted by]", "has [tenure]"."""
        before = {"verb": "", "is": "is ", "noun": "has "}[manner(self.places.label(property_))]
        return before + self.places.link(property_)

    def _on(self, node: Node) -> str:
        property_ = self.graph.value(node, OWL.onProperty)
        if not isinstance(property_, URIRef):
            raise ValueError(f"a class expression of a kind that has no words yet: {dict(self.graph[node])}")
        return str(property_)

    def _is_never(self, node: Node) -> bool:
        return self.graph.value(node, OWL.allValuesFrom) == OWL.Nothing

    def _filler(self, node: Node) -> str:
        some, only = self.graph.value(node, OWL.someValuesFrom), self.graph.value(node, OWL.allValuesFrom)
        value = self.graph.value(node, OWL.hasValue)
        if some is not None:
            return self.thing(some, "some")
        if only is not None:
            return f"nothing but {self.thing(only)}"
        if value is not None:
            return self.value(value)
        if self.graph.value(node, OWL.hasSelf) is not None:
            return "itself"
        return self._counted(node)

    def _counted(self, node: Node) -> str:
        for property_, words in _CARDINALITIES:
            count = self.graph.value(node, property_)
            if count is not None:
                of = self.graph.value(node, OWL.onClass) or self.graph.value(node, OWL.onDataRange)
                return f"{words} {count}" + (f" things, each {self.thing(of)}" if of is not None else "")
        raise ValueError(f"a restriction of a kind that has no words yet: {dict(self.graph[node])}")

    def _both(self, parts: tuple[Node, ...], determiner: str) -> str:
        named = [part for part in parts if isinstance(part, URIRef)]
        head = " and ".join(self.thing(part, determiner) for part in named) or "something"
        conditions = [self._condition(part) for part in parts if isinstance(part, BNode)]
        return f"{head} {' and '.join(conditions)}".rstrip()

    def _condition(self, part: Node) -> str:
        either = self.graph.value(part, OWL.unionOf)
        if either is not None:
            return "that " + " or ".join(self.predicate(one) for one in members(self.graph, either))
        return (
            self.relative(part) if self.graph.value(part, OWL.onProperty) is not None else f"that is {self.thing(part)}"
        )

    def _datatype(self, node: Node) -> str:
        base = self.graph.value(node, OWL.onDatatype)
        facets = self.graph.value(node, OWL.withRestrictions)
        said = [
            f"{_FACETS.get(name, name)} {value}"
            for facet in (members(self.graph, facets) if facets is not None else ())
            for predicate, value in sorted(self.graph.predicate_objects(facet))
            if predicate != RDF.type
            for name in [str(predicate).rpartition("#")[2]]
        ]
        return f"{self.thing(base) if base is not None else 'a value'} {' and '.join(said)}".rstrip()
