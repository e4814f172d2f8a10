"""What follows in a small world, for HermiT and for the tracer; what the reasoner sees; how it fails."""

import sys
from pathlib import Path

import pytest
from rdflib import OWL, RDF, Graph, Literal, URIRef

from ontology.modules import ontology_graph
from ontology.reasoning import ReasonerFailed, ReasonerMissing, conclude
from ontology.reasoning.axioms import read_axioms
from ontology.reasoning.tracing import trace
from ontology.reasoning.unique_names import differences
from ontology.reasoning.view import reasoner_view
from ontology.terms import GT, GTID

pytestmark = pytest.mark.reasoner

PREFIXES = """
@base <https://w3id.org/goldenthread/id/> .
@prefix gt: <https://w3id.org/goldenthread/ont#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix s: <https://w3id.org/goldenthread/scheme/> .
@prefix probe: <https://example.org/probe/> .
"""

WORLD = Path(__file__).parent / "ontology_fixtures" / "world.ttl"
PROBES = """
probe:AnswersToTheAuthority owl:equivalentClass [ a owl:Restriction ; owl:onProperty gt:answersTo ; owl:hasValue <authority/marlow-vale> ] .
probe:ThreadsToTheBoard owl:equivalentClass [ a owl:Restriction ; owl:onProperty gt:threadsTo ; owl:hasValue <board/marlow-vale/children-board> ] .
probe:JudgedUnderSif owl:equivalentClass [ a owl:Restriction ; owl:onProperty gt:judgedUnder ; owl:hasValue <framework/sif-2013> ] .
"""


def turtle(text: str) -> Graph:
    return Graph().parse(data=PREFIXES + text, format="turtle")


def world() -> Graph:
    return Graph().parse(WORLD)


def test_ontology_is_consistent_and_every_class_can_have_members() -> None:
    verdict = conclude(Graph())
    assert verdict.consistent
    assert verdict.unsatisfiable == ()


def test_what_must_follow_does() -> None:
    types = conclude(reasoner_view(world() + turtle(PROBES))).types

    def members(class_: URIRef | str) -> set[str]:
        return {name.removeprefix(str(GTID)) for name, kind in types if kind == str(class_)}

    panel, training = "board/marlow-vale/panel", "board/marlow-vale/training"
    assert members(GT.SubordinateBody) == {panel, training}
    assert members(GT.JointSubordinateBody) == {training}
    assert members(GT.PartnerAgency) == {"body/vale-nhs-trust"}
    assert members(GT.InterimlyHeldPost) == {"post/marlow-vale/director"}
    assert members(GT.AuthorityUnderIntervention) == {"authority/marlow-vale"}
    assert members(GT.AuthorityJudgedInadequate) == {"authority/marlow-vale"}
    assert members(GT.OverallJudgement) == {"judgement/overall"}
    assert members(GT.ReviewAwaitingReport) == {"inspection/kelderdale/sif/2016-01-11"}
    assert members(GT.OwnedAction) == {"action/1-1"}
    assert members(GT.ActionWithNoStatedLead) == {"action/1-2"}
    earlier = {"judgement/earlier", "judgement/joint", "judgement/care"}
    assert members(GT.JudgementUnderEarlierFramework) == earlier
    assert members(GT.JudgementUnderILACS) == {"judgement/later", "judgement/latest"}
    assert members(GT.JudgementUnderILACS2026) == {"judgement/latest"}
    judged = {"judgement/overall", "judgement/adoption", "judgement/lscb"}
    assert members(GT.JudgementUnderSIF) == judged
    assert members("https://example.org/probe/JudgedUnderSif") == judged
    # The health and wellbeing board's answerability is only proposed: it and what answers to it stay out.
    answering = {"board/marlow-vale/children-board", panel, training}
    assert members("https://example.org/probe/AnswersToTheAuthority") == answering
    thread = {"recommendation/1", "action/1-1", "post/marlow-vale/panel-chair", panel, training}
    assert members("https://example.org/probe/ThreadsToTheBoard") == thread


def test_view_leaves_out_what_is_not_a_fact_and_changes_nothing() -> None:
    graph = world() + turtle("<action/1-1> gt:supportedBy <passage/paper/0-4> . <passage/paper/0-4> a gt:Passage .")
    before = set(graph)
    view = reasoner_view(graph)
    assert set(graph) == before
    assert (GTID["relation/1"], RDF.type, GT.AccountabilityRelation) in view
    assert (GTID["relation/2"], RDF.type, GT.AccountabilityRelation) not in view
    assert (GTID["intervention/kelderdale"], RDF.type, GT.ImprovementNotice) not in view
    assert not list(view.triples((None, GT.supportedBy, None)))
    assert not list(view.subjects(RDF.type, GT.Passage))
    assert list(view.subjects(RDF.type, GT.AbsenceClaim))
    assert len(list(view.subjects(RDF.type, OWL.AllDifferent))) >= 5


def test_unsupported_datatype_is_told_apart_from_inconsistency() -> None:
    graph = Graph().add(
        (GTID["time/2015"], GT.edtf, Literal("2015-09-01", datatype="http://www.w3.org/2001/XMLSchema#date"))
    )
    with pytest.raises(ReasonerFailed, match="datatype"):
        conclude(graph)


def test_absence_of_the_reasoner_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "owlready2", None)
    with pytest.raises(ReasonerMissing, match=r"goldenthread\[reasoner\]"):
        conclude(Graph())


def test_of_an_inconsistent_graph_nothing_else_is_said() -> None:
    verdict = conclude(turtle("<authority/northshire> a gt:Authority, gt:Person ."))
    assert (verdict.consistent, verdict.unsatisfiable, verdict.types) == (False, (), frozenset())


def test_the_tracer_finds_what_hermit_finds() -> None:
    view = reasoner_view(world())
    axioms = read_axioms(ontology_graph())
    traced = trace(view + ontology_graph(), axioms, differences(view))
    assert traced.clashes == []
    things = {str(node) for node in view.subjects(RDF.type)}
    found = {(str(s), str(o)) for s, p, o in {*view, *traced.steps} if p == RDF.type and str(s) in things}
    ours = {(name, kind) for name, kind in found if kind.startswith(str(GT))}
    hermit = {(name, kind) for name, kind in conclude(view).types if kind.startswith(str(GT))}
    assert ours == hermit


def test_each_step_leads_back_to_facts_that_were_given() -> None:
    view = reasoner_view(world())
    given = set(view) | set(ontology_graph())
    traced = trace(view + ontology_graph(), read_axioms(ontology_graph()), differences(view))
    for fact in traced.steps:
        assert set(traced.given([fact])) <= given
