"""What is worth telling of all that follows, and the record of each conclusion: its reason, premises and date.

Told is what the ontology gives a note for; what serves the reasoning alone, and what the hierarchy of classes and
properties says, is left out: a query can follow that.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, XSD
from rdflib.term import Node

from graph.grounds import Grounds
from graph.identifiers import mint
from graph.quads import Triple, term_text
from ontology.modules import ontology_graph
from ontology.reasoning import Conclusions
from ontology.reasoning.axioms import Axioms
from ontology.reasoning.proofs import Fact, Trace
from ontology.reasoning.wording import Words
from ontology.terms import GT, ID

UNTRACED: Final = "the reasoner concludes it from all that is stated; by which steps could not be traced"


@dataclass(frozen=True)
class Telling:
    """A trace with all that is needed to tell of it."""

    concluded: Conclusions
    view: Graph
    axioms: Axioms
    trace: Trace
    words: Words
    grounds: Grounds

    def traced(self) -> tuple[Fact, ...]:
        """The conclusions of which every step is known, sorted."""
        found = (fact for fact in self.trace.steps if self._is_told(fact))
        return tuple(sorted(found, key=lambda fact: tuple(map(str, fact))))

    def untraced(self) -> tuple[Fact, ...]:
        """Memberships that HermiT finds and no step shows, sorted."""
        found = {(URIRef(thing), RDF.type, URIRef(cls)) for thing, cls in self.concluded.types}
        lacking = (fact for fact in found - self.trace.steps.keys() if fact not in self.view)
        return tuple(sorted(fact for fact in lacking if fact[2] in self._notes and fact[0].startswith(ID)))

    def records(self, traced: tuple[Fact, ...], untraced: tuple[Fact, ...]) -> Iterator[Triple]:
        """Each conclusion, and the record of why it holds, on what it rests, and as of when."""
        for fact in traced:
            premises = tuple(dict.fromkeys(self._premises(fact)))
            yield from self._record(fact, self._notes[_told_by(fact)], premises)
        for fact in untraced:
            stated = tuple((fact[0], p, o) for p, o in sorted(self.view.predicate_objects(fact[0])))
            yield from self._record(fact, UNTRACED, stated)

    @cached_property
    def _notes(self) -> dict[Node, str]:
        return {term: str(note) for term, note in ontology_graph().subject_objects(GT.inferenceNote)}

    @cached_property
    def _beyond_one_step(self) -> frozenset[Node]:
        steps = ontology_graph().subject_objects(GT.toldFromStep)
        return frozenset(term for term, step in steps if int(str(step)) > 1)

    def _is_told(self, fact: Fact) -> bool:
        term = _told_by(fact)
        if term not in self._notes or not str(fact[0]).startswith(ID):
            return False
        one_step = self.trace.steps[fact].rule.kind == "sub-property"
        return not (one_step and term in self._beyond_one_step) and any(map(self._is_grounded, self._premises(fact)))

    def _is_grounded(self, fact: Fact) -> bool:
        return fact in self.trace.steps or bool(self.grounds.of(fact))

    def _premises(self, fact: Fact) -> Iterator[Fact]:
        """What the step rests on; in place of what is not told itself, what that rests on."""
        for premise in self.trace.steps[fact].premises:
            if premise not in self.trace.steps or self._is_told(premise):
                yield premise
            else:
                yield from self._premises(premise)

    def _record(self, fact: Fact, note: str, premises: tuple[Fact, ...]) -> Iterator[Triple]:
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
        yield (iri, GT.byRule, Literal(note))
        for time in self._latest(premises):
            yield (iri, GT.asOf, time)
        for place, premise in enumerate(premises, start=1):
            yield from self._premise(iri, URIRef(f"{iri}/{place}"), place, premise)

    def _premise(self, inference: URIRef, iri: URIRef, place: int, premise: Fact) -> Iterator[Triple]:
        yield (inference, GT.hasPremise, iri)
        yield (iri, RDF.type, GT.Premise)
        yield (iri, GT.ordinal, Literal(place))
        yield (iri, GT.fromFact, Literal(self.words.fact(premise)))
        grounds = (_record_iri(premise),) if premise in self.trace.steps else self.grounds.of(premise)
        for ground in grounds:
            yield (iri, GT.followsFrom, ground)

    def _latest(self, premises: tuple[Fact, ...]) -> tuple[Node, ...]:
        """The latest date of the documents on whose word the premises stand; none where none has a date."""
        given = self.trace.given(premises)
        times = self.grounds.dates(ground for fact in given for ground in self.grounds.of(fact))
        return tuple(sorted(times, key=str)[-1:])


def _told_by(fact: Fact) -> Node:
    """The term that a conclusion is of: its class, or its property."""
    return fact[2] if fact[1] == RDF.type else fact[1]


def _record_iri(fact: Fact) -> URIRef:
    digest = hashlib.sha256(" ".join(map(term_text, fact)).encode()).hexdigest()
    return mint("inference", digest[:20])
