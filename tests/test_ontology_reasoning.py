"""What HermiT infers and what it catches.

The runs are few, because each takes seconds: all that must be impossible stands in one graph, as classes that
can have no member; all that must follow stands in another.
"""

import sys

import pytest
from rdflib import OWL, RDF, Graph, Literal, URIRef

from ontology.reasoning import ReasonerFailed, ReasonerMissing, conclude, is_consistent
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

IMPOSSIBLE = {
    "AnAdequateUnderSif": """gt:Judgement [owl:onProperty gt:isJudgementOf; owl:someValuesFrom
        [owl:onProperty gt:underFramework; owl:hasValue <framework/sif-2013>]]
        [owl:onProperty gt:hasGrade; owl:hasValue <../scheme/grade/pre-2013/adequate>]""",
    "OldGoodUnderIlacs": """gt:Judgement [owl:onProperty gt:isJudgementOf; owl:someValuesFrom
        [owl:onProperty gt:underFramework; owl:hasValue <framework/ilacs-2026>]]
        [owl:onProperty gt:hasGrade; owl:hasValue <../scheme/grade/pre-2013/good>]""",
    "RequiresImprovementIn2012": """gt:Judgement [owl:onProperty gt:isJudgementOf; owl:someValuesFrom
        [owl:onProperty gt:underFramework; owl:hasValue <framework/child-protection-2012>]]
        [owl:onProperty gt:hasGrade; owl:hasValue <../scheme/grade/sif-2013/requires-improvement>]""",
    "TwoGrades": """gt:Judgement [owl:onProperty gt:hasGrade; owl:hasValue <../scheme/grade/sif-2013/good>]
        [owl:onProperty gt:hasGrade; owl:hasValue <../scheme/grade/sif-2013/inadequate>]""",
    "JudgedButAwaited": """gt:ExternalReview [owl:onProperty gt:hasJudgement; owl:someValuesFrom gt:Judgement]
        [owl:onProperty gt:reportStatus; owl:hasValue <../scheme/report-status/awaited>]""",
    "BoardAreaInInspection": """gt:Inspection [owl:onProperty gt:hasJudgement; owl:someValuesFrom
        [owl:onProperty gt:inArea; owl:someValuesFrom gt:BoardJudgementArea]]""",
    "KeyAreaInBoardReview": """gt:BoardReview [owl:onProperty gt:hasJudgement; owl:someValuesFrom
        [owl:onProperty gt:inArea; owl:someValuesFrom gt:KeyJudgementArea]]""",
    "BoardReviewOfAuthority": "gt:BoardReview [owl:onProperty gt:reviews; owl:someValuesFrom gt:Authority]",
    "AuthorityAsBoard": "gt:Authority gt:GovernanceBody",
    "OwnParent": 'gt:Body [owl:onProperty gt:isSubBodyOf; owl:hasSelf "true"^^xsd:boolean]',
    "ReportsToItself": 'gt:Party [owl:onProperty gt:reportsTo; owl:hasSelf "true"^^xsd:boolean]',
    "AccountableToItself": 'gt:Party [owl:onProperty gt:isAccountableTo; owl:hasSelf "true"^^xsd:boolean]',
    "JudgementAsRecommendation": "gt:Judgement gt:Recommendation",
    "PostInTwoBodies": """gt:Post [owl:onProperty gt:isPostIn; owl:hasValue <board/marlow-vale/board-a>]
        [owl:onProperty gt:isPostIn; owl:hasValue <board/marlow-vale/board-b>]""",
    "CouncilAsInspector": "gt:Inspection [owl:onProperty gt:conductedBy; owl:someValuesFrom gt:Authority]",
    "GradedPeerReview": "gt:PeerReview [owl:onProperty gt:hasJudgement; owl:someValuesFrom owl:Thing]",
    "StrengthAndWeakness": "gt:Strength gt:AreaForImprovement",
    "JudgementOfTwoReviews": """gt:Judgement [owl:onProperty gt:isJudgementOf; owl:hasValue <inspection/marlow-vale/sif/2014-01-06>]
        [owl:onProperty gt:isJudgementOf; owl:hasValue <inspection/marlow-vale/sif/2016-02-01>]""",
    "DocumentAsLead": "gt:Action [owl:onProperty gt:hasLead; owl:someValuesFrom gt:SourceDocument]",
    "TwoRanks": "gt:Grade [owl:onProperty gt:rank; owl:hasValue 1] [owl:onProperty gt:rank; owl:hasValue 2]",
    "WordyConfidence": 'gt:Claim [owl:onProperty gt:confidence; owl:hasValue "high"]',
    "EventAsRecord": "gt:Inspection gt:SourceDocument",
}  # fmt: skip

