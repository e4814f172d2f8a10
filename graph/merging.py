"""The merged graph that a question sees: everything that the sources say, with one label a thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from rdflib import Literal
from rdflib.namespace import RDFS, SKOS, XSD
from rdflib.term import Node

from graph.quads import Triple
from ontology.terms import GT

_IS_LABEL, _ABOUT, _VALUE, _PROPERTY = RDFS.label, GT.claimAbout, GT.claimedValue, GT.claimedProperty
_LABEL: Final = Literal(str(RDFS.label), datatype=XSD.anyURI)


def merged(triples: Iterable[Triple]) -> list[Triple]:
    """The triples, each once, with one label a thing.

    A name that a document states beats one made from the kind of thing it is; of several stated ones the
    longest is the label (of equally long ones the first in code point order), and the others are other names.
    """
    kept = list(triples)
    return list(dict.fromkeys((*(triple for triple in kept if triple[1] != RDFS.label), *names(kept))))


def names(triples: Iterable[Triple]) -> Iterator[Triple]:
    """The label of each thing that has one, and its other names, of all that the triples give it as labels."""
    labels: dict[Node, set[Node]] = defaultdict(set)
    about: dict[Node, Node] = {}
    values: dict[Node, Node] = {}
    naming: set[Node] = set()
    for subject, predicate, value in triples:
        if predicate == _IS_LABEL:
            labels[subject].add(value)
        elif predicate == _ABOUT:
            about[subject] = value
        elif predicate == _VALUE:
            values[subject] = value
        elif predicate == _PROPERTY and value == _LABEL:
            naming.add(subject)
    stated: dict[Node, set[Node]] = defaultdict(set)
    for claim in naming:
        stated[about[claim]].add(values[claim])
    for subject, found in labels.items():
        told = (found & stated.get(subject, set())) or found
        first, *others = sorted(told, key=lambda label: (-len(str(label)), str(label)))
        yield subject, RDFS.label, first
        for other in others:
            yield subject, SKOS.altLabel, other
