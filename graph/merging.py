"""The merged graph that a question sees: everything that the sources say, with one label a thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from rdflib.namespace import RDFS, SKOS
from rdflib.term import Node

from graph.quads import Triple


def merged(triples: Iterable[Triple]) -> list[Triple]:
    """The triples, each once; where sources label one thing differently, the longest label stays its label
    (of equally long ones the first in code point order) and the others become other names.
    """
    kept: dict[Triple, None] = {}
    labels: dict[Node, set[Node]] = defaultdict(set)
    for triple in triples:
        if triple[1] == RDFS.label:
            labels[triple[0]].add(triple[2])
        else:
            kept[triple] = None
    for subject, found in labels.items():
        first, *others = sorted(found, key=lambda label: (-len(str(label)), str(label)))
        kept[(subject, RDFS.label, first)] = None
        for other in others:
            kept[(subject, SKOS.altLabel, other)] = None
    return list(kept)
