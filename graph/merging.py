"""The merged graph that a question sees: everything that the sources say, with one label a thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from rdflib import Literal
from rdflib.namespace import RDFS, SKOS, XSD
from rdflib.term import Node

from graph.quads import Triple
from ontology.terms import GT

_LABEL: Final = Literal(str(RDFS.label), datatype=XSD.anyURI)


def merged(triples: Iterable[Triple]) -> list[Triple]:
    """The triples, each once, with one label a thing.

    A name that a document states beats one made from the kind of thing it is; of several stated ones the
    longest is the label (of equally long ones the first in code point order), and the others are other names.
    """
    kept: dict[Triple, None] = {}
    labels: dict[Node, set[Node]] = defaultdict(set)
    for triple in triples:
        if triple[1] == RDFS.label:
            labels[triple[0]].add(triple[2])
        else:
            kept[triple] = None
    stated = _stated_names(kept)
    for subject, found in labels.items():
        names = (found & stated.get(subject, set())) or found
        first, *others = sorted(names, key=lambda label: (-len(str(label)), str(label)))
        kept[(subject, RDFS.label, first)] = None
        for other in others:
            kept[(subject, SKOS.altLabel, other)] = None
    return list(kept)


def _stated_names(triples: Iterable[Triple]) -> Mapping[Node, set[Node]]:
    """The names that claims give, by the thing named."""
    about: dict[Node, Node] = {}
    values: dict[Node, Node] = {}
    naming: set[Node] = set()
    for subject, predicate, value in triples:
        if predicate == GT.claimAbout:
            about[subject] = value
        elif predicate == GT.claimedValue:
            values[subject] = value
        elif predicate == GT.claimedProperty and value == _LABEL:
            naming.add(subject)
    names: dict[Node, set[Node]] = defaultdict(set)
    for claim in naming:
        names[about[claim]].add(values[claim])
    return names
