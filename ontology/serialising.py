"""Turtle, N-Triples and RDF/XML of a graph, the same bytes each time: rdflib's own follow the order of its hashes.

For graphs whose blank nodes each belong to one statement, as in an ontology; else inline.SharedNode is raised.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.term import Node

from ontology.inline import PREFIXES, curie, inline, list_members, quoted, sorted_statements, sorted_subjects, verb


class NoPrefix(ValueError):
    """RDF/XML must shorten a property, and no prefix fits."""


def turtle(graph: Graph) -> str:
    """Named subjects by IRI, then what has no name; types first; only the prefixes that are used."""
    named, alone = sorted_subjects(graph)
    blocks = [_block(graph, subject) for subject in named] + [f"{inline(graph, node)} ." for node in alone]
    body = "\n\n".join(blocks)
    head = [f"@prefix {prefix}: <{iri}> ." for prefix, iri in PREFIXES.items() if f"{prefix}:" in body]
    return "\n".join(head) + f"\n\n{body}\n"


def ntriples(graph: Graph) -> str:
    """One statement a line, sorted; blank nodes are numbered in the order in which Turtle would write them."""
    names: dict[Node, BNode] = {}
    named, alone = sorted_subjects(graph)
    for subject in (*named, *alone):
        _name(graph, subject, names)
    lines = {" ".join(_long(names.get(term, term)) for term in triple) + " ." for triple in graph}
    return "\n".join(sorted(lines)) + "\n"


def rdfxml(graph: Graph) -> str:
    """The order of Turtle; blank nodes stand inside the statement that they belong to.

    Raises NoPrefix.
    """
    named, alone = sorted_subjects(graph)
    body = [line for subject in (*named, *alone) for line in _description(graph, subject, "  ")]
    written = "\n".join(body)
    used = [prefix for prefix in PREFIXES if f"<{prefix}:" in written or prefix == "rdf"]
    spaces = "".join(f"\n  xmlns:{prefix}={quoteattr(PREFIXES[prefix])}" for prefix in used)
    return f'<?xml version="1.0" encoding="utf-8"?>\n<rdf:RDF{spaces}>\n{written}\n</rdf:RDF>\n'


def _long(term: Node) -> str:
    if not isinstance(term, Literal):
        return f"_:{term}" if isinstance(term, BNode) else f"<{term}>"
    if term.language:
        return f"{quoted(str(term))}@{term.language}"
    return quoted(str(term)) + (f"^^<{term.datatype}>" if term.datatype else "")


def _block(graph: Graph, subject: URIRef) -> str:
    parts = [f"{verb(p)} {inline(graph, o)}" for p, o in sorted_statements(graph, subject)]
    return f"{inline(graph, subject)} " + " ;\n  ".join(parts) + " ."


def _name(graph: Graph, node: Node, names: dict[Node, BNode]) -> None:
    if isinstance(node, BNode):
        names[node] = BNode(f"b{len(names) + 1:04}")
    for _, value in sorted_statements(graph, node):
        if isinstance(value, BNode):
            _name(graph, value, names)


def _description(graph: Graph, node: Node, indent: str) -> Iterator[str]:
    about = f" rdf:about={quoteattr(str(node))}" if isinstance(node, URIRef) else ""
    inside = list(_properties(graph, node, indent + "  "))
    if not inside:
        yield f"{indent}<rdf:Description{about}/>"
        return
    yield f"{indent}<rdf:Description{about}>"
    yield from inside
    yield f"{indent}</rdf:Description>"


def _properties(graph: Graph, node: Node, indent: str) -> Iterator[str]:
    for property_, value in sorted_statements(graph, node):
        name = curie(str(property_))
        if name is None:
            raise NoPrefix(f"<{property_}> has no short name: add its prefix to PREFIXES in ontology/inline.py")
        yield from _property(graph, name, value, indent)


def _property(graph: Graph, name: str, value: Node, indent: str) -> Iterator[str]:
    if isinstance(value, Literal):
        yield f"{indent}<{name}{_kind(value)}>{escape(str(value))}</{name}>"
    elif not isinstance(value, BNode):
        yield f"{indent}<{name} rdf:resource={quoteattr(str(value))}/>"
    else:
        members = list_members(graph, value)
        if members is not None and not any(isinstance(member, Literal) for member in members):
            yield f'{indent}<{name} rdf:parseType="Collection">'
            for member in members:
                inside = indent + "  "
                if isinstance(member, BNode):
                    yield from _description(graph, member, inside)
                else:
                    yield f"{inside}<rdf:Description rdf:about={quoteattr(str(member))}/>"
        else:
            yield f'{indent}<{name} rdf:parseType="Resource">'
            yield from _properties(graph, value, indent + "  ")
        yield f"{indent}</{name}>"


def _kind(literal: Literal) -> str:
    if literal.language:
        return f" xml:lang={quoteattr(literal.language)}"
    return f" rdf:datatype={quoteattr(str(literal.datatype))}" if literal.datatype else ""
