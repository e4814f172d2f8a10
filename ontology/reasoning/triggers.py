"""The rules with a single premise, by the property or the class of that premise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal as OneOf

from rdflib import URIRef
from rdflib.namespace import OWL, RDF, XSD
from rdflib.term import Node

from ontology.reasoning.axioms import Axioms, Inclusion, Named
from ontology.reasoning.proofs import Fact, Rule


@dataclass(frozen=True, slots=True)
class Trigger:
    """What a link or a class membership leads to. `about` says what of it: ends as they are, swapped, or one end."""

    rule: Rule
    about: OneOf["as-is", "swapped", "subject", "value"]
    conclusion: URIRef

    def fire(self, fact: Fact) -> Fact:
        """The conclusion from this premise: a link by the property, or membership of the class."""
        subject, _, value = fact
        match self.about:
            case "as-is":
                return (subject, self.conclusion, value)
            case "swapped":
                return (value, self.conclusion, subject)
            case "subject":
                return (subject, RDF.type, self.conclusion)
            case "value":
                return (value, RDF.type, self.conclusion)


def triggers(axioms: Axioms) -> dict[Node, tuple[Trigger, ...]]:
    """By property, or by class."""
    found: dict[Node, list[Trigger]] = {}
    for premise, trigger in (*_of_properties(axioms), *_of_classes(axioms)):
        found.setdefault(premise, []).append(trigger)
    return {premise: tuple(listed) for premise, listed in found.items()}


def _of_properties(axioms: Axioms) -> Iterator[tuple[URIRef, Trigger]]:
    for sub, sup in axioms.sub_properties:
        yield sub, Trigger(Rule("sub-property", (sub, sup)), "as-is", sup)
    for one, other in axioms.inverses:
        yield one, Trigger(Rule("inverse", (one, other)), "swapped", other)
        yield other, Trigger(Rule("inverse", (one, other)), "swapped", one)
    for property_ in sorted(axioms.with_characteristic(OWL.SymmetricProperty)):
        yield property_, Trigger(Rule("symmetric", (property_,)), "swapped", property_)
    for property_, cls in axioms.domains:
        yield property_, Trigger(Rule("domain", (property_, cls)), "subject", cls)
    for property_, cls in axioms.ranges:
        if not str(cls).startswith(str(XSD)):
            yield property_, Trigger(Rule("range", (property_, cls)), "value", cls)


def _of_classes(axioms: Axioms) -> Iterator[tuple[URIRef, Trigger]]:
    for inclusion in axioms.inclusions:
        match inclusion:
            case Inclusion(Named(sub), Named(sup)) if sup != OWL.Nothing:
                yield sub, Trigger(Rule("inclusion", inclusion), "subject", sup)
