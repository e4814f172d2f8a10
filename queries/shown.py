"""One RDF term as people read it."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from rdflib import BNode, Literal, URIRef
from rdflib.term import Identifier

from ontology.terms import BASE, ID, SCHEME

NOTHING_FOUND: Final = "No evidence found"  # what a blank in a column of gaps means
_OURS: Final = (ID, SCHEME, BASE)  # the longest that fits comes first


def plain(term: Identifier | None) -> str:
    """The whole value: an IRI in full, a literal's text unchanged; nothing where there is none."""
    if term is None:
        return ""
    return f"_:{term}" if isinstance(term, BNode) else str(term)


def short(term: Identifier | None) -> str:
    """The value on one line, our IRIs as ids: what follows /id/, or the scheme and notation of a concept.

    What a terminal would obey is shown as a mark instead.
    """
    text = plain(term)
    if isinstance(term, URIRef):
        return next((text.removeprefix(base) for base in _OURS if text.startswith(base)), text)
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in " ".join(text.split()))


def is_number(term: Identifier | None) -> bool:
    """Whether this is a literal of a number type."""
    value = term.value if isinstance(term, Literal) else None
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)
