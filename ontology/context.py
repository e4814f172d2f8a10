"""The JSON-LD context: each term of the ontology, and each borrowed one, by its own name."""

from __future__ import annotations

import json
from collections.abc import Container

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import OWL, RDF, RDFS, XSD

from ontology.inline import PREFIXES, curie
from ontology.terms import ID, ONT, SCHEME

_PREFIXES = {"gtid": ID, "gtscheme": SCHEME} | {
    name: PREFIXES[name] for name in ("dcterms", "gt", "rdfs", "skos", "vann", "xsd")
}
_KEYWORDS = {"id": "@id", "type": "@type"}
# What JSON-LD reads rightly without being told: a string stays a string.
_PLAIN = {None, XSD.string}

Definition = str | dict[str, str]


class NameTaken(ValueError):
    """Two terms would have one name in JSON."""


def context(graph: Graph) -> str:
    """The context as a JSON document, for an ontology that declares its borrowed terms with rdfs:isDefinedBy.

    Links are IRIs; numbers, dates and addresses keep their datatype; labels are English; a property that may have
    several values always has an array. A foreign term whose name one of ours has keeps its prefix. Raises NameTaken.
    """
    terms: dict[str, Definition] = {"label": {"@id": "rdfs:label", "@language": "en"}}
    declared = {node for node in graph.subjects(RDFS.isDefinedBy) if isinstance(node, URIRef)}
    for term in sorted(declared, key=lambda term: (not term.startswith(ONT), term)):
        name = _name(term, terms)
        if name in terms:
            raise NameTaken(f"{name} names two things in the JSON-LD context; the second is {term}")
        terms[name] = _definition(graph, term)
    head: dict[str, object] = {"@version": 1.1, **_KEYWORDS, **_PREFIXES}
    return json.dumps({"@context": head | dict(sorted(terms.items()))}, indent=2, ensure_ascii=False) + "\n"


def _name(term: URIRef, taken: Container[str]) -> str:
    """Plain where it is free, which goes to our own terms first; else with its prefix."""
    plain = str(term).replace("#", "/").rpartition("/")[2]
    if term.startswith(ONT) or not (plain in taken or plain in _PREFIXES or plain in _KEYWORDS):
        return plain
    return curie(str(term)) or plain


def _definition(graph: Graph, term: URIRef) -> Definition:
    kinds = set(graph.objects(term, RDF.type))
    short = curie(str(term)) or str(term)
    if OWL.Class in kinds:
        return short
    told = {"@id": short} | _values(graph, term, links=OWL.ObjectProperty in kinds)
    if term.startswith(ONT) and not kinds & {OWL.FunctionalProperty, OWL.AnnotationProperty}:
        told["@container"] = "@set"
    return told if len(told) > 1 else short


def _values(graph: Graph, term: URIRef, *, links: bool) -> dict[str, str]:
    """How the values are written: as links, with a datatype, in English, or with nothing said."""
    found = set(graph.objects(None, term))
    if links or (found and all(isinstance(value, URIRef) for value in found)):
        return {"@type": "@id"}
    if found and all(isinstance(value, Literal) and value.language == "en" for value in found):
        return {"@language": "en"}
    range_ = graph.value(term, RDFS.range)
    if range_ in _PLAIN:
        return {}
    return {"@type": f"xsd:{str(range_).removeprefix(str(XSD))}"}
