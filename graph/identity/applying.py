"""The accounts of sources under the addresses that stand, as the merged graph and all that is derived see them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rdflib import URIRef
from rdflib.namespace import RDF
from rdflib.term import Node

from graph.identity.told import parts_of
from graph.quads import Triple
from ontology.terms import GT

# A name taken for a post's that proves to be a body's: what only a post has goes.
_TYPE = RDF.type
_OF_POSTS = frozenset({GT.Post})


def applied(triples: Iterable[Triple], redirects: Mapping[URIRef, URIRef]) -> Iterator[Triple | None]:
    """Each triple with what gives way replaced by what stands for it: itself, or None if lost."""
    to: Mapping[Node, Node] = dict(redirects.items())
    for triple in triples:
        subject, predicate, value = triple
        if subject not in to and value not in to:
            yield triple
            continue
        new = to.get(subject, subject)
        lost = predicate == _TYPE and value in _OF_POSTS and subject in to and parts_of(new)[0] != "post"
        yield None if lost else (new, predicate, to.get(value, value))