NAMED_APART = """
<board/marlow-vale/board-a> a gt:GovernanceBody . <board/marlow-vale/board-b> a gt:GovernanceBody .
<inspection/marlow-vale/sif/2014-01-06> a gt:Inspection . <inspection/marlow-vale/sif/2016-02-01> a gt:Inspection .
"""

MARLOW_VALE = """
<authority/marlow-vale> a gt:Authority ; gt:gssCode "E06000901" .
<authority/kelderdale> a gt:Authority ; gt:gssCode "E06000902" .
<authority/eastborough> a gt:Authority ; gt:gssCode "E06000903" .
<body/ofsted> a gt:Inspectorate . <body/department> a gt:CentralGovernmentBody .
<board/marlow-vale/children-board> a gt:LocalSafeguardingChildrenBoard .
<board/marlow-vale/adults-board> a gt:GovernanceBody ; gt:isAccountableTo <board/marlow-vale/hwb> .
<board/marlow-vale/hwb> a gt:HealthAndWellbeingBoard ; gt:isAccountableTo <board/marlow-vale/adults-board> .
<board/marlow-vale/panel> a gt:GovernanceBody ; gt:isSubBodyOf <board/marlow-vale/children-board> .
<board/marlow-vale/training> a gt:GovernanceBody ;
  gt:isSubBodyOf <board/marlow-vale/children-board>, <board/marlow-vale/adults-board> .
<body/vale-nhs-trust> a gt:DeliveryAgency ; gt:isMemberOf <board/marlow-vale/hwb> .
<post/marlow-vale/panel-chair> a gt:Post ; gt:isPostIn <board/marlow-vale/panel> .
<post/marlow-vale/director> a gt:Post .
<holding/paper/1> a gt:PostHolding ; gt:heldPost <post/marlow-vale/director> ; gt:tenure s:tenure\\/interim .
<relation/1> a gt:AccountabilityRelation ; gt:accountGiver <board/marlow-vale/children-board> ;
  gt:accountReceiver <authority/marlow-vale> ; gt:actuality s:actuality\\/in-force .
<relation/2> a gt:AccountabilityRelation ; gt:accountGiver <board/marlow-vale/hwb> ;
  gt:accountReceiver <authority/marlow-vale> ; gt:actuality s:actuality\\/proposed .
<intervention/marlow-vale> a gt:ImprovementNotice ; gt:intervenedIn <authority/marlow-vale> ;
  gt:actuality s:actuality\\/in-force .
<intervention/kelderdale> a gt:ImprovementNotice ; gt:intervenedIn <authority/kelderdale> ;
  gt:actuality s:actuality\\/expected .
<inspection/marlow-vale/sif/2015-03-02> a gt:Inspection ; gt:reviews <authority/marlow-vale> ; gt:conductedBy <body/ofsted> ;
  gt:underFramework <framework/sif-2013> ; gt:reportStatus s:report-status\\/awaited, s:report-status\\/published .
<judgement/overall> a gt:Judgement ; gt:isJudgementOf <inspection/marlow-vale/sif/2015-03-02> ;
  gt:inArea s:area\\/sif-2013\\/overall ; gt:hasGrade s:grade\\/sif-2013\\/inadequate .
<judgement/adoption> a gt:Judgement ; gt:isJudgementOf <inspection/marlow-vale/sif/2015-03-02> ;
  gt:inArea s:area\\/sif-2013\\/adoption ; gt:hasGrade s:grade\\/sif-2013\\/good .
<review/marlow-vale/lscb/2015-03-02> a gt:BoardReview ; gt:reviews <board/marlow-vale/children-board> ;
  gt:accompanies <inspection/marlow-vale/sif/2015-03-02> ; gt:underFramework <framework/sif-2013> .
<judgement/lscb> a gt:Judgement ; gt:isJudgementOf <review/marlow-vale/lscb/2015-03-02> ;
  gt:inArea s:area\\/sif-2013\\/lscb ; gt:hasGrade s:grade\\/sif-2013\\/requires-improvement .
<inspection/kelderdale/sif/2016-01-11> a gt:Inspection ; gt:reviews <authority/kelderdale> ;
  gt:reportStatus s:report-status\\/awaited .
<recommendation/1> a gt:ReviewRecommendation ; gt:madeTo <board/marlow-vale/children-board> .
<plan/1> a gt:ImprovementPlan .
<action/1-1> a gt:Action ; gt:addresses <recommendation/1> ; gt:inPlan <plan/1> ; gt:hasLead <post/marlow-vale/panel-chair> ;
  gt:hasDeadline <time/2015-09> .
<action/1-2> a gt:Action ; gt:addresses <recommendation/1> ; gt:inPlan <plan/1> .
<claim/paper/1-2/lead> a gt:AbsenceClaim ; gt:absenceClaimAbout <action/1-2> ; gt:statesAbsenceOf s:slot\\/lead .
<time/2015-09> a gt:TemporalExtent ; gt:edtf "2015-09" ; gt:startsNotBefore "2015-09-01T00:00:00Z"^^xsd:dateTime .

probe:AnswersToTheAuthority owl:equivalentClass [ a owl:Restriction ; owl:onProperty gt:answersTo ; owl:hasValue <authority/marlow-vale> ] .
probe:ThreadsToTheBoard owl:equivalentClass [ a owl:Restriction ; owl:onProperty gt:threadsTo ; owl:hasValue <board/marlow-vale/children-board> ] .
probe:JudgedUnderSif owl:equivalentClass [ a owl:Restriction ; owl:onProperty gt:judgedUnder ; owl:hasValue <framework/sif-2013> ] .
"""


