"""Requests and recommendations that share a sentence, grades by what stands around, heads of pages and boards."""

import pytest

from loaders.claims import DocumentClaim, InspectionClaim, InterventionClaim, JudgementClaim, RecommendationClaim
from tests.papers import claims, columns

_INSPECTED = "Ofsted inspected services in Northshire in May 2018. "


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        ("Recommendation\n\nThe Committee is asked to note the letter and to agree that it will look again in March.",
         ["note the letter", "agree that it will look again in March."]),
        ("Cabinet is recommended to approve the plan, to delegate its amendment and to thank the staff.",
         ["approve the plan", "delegate its amendment", "thank the staff."]),
        ("The Committee is invited to challenge the plan and to suggest lines of enquiry.",
         ["challenge the plan", "suggest lines of enquiry."]),
        ("3. Recommendations\n\nThe Board is requested:\n\n3.1 To note the findings of the visit.\n\n3.2 To endorse the draft plan.",
         ["note the findings of the visit.", "endorse the draft plan."]),
        ("Recommendation\n\nThe Committee is asked to note how the service listens to children and to parents.",
         ["note how the service listens to children and to parents."]),
    ],
)  # fmt: skip
def test_each_request_of_a_sentence_is_one(body: str, texts: list[str]) -> None:
    assert [one.text for one in claims(body, RecommendationClaim)] == texts


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (_INSPECTED + "Ofsted made three recommendations: review the threshold; strengthen supervision; and listen to children.",
         ["review the threshold", "strengthen supervision", "listen to children."]),
        (_INSPECTED + "The letter set out two priority actions: reduce caseloads and improve supervision.",
         ["reduce caseloads", "improve supervision."]),
        (_INSPECTED + "Inspectors asked us to do two things: cut caseloads and improve supervision.",
         ["cut caseloads", "improve supervision"]),
        (_INSPECTED + "Amongst the recommendations to the Board are that it should start an audit, and that it should review its membership.",
         ["start an audit", "review its membership."]),
        (_INSPECTED + "Ofsted set out three priorities: neglect, supervision and plans.", []),
        (_INSPECTED + "Recommendations are made to the Council and to its partners, each with a timescale.", []),
        ("The Minister issued a direction in May 2018. It required the Council to work with an adviser and to keep its partner."
         " Ofsted had inspected.", []),
    ],
)  # fmt: skip
def test_recommendations_listed_in_a_sentence(body: str, found: list[str]) -> None:
    assert [one.text.rstrip(".") for one in claims(body, RecommendationClaim)] == [one.rstrip(".") for one in found]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Ann Able was made Commissioner; she gave her report in May 2018, recommending that services should stay where they are.",
         [("services should stay where they are.", "Commissioner")]),
        ("Independent Scrutineer's view\n\nThe partners are honest. I have recommended that the partners should find a lay member.",
         [("the partners should find a lay member.", "Independent Scrutineer")]),
        ("Cabinet had its own update in July and resolved that the Lead Member should write to the Minister about placements.",
         [("the Lead Member should write to the Minister about placements.", "Cabinet")]),
        ("In 2009 a review of the Trust by the consultancy Fernmere Associates found it too large, and Ofsted said so."
         " It made two recommendations: reduce the membership; and agree a framework.",
         [("reduce the membership", "Fernmere Associates"), ("agree a framework.", "Fernmere Associates")]),
        ("I have recommended that colleagues should read the letter before the meeting.", []),
    ],
)  # fmt: skip
def test_who_recommended(body: str, found: list[tuple[str, str]]) -> None:
    assert columns(claims(body, RecommendationClaim), "text", "made_by") == found


def test_a_name_of_a_recommendation_that_was_printed_in_full_is_none() -> None:
    body = (
        _INSPECTED + "Ofsted said that two things needed to improve:\n\n1. The timeliness of visits.\n2. The quality of"
        " plans for disabled children.\n\nRecommendation 1 - visits\n\nVisits are timelier.\n\nRecommendation 2 - plans\n\nPlans are better."
    )
    assert [one.text for one in claims(body, RecommendationClaim)] == [
        "The timeliness of visits.",
        "The quality of plans for disabled children.",
    ]


