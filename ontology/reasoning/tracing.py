"""What follows from facts, step by step: each conclusion with its rule and the facts it rests on.

Forward chaining over the axioms as `ontology.axioms` reads them, until nothing new follows. It is sound and keeps
proofs; HermiT is complete and keeps none. So HermiT decides, and this tells why: what HermiT concludes and this does
not find is told as untraced, never dropped. The axioms are read forwards: a class that calls for some unnamed thing
makes none, and no case is split. Cost: a few passes over the links of each property that an axiom names.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

from rdflib import Graph, URIRef
from rdflib.namespace import OWL, RDF
from rdflib.term import Node

from ontology.reasoning.axioms import (
    Axioms,
    Both,
    Chain,
    Either,
    Expression,
    Inclusion,
    Named,
    Not,
    Only,
    Role,
    Some,
    Value,
)
from ontology.reasoning.clashes import clashes
from ontology.reasoning.facts import Facts
from ontology.reasoning.proofs import Clash, Fact, Rule, Step, Trace
from ontology.reasoning.triggers import triggers
from ontology.reasoning.unique_names import Differences

_OF_LISTS = frozenset({OWL.distinctMembers, RDF.first, RDF.rest})


def trace(graph: Graph, axioms: Axioms, different: Differences) -> Trace:
    """All that follows from the facts of `graph`, which should hold the individuals of the ontology too."""
    chaining = _Chaining(axioms, different)
    for fact in sorted(graph, key=lambda fact: tuple(map(str, fact))):
        if fact[1] not in _OF_LISTS:
            chaining.tell(fact)
    return chaining.run()


class _Chaining:
    """The facts so far, and those still to be looked at."""

    def __init__(self, axioms: Axioms, different: Differences) -> None:
        self._axioms = axioms
        self._different = different
        self._triggers = triggers(axioms)
        self._facts = Facts()
        self._new: deque[Fact] = deque()
        self._trace = Trace()
        self._clashes: dict[tuple[Rule, frozenset[Fact]], Clash] = {}

    def tell(self, fact: Fact, step: Step | None = None) -> None:
        """One more fact, unless it is known."""
        if self._facts.add(fact):
            self._new.append(fact)
            if step is not None:
                self._trace.steps[fact] = step

    def run(self) -> Trace:
        """Until nothing new follows; then what clashes."""
        while self._new:
            while self._new:
                self._follow(self._new.popleft())
            for inclusion in self._axioms.inclusions:
                if _needs_walking(inclusion):
                    self._include(inclusion)
        found = (*self._clashes.values(), *clashes(self._facts, self._axioms, self._different))
        self._trace.clashes.extend(found)
        return self._trace

    def _clash(self, rule: Rule, premises: Iterable[Fact]) -> None:
        facts = tuple(dict.fromkeys(premises))
        self._clashes.setdefault((rule, frozenset(facts)), Clash(rule, facts))

    # ---- along properties ----------------------------------------------------------------------------------

    def _follow(self, fact: Fact) -> None:
        _, property_, value = fact
        for trigger in self._triggers.get(value if property_ == RDF.type else property_, ()):
            self.tell(trigger.fire(fact), Step(trigger.rule, (fact,)))
        if property_ in self._axioms.with_characteristic(OWL.TransitiveProperty):
            self._transitive(fact)
        for chain in self._axioms.chains:
            if any(link.iri == property_ for link in chain.links):
                self._chain(chain, fact)

    def _transitive(self, fact: Fact) -> None:
        subject, property_, value = fact
        rule = Rule("transitive", (URIRef(str(property_)),))
        for further in list(self._facts.targets(property_, value)):
            self.tell((subject, property_, further), Step(rule, (fact, (value, property_, further))))
        for earlier in list(self._facts.sources(property_, subject)):
            self.tell((earlier, property_, value), Step(rule, ((earlier, property_, subject), fact)))

    def _chain(self, chain: Chain, fact: Fact) -> None:
        """Every way along the chain that uses this link, from wherever it can start."""
        starts = {fact[0], fact[2]}
        for link in reversed(chain.links[:-1]):
            back = Role(link.iri, not link.inverse)
            starts |= {node for start in starts for node, _ in self._facts.along(back, start)}
        for start in sorted(starts, key=str):
            for end, facts in self._walk(chain.links, start):
                if fact in facts:
                    self.tell((start, chain.property_, end), Step(Rule("chain", chain), facts))

    def _walk(self, links: tuple[Role, ...], start: Node) -> Iterator[tuple[Node, tuple[Fact, ...]]]:
        if not links:
            yield start, ()
            return
        for middle, fact in self._facts.along(links[0], start):
            for end, facts in self._walk(links[1:], middle):
                yield end, (fact, *facts)

    # ---- class expressions ---------------------------------------------------------------------------------

    def _include(self, inclusion: Inclusion) -> None:
        rule = Rule("inclusion", inclusion)
        for node in sorted(self._candidates(inclusion.sub), key=str):
            premises = self._member(node, inclusion.sub)
            if premises is not None:
                self._conclude(node, inclusion.sup, rule, premises)

    def _candidates(self, expression: Expression) -> set[Node]:
        """Things that can be in the expression at all: a cheap bound."""
        match expression:
            case Named(iri):
                return set(self._facts.members(iri))
            case Both(parts):
                return min((self._candidates(part) for part in parts), key=len)
            case Either(parts):
                return set[Node]().union(*(self._candidates(part) for part in parts))
            case Some(role, _) | Value(role, _):
                return set(self._facts.starts(role))
            case _:
                return set()

    def _member(self, node: Node, expression: Expression) -> tuple[Fact, ...] | None:
        """The facts that show that a thing is in the expression; None where they do not show it."""
        match expression:
            case Named(iri):
                fact = (node, RDF.type, iri)
                return (fact,) if fact in self._facts else None
            case Both(parts):
                proofs = [self._member(node, part) for part in parts]
                return None if None in proofs else tuple(fact for proof in proofs for fact in proof or ())
            case Either(parts):
                return next((proof for part in parts if (proof := self._member(node, part)) is not None), None)
            case Value(role, value):
                return next(((fact,) for end, fact in self._facts.along(role, node) if end == value), None)
            case Some(role, filler, least):
                return self._some(node, role, filler, least)
            case _:
                return None

    def _some(self, node: Node, role: Role, filler: Expression, least: int) -> tuple[Fact, ...] | None:
        found: list[tuple[Node, tuple[Fact, ...]]] = []
        for end, fact in self._facts.along(role, node):
            proof = self._member(end, filler)
            if proof is not None and all(self._different.apart(end, other) for other, _ in found):
                found.append((end, (fact, *proof)))
                if len(found) == least:
                    return tuple(fact for _, facts in found for fact in facts)
        return None

    def _conclude(self, node: Node, expression: Expression, rule: Rule, premises: tuple[Fact, ...]) -> None:
        match expression:
            case Named(iri) if iri == OWL.Nothing:
                self._clash(rule, premises)
            case Named(iri):
                self.tell((node, RDF.type, iri), Step(rule, premises))
            case Both(parts):
                for part in parts:
                    self._conclude(node, part, rule, premises)
            case Value(role, value):
                ends = (value, node) if role.inverse else (node, value)
                self.tell((ends[0], role.iri, ends[1]), Step(rule, premises))
            case Only(role, filler):
                for end, fact in self._facts.along(role, node):
                    self._conclude(end, filler, rule, (*premises, fact))
            case Not(part):
                if (against := self._member(node, part)) is not None:
                    self._clash(rule, (*premises, *against))


def _needs_walking(inclusion: Inclusion) -> bool:
    """Whether it takes more than one class membership to see that it applies, or it excludes something."""
    match inclusion:
        case Inclusion(Named(), Named(sup)):
            return sup == OWL.Nothing
    return True
