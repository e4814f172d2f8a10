"""IRIs of everything, from one pure function: kind, scope and key in, IRI out; the same on every machine.

The patterns are those of the ontology's IRI policy. A date in an IRI is a key, not a claim.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from rdflib import URIRef

from graph.errors import Unnamable
from ontology.terms import GRAPH, ID, SCHEME

_KEPT: Final = 100_000  # names that a build meets again and again
_SEPARATORS: Final = re.compile(r"[^a-z0-9]+")
_APOSTROPHES: Final = re.compile("['’‘`]")
_YEAR: Final = re.compile(r"-\d{4}$")
_PLANES: Final = "".join(f"{chr(0x10000 * n)}-{chr(0x10000 * n + 0xFFFD)}" for n in range(1, 14))
_PLAIN: Final = rf"A-Za-z0-9\-._~!$&'()*+,;=\xa0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef{_PLANES}\U000e1000-\U000efffd"
_CODED: Final = "%[0-9A-Fa-f]{2}"
_IRI: Final = re.compile(
    rf"[A-Za-z][A-Za-z0-9+.\-]*:"
    rf"(?://(?:(?:[{_PLAIN}:]|{_CODED})*@)?(?:[{_PLAIN}]|{_CODED})*(?::\d*)?(?=[/?#]|\Z)|(?!//))"
    rf"(?:[{_PLAIN}:@/]|{_CODED})*(?:\?(?:[{_PLAIN}:@/?]|{_CODED})*)?(?:\#(?:[{_PLAIN}:@/?]|{_CODED})*)?",
    re.ASCII,
)


@lru_cache(_KEPT)
def mint(kind: str, *keys: str) -> URIRef:
    """The IRI of the thing of `kind` with these keys, outermost scope first. Each key becomes one segment.

    >>> str(mint("board", "Cheshire East", "Children's Trust Board"))
    'https://w3id.org/goldenthread/id/board/cheshire-east/childrens-trust-board'
    """
    return URIRef(ID + "/".join((kind, *map(slug, keys))))


@lru_cache(_KEPT)
def slug(text: str) -> str:
    """Lower case ASCII with hyphens. "&" is "and"; apostrophes vanish; an empty text is refused."""
    folded = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", text).replace("&", " and "))
    ascii_text = folded.encode("ascii", "ignore").decode().lower()
    made = _SEPARATORS.sub("-", ascii_text).strip("-")
    if not made:
        raise Unnamable(f"{text!r} has no letter or digit to make an IRI of; give the thing a name in Latin letters")
    return made


def framework_key(framework: str | None) -> str:
    """A framework as inspections' IRIs write it: without its year."""
    return _YEAR.sub("", framework) if framework else "unstated"


def passage_iri(document: str, start: int, end: int) -> URIRef:
    """The IRI of code points `start` to `end` of a document."""
    return URIRef(f"{ID}passage/{document}/{start}-{end}")


@lru_cache(_KEPT)
def time_iri(edtf: str) -> URIRef:
    """The IRI of a stretch of time written in EDTF."""
    return URIRef(f"{ID}time/{edtf.replace('/', '_')}")


@lru_cache(_KEPT)
def concept(scheme: str, *notation: str) -> URIRef:
    """The IRI of a concept of a scheme."""
    return URIRef(SCHEME + "/".join((scheme, *notation)))


def source_graph(document: str) -> URIRef:
    """The named graph of one source."""
    return URIRef(f"{GRAPH}source/{document}")


def local_id(iri: str) -> str:
    """What of an IRI people type: the part after "/id/"; any other IRI stays whole."""
    return iri.removeprefix(ID)


def is_iri(text: str) -> bool:
    """Whether a query can name this: an IRI with a scheme as RFC 3987 writes them, hosts in brackets left out."""
    return _IRI.fullmatch(text) is not None


def listed(iris: Iterable[str]) -> str:
    """IRIs as a VALUES block of SPARQL lists them, each once, sorted; what is none is left out."""
    return " ".join(f"<{iri}>" for iri in sorted(set(iris)) if is_iri(iri))
