"""Reasoning over a dataset: whether its facts can all be so, why not, and what follows that no source states."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from rdflib import Graph, URIRef

from graph.dataset import Dataset
from graph.descriptions import describe
from graph.explaining import Explanation, explain, explain_untraced
from graph.grounds import Grounds
from graph.passages import Place, supports
from graph.quads import Triple, term_text
from graph.telling import Telling
from ontology.modules import ontology_graph
from ontology.reasoning import Conclusions, ReasonerFailed, conclude, reasoner_view
from ontology.reasoning.axioms import read_axioms
from ontology.reasoning.proofs import Fact
from ontology.reasoning.tracing import trace
from ontology.reasoning.unique_names import differences
from ontology.reasoning.wording import Words, plain_name
from ontology.terms import GRAPH, ID

_OF_SOURCES: Final = """
PREFIX gt: <https://w3id.org/goldenthread/ont#>
SELECT DISTINCT ?passage WHERE { GRAPH ?source { FACT . SUBJECT gt:supportedBy ?passage } } ORDER BY ?passage
"""
INFERRED: Final = URIRef(f"{GRAPH}inferred")
_ROUNDS: Final = 5  # of setting aside what clashes
Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Reasoned:
    """The outcome: why facts clash, and what follows, as triples of a graph of its own.

    Where facts clash nothing follows, unless they were set aside.
    """

    conclusions: Conclusions
    explanations: tuple[Explanation, ...] = ()
    inferred: tuple[Fact, ...] = ()
    untraced: tuple[Fact, ...] = ()
    triples: tuple[Triple, ...] = ()


def reason(dataset: Dataset, *, set_aside: bool = False, progress: Progress = lambda step: None) -> Reasoned:
    """Reason over the merged graph of a dataset. With `set_aside` facts that clash are left out and the rest goes on.

    Cost: HermiT's, some 20 s for what ships; the rest takes a third of it.
    Raises `ReasonerMissing`, `ReasonerFailed`.
    """
    ontology = ontology_graph()
    progress("Choosing what the reasoner sees")
    facts = dataset.facts()
    view = reasoner_view(facts)
    axioms, words, grounds = read_axioms(ontology), _words(dataset, view), Grounds(facts, ontology)
    cite = partial(_places, dataset, grounds)
    aside: tuple[Explanation, ...] = ()
    for _ in range(_ROUNDS):
        progress("Reasoning with HermiT")
        conclusions = conclude(view)
        progress("Tracing steps")
        traced = trace(view + ontology, axioms, differences(view))
        explanations = explain(traced, ontology, words, cite)
        if conclusions.consistent:
            break
        if not explanations:
            progress("Looking for the facts that clash")
            explanations = (explain_untraced(view, words, cite),)
        aside = (*aside, *explanations)
        if not set_aside:
            break
        for fact in {told.fact for one in explanations for told in one.facts}:
            view.remove(fact)
    if not conclusions.consistent:
        return Reasoned(conclusions, explanations=aside)
    if explanations:
        raise ReasonerFailed(f"the tracer finds a clash where HermiT finds none: {explanations[0].rule}")
    progress("Writing what follows")
    told = Telling(conclusions, view, axioms, traced, words, grounds)
    steps, untraced = told.traced(), told.untraced()
    triples = tuple(told.records(steps, untraced))
    return Reasoned(conclusions, explanations=aside, inferred=(*steps, *untraced), untraced=untraced, triples=triples)


def _words(dataset: Dataset, view: Graph) -> Words:
    things = {str(node) for fact in view for node in fact if isinstance(node, URIRef) and node.startswith(ID)}
    names = describe(dataset, things)
    return Words(ontology_graph(), lambda node: names.get(str(node)) or plain_name(ontology_graph(), node))


def _places(dataset: Dataset, grounds: Grounds, fact: Fact) -> tuple[Place, ...]:
    """Where a fact is stated; nowhere where the ontology itself says so."""
    found = supports(dataset, grounds.of(fact) or _passages_of_sources(dataset, fact))
    return tuple(dict.fromkeys(place for support in found.values() for place in support.places))


def _passages_of_sources(dataset: Dataset, fact: Fact) -> tuple[URIRef, ...]:
    """For a fact that no claim states: where the sources that hold it speak of its subject."""
    if fact in ontology_graph():
        return ()
    subject, property_, value = map(term_text, fact)
    rows = dataset.select(
        _OF_SOURCES.replace("FACT", f"{subject} {property_} {value}").replace("SUBJECT", subject)
    ).rows
    return tuple(URIRef(str(passage)) for (passage,) in rows)
