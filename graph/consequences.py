"""What follows from the facts by the rules of `graph/rules`: always made anew, each kind in a graph of its own.

Derived properties are part of the default graph, so that a question reads them like any other; closures, reference and
days stand beside it, and a question names them: GRAPH <https://w3id.org/goldenthread/graph/derived/closures> { ... }.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Final

from rdflib import Graph, URIRef
from rdflib.namespace import RDF, XSD
from rdflib.term import Node

from graph.loading import constructed
from graph.quads import Triple, triple_text
from graph.rulebook import KINDS, Rule, rules
from graph.shortcuts import shortcut_forms
from ontology.terms import GRAPH, GT

CLOSURES: Final = URIRef(f"{GRAPH}derived/closures")
PROPERTIES: Final = URIRef(f"{GRAPH}derived/properties")
REFERENCE: Final = URIRef(f"{GRAPH}reference")
# The day on which official statistics of England's children's services take stock.
_STOCK_DAY: Final = "03-31"
_DAY: Final = "?_day"
_OF_DAYS: Final = (GT.knownInForceFrom, GT.knownInForceTo)
# A year outside these is a slip of the pen, and makes no graph.
_YEARS: Final = range(1900, 2100)
_KNOWN: Final = re.compile(rf' <(?:{GT.knownInForceFrom}|{GT.knownInForceTo})> "(\d{{4}})-')

Texts = Mapping[Node, Sequence[str]]


def as_of(day: str) -> URIRef:
    """The graph of the plain links that sources put in force on a day."""
    return URIRef(f"{GRAPH}derived/as-of/{day}")


def consequences(facts: Iterable[tuple[Triple, str]], ontology: Graph) -> dict[URIRef, list[str]]:
    """What the rules make of facts, each with its `triple_text`: by graph the texts of its triples, in order.

    Only facts whose properties the rules name are looked at, of types only those that they name. Nothing is made of
    links that are only proposed.
    """
    forms = shortcut_forms(ontology)
    roles = frozenset(role for form in forms for role in (form.start, form.end))
    texts = _by_property(facts, ontology, roles, frozenset(form.cls for form in forms))
    made = {
        CLOSURES: _made(rules("closures"), texts, roles),
        PROPERTIES: _made(rules("properties"), texts, roles),
        REFERENCE: _made(rules("reference"), texts, roles),
    }
    return made | _on_days(made[PROPERTIES], texts, roles)


def _by_property(
    facts: Iterable[tuple[Triple, str]], ontology: Graph, roles: frozenset[URIRef], relations: frozenset[URIRef]
) -> Texts:
    """The texts of facts by property; types without those of classes that no rule names."""
    every = [rule for kind in KINDS for rule in rules(kind)]
    properties: set[Node] = {RDF.type, *roles, *(one for rule in every for one in rule.named)}
    classes: set[Node] = {*relations, *(one for rule in every for one in rule.named)}
    texts: dict[Node, list[str]] = defaultdict(list)
    told = ((triple, triple_text(triple)) for triple in sorted(ontology) if _is_plain(triple))
    for triple, text in chain(facts, told):
        if triple[1] in properties and (triple[1] != RDF.type or triple[2] in classes):
            texts[triple[1]].append(text)
    return texts


def _is_plain(triple: Triple) -> bool:
    return all(isinstance(term, URIRef) for term in triple)


def _made(kind: Sequence[Rule], texts: Texts, roles: frozenset[URIRef]) -> list[str]:
    """What rules make of all that any of them can look at: what they name, types, and the roles that a relation has."""
    seen = {RDF.type}.union(*(rule.named for rule in kind))
    if GT.shortcutTo in seen:
        seen |= roles
    return constructed([rule.text for rule in kind], (text for one in sorted(seen) for text in texts.get(one, ())))


def _on_days(made: Sequence[str], texts: Texts, roles: frozenset[URIRef]) -> dict[URIRef, list[str]]:
    """The plain links in force on each stock day from the first to the last on which any was, and what follows of them.

    Of no part of a body is it known when it became one, so these closures go along answerability alone.
    """
    used = {f" <{one}> ": one for one in _OF_DAYS}
    seen = [text for text in made if any(one in text for one in used)]
    named = {RDF.type, *roles}.union(*(rule.named for rule in rules("as-of")))
    seen += [text for one in sorted(named) for text in texts.get(one, ())]
    years = sorted(year for text in made if (one := _KNOWN.search(text)) and (year := int(one[1])) in _YEARS)
    found: dict[URIRef, list[str]] = {}
    for year in range(years[0], years[-1] + 1) if years else ():
        day = f"{year}-{_STOCK_DAY}"
        told = f'"{day}T12:00:00Z"^^<{XSD.dateTime}>'
        links = constructed([rule.text.replace(_DAY, told) for rule in rules("as-of")], seen)
        if links:
            found[as_of(day)] = sorted({*links, *constructed([rule.text for rule in rules("closures")], links)})
    return found
