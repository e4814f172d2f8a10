"""What the sources tell of things, as far as it bears on which are one: one pass over the triples."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from rdflib import URIRef
from rdflib.namespace import RDF, RDFS, SKOS
from rdflib.term import Node

from graph.identifiers import local_id
from graph.quads import Triple
from ontology.terms import GT, ID

Sources = Mapping[URIRef, Sequence[Triple]]
_READ: Final = frozenset(
    {
        RDFS.label, SKOS.altLabel, GT.bodyType, GT.gssCode, GT.isSucceededBy, GT.isPostIn, GT.heldPost, GT.postHolder,
        GT.reviews, GT.underFramework, GT.firstDay, GT.lastDay, GT.reportPublished, GT.reportUrl, GT.accompanies,
        GT.isJudgementOf, GT.inArea, GT.hasGrade, GT.arisesFrom, GT.madeTo, GT.actuality,
        GT.documentKind, GT.contentHash, GT.dated, GT.publishedBy, GT.redirectedFrom,
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """Values by subject and property, from all sources; classes; and the sources that tell of each thing."""

    values: Mapping[Node, Mapping[Node, set[Node]]]
    sources: Mapping[Node, frozenset[URIRef]]
    documents: Mapping[URIRef, Node] = field(default_factory=dict)

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

    def kind(self, source: URIRef) -> str:
        """The kind of the document of a source, as its scheme writes it; empty where it tells none."""
        document = self.documents.get(source)
        value = self.one(document, GT.documentKind) if document else None
        return str(value).rpartition("/")[2] if value else ""


def read_told(sources: Sources) -> Told:
    """What bears on identity. Cost: one pass."""
    values: dict[Node, dict[Node, set[Node]]] = defaultdict(lambda: defaultdict(set))
    tellers: dict[Node, set[URIRef]] = defaultdict(set)
    documents: dict[URIRef, Node] = {}
    for source, triples in sources.items():
        for subject, predicate, value in triples:
            if predicate == RDF.type:
                tellers[subject].add(source)
                values[subject][RDF.type].add(value)
            elif predicate in _READ:
                values[subject][predicate].add(value)
                if predicate == GT.contentHash:
                    documents[source] = subject
    return Told(values, {thing: frozenset(found) for thing, found in tellers.items()}, documents)


def parts_of(iri: Node) -> tuple[str, ...]:
    """The parts of an IRI of ours after "/id/": the kind first."""
    return tuple(local_id(str(iri)).split("/")) if str(iri).startswith(ID) else ()


def of_kinds(told: Told, kinds: Iterable[str]) -> dict[str, list[URIRef]]:
    """The things of these kinds, each list in order."""
    found: dict[str, list[URIRef]] = {kind: [] for kind in kinds}
    for thing in told.sources:
        kind = parts_of(thing)[:1]
        if kind and kind[0] in found:
            found[kind[0]].append(URIRef(str(thing)))
    return {kind: sorted(things) for kind, things in found.items()}
