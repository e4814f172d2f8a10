"""Facts, rules and class expressions in plain English, from the labels and definitions of the ontology.

A property's definition is a phrase that completes "x … y", a class's label a noun; so sentences need no list of
their own. `name` says what things of the data are called.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import OWL, RDF, RDFS, SKOS, XSD
from rdflib.term import Node

from ontology.reasoning.axioms import Both, Chain, Either, Expression, Inclusion, Named, Not, Only, Role, Some, Value
from ontology.reasoning.proofs import Fact, Rule

Naming = Callable[[Node], str]
_VALUES = {
    XSD.string: "a text",
    XSD.integer: "a whole number",
    XSD.decimal: "a decimal number",
    XSD.dateTime: "a date with a time",
    XSD.boolean: "true or false",
    XSD.anyURI: "an address",
}


def plain_name(graph: Graph, node: Node) -> str:
    """A label of the graph; for what has none, the last part of its IRI."""
    for property_ in (RDFS.label, SKOS.prefLabel):
        label = graph.value(node, property_)
        if label is not None:
            return str(label)
    return str(node).rpartition("/id/")[2] or str(node)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one ontology, and of the things that `name` names."""

    ontology: Graph
    name: Naming

    def fact(self, fact: Fact) -> str:
        """A fact as one sentence without its stop."""
        subject, property_, value = fact
        if property_ == RDF.type:
            return f"{self.name(subject)} is {self.noun(Named(URIRef(str(value))))}"
        return f"{self.name(subject)} {self.reads(property_)} {self._thing(value)}"

    def rule(self, rule: Rule) -> str:
        """A rule as one sentence without its stop."""
        match rule.axiom:
            case Inclusion():
                return self.inclusion(rule.axiom)
            case Chain():
                return self._chain(rule.axiom)
            case iris:
                return self._simple(rule.kind, iris)

    def inclusion(self, inclusion: Inclusion) -> str:
        """A class axiom: what makes something a member, or what membership brings with it."""
        if isinstance(inclusion.sup, Named) and inclusion.sup.iri == OWL.Nothing:
            return f"nothing is {self.noun(inclusion.sub)}"
        if isinstance(inclusion.sup, Named | Both | Either):
            return f"{self.noun(inclusion.sub)} is {self.noun(inclusion.sup)}"
        return f"{self.noun(inclusion.sub)} {self.verb(inclusion.sup)}"

    def noun(self, expression: Expression) -> str:
        """An expression as a noun: "an authority that is subject of something that …"."""
        match expression:
            case Named(iri) if iri == OWL.Nothing:
                return "nothing"
            case Named(iri) if iri == OWL.Thing:
                return "anything"
            case Named(iri):
                label = self._label(iri)
                return f"{'an' if label[0] in 'aeioAEIO' else 'a'} {label}"
            case Both(parts):
                named = [part for part in parts if isinstance(part, Named)]
                others = [part for part in parts if not isinstance(part, Named)]
                head = " and at once ".join(map(self.noun, named)) or "something"
                return f"{head} that {' and '.join(map(self.verb, others))}" if others else head
            case Either(parts):
                return " or ".join(map(self.noun, parts))
            case _:
                return f"something that {self.verb(expression)}"

    def verb(self, expression: Expression) -> str:
        """An expression as what something does or is: "awards nothing but …"."""
        match expression:
            case Some(role, filler, least):
                what = (
                    self.noun(filler) if least == 1 else f"at least {least} different things, each {self.noun(filler)}"
                )
                return f"{self._along(role)} {what}"
            case Only(role, Named(iri)) if iri == OWL.Nothing:
                return f"{self._along(role)} nothing at all"
            case Only(role, Not(part)):
                return f"{self._along(role)} nothing that is {self.noun(part)}"
            case Only(role, filler):
                return f"{self._along(role)} nothing but {self.noun(filler)}"
            case Value(role, value):
                return f"{self._along(role)} “{self.name(value)}”"
            case Not(part):
                return f"is not {self.noun(part)}"
            case Either(parts) if not any(isinstance(part, Named) for part in parts):
                return " or ".join(map(self.verb, parts))
            case _:
                return f"is {self.noun(expression)}"

    def reads(self, property_: Node) -> str:
        """The phrase that completes "x … y"."""
        phrase = self.ontology.value(property_, SKOS.definition)
        return str(phrase) if phrase is not None else f"has as its {self._label(property_)}"

    def _along(self, role: Role) -> str:
        return f"stands at the far end of {self._quoted(role.iri)} from" if role.inverse else self.reads(role.iri)

    def _label(self, iri: Node) -> str:
        return plain_name(self.ontology, iri).rpartition("#")[2]

    def _thing(self, value: Node) -> str:
        return f"“{value}”" if isinstance(value, Literal) else self.name(value)

    def _chain(self, chain: Chain) -> str:
        way = ", then ".join(
            f"{'back along' if link.inverse else 'along'} {self._quoted(link.iri)}" for link in chain.links
        )
        return f"going {way} leads where {self._quoted(chain.property_)} leads"

    def _quoted(self, iri: Node) -> str:
        return f"“{self._label(iri)}”"

    def _simple(self, kind: str, iris: tuple[URIRef, ...]) -> str:
        first = self._quoted(iris[0])
        match kind:
            case "sub-property":
                return f"{first} is a case of {self._quoted(iris[1])}"
            case "inverse":
                return f"{first} is {self._quoted(iris[1])} read from the other end"
            case "symmetric":
                return f"{first} holds both ways"
            case "transitive":
                return f"{first} carries on: from a thing to a second and on to a third is from the first to the third"
            case "domain":
                return f"whatever has {first} is {self.noun(Named(iris[1]))}"
            case "range":
                return f"whatever stands at the far end of {first} is {self.noun(Named(iris[1]))}"
            case "disjoint":
                return f"nothing is both {self.noun(Named(iris[0]))} and {self.noun(Named(iris[1]))}"
            case "functional":
                return f"nothing has two different things at the far end of {first}"
            case "irreflexive":
                return f"nothing stands at both ends of {first}"
            case "asymmetric":
                return f"{first} never holds both ways"
            case "key":
                return f"no two things that are {self.noun(Named(iris[0]))} share one {self._label(iris[1])}"
            case _:
                return f"{first} is {_VALUES.get(iris[1], str(iris[1]))}"
