"""What writers may not do: guess, or put two facts on one node. Claims about invented councils, composed here."""

from typing import Any

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, RDFS, SKOS

from graph.assertion import assert_claims
from graph.body_forms import office
from graph.errors import ClashingFacts
from graph.identifiers import concept, mint
from graph.plan_names import has_form_of_plan
from loaders.claims import (
    ActionClaim,
    BodyClaim,
    Claim,
    DocumentClaim,
    Evidence,
    FindingClaim,
    InspectionClaim,
    InterventionClaim,
    JudgementClaim,
    RecommendationClaim,
    RelationClaim,
    RoleClaim,
    StatisticClaim,
)
from loaders.own_claims import DeliveryClaim, EventClaim, PlanPartClaim, RiskClaim, SignOffClaim
from ontology.terms import GT

PLACE = "Eastborough"
HERE = (Evidence(start=10, end=40),)


def common(document: str = "paper") -> dict[str, Any]:
    return {"document": document, "evidence": HERE, "confidence": 1.0, "method": "manual"}


def paper(*told: Claim, document: str = "paper", date: str | None = None) -> Graph:
    """The graph of a paper of Eastborough that tells this."""
    head = DocumentClaim(**common(document), publisher=PLACE, sha256="0", file=f"{document}.txt", date=date)
    made = Graph()
    for triple in assert_claims([head, *told]):
        made.add(triple)
    return made


def of_class(graph: Graph, cls: URIRef) -> set[Any]:
    return set(graph.subjects(RDF.type, cls))


def relation(subject: str | None, predicate: Any, target: str, **more: Any) -> RelationClaim:
    return RelationClaim(**common(), subject=subject, predicate=predicate, object=target, **more)


# ---- one thing a node --------------------------------------------------------------------------------------


PAIRS = [
    (
        (GT.Strength, GT.AreaForImprovement),
        FindingClaim(**common(), authority=PLACE, polarity="strength", summary="Visits are prompt."),
        FindingClaim(**common(), authority=PLACE, polarity="weakness", summary="Records are thin."),
    ),
    (
        (GT.AreaForImprovement,),
        FindingClaim(**common(), authority=PLACE, polarity="weakness", text="records are thin"),
        FindingClaim(**common(), authority=PLACE, polarity="weakness", text="plans drift"),
    ),
    (
        (GT.GradeCountObservation,),
        StatisticClaim(**common(), measure="judgements", value=20, grade="good", framework="sif-2013"),
        StatisticClaim(**common(), measure="judgements", value=22, grade="inadequate", framework="sif-2013"),
    ),
    (
        (GT.Observation,),
        StatisticClaim(**common(), measure="judgements", value=22, unit="count"),
        StatisticClaim(**common(), measure="judgements", value=25.9, unit="percent"),
    ),
    (
        (GT.Action,),
        ActionClaim(**common(), authority=PLACE, text="meet"),
        ActionClaim(**common(), authority=PLACE, text="count"),
    ),
    (
        (GT.Risk,),
        RiskClaim(**common(), authority=PLACE, summary="Staff may leave."),
        RiskClaim(**common(), authority=PLACE, summary="Money may run out."),
    ),
    (
        (GT.SignOff,),
        SignOffClaim(**common(), authority=PLACE, of="Improvement Plan", stage="activity"),
        SignOffClaim(**common(), authority=PLACE, of="Improvement Plan", stage="impact"),
    ),
    (
        (GT.ReportingRelation,),
        relation("Voice Board", "reports-to", "Cabinet", about="attendance"),
        relation("Voice Board", "reports-to", "Cabinet", about="money"),
    ),
    (
        (GT.PostHolding,),
        RoleClaim(**common(), title="Head of Care", organisation=PLACE, holder="Ada Reeve"),
        RoleClaim(**common(), title="Chief Executive", organisation=PLACE, holder="Ada Reeve"),
    ),
    (
        (GT.Judgement,),
        JudgementClaim(**common(), authority=PLACE, area="other", grade="good", framework="slac-2009"),
        JudgementClaim(**common(), authority=PLACE, area="other", grade="adequate", framework="slac-2009"),
    ),
    (
        (GT.Recommendation,),
        RecommendationClaim(**common(), authority=PLACE, addressee=PLACE, number="1", text="listen"),
        RecommendationClaim(**common(), authority=PLACE, addressee=PLACE, number="1", text="count"),
    ),
]


