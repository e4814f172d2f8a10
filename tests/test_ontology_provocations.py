"""Each case that must be impossible is, for HermiT and for the tracer; each that must be let through is, by both."""

from functools import reduce

import pytest
from rdflib import OWL, RDF, Graph

from ontology.modules import ontology_graph
from ontology.reasoning import is_consistent, reasoner_view
from ontology.reasoning.axioms import read_axioms
from ontology.reasoning.proofs import Trace
from ontology.reasoning.tracing import trace
from ontology.reasoning.unique_names import differences
from ontology.terms import GT
from tests.owl_api import consistent
from tests.provocations import ALLOWED, IMPOSSIBLE, TWICE, WORDS, case, case_of

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


# Those of one kind, two values where there can be one, are left to the tracer: one run each would add nothing.
FOR_HERMIT = [name for name in IMPOSSIBLE if not name.startswith("twice")]
UNNAMED = ("10 one code on two authorities", "12 one post in two bodies", "16 one judgement of two reviews")


@pytest.fixture(scope="module")
def verdicts() -> dict[tuple[str, bool], bool]:
    """Whether HermiT finds each case consistent, with unique names and, for some, without; in one virtual machine."""
    logic = Graph()
    for triple in ontology_graph():
        if triple[1] not in WORDS:
            logic.add(triple)
    asked = [(name, True) for name in FOR_HERMIT] + [(name, False) for name in UNNAMED]
    graphs = []
    for name, unique in asked:
        graph = case(name, IMPOSSIBLE[name])
        # The view leaves out the links to passages, which are no facts to reason over; a case may be of them.
        graphs.append(logic + graph + (reasoner_view(graph) if unique else Graph()))
    return dict(zip(asked, consistent(graphs), strict=True))


@pytest.mark.parametrize("name", FOR_HERMIT)
def test_hermit_catches_it(name: str, verdicts: dict[tuple[str, bool], bool]) -> None:
    assert not verdicts[name, True]


@pytest.mark.parametrize("name", UNNAMED)
def test_without_unique_names_hermit_is_silent(name: str, verdicts: dict[tuple[str, bool], bool]) -> None:
    assert verdicts[name, False]


@pytest.mark.parametrize("name", ["02 two grades on one judgement", "13 an inspection carried out by a council"])
def test_the_product_calls_hermit_to_the_same_end(name: str) -> None:
    assert not is_consistent(reasoner_view(case(name, IMPOSSIBLE[name])))


def test_hermit_lets_through_what_must_not_fail() -> None:
    assert is_consistent(reasoner_view(all_of(ALLOWED)))


def test_what_a_thing_can_have_only_one_of() -> None:
    functional = {
        str(name).removeprefix(str(GT)) for name in ontology_graph().subjects(RDF.type, OWL.FunctionalProperty)
    }
    assert functional == TWICE.keys()
