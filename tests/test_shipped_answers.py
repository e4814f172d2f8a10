"""The claims of five council reports in data/claims, against answers worked out by hand from the papers."""

from collections import Counter
from pathlib import Path

import pytest

from loaders.claim_files import read_claims
from loaders.claims import (
    ActionClaim,
    BodyClaim,
    Claim,
    InspectionClaim,
    InterventionClaim,
    JudgementClaim,
    RecommendationClaim,
    RelationClaim,
    RoleClaim,
    StatisticClaim,
)

BURY = "bury-osc-2014-03-25"
CHESHIRE = "cheshire-east-hwb-2015-10-20"
GATESHEAD = "gateshead-families-osc-2016-04-14"
HEREFORD = "herefordshire-hscosc-2012-11-16"
SUNDERLAND = "sunderland-hwb-2015-09-18"
SSCB = "Sunderland Safeguarding Children Board"
BOARDS = {
    "lscb", "health-and-wellbeing-board", "improvement-board", "childrens-trust", "scrutiny-committee",
    "sub-committee", "executive-group", "task-group", "board", "partnership",
}  # fmt: skip

Shipped = dict[str, list[Claim]]


@pytest.fixture(scope="module")
def shipped(data_dir: Path) -> Shipped:
    return {path.stem: read_claims(path) for path in sorted((data_dir / "claims").glob("*.jsonl"))}


@pytest.fixture(scope="module")
def everything(shipped: Shipped) -> list[Claim]:
    return [claim for claims in shipped.values() for claim in claims]


def recommendations(claims: list[Claim]) -> list[RecommendationClaim]:
    """Each once: a repeat in a second list is left out."""
    return [c for c in claims if isinstance(c, RecommendationClaim) and c.restates is None]


def rows(shipped: Shipped) -> list[ActionClaim]:
    return [c for c in shipped[SUNDERLAND] if isinstance(c, ActionClaim)]


def relations(claims: list[Claim], predicate: str) -> list[RelationClaim]:
    return [c for c in claims if isinstance(c, RelationClaim) and c.predicate == predicate]


def test_overall_grades_under_the_single_framework(everything: list[Claim]) -> None:
    stated = {
        (c.authority, c.grade)
        for c in everything
        if isinstance(c, JudgementClaim) and c.framework == "sif-2013" and c.area == "overall"
    }
    assert stated == {
        ("Gateshead", "good"), ("Cumbria", "inadequate"), ("Darlington", "inadequate"), ("Sunderland", "inadequate"),
        ("Middlesbrough", "requires-improvement"), ("Cheshire East", "requires-improvement"),
    }  # fmt: skip


def test_judgements_stated_and_expanded(everything: list[Claim]) -> None:
    judged = [c for c in everything if isinstance(c, JudgementClaim) and c.framework == "sif-2013"]
    stated = Counter(place for place, _ in {(c.authority, c.area) for c in judged if c.method == "manual"})
    assert stated == {
        "Gateshead": 7, "Cumbria": 6, "Darlington": 6, "Sunderland": 7, "Middlesbrough": 6, "Cheshire East": 2,
    }  # fmt: skip
    expanded = [(c.authority, c.area) for c in judged if c.method == "expanded-from-collective-statement"]
    assert sorted(expanded) == [
        ("Cheshire East", area)
        for area in ("care-leavers", "help-and-protection", "leadership", "looked-after", "lscb")
    ]
    assert {c.confidence for c in judged if c.method != "manual"} == {0.8}


def test_reports_awaited(shipped: Shipped) -> None:
    awaited = {
        slug: sorted(c.authority for c in claims if isinstance(c, InspectionClaim) and c.report_status == "awaited")
        for slug, claims in shipped.items()
    }
    assert awaited == {
        BURY: ["Bolton", "Coventry", "East Sussex", "Essex", "Hounslow", "Staffordshire"],
        GATESHEAD: ["Durham", "Northumberland"],
        CHESHIRE: [], HEREFORD: [], SUNDERLAND: [],
    }  # fmt: skip


def test_recommendations_of_inspections_by_recipient(everything: list[Claim]) -> None:
    counts: Counter[str | None] = Counter()
    for one in recommendations(everything):
        if one.framework == "sif-2013":
            counts[one.addressee] += 1
            assert one.ordinal == counts[one.addressee]
    assert counts == {
        SSCB: 7, "Sunderland": 27, "Gateshead": 8, "Gateshead Local Safeguarding Children Board": 7,
        "Darlington": 18, "Middlesbrough": 16, "Cheshire East Local Safeguarding Children Board": 8,
    }  # fmt: skip


def test_numbers_of_the_seven_recommendations(shipped: Shipped) -> None:
    listed = [c for c in shipped[SUNDERLAND] if isinstance(c, RecommendationClaim) and c.addressee == SSCB]
    first, second = [c for c in listed if c.restates is None], [c for c in listed if c.restates is not None]
    assert [c.number for c in first] == ["a", "b", "c", None, "e", "f", "g"]
    assert [c.number for c in second] == ["142", "143", "144", "145", "146", None, "148"]
    assert (first[3].inferred_number, second[5].inferred_number) == ("d", "147")
    assert [c.restates for c in second] == [c.ordinal for c in second] == [c.ordinal for c in first]