@pytest.mark.parametrize(("classes", "first", "second"), PAIRS)
def test_two_claims_of_one_passage_are_two_things(classes: tuple[URIRef, ...], first: Claim, second: Claim) -> None:
    both = paper(first, second)
    assert len({node for cls in classes for node in of_class(both, cls)}) == 2
    # Told again, or alone, each is the same as before.
    assert set(paper(first, second, first)) >= set(both)
    if not isinstance(first, RecommendationClaim):
        assert {node for cls in classes for node in of_class(paper(second), cls)} <= {
            node for cls in classes for node in of_class(both, cls)
        }


def test_a_finding_is_the_same_with_and_without_the_papers_words() -> None:
    marked = {**common(), "evidence": (Evidence(start=10, end=40, field="text"),)}
    bare = FindingClaim(**marked, authority=PLACE, polarity="weakness", summary="Plans drift.")
    worded = FindingClaim(**marked, authority=PLACE, polarity="weakness", summary="Plans drift.", text="they drift")
    assert of_class(paper(bare), GT.AreaForImprovement) == of_class(paper(worded), GT.AreaForImprovement)


def test_two_rows_of_one_label_are_refused_with_document_and_passages() -> None:
    rows = [
        ActionClaim(**{**common(), "evidence": (Evidence(start=start, end=start + 5),)}, authority=PLACE, plan="Recovery Plan", row="1", text=text)
        for start, text in ((100, "meet"), (200, "count"))
    ]  # fmt: skip
    with pytest.raises(ClashingFacts, match=r"paper passages 100-105 and 200-205: .*recovery-plan/1.*meet.*count"):
        paper(*rows)


def test_two_meetings_of_one_name_and_day_are_refused() -> None:
    told = {"authority": PLACE, "name": "Quarterly meeting", "kind": "meeting", "date": "2016-02-09"}
    with pytest.raises(ClashingFacts, match="happenedIn"):
        paper(EventClaim(**common(), **told, body="Voice Board"), EventClaim(**common(), **told, body="Care Board"))


# ---- time --------------------------------------------------------------------------------------------------


def action(document: str, **more: Any) -> ActionClaim:
    return ActionClaim(**common(document), authority=PLACE, plan="Recovery Plan", row="1", text="meet", **more)


def test_a_row_told_twice_has_an_update_of_each_date() -> None:
    both = paper(action("september", status="under-way", progress="begun"), document="september", date="2015-09-18")
    both += paper(action("december", status="done", progress="finished"), document="december", date="2015-12-18")
    (row,) = of_class(both, GT.Action)
    told = {(both.value(u, GT.progressStatus), both.value(u, GT.asOf)) for u in both.objects(row, GT.hasProgressUpdate)}
    assert told == {
        (concept("progress-status", "under-way"), mint("time", "2015-09-18")),
        (concept("progress-status", "done"), mint("time", "2015-12-18")),
    }


def test_a_blank_cell_is_blank_at_the_papers_date() -> None:
    graph = paper(action("paper", stated_empty=("deadline",)), date="2015-09-18")
    (absence,) = of_class(graph, GT.AbsenceClaim)
    assert graph.value(absence, GT.asOf) == mint("time", "2015-09-18")


def notice(document: str, **more: Any) -> InterventionClaim:
    return InterventionClaim(**common(document), authority=PLACE, kind="improvement-notice", **more)


