"""What was decided about identity, as triples: each decision a record, each address that gives way on what stands."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import Final

from rdflib import Literal, URIRef
from rdflib.namespace import RDF, XSD

from graph.identifiers import concept, mint
from graph.identity.deciding import Identity
from graph.quads import Triple
from ontology.terms import GRAPH, GT

IDENTITY: Final = URIRef(f"{GRAPH}identity")


def identity_triples(identity: Identity) -> list[Triple]:
    """The graph of identity, in sorted order.

    Addresses are literals, so that what gives way is no thing of the merged graph, and no merging rewrites it.
    """
    made = {*_redirects(identity.redirects), *_decisions(identity)}
    return sorted(made, key=lambda triple: tuple(map(str, triple)))


def _redirects(redirects: Mapping[URIRef, URIRef]) -> Iterator[Triple]:
    for old, new in redirects.items():
        yield new, GT.redirectedFrom, _address(old)


def _decisions(identity: Identity) -> Iterator[Triple]:
    for one in identity.decisions:
        told = "\n".join((*one.things, one.verdict, one.by))
        iri = mint("identity-decision", hashlib.sha256(told.encode()).hexdigest()[:16])
        yield iri, RDF.type, GT.IdentityDecision
        yield iri, GT.identityVerdict, concept("identity-verdict", one.verdict)
        yield iri, GT.decidedBy, Literal(one.by)
        yield iri, GT.rationale, Literal(one.reason)
        for thing in one.things:
            yield iri, GT.decidesOn, _address(thing)
            yield iri, GT.concernsThing, identity.redirects.get(thing, thing)


def _address(iri: URIRef) -> Literal:
    return Literal(str(iri), datatype=XSD.anyURI)
