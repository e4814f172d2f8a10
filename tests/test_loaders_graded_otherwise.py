"""Grades in tables of blanks, lists led by the grade, and passing words; visits told by the sentence behind."""

import pytest

from loaders.claims import DocumentClaim, InspectionClaim, InterventionClaim, JudgementClaim
from tests.papers import HEAD, claims, columns

_HEAD = HEAD.replace("2019", "2024")
_TOLD = "Ofsted inspected services from 10 to 21 May 2021 under ILACS. "


def _grades(body: str) -> set[tuple[object, ...]]:
    return set(columns(claims(_TOLD + body, JudgementClaim, head=_HEAD), "area", "grade"))


def test_a_table_of_blanks_with_its_heads_apart_and_its_cells_broken() -> None:
    body = (
        "\n\nArea                          Grade in 2018          Grade in 2021\n\n"
        "Overall effectiveness         Inadequate             Requires\n"
        "                                                     improvement\n"
        "The impact of leaders on      Inadequate             Good\n"
        "social work practice\n"
        "Help and protection           Inadequate             Requires\n"
        "                                                     improvement to\n"
        "                                                     be good\n"
    )
    told = columns(claims(_TOLD + body, JudgementClaim, head=_HEAD), "area", "start", "grade")
    assert set(told) == {
        ("overall", "2018", "inadequate"), ("overall", "2021-05-10", "requires-improvement"),
        ("leadership", "2018", "inadequate"), ("leadership", "2021-05-10", "good"),
        ("help-and-protection", "2018", "inadequate"), ("help-and-protection", "2021-05-10", "requires-improvement"),
    }  # fmt: skip


def test_a_history_of_inspections_with_an_overall_column() -> None:
    body = (
        "| Inspection | Date | Framework | Overall grade |\n"
        "| Protection of children | November 2012 | Inspection of arrangements for the protection of children | Inadequate |\n"
        "| Children's services | May 2015 | Single Inspection Framework | Requires improvement |\n"
    )
    assert columns(claims(body, JudgementClaim, head=_HEAD), "framework", "start", "area", "grade") == [
        ("child-protection-2012", "2012-11", "overall", "inadequate"),
        ("sif-2013", "2015-05", "overall", "requires-improvement"),
    ]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("\n\n- Outstanding for leadership\n- Good: help and protection; children in care\n- Good overall\n",
         {("leadership", "outstanding"), ("help-and-protection", "good"), ("looked-after", "good"), ("overall", "good")}),
        ("\n\n| Outstanding | Good | Requires improvement |\n| Leadership | Children in care; Care leavers | Help and protection |\n",
         {("leadership", "outstanding"), ("looked-after", "good"), ("care-leavers", "good"),
          ("help-and-protection", "requires-improvement")}),
        ("\n\n| Area | Outstanding | Good | Inadequate |\n| Leadership | | X | |\n| Children in care | X | | |\n",
         {("leadership", "good"), ("looked-after", "outstanding")}),
        ("It was judged good overall and good for each of the three sub-judgements, namely leadership; help and protection;"
         " and children in care.",
         {("overall", "good"), ("leadership", "good"), ("help-and-protection", "good"), ("looked-after", "good")}),
        ("Overall effectiveness was good, as were both of the other judgements: leadership and care leavers.",
         {("overall", "good"), ("leadership", "good"), ("care-leavers", "good")}),
        ("The one area still to require improvement is support for care leavers.", {("care-leavers", "requires-improvement")}),
        ("Three of the four judgements were good and one, for care leavers, was requires improvement.",
         {("care-leavers", "requires-improvement")}),
        ("Ofsted awarded the Council its top grade, outstanding, for leadership.", {("leadership", "outstanding")}),
        ("\n\n| | Grade |\n| Leaders | Good |\n| Help | Good |\n| Leaving care | Inadequate |\n",
         {("leadership", "good"), ("help-and-protection", "good"), ("care-leavers", "inadequate")}),
        ("Children in care: we were judged good. Care leavers: we were judged to require improvement.",
         {("looked-after", "good"), ("care-leavers", "requires-improvement")}),
        ("\n\n- Good support for care leavers\n- Good: care leavers know their social workers well\n", set()),
        ("\n\nEach judgement is graded outstanding, good, requires improvement or inadequate.", set()),
        ("The one area to improve is care leavers.", set()),
    ],
)  # fmt: skip
def test_areas_behind_below_and_beside_their_grade(body: str, found: set[tuple[str, str]]) -> None:
    assert _grades(body) == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("We are supported by Lanmere Council, a sector-led improvement partner, which is rated outstanding by Ofsted.",
         [("Lanmere", "outstanding")]),
        ("The Leader spoke of the neighbouring authority of Lanmere, which had moved from inadequate to good in three years.",
         [("Lanmere", "good")]),
        ("Lanmere has gone from inadequate to good in three years.", [("Lanmere", "good")]),
        ("Ofsted's inspection in May 2016 found that services in Northshire require improvement, and CQC reviewed health services.",
         [("Northshire", "requires-improvement")]),
        ("Lanmere has moved its good records from paper to a system.", []),
        ("Lanmere's schools have gone from inadequate to good.", []),
    ],
)  # fmt: skip
def test_grades_told_in_passing(body: str, found: list[tuple[str, str]]) -> None:
    assert columns(claims(body, JudgementClaim, head=_HEAD), "authority", "grade") == found


