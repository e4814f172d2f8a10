"""Quads in rdflib terms, and their N-Quads lines."""

from __future__ import annotations

import re
from typing import Final

from rdflib import Literal, URIRef
from rdflib.namespace import XSD
from rdflib.term import BNode, Identifier, Node

Triple = tuple[Node, Node, Node]
Quad = tuple[Node, Node, Node, URIRef]

_ESCAPES: Final = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r"}
_STRING: Final = XSD.string
_ESCAPED: Final = re.compile(r'["\\\n\r]')


def term_line(quad: Quad) -> str:
    """One canonical N-Quads line without its line end (W3C N-Quads, canonical form)."""
    subject, predicate, value, graph = quad
    return f"{term_text(subject)} {term_text(predicate)} {term_text(value)} {term_text(graph)} ."


def triple_text(triple: Triple) -> str:
    """Subject, predicate and object as canonical N-Triples writes them, without the full stop."""
    subject, predicate, value = triple
    return f"{term_text(subject)} <{predicate}> {term_text(value)}"


def line_ending(graph: URIRef) -> str:
    """How the N-Quads lines of a graph end: what follows `triple_text`."""
    return f" <{graph}> ."


def term_text(term: Node) -> str:
    """A term as canonical N-Triples writes it."""
    if type(term) is URIRef:
        return f"<{term}>"
    if isinstance(term, Literal):
        text = str(term)
        quoted = f'"{_ESCAPED.sub(_escape, text)}"' if _ESCAPED.search(text) else f'"{text}"'
        if term.language:
            return f"{quoted}@{term.language}"
        if term.datatype and term.datatype != _STRING:
            return f"{quoted}^^<{term.datatype}>"
        return quoted
    if isinstance(term, BNode):
        return f"_:{term}"
    if isinstance(term, Identifier):
        return f"<{term}>"
    raise TypeError(f"not an RDF term: {term!r}")


def _escape(found: re.Match[str]) -> str:
    return _ESCAPES[found[0]]


def triple_part(line: str, graph: URIRef) -> str:
    """The N-Triples line of an N-Quads line of `graph`."""
    return line.removesuffix(line_ending(graph)) + " ."