def test_an_undated_notice_is_one_in_all_papers_and_its_end_a_later_state() -> None:
    both = paper(notice("early", status="in-force"), document="early", date="2013-01-10")
    both += paper(notice("late", status="ended"), document="late", date="2014-01-10")
    (one,) = of_class(both, GT.ImprovementNotice)
    told = {(both.value(s, GT.actuality), both.value(s, GT.asOf)) for s in both.objects(one, GT.hasState)}
    assert told == {
        (concept("actuality", "in-force"), mint("time", "2013-01-10")),
        (concept("actuality", "ended"), mint("time", "2014-01-10")),
    }


def test_an_unknown_standing_is_nobodys_claim() -> None:
    graph = paper(notice("paper"), relation("Voice Board", "reports-to", "Cabinet"))
    unknown = concept("actuality", "unknown")
    assert len(set(graph.subjects(GT.actuality, unknown))) == 3  # the notice, its state, the relation
    assert not set(graph.subjects(GT.claimedObject, unknown))


# ---- classes no larger than what is told -------------------------------------------------------------------


def judged(**more: Any) -> JudgementClaim:
    return JudgementClaim(**common(), authority=PLACE, area="overall", grade="good", **more)


@pytest.mark.parametrize(
    ("told", "judgement", "classes"),
    [
        ([], judged(start="2014"), {GT.ExternalReview}),
        ([], judged(framework="sif-2013", start="2014"), {GT.Inspection}),
        (
            [InspectionClaim(**common(), authority=PLACE, framework="other", commissioned_by=PLACE, start="2014")],
            judged(start="2014"),
            {GT.CommissionedReview},
        ),
        (
            [InspectionClaim(**common(), authority=PLACE, framework="peer", inspectorate="LGA", start="2014")],
            judged(start="2014"),
            {GT.PeerReview},
        ),
        (
            [InspectionClaim(**common(), authority=PLACE, framework="thematic", start="2014")],
            judged(start="2014"),
            {GT.ExternalReview},
        ),
        (
            [InspectionClaim(**common(), authority=PLACE, framework="thematic", inspectorate="Ofsted", start="2014")],
            judged(start="2014"),
            {GT.Inspection},
        ),
    ],
)
def test_a_review_is_what_its_claim_or_framework_tells(
    told: list[Claim], judgement: JudgementClaim, classes: set[URIRef]
) -> None:
    graph = paper(*told, judgement)
    (one,) = of_class(graph, GT.Judgement)
    assert set(graph.objects(graph.value(one, GT.isJudgementOf), RDF.type)) == classes


def test_what_a_finding_came_out_of_has_a_class() -> None:
    graph = paper(FindingClaim(**common(), authority=PLACE, polarity="strength", framework="other", summary="Prompt."))
    (finding,) = of_class(graph, GT.Strength)
    assert set(graph.objects(graph.value(finding, GT.isOutcomeOf), RDF.type)) == {GT.ExternalReview}


def test_two_inspectorates_of_one_inspection() -> None:
    graph = paper(
        InspectionClaim(
            **common(),
            authority=PLACE,
            framework="jtai",
            inspectorate="Ofsted, HMI Probation and Care Quality Commission",
        )
    )
    (one,) = of_class(graph, GT.Inspection)
    by = set(graph.objects(one, GT.conductedBy))
    assert by == {mint("body", "Ofsted"), mint("body", "HMI Probation"), mint("body", "Care Quality Commission")}
    assert by <= of_class(graph, GT.Inspectorate)


# ---- no defaults as facts ----------------------------------------------------------------------------------


def test_an_action_stands_only_where_its_status_says() -> None:
    def standing(**more: Any) -> Any:
        graph = paper(action("paper", **more))
        return graph.value(next(iter(of_class(graph, GT.Action))), GT.actuality)

    assert standing() is None
    assert standing(status="under-way") is None
    assert standing(status="done") == concept("actuality", "occurred")


def test_a_recommendation_to_nobody_has_no_addressee_and_no_class_it_does_not_earn() -> None:
    graph = paper(RecommendationClaim(**common(), authority=PLACE, text="listen"))
    (one,) = of_class(graph, GT.Recommendation)
    assert graph.value(one, GT.madeTo) is None
    assert set(graph.objects(one, RDF.type)) == {GT.Recommendation}


