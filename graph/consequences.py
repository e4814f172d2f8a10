"""What follows from the facts by the rules of `graph/rules`: always made anew, each kind in a graph of its own.

Derived properties are part of the default graph, so that a question reads them like any other; closures, reference and
days stand beside it, and a question names them: GRAPH <https://w3id.org/goldenthread/graph/derived/closures> { ... }.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterator, Mapping, Sequence
from itertools import chain
from typing import Final

from rdflib import Graph, URIRef
from rdflib.namespace import RDF, XSD
from rdflib.term import Node

from graph.loading import Premises
from graph.quads import Triple
from graph.rulebook import KINDS, Kind, Rule, rules
from graph.shortcuts import shortcut_forms
from graph.statements import Statements
from graph.surroundings import Reading, Surroundings
from graph.walks import walk_of
from ontology.terms import GRAPH, GT

CLOSURES: Final = URIRef(f"{GRAPH}derived/closures")
PROPERTIES: Final = URIRef(f"{GRAPH}derived/properties")
REFERENCE: Final = URIRef(f"{GRAPH}reference")
_KINDS: Final[Mapping[URIRef, Kind]] = {CLOSURES: "closures", PROPERTIES: "properties", REFERENCE: "reference"}
# The day on which official statistics of England's children's services take stock.
_STOCK_DAY: Final = "03-31"
_DAY: Final = "?_day"
_FORMS: Final = frozenset({GT.shortcutProperty, GT.shortcutFrom, GT.shortcutTo})
# A year outside these is a slip of the pen, and makes no graph.
_YEARS: Final = range(1900, 2100)
_KNOWN: Final = re.compile(rf' <(?:{GT.knownInForceFrom}|{GT.knownInForceTo})> "(\d{{4}})-')


def as_of(day: str) -> URIRef:
    """The graph of the plain links that sources put in force on a day."""
    return URIRef(f"{GRAPH}derived/as-of/{day}")


def consequences(accounts: Sequence[Statements], ontology: Graph) -> dict[URIRef, list[str]]:
    """What the rules make of facts: by graph the `triple_text` of its triples, in order.

    Only facts whose properties the rules name are looked at, of types only those that they name. Nothing is made of
    links that are only proposed.
    """
    told = _told(accounts, ontology)
    types = _named_types(told, ontology)
    facts = [text for one in sorted(_named() | _roles(ontology)) for account in told for text in account.texts(one)]
    premises = Premises(chain(types, facts))
    made = {graph: premises.constructed(rule.text for rule in rules(kind)) for graph, kind in _KINDS.items()}
    return made | _on_days(made[PROPERTIES], _of_relations(told, ontology))


def renewed_consequences(
    before: Surroundings, accounts: Sequence[Statements], ontology: Graph
) -> dict[URIRef, list[str]]:
    """`consequences` where those of the version before are known: only what hangs on changed facts is concluded anew.

    Cost: what was told before is looked through; what hangs on a change is looked up fact by fact.
    """
    made = {graph: _renewed(before, graph, rules(kind)) for graph, kind in _KINDS.items()}
    return made | _on_days(made[PROPERTIES], _of_relations(_told(accounts, ontology), ontology))


def reading(ontology: Graph) -> Reading:
    """What of facts the rules read, but for what other rules make."""
    ends = _roles(ontology)
    moves = chain.from_iterable(walk_of(rule.text).moves for kind in _KINDS.values() for rule in rules(kind))
    return Reading(frozenset(move.property for move in moves if move.property) | ends, ends, _FORMS)


def _renewed(before: Surroundings, graph: URIRef, own: Sequence[Rule]) -> list[str]:
    """What these rules make, of which no two make the same property, and one that makes any stands alone."""
    touched: dict[str, Collection[str]] = {}
    whatever: Collection[str] = ()
    anew: set[str] = set()
    for rule in own:
        things, made = before.concluded(rule)
        properties = walk_of(rule.text).makes
        touched |= {f"<{one}>": things for one in properties}
        whatever = whatever if properties else things
        anew.update(made)
    stands = (text for text in before.told(graph) if not _is_touched(text, touched, whatever))
    return sorted(anew.union(stands))


def _is_touched(text: str, touched: Mapping[str, Collection[str]], whatever: Collection[str]) -> bool:
    thing, made, _ = text.split(" ", 2)
    return thing in touched.get(made, whatever)


def _told(accounts: Sequence[Statements], ontology: Graph) -> list[Statements]:
    return [*accounts, Statements(triple for triple in sorted(ontology) if _is_plain(triple))]


def _roles(ontology: Graph) -> frozenset[URIRef]:
    return frozenset(role for form in shortcut_forms(ontology) for role in (form.start, form.end))


def _named() -> frozenset[URIRef]:
    return frozenset(one for kind in KINDS for rule in rules(kind) for one in rule.named)


def _named_types(told: Sequence[Statements], ontology: Graph) -> list[str]:
    classes = _named() | {form.cls for form in shortcut_forms(ontology)}
    return [text for one in told for text in _types(one, classes)]


def _of_relations(told: Sequence[Statements], ontology: Graph) -> list[str]:
    ends = sorted(_roles(ontology) | _FORMS)
    return [*_named_types(told, ontology), *(text for one in ends for account in told for text in account.texts(one))]


def _types(account: Statements, classes: Container[Node]) -> Iterator[str]:
    for triple, text in zip(account.of(RDF.type), account.texts(RDF.type), strict=True):
        if triple[2] in classes:
            yield text


def _is_plain(triple: Triple) -> bool:
    return all(isinstance(term, URIRef) for term in triple)


def _texts(kind: Kind) -> Sequence[str]:
    return [rule.text for rule in rules(kind)]


def _on_days(made: Sequence[str], of_relations: Sequence[str]) -> dict[URIRef, list[str]]:
    """The plain links in force on each stock day from the first to the last on which any was, and what follows of them.

    Of no part of a body is it known when it became one, so these closures go along answerability alone.
    """
    known = [text for text in made if _KNOWN.search(text)]
    years = sorted(year for text in known if (one := _KNOWN.search(text)) and (year := int(one[1])) in _YEARS)
    premises = Premises(chain(known, of_relations))
    found: dict[URIRef, list[str]] = {}
    for year in range(years[0], years[-1] + 1) if years else ():
        day = f"{year}-{_STOCK_DAY}"
        told = f'"{day}T12:00:00Z"^^<{XSD.dateTime}>'
        links = premises.constructed([text.replace(_DAY, told) for text in _texts("as-of")])
        if links:
            found[as_of(day)] = sorted({*links, *Premises(links).constructed(_texts("closures"))})
    return found
