"""Recommendations of inspections and requests to a meeting; and lists that are neither."""

import pytest

from loaders.claims import RecommendationClaim
from loaders.rules.paper.sequence import missing_numbers
from tests.papers import claims, columns

TOLD = "Ofsted inspected Northshire under ILACS from 10 to 21 June 2019.\n\n"
ITEMS = "- Ensure that plans are clear; and\n- Improve the timeliness of visits.\n"
TEXTS = ["Ensure that plans are clear", "Improve the timeliness of visits."]


def given(body: str) -> list[RecommendationClaim]:
    return [claim for claim in claims(TOLD + body, RecommendationClaim) if not claim.made_by]


def asked(body: str) -> list[RecommendationClaim]:
    return [claim for claim in claims(body, RecommendationClaim) if claim.made_by]


@pytest.mark.parametrize(
    "lead",
    [
        "Ofsted made the following recommendations:",
        "**24. This led to the following recommendations for improvement being made by Ofsted**",
        "16. **Recommendations from Ofsted** There were elements to be improved and they provided recommendations as detailed below:",
        "Inspectors recommended that the local authority should:",
        "## Recommendations of the inspection",
        "## What needs to improve",
        "3. Ofsted recommendations\n\nThere are two.\n\nThese are set out below:-",
        "The inspection identified these areas for priority action:",
    ],
)
def test_a_list_under_a_lead_in_is_what_the_inspection_recommends(lead: str) -> None:
    found = given(f"{lead}\n\n{ITEMS}")
    assert [claim.text for claim in found] == TEXTS
    assert {(c.addressee, c.framework, c.start, c.made_by) for c in found} == {
        ("Northshire", "ilacs-2018", "2019-06-10", None),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("lead", "to_board"),
    [
        ("Ofsted made these recommendations to the LSCB:", True),
        ("4. Recommendations for the LSCB\n\nThe seven are:", True),
        (
            "17. The review of the LSCB found gaps.\n\n18. The review made the following recommendations for improvement;",
            True,
        ),
        ("Ofsted made these recommendations for the local authority, not the LSCB:", False),
    ],
)
def test_recommendations_go_to_whom_they_are_addressed(lead: str, to_board: bool) -> None:
    found = given(f"{lead}\n\n{ITEMS}")
    board = "Northshire Local Safeguarding Children Board"
    assert {claim.addressee for claim in found} == {board if to_board else "Northshire"}


@pytest.mark.parametrize(
    "body",
    [
        "Ofsted identified the following strengths:\n\n- Leaders know the service.\n- Visits are regular.\n",
        "They identified the following areas for improvement:\n\n- Consistency of practice\n- Impact of challenge\n",
        "The inspection was of the following areas:\n\n- Help and protection\n- Leadership\n",
        "The council has responded to the recommendations as follows:\n\n- Review of plans begun\n- Improve letters\n",
        "Reasons for recommendations:\n\n- Ensure that the law is kept\n",
    ],
)
def test_a_list_that_is_no_recommendation(body: str) -> None:
    assert given(body) == []


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (
            "Ofsted made a recommendation to the LSCB that it: Improve its influence on the trust board.",
            "Improve its influence on the trust board.",
        ),
        (
            "Inspectors also recommended that the council should publish its plan.",
            "the council should publish its plan.",
        ),
        (
            "The LGA reported well. Improvement in challenge is also recommended.",
            "Improvement in challenge is also recommended",
        ),
    ],
)
def test_a_recommendation_told_in_a_sentence(body: str, text: str) -> None:
    assert [str(claim.text).rstrip(".") for claim in given(body)] == [text.rstrip(".")]


def test_parts_named_within_one_sentence_are_parts() -> None:
    found = given(
        "Ofsted made three recommendations: (i) ensure that plans are clear; (ii) reduce drift; and (iii) train staff."
    )
    assert columns(found, "number", "text") == [
        ("i", "ensure that plans are clear"), ("ii", "reduce drift"), ("iii", "train staff."),
    ]  # fmt: skip


def test_numbered_paragraphs_under_whom_they_are_for() -> None:
    body = (
        "## Recommendations from the inspection report\n\n*For the local authority*\n\n1. Ensure that referrals are decided on "
        "in a day.\n2. Establish oversight, so that\n   - risks are known; and\n   - resources follow.\n\n*For the LSCB*\n\n"
        "3. Hold partners to account.\n4. Secure a chair.\n"
    )
    board = "Northshire Local Safeguarding Children Board"
    assert columns(given(body), "number", "addressee") == [
        ("1", "Northshire"), ("2", "Northshire"), ("3", board), ("4", board),
    ]  # fmt: skip


