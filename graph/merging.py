"""The merged graph that a question sees: what the sources say and what is derived, with one label a thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Final

from rdflib import Literal
from rdflib.namespace import RDFS, SKOS, XSD
from rdflib.term import Node

from graph.quads import Triple, triple_text
from ontology.terms import GT

_IS_LABEL, _ABOUT, _VALUE, _PROPERTY = RDFS.label, GT.claimAbout, GT.claimedValue, GT.claimedProperty
_LABEL: Final = Literal(str(RDFS.label), datatype=XSD.anyURI)


def merged_lines(stated: Sequence[Triple], texts: Iterable[str], derived: Sequence[Triple]) -> Iterator[str]:
    """The N-Triples lines of the merged graph, without line ends, some of them more than once, in no order.

    `texts` are what `triple_text` gives of each of `stated`. A name that a document states beats one made from the
    kind of thing it is; of several stated ones the longest is the label (of equally long ones the first in code point
    order), and the others are other names.
    """
    for triple, text in zip(stated, texts, strict=True):
        if triple[1] != _IS_LABEL:
            yield f"{text} ."
    for triple in chain((one for one in derived if one[1] != _IS_LABEL), names(chain(stated, derived))):
        yield f"{triple_text(triple)} ."


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