def test_only_stated_terms_are_a_claim() -> None:
    graph = paper(RoleClaim(**common(), title="Head of Care", organisation=PLACE, holder="Ada Reeve"))
    (holding,) = of_class(graph, GT.PostHolding)
    properties = {str(graph.value(c, GT.claimedProperty)) for c in graph.subjects(GT.claimAbout, holding)}
    assert properties == {str(GT.heldPost), str(GT.postHolder)}


def test_since_when_a_post_is_held() -> None:
    graph = paper(RoleClaim(**common(), title="Head of Care", organisation=PLACE, valid_from="2013-10"))
    (holding,) = of_class(graph, GT.PostHolding)
    (extent,) = graph.objects(holding, GT.validDuring)
    assert str(graph.value(extent, GT.startsNotBefore)).startswith("2013-10-01")
    assert graph.value(holding, GT.postHolder) is None


def test_read_by_hand_is_not_yet_accepted() -> None:
    graph = paper(judged(framework="sif-2013"))
    assert set(graph.objects(None, GT.reviewStatus)) == {concept("review-status", "unreviewed")}


# ---- plans and parts ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Children's Improvement Plan", True),
        ("draft SIF action plan", True),
        ("Recovery Plan 2015/16", True),
        ("Plan for Change (draft)", True),
        ("placement planning", False),
        ("explanation of delays", False),
        ("child protection plans", False),
        ("child protection plan", False),
        ("progress on the action plan", False),
        ("Early Help Strategy", False),
    ],
)
def test_a_plan_is_one_by_the_head_of_its_name(name: str, expected: bool) -> None:
    assert has_form_of_plan(name) is expected


def test_a_matter_is_a_plan_where_the_paper_has_it_as_one() -> None:
    about = relation("Voice Board", "reports-to", "Cabinet", about="Way Forward")
    assert of_class(paper(about), GT.ImprovementPlan) == set()
    part = PlanPartClaim(**common(), authority=PLACE, plan="Way Forward", kind="workstream", name="Front door")
    assert of_class(paper(about, part), GT.ImprovementPlan) == {mint("plan", PLACE, "Way Forward")}


def bodies() -> list[BodyClaim]:
    kinds = {
        "Eastborough Voice Panel": "sub-committee", "Eastborough Care Board": "board", "Duty Team": "team",
        "Eastborough Children's Services": "council-department", "Marlow Police": "police", "Marlow Crime Unit": "police",
    }  # fmt: skip
    return [BodyClaim(**common(), name=name, kind=kind, authority=PLACE) for name, kind in kinds.items()]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("part", "whole", "link"),
    [
        ("Eastborough Voice Panel", "Eastborough Care Board", GT.isSubBodyOf),
        ("Eastborough Voice Panel", PLACE, GT.isWithinBody),
        ("Duty Team", "Eastborough Children's Services", GT.isUnitOf),
        ("Marlow Crime Unit", "Marlow Police", GT.isWithinBody),
        (PLACE, "Eastborough Safer Partnership", GT.isWithinBody),
        ("Duty Manager", "Duty Team", GT.isPostIn),
        ("Youth Voice", PLACE, GT.isWithinBody),
        ("Eastborough Care Board", "the Care Board", None),
        ("Duty Team", "Duty Manager", None),
    ],
)
def test_a_part_is_linked_as_far_as_the_kinds_tell(part: str, whole: str, link: URIRef | None) -> None:
    graph = paper(*bodies(), relation(part, "part-of", whole, status="actual"))
    links = {GT.isSubBodyOf, GT.isUnitOf, GT.isWithinBody, GT.isPostIn}
    claimed = {URIRef(str(value)) for value in graph.objects(None, GT.claimedProperty)} & links
    assert claimed == ({link} if link else set())
    if link:
        assert (None, link, None) in graph


# ---- names -------------------------------------------------------------------------------------------------


