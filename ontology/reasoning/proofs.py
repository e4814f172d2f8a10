"""What a proof is made of: facts, the rules by which one follows from others, and facts that clash."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal as OneOf

from rdflib import URIRef
from rdflib.term import Node

from ontology.reasoning.axioms import Chain, Inclusion

Fact = tuple[Node, Node, Node]
Kind = OneOf[
    "inclusion", "chain", "transitive", "sub-property", "inverse", "symmetric", "domain", "range", "disjoint",
    "functional", "irreflexive", "asymmetric", "key", "datatype",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rule:
    """An axiom by which something follows or is excluded: the axiom itself, or the IRIs that it is about."""

    kind: Kind
    axiom: Inclusion | Chain | tuple[URIRef, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One conclusion's rule and premises."""

    rule: Rule
    premises: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """Facts that cannot all be so, and the axiom that forbids it."""

    rule: Rule
    premises: tuple[Fact, ...]


@dataclass(slots=True)
class Trace:
    """What follows. `steps` holds each conclusion's first proof; a fact without a step was given."""

    steps: dict[Fact, Step] = field(default_factory=dict)
    clashes: list[Clash] = field(default_factory=list)

    def given(self, facts: Iterable[Fact]) -> tuple[Fact, ...]:
        """The given facts on which these rest, each once, in the order in which a proof meets them."""
        found: dict[Fact, None] = {}
        open_, seen = list(facts)[::-1], set[Fact]()
        while open_:
            fact = open_.pop()
            if fact in seen:
                continue
            seen.add(fact)
            step = self.steps.get(fact)
            if step is None:
                found[fact] = None
            else:
                open_.extend(step.premises[::-1])
        return tuple(found)

    def rules(self, facts: Iterable[Fact]) -> tuple[Rule, ...]:
        """The rules by which these follow, each once, the last step first."""
        found: dict[Rule, None] = {}
        open_, seen = list(facts)[::-1], set[Fact]()
        while open_:
            fact = open_.pop()
            step = self.steps.get(fact)
            if step is not None and fact not in seen:
                seen.add(fact)
                found[step.rule] = None
                open_.extend(step.premises[::-1])
        return tuple(found)
