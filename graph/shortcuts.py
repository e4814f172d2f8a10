"""The plain triples that analysts want, made from relation nodes; never asserted, always made anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Final, cast

from rdflib import Graph, URIRef
from rdflib.namespace import RDF
from rdflib.term import Node

from graph.identifiers import concept
from graph.quads import Triple
from ontology.terms import GRAPH, GT

SHORTCUTS: Final = URIRef(f"{GRAPH}derived/ever")
# A relation that is only proposed, expected or unknown gives no shortcut.
_HELD: Final = frozenset(concept("actuality", one) for one in ("in-force", "occurred", "ended"))


def shortcuts(triples: Iterable[Triple], ontology: Graph) -> list[Triple]:
    """One triple for each pair of ends of each relation that holds or has held, in sorted order.

    Which roles make which shortcut is written on the relation's class in the ontology.
    """
    forms = {
        cls: tuple(ontology.value(cls, one) for one in (GT.shortcutFrom, GT.shortcutTo, GT.shortcutProperty))
        for cls in ontology.subjects(GT.shortcutProperty)
    }
    roles = {role for form in forms.values() for role in form[:2]}
    ends: dict[tuple[Node, Node | None], list[Node]] = defaultdict(list)
    relations: dict[Node, Node] = {}
    held: set[Node] = set()
    for subject, predicate, value in triples:
        if predicate in roles:
            ends[(subject, predicate)].append(value)
        elif predicate == RDF.type and value in forms:
            relations[subject] = value
        elif predicate == GT.actuality and value in _HELD:
            held.add(subject)
    made: set[Triple] = {
        (start, cast(URIRef, forms[cls][2]), end)
        for node, cls in relations.items()
        if node in held
        for start in ends[(node, forms[cls][0])]
        for end in ends[(node, forms[cls][1])]
        if start != end
    }
    return sorted(made, key=lambda triple: tuple(map(str, triple)))
