"""Which properties have one value at a time, in what manner two of them clash, and which change with time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rdflib import Graph, URIRef
from rdflib.namespace import OWL, RDF, RDFS
from rdflib.term import Node

from ontology.terms import BASE, GT

# Documents, passages and claims are what is said, not what is so: nothing of theirs is chosen among.
_OF_EVIDENCE = URIRef(f"{BASE}ont/evidence")


@dataclass(frozen=True, slots=True)
class Single:
    """A property with one value at a time, or one list of values in each source."""

    iri: URIRef
    kind: str
    changes: bool
    is_list: bool
    label: str


def single_valued(ontology: Graph) -> Mapping[Node, Single]:
    """What the ontology declares functional, or names single-valued by saying how its values clash."""
    named = {URIRef(str(one)) for one in ontology.subjects(GT.clashesAs)}
    functional = {
        URIRef(str(one))
        for one in ontology.subjects(RDF.type, OWL.FunctionalProperty)
        if (one, RDFS.isDefinedBy, _OF_EVIDENCE) not in ontology
        and (one, RDFS.domain, GT.TemporalExtent) not in ontology
    }
    return {iri: _single(ontology, iri) for iri in sorted(named | functional)}


def _single(ontology: Graph, iri: URIRef) -> Single:
    return Single(
        iri=iri,
        kind=str(ontology.value(iri, GT.clashesAs) or "value"),
        changes=(iri, GT.changesOverTime, None) in ontology,
        is_list=(iri, GT.isToldAsList, None) in ontology,
        label=str(ontology.value(iri, RDFS.label) or iri),
    )