def class_of_body(name: str, kind: Any = None, authority: str | None = PLACE) -> set[Any]:
    graph = paper(BodyClaim(**common(), name=name, kind=kind, authority=authority))
    (one,) = graph.subjects(RDFS.label, Literal(name, lang="en"))
    return set(graph.objects(one, RDF.type))


@pytest.mark.parametrize(
    ("name", "kind", "cls"),
    [
        ("Together for Children", "childrens-trust", GT.ChildrensServicesCompany),
        ("Eastborough Children's Services Trust", "childrens-trust", GT.ChildrensServicesCompany),
        ("Eastborough Children First", "childrens-trust", GT.ChildrensServicesCompany),
        ("Achieving for Children", None, GT.ChildrensServicesCompany),
        ("Eastborough Children's Trust Board", "childrens-trust", GT.GovernanceBody),
        ("Eastborough Children's Trust Partnership", "childrens-trust", GT.GovernanceBody),
        ("Eastborough Safeguarding Children Partnership", "lscb", GT.SafeguardingPartnership),
        ("Eastborough Adult Safeguarding Partnership", "partnership", GT.GovernanceBody),
        ("Care Quality Commission", None, GT.Inspectorate),
        ("HMI Constabulary", None, GT.Inspectorate),
        ("HMICFRS", None, GT.Inspectorate),
        ("HMI Prisons", None, GT.Inspectorate),
        ("Estyn", None, GT.Inspectorate),
        ("Local Government Association", None, GT.Body),
    ],
)
def test_the_class_of_a_body_by_kind_and_name(name: str, kind: Any, cls: URIRef) -> None:
    assert class_of_body(name, kind) == {cls}


def test_a_company_is_the_one_that_the_delivery_table_makes() -> None:
    told = paper(BodyClaim(**common(), name="Eastborough Children First", kind="childrens-trust", authority=PLACE))
    table = paper(DeliveryClaim(**common(), provider="Eastborough Children First", authority=PLACE))
    assert of_class(told, GT.ChildrensServicesCompany) == of_class(table, GT.ChildrensServicesCompany)


@pytest.mark.parametrize(
    ("claim", "role"),
    [
        (relation("Ada Council", "member-of", "Youth Voice"), GT.memberBody),
        (relation(PLACE, "establishes", "Youth Voice"), GT.establishedParty),
        (EventClaim(**common(), authority=PLACE, name="Launch", body="Youth Voice"), GT.happenedIn),
        (RoleClaim(**common(), title="Data Lead", organisation="Youth Voice"), GT.isPostIn),
    ],
)
def test_where_a_body_is_called_for_a_name_of_unknown_form_is_one(claim: Claim, role: URIRef) -> None:
    graph = paper(claim)
    (who,) = graph.objects(None, role)
    assert who == mint("body", "Eastborough Youth Voice")
    assert set(graph.objects(who, RDF.type)) == {GT.Body}


@pytest.mark.parametrize(
    ("title", "post"),
    [
        ("Interim Head of Safeguarding", "Head of Safeguarding"),
        ("Acting Director of Children's Services", "Director of Children's Services"),
        ("Head of Care (temporary)", "Head of Care"),
        ("Head of Care", "Head of Care"),
        ("Interim", "Interim"),
    ],
)
def test_the_post_in_a_title(title: str, post: str) -> None:
    assert office(title) == post


def test_the_holding_is_interim_and_the_post_is_the_post() -> None:
    interim = paper(RoleClaim(**common(), title="Interim Head of Safeguarding", organisation=PLACE))
    usual = paper(RoleClaim(**common(), title="Head of Safeguarding", organisation=PLACE))
    (post,) = of_class(interim, GT.Post)
    assert {post} == of_class(usual, GT.Post)
    assert interim.value(post, RDFS.label) == Literal("Head of Safeguarding", lang="en")
    assert interim.value(post, SKOS.altLabel) == Literal("Interim Head of Safeguarding", lang="en")
    (holding,) = of_class(interim, GT.PostHolding)
    assert interim.value(holding, GT.tenure) == concept("tenure", "interim")
    assert of_class(usual, GT.PostHolding) == set()