@pytest.mark.parametrize(
    ("theme", "expected"),
    [
        ("board-influence", {("Cheshire East", 6), ("Gateshead", 2)}),
        ("personal-education-plans", {("Darlington", 17), ("Sunderland", 22), ("Middlesbrough", 15)}),
        ("return-interviews", {("Darlington", 11), ("Middlesbrough", 10)}),
        (
            "independent-reviewing",
            {("Darlington", 8), ("Darlington", 9), ("Darlington", 10), ("Middlesbrough", 6), ("Gateshead", 2)},
        ),
        ("elected-member-scrutiny", {("Darlington", 6), ("Sunderland", 12), ("Bury", 1)}),
        ("multi-agency-training", {("Sunderland", 4), ("Gateshead", 3)}),
        (
            "early-help",
            {("Sunderland", 3), ("Sunderland", 18), ("Darlington", 12), ("Middlesbrough", 4), ("Middlesbrough", 5)},
        ),
    ],
)
def test_recommendations_of_a_theme(everything: list[Claim], theme: str, expected: set[tuple[str, int]]) -> None:
    assert {(c.authority, c.ordinal) for c in recommendations(everything) if theme in c.themes} == expected


def test_what_each_meeting_was_asked_to_decide(shipped: Shipped) -> None:
    asked = {
        slug: [c.number or c.ordinal for c in recommendations(claims) if c.made_by and not c.framework]
        for slug, claims in shipped.items()
    }
    assert asked == {
        BURY: [], CHESHIRE: ["a", "b", "c"], GATESHEAD: [1, 2], HEREFORD: ["a", "b"], SUNDERLAND: ["a", "b", "c"],
    }  # fmt: skip


def test_rows_of_the_action_plan(shipped: Shipped) -> None:
    plan = rows(shipped)
    counts = {"142": 4, "143": 4, "144": 4, "145": 3, "146": 1, "147": 5, "148": 2}
    assert [c.row for c in plan] == [f"{n}-{i}" for n, count in counts.items() for i in range(1, count + 1)]
    assert {c.plan for c in plan} == {"SSCB Ofsted Action Plan"}
    assert all(c.row is not None and c.row.startswith(f"{c.recommendation}-") for c in plan)


@pytest.mark.parametrize(
    ("slot", "labels"),
    [
        ("lead", "143-4 145-2 147-2"),
        ("deadline", "142-2 142-4 144-2 144-3 144-4 145-2 145-3 147-2 147-3 147-5"),
        ("progress", "143-2 143-3 144-2 144-3 144-4 145-1 145-3 146-1 147-2 147-5"),
    ],
)
def test_what_the_plan_leaves_empty(shipped: Shipped, slot: str, labels: str) -> None:
    empty = [c for c in rows(shipped) if slot in c.stated_empty]
    assert [c.row for c in empty] == labels.split()
    for claim in rows(shipped):
        spans = [one.start == one.end for one in claim.evidence if one.field == slot]
        assert spans
        assert all(spans) == any(spans) == (claim in empty) == (not getattr(claim, slot))


def test_complete_rows_and_deadlines(shipped: Shipped) -> None:
    plan = rows(shipped)
    complete = [c.row for c in plan if not c.stated_empty]
    assert complete == ["142-1", "142-3", "143-1", "144-1", "147-1", "147-4", "148-1", "148-2"]
    assert Counter(c.deadline for c in plan if c.deadline) == {
        "2015-08": 1, "2015-09": 7, "2015-10": 4, "2016-01": 1,
    }  # fmt: skip
    assert [c.row for c in plan if c.status == "done"] == ["148-1"]


def test_the_thread_of_recommendation_146(shipped: Shipped) -> None:
    claims = shipped[SUNDERLAND]
    (row,) = (c for c in rows(shipped) if c.row == "146-1")
    (post,) = (c for c in claims if isinstance(c, RoleClaim) and (c.title,) == row.lead)
    (parent,) = (c for c in relations(claims, "part-of") if c.subject == post.organisation)
    assert (parent.object, parent.method, parent.confidence) == (SSCB, "inferred-from-name", 0.7)
    reports = [c.object for c in relations(claims, "reports-to") if c.subject == SSCB and c.status == "actual"]
    assert reports == ["Sunderland Health and Wellbeing Board"]
    assert relations(claims, "accountable-to") == []


def test_boards_of_each_place(everything: list[Claim]) -> None:
    boards = {(c.authority, c.name) for c in everything if isinstance(c, BodyClaim) and c.kind in BOARDS}
    assert Counter(place for place, _ in boards) == {
        "Sunderland": 13 + 1, "Cheshire East": 7, "Gateshead": 4 + 1, "Herefordshire": 3 + 1, "Bury": 1, None: 1,
    }  # fmt: skip


