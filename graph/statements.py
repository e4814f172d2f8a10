"""What documents state of reviews and their judgements, one value of a property a statement, read from triples."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product

from rdflib import URIRef
from rdflib.term import Node

from graph.identifiers import concept
from graph.quads import Triple
from ontology.terms import GT

_OF_CLAIMS = frozenset({GT.claimAbout, GT.claimedProperty, GT.claimedValue, GT.claimedObject, GT.claimPassage})
_ABOUT = frozenset({GT.reviews, GT.underFramework, GT.isJudgementOf, GT.inArea})
_Parts = Mapping[Node, Mapping[Node, list[Node]]]


@dataclass(frozen=True, slots=True)
class Stated:
    """What one document states of a property of one thing: the passages of each value.

    `thing` is a review, or a judgement of `review` in `area`.
    """

    document: Node
    thing: Node
    of: URIRef
    review: Node
    area: Node | None = None
    values: dict[Node, set[Node]] = field(default_factory=dict)

    @property
    def passages(self) -> set[Node]:
        return {passage for passages in self.values.values() for passage in passages}


@dataclass(frozen=True, slots=True)
class Statements:
    """By the kind of the document that makes them; and what each review is of: authority and, if told, framework."""

    by_kind: Mapping[str, tuple[Stated, ...]]
    subjects: Mapping[Node, tuple[Node, Node | None]]


def read_statements(triples: Iterable[Triple], kinds: Collection[str], properties: Collection[URIRef]) -> Statements:
    """What documents of these kinds state of these properties."""
    parts: dict[Node, dict[Node, list[Node]]] = defaultdict(lambda: defaultdict(list))
    read = _OF_CLAIMS | _ABOUT | {GT.inDocument, GT.documentKind}
    for subject, predicate, value in triples:
        if predicate in read:
            parts[subject][predicate].append(value)
    words: dict[Node, str] = {concept("document-kind", kind): kind for kind in kinds}
    documents = {
        node: words[kind] for node, found in parts.items() for kind in found.get(GT.documentKind, ()) if kind in words
    }
    made: dict[tuple[Node, Node, URIRef], Stated] = {}
    for document, thing, of, value, passage in _stated(parts, frozenset(properties)):
        if document in documents:
            key = (document, thing, of)
            one = made.get(key) or made.setdefault(key, _statement(parts, *key))
            one.values.setdefault(value, set()).add(passage)
    by_kind = {kind: tuple(one for one in made.values() if documents[one.document] == kind) for kind in kinds}
    subjects = {
        node: (found[GT.reviews][0], next(iter(found.get(GT.underFramework, ())), None))
        for node, found in parts.items()
        if found.get(GT.reviews)
    }
    return Statements(by_kind, subjects)


def _stated(parts: _Parts, properties: Collection[URIRef]) -> Iterator[tuple[Node, Node, URIRef, Node, Node]]:
    for found in parts.values():
        named = [of for name in found.get(GT.claimedProperty, ()) if (of := URIRef(str(name))) in properties]
        values = [*found.get(GT.claimedValue, ()), *found.get(GT.claimedObject, ())] if named else []
        for of, value, passage in product(named, values, found.get(GT.claimPassage, ())):
            for document in parts[passage].get(GT.inDocument, ()) if passage in parts else ():
                for thing in found.get(GT.claimAbout, ()):
                    yield document, thing, of, value, passage


def _statement(parts: _Parts, document: Node, thing: Node, of: URIRef) -> Stated:
    about = parts.get(thing, {})
    review = next(iter(about.get(GT.isJudgementOf, ())), thing)
    return Stated(document, thing, of, review, next(iter(about.get(GT.inArea, ())), None))
