"""RDF terms as SPARQL text that every engine reads as one term and nothing else."""

from __future__ import annotations

import re
from typing import Final

from rdflib import Literal, URIRef
from rdflib.namespace import XSD
from rdflib.term import Identifier

from graph.identifiers import is_iri

_ESCAPES: Final = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
# Some engines decode \uXXXX in the whole text before they look for strings, even behind an escaped
# backslash. So a "u" that follows a backslash is itself written as an escape, which both readings agree on.
_ESCAPED: Final = re.compile(r'\\[uU]|["\\\n\r\t\b\f]')
_NOT_IN_IRI: Final = re.compile(r'[\x00-\x20<>"{}|^`\\\ud800-\udfff]')
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")
_SURROGATE: Final = re.compile(r"[\ud800-\udfff]")


def term_text(term: Identifier) -> str:
    """The N-Triples form of an IRI or a literal. Raises `ValueError` for a blank node, which a query would take
    for anything at all, and for what has no such form.
    """
    if isinstance(term, Literal):
        return _literal(term)
    if isinstance(term, URIRef):
        return f"<{checked_iri(str(term))}>"
    raise ValueError(f"{term!r} cannot stand for a value in a query")


def checked_iri(iri: str) -> str:
    """`iri`, if every engine takes it between angle brackets. Raises `ValueError` saying what is wrong with it."""
    if wrong := _NOT_IN_IRI.search(iri):
        raise ValueError(f"{wrong[0]!r} cannot stand in an IRI")
    if not _SCHEME.match(iri):
        raise ValueError("an IRI starts with a scheme such as https:")
    if not is_iri(iri):
        raise ValueError("no IRI is written so; look at percent signs, brackets, and what stands between // and /")
    return iri


def _literal(term: Literal) -> str:
    if _SURROGATE.search(term):
        raise ValueError("half of a surrogate pair is no character")
    quoted = '"' + _ESCAPED.sub(lambda found: _escape(found[0]), str(term)) + '"'
    if term.language:
        return f"{quoted}@{term.language}"
    if term.datatype and term.datatype != XSD.string:
        return f"{quoted}^^<{checked_iri(str(term.datatype))}>"
    return quoted


def _escape(text: str) -> str:
    return _ESCAPES.get(text) or f"\\\\\\U{ord(text[1]):08X}"
