"""Facts that cannot all be so: disjoint classes, and what the characteristics of properties exclude."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from rdflib import Literal, URIRef
from rdflib.namespace import OWL, RDF, XSD
from rdflib.term import Node

from ontology.reasoning.axioms import Axioms
from ontology.reasoning.facts import Facts
from ontology.reasoning.proofs import Clash, Rule
from ontology.reasoning.unique_names import Differences

# Every integer is a decimal.
_WIDER = {XSD.decimal: {XSD.integer, XSD.decimal}}


def clashes(facts: Facts, axioms: Axioms, different: Differences) -> Iterator[Clash]:
    """Every clash by one axiom, in the order of the axioms."""
    for group in axioms.disjoint:
        yield from _disjoint(facts, group)
    for property_ in sorted(axioms.with_characteristic(OWL.FunctionalProperty)):
        yield from _functional(facts, property_, different)
    for property_ in sorted(axioms.with_characteristic(OWL.IrreflexiveProperty)):
        yield from _irreflexive(facts, property_)
    for property_ in sorted(axioms.with_characteristic(OWL.AsymmetricProperty)):
        yield from _asymmetric(facts, property_)
    for cls, property_ in axioms.keys:
        yield from _key(facts, cls, property_, different)
    for property_, datatype in axioms.ranges:
        if str(datatype).startswith(str(XSD)):
            yield from _datatype(facts, property_, datatype)


def _disjoint(facts: Facts, group: frozenset[URIRef]) -> Iterator[Clash]:
    seen: dict[Node, list[URIRef]] = {}
    for cls in sorted(group):
        for node in facts.members(cls):
            seen.setdefault(node, []).append(cls)
    for node, classes in seen.items():
        for pair in combinations(classes, 2):
            yield Clash(Rule("disjoint", pair), tuple((node, RDF.type, cls) for cls in pair))


def _functional(facts: Facts, property_: URIRef, different: Differences) -> Iterator[Clash]:
    for subject, values in facts.links(property_):
        for one, other in combinations(sorted(values, key=str), 2):
            if different.apart(one, other):
                both = ((subject, property_, one), (subject, property_, other))
                yield Clash(Rule("functional", (property_,)), both)


def _irreflexive(facts: Facts, property_: URIRef) -> Iterator[Clash]:
    for subject, values in facts.links(property_):
        if subject in values:
            yield Clash(Rule("irreflexive", (property_,)), ((subject, property_, subject),))


def _asymmetric(facts: Facts, property_: URIRef) -> Iterator[Clash]:
    for subject, values in facts.links(property_):
        for value in values:
            back = (value, property_, subject)
            if str(subject) < str(value) and back in facts:
                yield Clash(Rule("asymmetric", (property_,)), ((subject, property_, value), back))


def _key(facts: Facts, cls: URIRef, property_: URIRef, different: Differences) -> Iterator[Clash]:
    members = facts.members(cls)
    for value, subjects in facts.shared_values(property_):
        for one, other in combinations(sorted((s for s in subjects if s in members), key=str), 2):
            if different.apart(one, other):
                yield Clash(Rule("key", (cls, property_)), ((one, property_, value), (other, property_, value)))


def _datatype(facts: Facts, property_: URIRef, datatype: URIRef) -> Iterator[Clash]:
    for subject, values in facts.links(property_):
        for value in values:
            if isinstance(value, Literal) and not _is_of(value, datatype):
                yield Clash(Rule("datatype", (property_, datatype)), ((subject, property_, value),))


def _is_of(value: Literal, datatype: URIRef) -> bool:
    own = value.datatype or (RDF.langString if value.language else XSD.string)
    return own in _WIDER.get(datatype, {datatype}) and not value.ill_typed
