"""What the sources tell of things, as far as it bears on which are one: one pass over the triples."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Final

from rdflib import URIRef
from rdflib.namespace import RDF, RDFS, SKOS
from rdflib.term import Node

from graph.identifiers import local_id
from graph.statements import Statements
from ontology.terms import GT, ID

_TYPE: Final = RDF.type
_HASH: Final = GT.contentHash
_RECOMMENDATION: Final = f"{ID}recommendation/"
# What the place of a recommendation in a list is known by: each source has lists of its own.
_LISTED: Final = (GT.ordinal, GT.paragraphNumber, GT.inferredNumber, GT.statementText)
Sources = Mapping[URIRef, Statements]
_READ: Final = (
    RDF.type, RDFS.label, SKOS.altLabel, GT.bodyType, GT.gssCode, GT.isSucceededBy, GT.isPostIn, GT.heldPost,
    GT.postHolder, GT.reviews, GT.underFramework, GT.firstDay, GT.lastDay, GT.reportPublished, GT.reportUrl,
    GT.accompanies, GT.isJudgementOf, GT.inArea, GT.hasGrade, GT.arisesFrom, GT.madeTo, GT.actuality,
    GT.documentKind, GT.contentHash, GT.dated, GT.publishedBy, GT.redirectedFrom,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """Values by subject and property, classes among them, from all sources; and the sources that tell of each thing.

    `documents` are the documents of sources, `kinds` the things by the first part of their ids, each in order. `lists`
    are the numbers, places and words of recommendations, by source and property.
    """

    values: Mapping[Node, Mapping[Node, set[Node]]]
    sources: Mapping[Node, frozenset[URIRef]]
    documents: Mapping[URIRef, Node] = field(default_factory=dict)
    kinds: Mapping[str, tuple[URIRef, ...]] = field(default_factory=dict)
    lists: Mapping[Node, Mapping[URIRef, Mapping[Node, set[str]]]] = field(default_factory=dict)

    def all(self, subject: Node, predicate: URIRef) -> list[Node]:
        """The values of a property, in order; empty where none is told."""
        found = self.values.get(subject, {}).get(predicate, ())
        return sorted(found, key=str)

    def one(self, subject: Node, predicate: URIRef) -> Node | None:
        """The first value of a property."""
        return next(iter(self.all(subject, predicate)), None)

    def texts(self, subject: Node, predicate: URIRef) -> list[str]:
        """The values of a property as text."""
        return [str(value) for value in self.all(subject, predicate)]

    def of_kind(self, kind: str) -> tuple[URIRef, ...]:
        """The things of which the sources tell whose ids begin with this kind, in order."""
        return self.kinds.get(kind, ())

    def kind(self, source: URIRef) -> str:
        """The kind of the document of a source, as its scheme writes it; empty where it tells none."""
        document = self.documents.get(source)
        value = self.one(document, GT.documentKind) if document else None
        return str(value).rpartition("/")[2] if value else ""


def read_told(sources: Sources) -> Told:
    """What bears on identity. Cost: one pass over the properties that do."""
    values: dict[Node, dict[Node, set[Node]]] = defaultdict(lambda: defaultdict(set))
    tellers: dict[Node, set[URIRef]] = defaultdict(set)
    documents: dict[URIRef, Node] = {}
    lists: dict[Node, dict[URIRef, dict[Node, set[str]]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(set)))
    for source, statements in sources.items():
        for subject, _, _ in statements.of(_TYPE):
            tellers[subject].add(source)
        for subject, predicate, value in chain.from_iterable(map(statements.of, _READ)):
            values[subject][predicate].add(value)
        for subject, _, _ in statements.of(_HASH):
            documents[source] = subject
        for subject, predicate, value in chain.from_iterable(map(statements.of, _LISTED)):
            if str(subject).startswith(_RECOMMENDATION):
                lists[subject][source][predicate].add(str(value))
    kinds: dict[str, list[URIRef]] = defaultdict(list)
    for thing in tellers:
        if isinstance(thing, URIRef) and thing.startswith(ID):
            kinds[thing[len(ID) :].partition("/")[0]].append(thing)
    return Told(
        values,
        {thing: frozenset(found) for thing, found in tellers.items()},
        documents,
        {kind: tuple(sorted(found)) for kind, found in kinds.items()},
        lists,
    )


def parts_of(iri: Node) -> tuple[str, ...]:
    """The parts of an IRI of ours after "/id/": the kind first."""
    return tuple(local_id(str(iri)).split("/")) if str(iri).startswith(ID) else ()