def test_lists_by_when_are_one_list() -> None:
    body = "What needs to improve\n\nImmediately:\n\n- ensure visits\n\nWithin three months:\n\n- review plans\n"
    assert columns(given(body), "ordinal", "text") == [(1, "ensure visits"), (2, "review plans")]


def test_a_letter_that_is_not_printed_is_inferred_and_not_given_as_printed() -> None:
    body = "Ofsted made these recommendations:\n\n- a) Ensure A is done\n- Improve B\n- c) Review C\n"
    assert columns(given(body), "number", "inferred_number") == [("a", None), (None, "b"), ("c", None)]


def test_the_same_recommendation_in_a_plan_restates_the_listed_one() -> None:
    body = (
        "Ofsted made these recommendations:\n\n" + ITEMS + "\nAction plan\n\nRecommendation\tAction\tLead\n"
        "7. Improve the timeliness of all visits\tSet dates\tManager\n"
    )
    found = given(body)
    assert columns(found, "number", "restates") == [(None, None), (None, None), ("7", 2)]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("RECOMMENDATIONS\n\nThat:\n\n- a) The Committee note the report; and\n- b) agree the plan.\n", [("a", "The Committee note the report"), ("b", "agree the plan.")]),
        ("2 Recommendations\n\n- 2.1 The Committee is recommended to:\n - a) Note the report;\n - b) Endorse the plan\n", [("a", "Note the report"), ("b", "Endorse the plan")]),
        ("2. Recommendations\n\n2.1 That the report be noted.\n\n2.2 That the plan be agreed.\n", [("2.1", "the report be noted."), ("2.2", "the plan be agreed.")]),
        ("Recommendation\n\nIt is recommended that the Committee notes the report.\n", [(None, "the Committee notes the report.")]),
        ("20. Recommendation for the Overview and Scrutiny committee;\n  - to note the report and to\n  - scrutinise the plan\n", [(None, "note the report"), (None, "scrutinise the plan")]),
        ("Members are asked to -\n\n(1) note the report and\n(2) endorse the approach.\n", [("1", "note the report"), ("2", "endorse the approach.")]),
        ("Recommendations\n\nThe Committee is asked to (i) note the report; and (ii) agree the plan.\n", [("i", "note the report"), ("ii", "agree the plan.")]),
    ],
)  # fmt: skip
def test_what_the_meeting_is_asked(body: str, found: list[tuple[str | None, str]]) -> None:
    claims_found = asked(body)
    assert columns(claims_found, "number", "text") == found
    assert {claim.framework for claim in claims_found} == {None}
    assert {claim.made_by for claim in claims_found} == {"Director of Children's Services"}


def test_another_body_may_be_asked() -> None:
    found = asked(
        "Recommendations\n\nMembers of the Health and Wellbeing Board are asked to:\n\n- a) Note the report\n"
    )
    assert [claim.addressee for claim in found] == ["Northshire Health and Wellbeing Board"]


@pytest.mark.parametrize(
    "body",
    [
        "## Reasons for recommendations\n\nThe Committee has a duty to note the report.\n",
        "Recommendations\n\nThe reasons are set out in section 4 and in the appendix, which has more.\n",
        "Members were asked for their views in May.\n",
    ],
)
def test_what_is_no_request(body: str) -> None:
    assert asked(body) == []


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        (["146", None, "148"], [None, "147", None]),
        (["i", None, "iii"], [None, "ii", None]),
        (["a", None, "d"], [None, None, None]),
        ([None, "2"], [None, None]),
        ([], []),
    ],
)
def test_a_number_is_inferred_only_where_its_neighbours_demand_it(
    printed: list[str | None], found: list[str | None]
) -> None:
    assert missing_numbers(printed) == found


NAMED = [("1", "Ensure that plans are clear."), ("2", "Improve the timeliness of visits.")]