@pytest.mark.parametrize(
    "same",
    [
        "The Cabinet Member said that the judgement was the same as that reached at the previous inspection in November 2018.",
        "This is unchanged from the previous inspection in November 2018.",
        "The outcome matches that of the last inspection, in November 2018.",
    ],
)
def test_the_same_grade_as_at_another_inspection(same: str) -> None:
    body = f"In May 2021 Ofsted inspected services and judged them good overall. {same}"
    told = columns(claims(body, JudgementClaim, head=_HEAD), "start", "grade")
    assert set(told) == {("2021-05", "good"), ("2018-11", "good")}


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("There has been one monitoring visit since. It was delayed by the weather and took place on 18 and 19 May 2022.",
         [("monitoring-visit", "2022-05-18")]),
        ("Ofsted's first monitoring visit was on 8 and 9 February 2022. The second, which looked at children in need, was on"
         " 5 and 6 July 2022 and the letter was published on 9 August 2022.",
         [("monitoring-visit", "2022-02-08"), ("monitoring-visit", "2022-07-05")]),
        ("There have been two focused visits. The first looked at the front door and took place on 8 February 2022.",
         [("focused-visit", "2022-02-08")]),
        ("Ofsted has visited three times to check on progress, most recently on 3 July 2023.", [("monitoring-visit", "2023-07-03")]),
        ("A monitoring visit was made. The letter was sent to the board, whose meeting took place on 3 May 2022.", []),
        ("The annual rating of services by Ofsted is to be published in December 2024.", []),
    ],
)  # fmt: skip
def test_visits_told_in_the_sentence_behind(body: str, found: list[tuple[str, str]]) -> None:
    told = columns(claims(_TOLD + body, InspectionClaim, head=_HEAD), "framework", "start")
    assert [one for one in told if one[0] != "ilacs-2018" and one[1]] == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Of Northshire's neighbours, Lanmere was inspected in October 2017.", [("Lanmere", "2017-10")]),
        ("Unlike Northshire, Lanmere Council was inspected by Ofsted in October 2017.", [("Lanmere", "2017-10")]),
        ("In January 2012 the Board asked Lanmere Safeguarding Children Board to carry out a peer challenge.",
         [("Northshire", "2012-01")]),
        ("Ofsted inspected services in June 2022 and in May 2018.", [("Northshire", "2022-06"), ("Northshire", "2018-05")]),
        ("Under the ILACS framework, which replaced the SIF in January 2018, Ofsted takes a proportionate approach.", []),
    ],
)  # fmt: skip
def test_who_is_inspected_and_who_is_only_beside(body: str, found: list[tuple[str, str]]) -> None:
    assert columns(claims(body, InspectionClaim, head=_HEAD), "authority", "start") == found


def test_the_fieldwork_of_a_joint_inspection_is_no_other_inspection() -> None:
    body = (
        "The Joint Targeted Area Inspection (JTAI) of the response to neglect ran over three weeks from 6 November 2023, with"
        " fieldwork from 20 to 24 November."
    )
    assert columns(claims(body, InspectionClaim, head=_HEAD), "framework", "start", "end") == [
        ("jtai", "2023-11-06", "2023-11-24"),
    ]  # fmt: skip


def test_a_commissioner_who_had_been_appointed() -> None:
    body = (
        "When Ofsted had last inspected, in June 2017, Northshire had been judged inadequate overall and a Children's"
        " Commissioner had been appointed by the Secretary of State."
    )
    assert columns(claims(body, InterventionClaim, head=_HEAD), "kind", "issued_by") == [
        ("commissioner", "Secretary of State"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("| London Borough of Kelder | AGENDA |\n| CABINET | 12 March 2023 |\n| Item | 9 |\n| Title | Ofsted inspection outcome |\n",
         "Ofsted inspection outcome"),
        ("Kelder Council\nChildren's Services\n\nPost-Ofsted Improvement Plan 2023-2025\n\nMarch 2023\n",
         "Post-Ofsted Improvement Plan 2023-2025"),
        ("Kelder County Council\n\nMinutes of the meeting of the Children's Committee held in the Oak Room, County Hall, Kelder"
         " on Tuesday 12 March 2023 at 10.00 am\n\nPRESENT\n\nCouncillors A Able (Chair)\n",
         "Minutes of the meeting of the Children's Committee"),
    ],
)  # fmt: skip
def test_titles_of_heads(head: str, title: str) -> None:
    body = "\n1. Purpose\n\n1.1 Ofsted inspected children's services in March 2022 and judged them good.\n"
    assert columns(claims(body, DocumentClaim, head=head), "title") == [(title,)]
