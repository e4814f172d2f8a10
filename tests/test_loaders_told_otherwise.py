"""Grades, visits, steps, actions and recommendations in other words: neighbours, minutes, notes, lists that run on."""

import pytest

from loaders.claims import ActionClaim, InspectionClaim, InterventionClaim, JudgementClaim, RecommendationClaim
from tests.papers import claims, columns


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Our neighbour, Lanmere, was judged inadequate in June 2018.", [("Lanmere", "overall", "inadequate")]),
        ("Lanmere had a SIF inspection in June 2016 (requires improvement) and a peer review in 2017.",
         [("Lanmere", "overall", "requires-improvement")]),
        ("Ofsted has reported on Lanmere Council (inspected May 2018: good).", [("Lanmere", "overall", "good")]),
        ("We are supported by Thornley, whose services were judged outstanding in 2018.", [("Thornley", "overall", "outstanding")]),
        ("Inspectors found services in Marlow Vale to be inadequate in 2016.", [("Marlow Vale", "overall", "inadequate")]),
        ("Leadership was judged good by Ofsted.", [("Northshire", "leadership", "good")]),
    ],
)  # fmt: skip
def test_grades_of_places_that_the_paper_only_tells_of(body: str, found: list[tuple[str, str, str]]) -> None:
    assert columns(claims(body, JudgementClaim), "authority", "area", "grade") == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Ofsted inspected services in May 2018. The report gives good for the overall judgement and for each of the areas except"
         " adoption, which was judged outstanding. The areas are: help and protection; adoption; and care leavers.",
         {("overall", "good"), ("adoption", "outstanding"), ("help-and-protection", "good"), ("care-leavers", "good")}),
        ("Ofsted inspected services in May 2018. Overall effectiveness, help and protection, and leadership were each judged inadequate.",
         {("overall", "inadequate"), ("help-and-protection", "inadequate"), ("leadership", "inadequate")}),
        ("Ofsted inspected services in May 2018. The overall judgement was now that services required improvement to be good.",
         {("overall", "requires-improvement")}),
        ("In May 2018 the grades were: leadership, inadequate; care leavers, good; overall effectiveness, inadequate.",
         {("leadership", "inadequate"), ("care-leavers", "good"), ("overall", "inadequate")}),
        ("Ofsted inspected services in May 2018. Practice in adoption was good. The Improvement Board was judged to be good.", set()),
    ],
)  # fmt: skip
def test_several_areas_in_one_statement(body: str, found: set[tuple[str, str]]) -> None:
    assert set(columns(claims(body, JudgementClaim), "area", "grade")) == found


def test_what_minutes_go_back_to_does_not_take_the_grades_told_behind_it() -> None:
    told = claims(
        "Ofsted had re-inspected services between 13 and 30 November 2017.\n\n"
        "Services had been judged inadequate in July 2015. Leadership was good and adoption was good.",
        JudgementClaim,
    )
    assert set(columns(told, "area", "start")) == {
        ("overall", "2015-07"), ("leadership", "2017-11-13"), ("adoption", "2017-11-13"),
    }  # fmt: skip


def test_a_visit_since_an_inspection_is_not_that_inspection() -> None:
    body = (
        "On 9 and 10 August 2018 Ofsted made a monitoring visit since services were judged inadequate in the"
        " SIF inspection of 4 to 28 October 2016."
    )
    assert columns(claims(body, InspectionClaim), "framework", "start") == [
        ("monitoring-visit", "2018-08-09"), ("sif-2013", "2016-10-04"),
    ]  # fmt: skip


def test_the_letter_of_a_visit_is_of_no_inspection() -> None:
    body = "A JTAI was carried out in May 2018. The letter from the latest visit was published on 31 January 2019."
    assert columns(claims(body, InspectionClaim), "framework", "published")[0] == ("jtai", None)


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Lanmere was served with an improvement notice in 2013; it was released from it in February 2016.",
         [("Lanmere", "improvement-notice", "ended")]),
        ("The direction that had been issued in October 2015 applies.", [("Northshire", "direction", "in-force")]),
        ("The DfE appointed Ann Pole as Commissioner in October 2017; her term ended in October 2018.",
         [("Northshire", "commissioner", "ended")]),
        ("The Commissioner, Sir John Wood, had already ended his work in December 2017.", [("Northshire", "commissioner", "ended")]),
        ("The council has been subject to a direction since 12 December 2017.", [("Northshire", "direction", "in-force")]),
    ],
)  # fmt: skip
def test_steps_in_other_words(body: str, found: list[tuple[str, str, str]]) -> None:
    assert columns(claims(body, InterventionClaim), "authority", "kind", "status") == found


def test_actions_of_notes_name_their_leads_in_several_ways() -> None:
    body = (
        "## Agreed actions\n\n- Audit of strategy meetings to be completed by 31 October 2030 - Head of MASH\n"
        "- Anna Bell to share the dashboard.\n- Supervision policy to be relaunched (Principal Social Worker, 15 November 2030)\n"
    )
    assert columns(claims(body, ActionClaim), "lead", "deadline") == [
        (("Head of MASH",), "2030-10-31"), (("Anna Bell",), None), (("Principal Social Worker",), "2030-11-15"),
    ]  # fmt: skip


def test_a_list_that_runs_on_in_one_paragraph_is_a_list() -> None:
    body = (
        "The report of the inspection asks the authority to improve the following:\n\n"
        "1. The timeliness of assessments. 2. The oversight of practice, 24 hours a day. 3. The range of placements."
    )
    told = claims(body, RecommendationClaim)
    assert columns(told, "number", "text") == [
        ("1", "The timeliness of assessments."),
        ("2", "The oversight of practice, 24 hours a day."),
        ("3", "The range of placements."),
    ]


def test_a_commissioner_there_is_of_the_authority_named_last() -> None:
    body = "Services in Lanmere had been found to be inadequate, and a commissioner had been appointed there."
    assert columns(claims(body, InterventionClaim), "authority", "kind") == [("Lanmere", "commissioner")]


def test_minutes_agree_in_plainer_words() -> None:
    head = (
        "Northshire County Council\n\nMinutes of the Corporate Parenting Panel\n\n15 March 2021\n\n"
        "Present: Councillor A Able (Chair)\n\n1. Apologies\n\n2. Ofsted visit\n\n"
    )
    told = claims(
        "Agreed:\n- that the update be shared\n- that the letter be circulated\n", RecommendationClaim, head=head
    )
    assert columns(told, "text") == [("the update be shared",), ("the letter be circulated",)]
