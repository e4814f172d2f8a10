"""Closed lists and review frameworks from the graph."""

from __future__ import annotations

from collections.abc import Mapping

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, RDFS, SKOS
from rdflib.term import Node

from ontology.terms import GT, ONT
from tools.ontology_docs.model import Concept, Framework, Scheme
from tools.ontology_docs.values import iris, text, texts


def read_schemes(graph: Graph, homes: Mapping[str, str]) -> tuple[Scheme, ...]:
    """Every concept scheme, grade scales included, by label. `homes` says in which module an IRI is declared."""
    kinds = set(graph.transitive_subjects(RDFS.subClassOf, SKOS.ConceptScheme))
    nodes = {node for kind in kinds for node in graph.subjects(RDF.type, kind) if isinstance(node, URIRef)}
    schemes = [
        Scheme(
            iri=str(node),
            notation=text(graph, node, SKOS.notation),
            module=homes[str(node)],
            label=text(graph, node, SKOS.prefLabel, RDFS.label),
            definition=text(graph, node, SKOS.definition),
            notes=texts(graph, node, SKOS.scopeNote),
            concepts=_concepts(graph, node),
        )
        for node in nodes
    ]
    return tuple(sorted(schemes, key=lambda scheme: (scheme.label.casefold(), scheme.iri)))


def read_frameworks(graph: Graph, homes: Mapping[str, str]) -> tuple[Framework, ...]:
    """Every review framework, by the day on which it came into use, undated ones last."""
    frameworks = [
        Framework(
            iri=str(node),
            notation=text(graph, node, SKOS.notation),
            module=homes[str(node)],
            label=text(graph, node, RDFS.label),
            definition=text(graph, node, SKOS.definition),
            notes=texts(graph, node, SKOS.scopeNote),
            also=texts(graph, node, SKOS.altLabel),
            since=text(graph, node, GT.existedFrom) or None,
            until=text(graph, node, GT.existedUntil) or None,
            scales=iris(graph.objects(node, GT.usesScale)),
            areas=iris(graph.objects(node, GT.hasArea)),
        )
        for node in graph.subjects(RDF.type, GT.ReviewFramework)
    ]
    return tuple(sorted(frameworks, key=lambda framework: (framework.since or "9999", framework.notation)))


def _concepts(graph: Graph, scheme: Node) -> tuple[Concept, ...]:
    concepts = [_concept(graph, node) for node in graph.subjects(SKOS.inScheme, scheme)]
    return tuple(sorted(concepts, key=lambda concept: (-(concept.rank or 0), concept.notation)))


def _concept(graph: Graph, node: Node) -> Concept:
    rank = graph.value(node, GT.rank)
    return Concept(
        iri=str(node),
        notation=text(graph, node, SKOS.notation),
        label=text(graph, node, SKOS.prefLabel),
        definition=text(graph, node, SKOS.definition),
        notes=texts(graph, node, SKOS.scopeNote),
        also=texts(graph, node, SKOS.altLabel),
        broader=text(graph, node, SKOS.broader) or None,
        rank=int(rank) if isinstance(rank, Literal) else None,
        band=text(graph, node, GT.band) or None,
        kinds=tuple(kind for kind in iris(graph.objects(node, RDF.type)) if kind.startswith(ONT)),
    )
