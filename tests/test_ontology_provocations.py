"""Each case that must be impossible is, for HermiT and for the tracer; each that must be let through is, by both."""

import re
from functools import reduce

import pytest
from rdflib import OWL, RDF, Graph

from ontology.modules import ontology_graph
from ontology.reasoning import conclude, is_consistent, reasoner_view
from ontology.reasoning.axioms import read_axioms
from ontology.reasoning.proofs import Trace
from ontology.reasoning.tracing import trace
from ontology.reasoning.unique_names import differences
from ontology.terms import GT
from tests.provocations import ALLOWED, IMPOSSIBLE, TWICE, case, case_of

pytestmark = pytest.mark.reasoner


def all_of(cases: dict[str, str]) -> Graph:
    return reduce(Graph.__add__, (case(name, body) for name, body in cases.items()), Graph())


def traced(graph: Graph) -> Trace:
    """What follows, with the links to passages too, which the reasoner's view leaves out."""
    view = reasoner_view(graph)
    return trace(view + graph + ontology_graph(), read_axioms(ontology_graph()), differences(view))


def slug(name: str) -> str:
    return name.replace(" ", "-").replace("'", "")


def caught_in(found: Trace) -> set[str]:
    """The cases that clash by their own facts: cases share grades and areas, and so may clash with one another."""
    owners = [{case_of(str(fact[0])) for fact in found.given(clash.premises)} - {""} for clash in found.clashes]
    return {one for those in owners if len(those) == 1 for one in those}


def test_the_tracer_catches_what_is_impossible_and_nothing_else() -> None:
    assert caught_in(traced(all_of(IMPOSSIBLE) + all_of(ALLOWED))) == set(map(slug, IMPOSSIBLE))


# The errors of the design's own list one by one; the others stand in one graph with the probes of the reasoning tests.
@pytest.mark.parametrize("name", [name for name in IMPOSSIBLE if name[:2] < "20"])
def test_hermit_catches_it(name: str) -> None:
    assert not is_consistent(reasoner_view(case(name, IMPOSSIBLE[name])))


def as_class(name: str, body: str) -> str | None:
    """A case of one thing that is of two classes, or linked to itself, as a class that can have no member."""
    if found := re.fullmatch(r"<x> a gt:(\w+), gt:(\w+) \.", body):
        parts = f"gt:{found[1]} gt:{found[2]}"
    elif found := re.fullmatch(r"<(\w)> a gt:(\w+) ; gt:(\w+) <\1> \.", body):
        parts = f"gt:{found[2]} [ a owl:Restriction ; owl:onProperty gt:{found[3]} ; owl:hasSelf true ]"
    else:
        return None
    return f"<{slug(name)}> a owl:Class ; owl:equivalentClass [ a owl:Class ; owl:intersectionOf ( {parts} ) ] ."


def test_hermit_agrees_that_no_such_thing_can_be() -> None:
    classes = {name: told for name, body in IMPOSSIBLE.items() if (told := as_class(name, body))}
    assert len(classes) >= 30
    head = "@base <https://example.org/> . @prefix gt: <https://w3id.org/goldenthread/ont#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
    verdict = conclude(Graph().parse(data=head + "\n".join(classes.values()), format="turtle"))
    assert verdict.consistent
    assert {iri.rpartition("/")[2] for iri in verdict.unsatisfiable} == set(map(slug, classes))


def test_hermit_lets_through_what_must_not_fail() -> None:
    assert is_consistent(reasoner_view(all_of(ALLOWED)))


def test_what_a_thing_can_have_only_one_of() -> None:
    functional = {
        str(name).removeprefix(str(GT)) for name in ontology_graph().subjects(RDF.type, OWL.FunctionalProperty)
    }
    assert functional == TWICE.keys()


@pytest.mark.parametrize(
    "name", ["10 one code on two authorities", "12 one post in two bodies", "16 one judgement of two reviews"]
)
def test_without_unique_names_hermit_is_silent(name: str) -> None:
    assert is_consistent(case(name, IMPOSSIBLE[name]))