@pytest.mark.parametrize(
    "body",
    [
        "Ofsted made two recommendations:\n\nRecommendation 1: Ensure that plans are clear.\n\nRecommendation 2: Improve the timeliness of visits.\n",
        "Ofsted made two recommendations:\n\nRec 1 – Ensure that plans are clear.\nRec 2 – Improve the timeliness of visits.\n",
        "## Ofsted recommendations\n\n### Recommendation 1\n\nEnsure that plans are clear.\n\n### Recommendation 2\n\nImprove the timeliness of visits.\n",
        "Inspectors made two recommendations:\n\nRecommendation 1: Ensure that plans are clear.\n\nThis is accepted by the council.\n\n"
        "Recommendation 2: Improve the timeliness of visits.\n",
    ],
)
def test_recommendations_called_by_their_number(body: str) -> None:
    assert columns(given(body), "number", "text") == NAMED


@pytest.mark.parametrize(
    "lead",
    [
        "Inspectors identified the following areas for improvement:",
        "The letter set out these areas for improvement:",
        "### Areas for improvement found at the inspection",
    ],
)
def test_inspectors_areas_that_only_name_what_is_to_improve(lead: str) -> None:
    found = given(f"{lead}\n\n- The quality of pathway plans.\n- Health histories for care leavers.\n")
    assert [claim.text for claim in found] == ["The quality of pathway plans.", "Health histories for care leavers."]


def test_areas_that_tell_how_things_are_recommend_nothing() -> None:
    items = "- Supervision is inconsistent.\n- Too many plans are late.\n"
    assert given(f"Inspectors identified the following areas for improvement:\n\n{items}") == []


def test_what_auditors_recommend_is_theirs_and_of_no_inspection() -> None:
    body = (
        TOLD + "Internal Audit made two recommendations, both agreed:\n\n"
        "Rec 1 - Each action should have an owner.\nRec 2 - Reports should be dated.\n"
    )
    found = claims(body, RecommendationClaim)
    assert columns(found, "number", "made_by", "framework") == [
        ("1", "Internal Audit", None),
        ("2", "Internal Audit", None),
    ]


def test_two_told_in_one_sentence_are_two() -> None:
    found = given("Ofsted made two recommendations: that thresholds be clear, and that health attend discussions.\n")
    assert [claim.text for claim in found] == ["thresholds be clear", "health attend discussions."]


def test_a_plan_that_only_names_a_finding_adds_no_recommendation() -> None:
    body = (
        "Inspectors said what needs to improve:\n\na) The recording of visits to children.\n"
        "b) The sharing of intelligence about risk.\n\n"
        "| No. | Finding | Action | Lead agency | Lead officer |\n|---|---|---|---|---|\n"
        "| a | Visits | Set dates | Council | Head of Service |\n| b | Intelligence | Meet daily | Police | Chief Inspector |\n"
    )
    assert columns(given(body), "number") == [("a",), ("b",)]


REQUESTS = [("a", "note the report"), ("b", "agree the plan.")]


@pytest.mark.parametrize(
    "body",
    [
        "Recommendations\n\nIt is recommended that the Scrutiny Committee:\n\n(a) note the report; and\n\n(b) agree the plan.\n",
        "4. Officer recommendations and reasons\n\nThat Committee\n\n(a) note the report; and\n\n(b) agree the plan.\n",
        "1.0 Recommendations for decision/noting\n\nIt is recommended that Committee:\n\n(a) note the report\n\n(b) agree the plan.\n",
        "| Wards | All |\n|---|---|\n| Recommendations | **It is RECOMMENDED that:** a) note the report b) agree the plan. |\n",
        "RECOMMENDED that the Committee\n\n(a) note the report\n(b) agree the plan.\n",
    ],
)
def test_what_the_meeting_is_asked_in_other_layouts(body: str) -> None:
    found = asked(body)
    assert columns(found, "number", "text") == REQUESTS
    assert {claim.addressee for claim in found} == {"Northshire Children's Scrutiny Committee"}


def test_numbers_that_do_not_count_on_are_part_of_the_words() -> None:
    (first, second) = asked(
        "Recommendations\n\nThe Committee is asked to (a) note section 3(c) and (b) agree the plan.\n"
    )
    assert (first.text, second.text) == ("note section 3(c)", "agree the plan.")


def test_a_letter_in_front_of_a_number_is_kept_as_printed() -> None:
    body = "Ofsted's recommendations were:\n\nR1. Ensure that plans are clear.\nR2. Improve the timeliness of visits.\n"
    assert columns(given(body), "number", "text") == [("R1", NAMED[0][1]), ("R2", NAMED[1][1])]
