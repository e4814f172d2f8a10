"""Classes and properties, ours and borrowed, from the graph."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rdflib import BNode, Graph, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS
from rdflib.term import Node

from ontology.terms import GT, ONT
from tools.ontology_docs.model import Shortcut, Term, TermKind
from tools.ontology_docs.values import classes_named, iris, members, text, texts

RDF_KINDS: dict[URIRef, TermKind] = {
    OWL.Class: "class",
    OWL.ObjectProperty: "object property",
    OWL.DatatypeProperty: "data property",
    OWL.AnnotationProperty: "annotation property",
}
TRAITS: dict[URIRef, str] = {
    OWL.FunctionalProperty: "functional",
    OWL.InverseFunctionalProperty: "inverse functional",
    OWL.TransitiveProperty: "transitive",
    OWL.SymmetricProperty: "symmetric",
    OWL.AsymmetricProperty: "asymmetric",
    OWL.ReflexiveProperty: "reflexive",
    OWL.IrreflexiveProperty: "irreflexive",
}


def read_terms(graph: Graph, homes: Mapping[str, str]) -> tuple[tuple[Term, ...], tuple[Term, ...]]:
    """Our terms and those of other vocabularies, each by label; the latter at home where they are declared."""
    found = {
        node: kind
        for rdf_kind, kind in RDF_KINDS.items()
        for node in graph.subjects(RDF.type, rdf_kind)
        if isinstance(node, URIRef)
    }
    terms = sorted((_term(graph, node, kind, homes) for node, kind in found.items()), key=_by_label)
    ours = tuple(term for term in terms if term.iri.startswith(ONT))
    return ours, tuple(term for term in terms if not term.iri.startswith(ONT))


def _by_label(term: Term) -> tuple[str, str]:
    return term.label.casefold(), term.iri


def _term(graph: Graph, node: URIRef, kind: TermKind, homes: Mapping[str, str]) -> Term:
    home = text(graph, node, RDFS.isDefinedBy).rpartition("/")[2]
    above = RDFS.subClassOf if kind == "class" else RDFS.subPropertyOf
    return Term(
        iri=str(node),
        name=str(node).removeprefix(ONT),
        kind=kind,
        module=home if node.startswith(ONT) else homes[str(node)],
        label=text(graph, node, RDFS.label),
        definition=text(graph, node, SKOS.definition),
        examples=texts(graph, node, SKOS.example),
        notes=texts(graph, node, SKOS.scopeNote, RDFS.comment),
        also=texts(graph, node, SKOS.altLabel),
        parents=iris(graph.objects(node, above)),
        children=iris(graph.subjects(above, node)),
        domains=_classes(graph, graph.objects(node, RDFS.domain)),
        ranges=_classes(graph, graph.objects(node, RDFS.range)),
        inverses=_inverses(graph, node),
        turned=graph.value(node, OWL.inverseOf) is not None,
        disjoint=_disjoint(graph, node),
        traits=tuple(trait for rdf_kind, trait in TRAITS.items() if (node, RDF.type, rdf_kind) in graph),
        defined=graph.value(node, OWL.equivalentClass) is not None,
        shortcut=_shortcut(graph, node),
        deprecated=any(bool(value) for value in graph.objects(node, OWL.deprecated)),
        replaced_by=iris(graph.objects(node, DCTERMS.isReplacedBy)),
    )


def _classes(graph: Graph, nodes: Iterable[Node]) -> tuple[str, ...]:
    return tuple(sorted({name for node in nodes for name in classes_named(graph, node)}))


def _inverses(graph: Graph, node: URIRef) -> tuple[str, ...]:
    # An anonymous inverse, as in a chain, names no property.
    return iris([*graph.objects(node, OWL.inverseOf), *graph.subjects(OWL.inverseOf, node)])


def _disjoint(graph: Graph, node: URIRef) -> tuple[str, ...]:
    apart: set[Node] = {*graph.objects(node, OWL.disjointWith), *graph.subjects(OWL.disjointWith, node)}
    for group in graph.subjects(RDF.type, OWL.AllDisjointClasses):
        listed = graph.value(group, OWL.members)
        named = set(members(graph, listed)) if listed is not None else set()
        if node in named:
            apart |= named
    return iris(other for other in apart - {node} if not isinstance(other, BNode))


def _shortcut(graph: Graph, node: URIRef) -> Shortcut | None:
    parts = [graph.value(node, part) for part in (GT.shortcutFrom, GT.shortcutTo, GT.shortcutProperty)]
    return None if None in parts else Shortcut(*map(str, parts))
