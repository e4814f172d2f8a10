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
from graph.statements import Statements
from ontology.terms import GT

_IS_LABEL, _ABOUT, _VALUE, _PROPERTY = RDFS.label, GT.claimAbout, GT.claimedValue, GT.claimedProperty
_LABEL: Final = Literal(str(RDFS.label), datatype=XSD.anyURI)


def merged_lines(accounts: Sequence[Statements]) -> Iterator[str]:
    """The N-Triples lines of the merged graph, without line ends, some of them more than once, in no order.

    A name that a document states beats one made from the kind of thing it is; of several stated ones the longest is the
    label (of equally long ones the first in code point order), and the others are other names.
    """
    for account in accounts:
        for predicate in account.properties:
            if predicate != _IS_LABEL:
                yield from (f"{text} ." for text in account.texts(predicate))
    for triple in names(accounts):
        yield f"{triple_text(triple)} ."


def names(accounts: Sequence[Statements]) -> Iterator[Triple]:
    """The label of each thing that has one, and its other names, of all that the triples give it as labels."""
    labels: dict[Node, set[Node]] = defaultdict(set)
    for subject, _, value in _of(accounts, _IS_LABEL):
        labels[subject].add(value)
    naming = {subject for subject, _, value in _of(accounts, _PROPERTY) if value == _LABEL}
    about = {subject: value for subject, _, value in _of(accounts, _ABOUT) if subject in naming}
    stated: dict[Node, set[Node]] = defaultdict(set)
    for subject, _, value in _of(accounts, _VALUE):
        if subject in naming:
            stated[about[subject]].add(value)
    for subject, found in labels.items():
        told = (found & stated.get(subject, set())) or found
        first, *others = sorted(told, key=lambda label: (-len(str(label)), str(label)))
        yield subject, RDFS.label, first
        for other in others:
            yield subject, SKOS.altLabel, other


def _of(accounts: Iterable[Statements], predicate: Node) -> Iterator[Triple]:
    return chain.from_iterable(account.of(predicate) for account in accounts)