def test_four_improvement_boards(everything: list[Claim]) -> None:
    kind = {c.name: c.authority for c in everything if isinstance(c, BodyClaim) and c.kind == "improvement-board"}
    assert kind == {
        "Cheshire East Children's Improvement Board": "Cheshire East",
        "Herefordshire Children's Improvement Board": "Herefordshire",
        "Sunderland Children's Services Improvement Board": "Sunderland",
        "national Children's Improvement Board": None,
    }


def test_who_oversees_the_plan_now_and_who_is_proposed(shipped: Shipped) -> None:
    over = {
        c.subject: (c.status, c.modes)
        for c in relations(shipped[CHESHIRE], "oversees")
        if c.about == "Children's Improvement Plan"
    }
    modes = ("monitors", "scrutinises", "challenges", "signs-off")
    assert over == {
        "Cheshire East Children's Improvement Board": ("actual", modes),
        "Cheshire East Health and Wellbeing Board": ("proposed", modes),
    }


def test_bodies_beneath_the_safeguarding_board(shipped: Shipped) -> None:
    parts = relations(shipped[SUNDERLAND], "part-of")
    beneath = {c.subject: c.method for c in parts if c.object == SSCB}
    assert len(beneath) == 6
    assert [name for name, method in beneath.items() if method == "manual"] == [f"{SSCB} Executive Group"]
    joint = [c.subject for c in parts if c.object == "SSAB"]
    assert joint == ["SSCB/SSAB Training and Workforce Development Sub Committee"]
    assert joint[0] in beneath


def test_reporting_lines_with_frequency_or_date(everything: list[Claim]) -> None:
    lines = {
        (c.subject, c.object, c.status, c.frequency, c.valid_to)
        for c in relations(everything, "reports-to")
        if c.frequency or c.valid_from or c.valid_to
    }
    board, care = "Sunderland Health and Wellbeing Board", "Darlington fostering and adoption services"
    assert lines == {
        (SSCB, board, "actual", None, "2015-09-18"),
        (SSCB, board, "proposed", None, "2015"),
        ("Sunderland Multi-Agency Looked After Partnership", SSCB, "proposed", "P6M", None),
        ("Cheshire East", "Ofsted", "actual", None, "2015-12-22"),
        ("Cheshire East", "Department for Education", "actual", None, "2015-12-22"),
        (None, "Cheshire East Health and Wellbeing Board", "proposed", "P3M", None),
        ("Independent Chair", "Department for Education", "proposed", "P3M", None),
        (care, "Darlington elected members", "proposed", "P6M", None),
        (care, "Darlington senior leaders", "proposed", "P6M", None),
    }


def test_interventions(everything: list[Claim]) -> None:
    assert {(c.authority, c.kind, c.status) for c in everything if isinstance(c, InterventionClaim)} == {
        ("Cheshire East", "improvement-notice", "in-force"),
        ("Herefordshire", "improvement-notice", "expected"),
        ("Sunderland", "commissioner", "in-force"),
    }


def test_a_remit_passed_and_passed_back(shipped: Shipped) -> None:
    passed = relations(shipped[SUNDERLAND], "transfers-responsibility-to")
    assert {c.about for c in passed} == {"Multi-Agency Looked After Partnership"}
    assert [(c.subject, c.object, c.status, c.valid_from, c.valid_to) for c in passed] == [
        ("Sunderland", SSCB, "ended", None, "2015-05-11"),
        (SSCB, "Sunderland", "actual", "2015-08-17", "2015-09-18"),
    ]


def test_posts_held_on_interim_terms_and_two_posts_of_one_person(everything: list[Claim]) -> None:
    posts = [c for c in everything if isinstance(c, RoleClaim)]
    interim = [(c.title.split(",")[0], c.holder) for c in posts if c.acting]
    assert interim == [
        ("Interim Strategic Director Care", "Alison Elliott"),
        ("Interim Head of Safeguarding", None),
        ("Interim Associate Director Children's Services", None),
        ("Interim Head of Looked After Children", None),
    ]
    twice = [name for name, count in Counter(c.holder for c in posts if c.holder).items() if count > 1]
    assert twice == ["Kath O'Dwyer"]


def test_parties_to_the_plan_and_benchmarks(shipped: Shipped) -> None:
    assert len({c.subject for c in relations(shipped[HEREFORD], "party-to")}) == 10
    yardsticks = [c.object for c in relations(shipped[SUNDERLAND], "benchmarks-against")]
    assert yardsticks == ["Leeds", "Essex", "Nottinghamshire", "Richmond upon Thames"]


def test_stated_counts_of_recommendations(everything: list[Claim]) -> None:
    stated = [
        (c.authority, c.value) for c in everything
        if isinstance(c, StatisticClaim) and c.measure.startswith("recommendations stated")
    ]  # fmt: skip
    assert sorted(stated, key=str) == [
        ("Cheshire East", 17.0), ("Cheshire East", 8.0), ("Cumbria", 23.0), ("Sunderland", 7.0),
    ]  # fmt: skip
