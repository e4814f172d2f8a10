"""Reasoning over a dataset: whether its facts can all be so, why not, and what follows that no source states."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Final

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import OWL, RDF, XSD
from rdflib.term import Node

from graph.dataset import Dataset
from graph.descriptions import describe
from graph.explaining import Explanation, explain, explain_untraced
from graph.grounds import Grounds
from graph.identifiers import mint
from graph.passages import Place, supports
from graph.quads import Triple, term_text
from ontology.modules import ontology_graph
from ontology.reasoning import Conclusions, ReasonerFailed, conclude, reasoner_view
from ontology.reasoning.axioms import Axioms, read_axioms
from ontology.reasoning.proofs import Fact, Trace
from ontology.reasoning.tracing import trace
from ontology.reasoning.unique_names import differences
from ontology.reasoning.wording import Words, plain_name
from ontology.terms import GRAPH, GT, ID

INFERRED: Final = URIRef(f"{GRAPH}inferred")
UNTRACED: Final = "the reasoner concludes it from all that is stated; by which steps could not be traced"
Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Reasoned:
    """The outcome. Where facts clash there are explanations; else what follows, as triples of a graph of its own."""

    conclusions: Conclusions
    explanations: tuple[Explanation, ...] = ()
    inferred: tuple[Fact, ...] = ()
    untraced: tuple[Fact, ...] = ()
    triples: tuple[Triple, ...] = ()


def reason(dataset: Dataset, *, progress: Progress = lambda step: None) -> Reasoned:
    """Reason over the merged graph of a dataset.

    Cost: HermiT's, some 20 s for what ships; the rest takes a third of it.
    Raises `ReasonerMissing`, `ReasonerFailed`.
    """
    ontology = ontology_graph()
    progress("Choosing what the reasoner sees")
    facts = dataset.facts()
    view = reasoner_view(facts)
    progress("Reasoning with HermiT")
    conclusions = conclude(view)
    progress("Tracing steps")
    axioms = read_axioms(ontology)
    traced = trace(view + ontology, axioms, differences(view))
    words, grounds = _words(dataset, view), Grounds(facts, ontology)
    explanations = explain(traced, ontology, words, partial(_places, dataset, grounds))
    if not conclusions.consistent:
        if not explanations:
            progress("Looking for the facts that clash")
            explanations = (explain_untraced(view, words, partial(_places, dataset, grounds)),)
        return Reasoned(conclusions, explanations=explanations)
    if explanations:
        raise ReasonerFailed(f"the tracer finds a clash where HermiT finds none: {explanations[0].rule}")
    progress("Writing what follows")
    told = _Conclusions(conclusions, view, axioms, traced, words, grounds)
    steps, untraced = told.traced(), told.untraced()
    triples = tuple(told.records(steps, untraced))
    return Reasoned(conclusions, inferred=(*steps, *untraced), untraced=untraced, triples=triples)


def _words(dataset: Dataset, view: Graph) -> Words:
    things = {str(node) for fact in view for node in fact if isinstance(node, URIRef) and node.startswith(ID)}
    names = describe(dataset, things)
    return Words(ontology_graph(), lambda node: names.get(str(node)) or plain_name(ontology_graph(), node))


def _places(dataset: Dataset, grounds: Grounds, fact: Fact) -> tuple[Place, ...]:
    """Where a fact is stated; nowhere where the ontology itself says so."""
    found = supports(dataset, grounds.of(fact))
    return tuple(dict.fromkeys(place for support in found.values() for place in support.places))


@dataclass(frozen=True)
class _Conclusions:
    """What is worth telling of all that follows: members of defined classes, and links that go on from step to step.

    What only the hierarchy of classes and properties says is left out: a query can follow it.
    """

    concluded: Conclusions
    view: Graph
    axioms: Axioms
    trace: Trace
    words: Words
    grounds: Grounds

    @cached_property
    def _defined(self) -> frozenset[Node]:
        return frozenset(inclusion.of for inclusion in self.axioms.inclusions if inclusion.exact)

    @cached_property
    def _going_on(self) -> frozenset[Node]:
        chained = frozenset(chain.property_ for chain in self.axioms.chains)
        return chained | self.axioms.with_characteristic(OWL.TransitiveProperty)

    def traced(self) -> tuple[Fact, ...]:
        """Those of which every step is known, sorted."""
        found = (fact for fact in self.trace.steps if self._is_told(fact))
        return tuple(sorted(found, key=lambda fact: tuple(map(str, fact))))

    def untraced(self) -> tuple[Fact, ...]:
        """Memberships that HermiT finds and no step shows, sorted."""
        found = {(URIRef(thing), RDF.type, URIRef(cls)) for thing, cls in self.concluded.types}
        lacking = (fact for fact in found - self.trace.steps.keys() if fact not in self.view)
        return tuple(sorted(fact for fact in lacking if fact[2] in self._defined and fact[0].startswith(ID)))

    def records(self, traced: tuple[Fact, ...], untraced: tuple[Fact, ...]) -> Iterator[Triple]:
        """The conclusions, and for each the record of its rule and of what it follows from."""
        for fact in traced:
            rule = self.words.rule(self.trace.steps[fact].rule)
            yield from self._record(fact, rule, tuple(dict.fromkeys(self._premises(fact))))
        for fact in untraced:
            stated = tuple((fact[0], p, o) for p, o in sorted(self.view.predicate_objects(fact[0])))
            yield from self._record(fact, UNTRACED, stated)

    def _is_told(self, fact: Fact) -> bool:
        told = self._is_of_a_told_kind(fact)
        return told and str(fact[0]).startswith(ID) and any(map(self._is_grounded, self._premises(fact)))

    def _is_grounded(self, fact: Fact) -> bool:
        return fact in self.trace.steps or bool(self.grounds.of(fact))

    def _premises(self, fact: Fact) -> Iterator[Fact]:
        """What the step rests on; in place of what is not told itself, what that rests on."""
        for premise in self.trace.steps[fact].premises:
            if premise not in self.trace.steps or self._is_of_a_told_kind(premise):
                yield premise
            else:
                yield from self._premises(premise)

    def _is_of_a_told_kind(self, fact: Fact) -> bool:
        return fact[2] in self._defined if fact[1] == RDF.type else fact[1] in self._going_on

    def _record(self, fact: Fact, rule: str, premises: tuple[Fact, ...]) -> Iterator[Triple]:
        subject, property_, value = fact
        iri = _record_iri(fact)
        yield fact
        yield (iri, RDF.type, GT.Inference)
        yield (iri, GT.inferredSubject, subject)
        if property_ == RDF.type:
            yield (iri, GT.inferredClass, Literal(str(value), datatype=XSD.anyURI))
            yield (iri, GT.confirmedByReasoner, Literal((str(subject), str(value)) in self.concluded.types))
        else:
            yield (iri, GT.inferredProperty, Literal(str(property_), datatype=XSD.anyURI))
            yield (iri, GT.inferredObject, value)
        yield (iri, GT.byRule, Literal(rule))
        for premise in premises:
            yield (iri, GT.fromFact, Literal(self.words.fact(premise)))
            grounds = (_record_iri(premise),) if premise in self.trace.steps else self.grounds.of(premise)
            for ground in grounds:
                yield (iri, GT.followsFrom, ground)


def _record_iri(fact: Fact) -> URIRef:
    digest = hashlib.sha256(" ".join(map(term_text, fact)).encode()).hexdigest()
    return mint("inference", digest[:20])
