"""The plain triples that analysts want, made from relation nodes; never asserted, always made anew."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import chain
from typing import Final

from rdflib import Graph, URIRef
from rdflib.namespace import RDF
from rdflib.term import Node

from graph.identifiers import concept
from graph.quads import Triple
from graph.statements import Statements
from ontology.terms import GRAPH, GT

SHORTCUTS: Final = URIRef(f"{GRAPH}derived/ever")
# A relation that is only proposed, expected or unknown gives no shortcut.
HELD: Final = frozenset(concept("actuality", one) for one in ("in-force", "occurred", "ended"))


@dataclass(frozen=True, slots=True)
class Form:
    """How relations of a class become a plain link: from one role to another."""

    cls: URIRef
    start: URIRef
    end: URIRef
    link: URIRef


def shortcut_forms(ontology: Graph) -> tuple[Form, ...]:
    """The forms that are written on the classes of relations, by class."""
    parts = (GT.shortcutFrom, GT.shortcutTo, GT.shortcutProperty)
    classes = sorted(URIRef(str(cls)) for cls in ontology.subjects(GT.shortcutProperty))
    return tuple(Form(cls, *(URIRef(str(ontology.value(cls, part))) for part in parts)) for cls in classes)


def shortcuts(facts: Statements, ontology: Graph) -> list[Triple]:
    """One triple for each pair of ends of each relation that holds or has held, in sorted order."""
    forms: dict[Node, Form] = {form.cls: form for form in shortcut_forms(ontology)}
    roles = sorted({role for form in forms.values() for role in (form.start, form.end)})
    ends: dict[tuple[Node, Node], list[Node]] = defaultdict(list)
    for subject, role, value in chain.from_iterable(map(facts.of, roles)):
        ends[(subject, role)].append(value)
    relations = {subject: form for subject, _, cls in facts.of(RDF.type) if (form := forms.get(cls))}
    held = {subject for subject, _, value in facts.of(GT.actuality) if value in HELD}
    made: set[Triple] = {
        (start, form.link, end)
        for node, form in relations.items()
        if node in held
        for start in ends[(node, form.start)]
        for end in ends[(node, form.end)]
        if start != end
    }
    return sorted(made, key=lambda triple: tuple(map(str, triple)))
