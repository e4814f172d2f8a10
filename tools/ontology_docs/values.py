"""Reading single values from an RDF graph, always in sorted order."""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import BNode, Graph, URIRef
from rdflib.collection import Collection
from rdflib.namespace import OWL, SKOS
from rdflib.term import Node


def texts(graph: Graph, node: Node, *properties: URIRef) -> tuple[str, ...]:
    """All literal values of the properties, sorted and without their languages."""
    return tuple(sorted({str(value) for property_ in properties for value in graph.objects(node, property_)}))


def text(graph: Graph, node: Node, *properties: URIRef) -> str:
    """The first value of the first property that has one; empty where none has."""
    return next((found[0] for property_ in properties if (found := texts(graph, node, property_))), "")


def iris(nodes: Iterable[Node]) -> tuple[str, ...]:
    """The IRIs among the nodes, sorted, each once."""
    return tuple(sorted({str(node) for node in nodes if isinstance(node, URIRef)}))


def members(graph: Graph, head: Node) -> tuple[Node, ...]:
    """The members of an RDF list, in its order."""
    return tuple(Collection(graph, head))


def classes_named(graph: Graph, node: Node) -> tuple[str, ...]:
    """The named classes of a class expression: itself, or the members of a union."""
    union = graph.value(node, OWL.unionOf)
    return iris(members(graph, union)) if isinstance(node, BNode) and union is not None else iris([node])


def concept_label(graph: Graph, node: Node) -> str:
    """The preferred label; empty where the node is no concept."""
    return text(graph, node, SKOS.prefLabel)