@pytest.mark.parametrize(
    ("says", "found"),
    [
        ("Services were inadequate. All three areas were given that grade: leadership, help and protection, and care leavers.",
         {("overall", "inadequate"), ("leadership", "inadequate"), ("help-and-protection", "inadequate"), ("care-leavers", "inadequate")}),
        ("Services were inadequate overall. The same grade was given to help and protection; leadership was found to require improvement.",
         {("overall", "inadequate"), ("help-and-protection", "inadequate"), ("leadership", "requires-improvement")}),
        ("The County was good for adoption and for leadership, management and governance.", {("adoption", "good"), ("leadership", "good")}),
        ("They rated the council as requiring improvement overall and for children who need help and protection and care leavers.",
         {("overall", "requires-improvement"), ("help-and-protection", "requires-improvement"), ("care-leavers", "requires-improvement")}),
        ("Children's services were no longer inadequate and had been judged to require improvement.", {("overall", "requires-improvement")}),
        ("Leadership had been judged inadequate, as had the services for children who need help and protection.",
         {("leadership", "inadequate"), ("help-and-protection", "inadequate")}),
        ("It found the council to be inadequate in respect of help and protection and leadership.",
         {("help-and-protection", "inadequate"), ("leadership", "inadequate")}),
        ("The verdict was 'good'.", {("overall", "good")}),
        ("Children's services were no longer inadequate.", set()),
        ("That grade was not expected.", set()),
    ],
)  # fmt: skip
def test_grades_by_what_stands_around(says: str, found: set[tuple[str, str]]) -> None:
    assert set(columns(claims(_INSPECTED + says, JudgementClaim), "area", "grade")) == found


def test_an_inspection_that_the_next_sentence_dates() -> None:
    body = "The Ofsted inspection had been unannounced. It was carried out between 15 and 24 April 2018. Services were judged good."
    assert columns(claims(body, InspectionClaim), "start", "end") == [("2018-04-15", "2018-04-24")]
    assert columns(claims(body, JudgementClaim), "area", "start") == [("overall", "2018-04-15")]
    audit = "Ofsted inspected in May 2018. The audit was long. It was carried out between 5 and 9 November 2018."
    assert columns(claims(audit, InspectionClaim), "start") == [("2018-05",)]


def test_the_inspection_since_which_another_was_the_first() -> None:
    body = (
        "Inspectors from Ofsted were here between 10 and 21 June 2019. It was the first full inspection since October 2015,"
        " when services were rated inadequate. They rated the council as good overall."
    )
    assert set(columns(claims(body, JudgementClaim), "grade", "start")) == {
        ("inadequate", "2015-10"),
        ("good", "2019-06-10"),
    }


def test_a_neighbour_told_of_besides() -> None:
    body = "We look to Lanmere Council in particular, since it is our closest neighbour and was judged outstanding by Ofsted in 2018."
    assert columns(claims(body, JudgementClaim), "authority", "grade") == [("Lanmere", "outstanding")]


@pytest.mark.parametrize(
    ("says", "found"),
    [
        ("The Minister wrote on 2 May to confirm that an improvement direction would be issued.", [("direction", "expected")]),
        ("After that Ofsted inspection the Department for Education gave us a statutory notice.", [("improvement-notice", "in-force")]),
        ("The Minister confirmed that no direction would be issued after the Ofsted inspection.", []),
        ("Ofsted came in May. The Head was given a statutory notice period.", []),
    ],
)  # fmt: skip
def test_steps_of_ministers_in_other_words(says: str, found: list[tuple[str, str]]) -> None:
    assert columns(claims(says, InterventionClaim), "kind", "status") == found


def test_heads_of_pages_and_of_a_boards_own_report() -> None:
    page = "# Issue - items at meetings\n\n## Issue - Help for Children in Northshire\n\n### Meeting: 18/09/2018 - Cabinet (Item 42)\n\n"
    body = "**Minutes:**\n\nCabinet considered a report on Northshire Council's inspection by Ofsted."
    assert columns(claims(body, DocumentClaim, head=page), "title", "meeting_of") == [
        ("Help for Children in Northshire", "Northshire Cabinet")
    ]
    report = "# Northshire Corporate Parenting Board\n\n# Annual Report 2017-18\n\n**To: Council, 19 July 2018**\n\n"
    (own,) = claims(f"## Foreword\n\nNorthshire Council was inspected by Ofsted. {body}", DocumentClaim, head=report)
    assert (own.title, own.meeting_of, own.date) == (
        "Northshire Corporate Parenting Board Annual Report 2017-18", "Northshire Council", "2018-07-19",
    )  # fmt: skip


def test_two_services_of_one_table_have_a_leadership_each() -> None:
    rows = [
        "**Safeguarding services** | |", "Overall effectiveness | Adequate |", "Leadership and management | Adequate |",
        "**Services for looked after children** | |", "Overall effectiveness | Good |", "Leadership and management | Good |",
    ]  # fmt: skip
    table = "\n".join(("| Judgement | Grade |", "|---|---|", *(f"| {row}" for row in rows)))
    body = (
        f"The inspection of safeguarding and looked after children took place from 20 June to 1 July 2011.\n\n{table}\n"
    )
    assert set(columns(claims(body, JudgementClaim), "area", "grade")) == {
        ("safeguarding", "adequate"), ("leadership", "adequate"), ("looked-after", "good"), ("leadership", "good"),
    }  # fmt: skip