def turtle(text: str) -> Graph:
    return Graph().parse(data=PREFIXES + text, format="turtle")


def probes() -> Graph:
    graph = turtle(NAMED_APART)
    for name, parts in IMPOSSIBLE.items():
        graph += turtle(f"probe:{name} a owl:Class ; owl:equivalentClass [a owl:Class; owl:intersectionOf ({parts})] .")
    for restriction in set(graph.subjects(OWL.onProperty)):
        graph.add((restriction, RDF.type, OWL.Restriction))
    return graph


def test_ontology_is_consistent_and_every_class_can_have_members() -> None:
    verdict = conclude(Graph())
    assert verdict.consistent
    assert verdict.unsatisfiable == ()


def test_what_must_be_impossible_is() -> None:
    verdict = conclude(reasoner_view(probes()))
    assert verdict.consistent
    names = {iri.rpartition("/")[2] for iri in verdict.unsatisfiable}
    assert names == set(IMPOSSIBLE)


def test_what_must_follow_does() -> None:
    types = conclude(reasoner_view(turtle(MARLOW_VALE))).types

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
    judged = {"judgement/overall", "judgement/adoption", "judgement/lscb"}
    assert members(GT.JudgementUnderSIF) == judged
    assert members("https://example.org/probe/JudgedUnderSif") == judged
    # The health and wellbeing board's answerability is only proposed: it and what answers to it stay out.
    answering = {"board/marlow-vale/children-board", panel, training}
    assert members("https://example.org/probe/AnswersToTheAuthority") == answering
    thread = {"recommendation/1", "action/1-1", "post/marlow-vale/panel-chair", panel, training}
    assert members("https://example.org/probe/ThreadsToTheBoard") == thread


@pytest.mark.parametrize(
    "wrong",
    [
        '<authority/kelderdale> gt:gssCode "E06000901" .',
        "<board/marlow-vale/children-board> gt:isSubBodyOf <board/marlow-vale/panel> .",
    ],
    ids=["one code on two councils", "two boards each the parent of the other"],
)
def test_what_only_individuals_can_show_is_caught(wrong: str) -> None:
    assert not is_consistent(reasoner_view(turtle(MARLOW_VALE + wrong)))


def test_view_leaves_out_what_is_not_a_fact_and_changes_nothing() -> None:
    graph = turtle(MARLOW_VALE + "<action/1-1> gt:supportedBy <passage/paper/0-4> . <passage/paper/0-4> a gt:Passage .")
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
