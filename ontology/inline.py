"""Terms of a graph in Turtle, blank nodes written out where they stand, in an order that the content alone decides.

That works where a blank node belongs to one statement, as in OWL axioms and shapes; elsewhere SharedNode is raised.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SH, SKOS, VANN, XSD
from rdflib.term import Node

from ontology.terms import ONT

PREFIXES: dict[str, str] = {
    "cpov": "http://data.europa.eu/m8g/",
    "dcterms": str(DCTERMS),
    "doco": "http://purl.org/spar/doco/",
    "fabio": "http://purl.org/spar/fabio/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "gt": ONT,
    "gtsh": "https://w3id.org/goldenthread/shapes#",
    "oa": "http://www.w3.org/ns/oa#",
    "odc": "http://opendatacommunities.org/def/local-government/",
    "org": "http://www.w3.org/ns/org#",
    "owl": str(OWL),
    "parl": "https://id.parliament.uk/schema/",
    "prov": "http://www.w3.org/ns/prov#",
    "qb": "http://purl.org/linked-data/cube#",
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "schema": "https://schema.org/",
    "sh": str(SH),
    "skos": str(SKOS),
    "sssom": "https://w3id.org/sssom/",
    "time": "http://www.w3.org/2006/time#",
    "vann": str(VANN),
    "xsd": str(XSD),
}
_BY_NAMESPACE = {namespace: prefix for prefix, namespace in PREFIXES.items()}
_SPLIT = re.compile(r"(.*[#/])([A-Za-z_][A-Za-z0-9_-]*)")


class SharedNode(ValueError):
    """A blank node that two statements share, or that leads back to itself: it has no one place to stand in."""


def curie(iri: str) -> str | None:
    """The short form of an IRI, or None where no prefix fits."""
    match = _SPLIT.fullmatch(iri)
    prefix = _BY_NAMESPACE.get(match[1]) if match else None
    return f"{prefix}:{match[2]}" if match and prefix else None


def inline(graph: Graph, node: Node) -> str:
    """A node as Turtle writes it: a short name, an IRI, a literal, a list or a bracketed blank node."""
    return _inline(graph, node, frozenset())


def sorted_statements(graph: Graph, subject: Node) -> Iterator[tuple[URIRef, Node]]:
    """Properties and values of a subject: its types first, then by property and by the value's text."""
    pairs = [(p, o) for p, o in graph.predicate_objects(subject) if isinstance(p, URIRef)]
    yield from sorted(pairs, key=lambda pair: (pair[0] != RDF.type, pair[0], inline(graph, pair[1])))


def sorted_subjects(graph: Graph) -> tuple[list[URIRef], list[BNode]]:
    """Named subjects by IRI, and blank nodes that stand alone, by their text."""
    subjects, values = set(graph.subjects()), set(graph.objects())
    alone = [node for node in subjects - values if isinstance(node, BNode)]
    named = sorted(node for node in subjects if isinstance(node, URIRef))
    return named, sorted(alone, key=lambda node: inline(graph, node))


def list_members(graph: Graph, node: Node) -> list[Node] | None:
    """The members of a list in order; None where the node does not begin one that is nothing but a list."""
    members: list[Node] = []
    while node != RDF.nil:
        pairs = dict(graph.predicate_objects(node))
        if set(pairs) != {RDF.first, RDF.rest} or not isinstance(node, BNode):
            return None
        members.append(pairs[RDF.first])
        node = pairs[RDF.rest]
    return members


def quoted(text: str) -> str:
    """A text in quotes on one line, as Turtle and N-Triples read it; their escapes are those of JSON."""
    return json.dumps(text, ensure_ascii=False)


def verb(property_: str) -> str:
    """A property as Turtle writes it."""
    return "a" if str(property_) == str(RDF.type) else curie(property_) or f"<{property_}>"


def _inline(graph: Graph, node: Node, above: frozenset[Node]) -> str:
    if isinstance(node, Literal):
        return _literal(node)
    if not isinstance(node, BNode):
        return curie(str(node)) or f"<{node}>"
    if node in above or len(set(graph.subject_predicates(node))) > 1:
        raise SharedNode(f"blank node {node} belongs to more than one statement")
    inside = above | {node}
    members = list_members(graph, node)
    if members is not None:
        return " ".join(["(", *(_inline(graph, member, inside) for member in members), ")"])
    pairs = sorted((p != RDF.type, str(p), _inline(graph, o, inside)) for p, o in graph.predicate_objects(node))
    if not pairs:
        return "[]"
    return "[ " + " ; ".join(f"{verb(property_)} {text}" for _, property_, text in pairs) + " ]"


def _literal(literal: Literal) -> str:
    text = quoted(str(literal))
    if "\n" in str(literal):
        text = '"""' + str(literal).replace("\\", "\\\\").replace('"', '\\"') + '"""'
    if literal.language:
        return f"{text}@{literal.language}"
    if literal.datatype is None:
        return text
    return f"{text}^^{curie(str(literal.datatype)) or f'<{literal.datatype}>'}"
