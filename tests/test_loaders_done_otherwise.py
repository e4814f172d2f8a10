"""Actions, recommendations, findings and figures in forms that other clerks use: tables, lists, plain sentences."""

import pytest

from loaders.claims import ActionClaim, RecommendationClaim
from tests.papers import claims, columns


def table(*rows: str) -> str:
    """A table of `rows`, whose first is its head."""
    head, *rest = rows
    return "\n".join([f"| {head} |", "|" + "---|" * (head.count("|") + 1), *(f"| {row} |" for row in rest)]) + "\n"


@pytest.mark.parametrize(
    ("head", "row", "found"),
    [
        ("Ref | Mitigating action | Risk owner | Do by | Audit opinion",
         "R1 | Rewrite the duty rota | Head of Duty | 31 May 2030 | Behind schedule",
         ("Rewrite the duty rota", ("Head of Duty",), "Behind schedule", "2030-05-31")),
        ("Deliverable | Accountable director | Planned end | How it is going",
         "Open a second hub | Director of Place | June 2030 | Site found",
         ("Open a second hub", ("Director of Place",), "Site found", "2030-06")),
        ("What we said we would do | Whose job is it? | When by",
         "Ring every adviser | Team Manager | May 2030",
         ("Ring every adviser", ("Team Manager",), None, "2030-05")),
        ("Workstream | Lead | Priorities for the first six months",
         "Front door | Head of Duty | Halve the backlog by June 2030",
         ("Halve the backlog by June 2030", ("Head of Duty",), None, "2030-06")),
        ("Strand | Lead | Objectives for 2029/30", "Duty | Head of Duty | Close old cases by May 2030",
         ("Close old cases by May 2030", ("Head of Duty",), None, "2030-05")),
    ],
)  # fmt: skip
def test_columns_of_plans_in_other_words(head: str, row: str, found: tuple[object, ...]) -> None:
    assert columns(claims(table(head, row), ActionClaim), "text", "lead", "progress", "deadline") == [found]


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("Risk | Mitigation | Risk owner", "Staff leave | Recruit more of them | Head of Duty"),
        ("Group | Chair | Priorities", "Duty group | Head of Duty | Safety, speed and care"),
        ("Workstream | Lead | Priorities", "Duty | Head of Duty | Safety, speed and care"),
    ],
)
def test_tables_of_risks_and_groups_hold_no_actions(head: str, row: str) -> None:
    assert claims(table(head, row), ActionClaim) == []


@pytest.mark.parametrize(
    "head",
    ["Recommendation in the report", "What Ofsted asked us to improve", "Linked Ofsted recommendation", "What inspectors recommended"],
)  # fmt: skip
def test_a_column_goes_back_to_what_a_report_recommended(head: str) -> None:
    body = "Ofsted inspected services in May 2018.\n\n" + table(
        f"Priority | Sponsor | {head}", "P1 Grip | Chief Executive | The grip of senior leaders on practice"
    )
    assert columns(claims(body, RecommendationClaim), "text") == [("The grip of senior leaders on practice",)]


def test_a_column_of_a_budget_report_goes_back_to_no_inspection() -> None:
    body = table("Item | Cost | Proposal in the report", "Vans | £10 | The purchase of three more vans")
    assert claims(body, RecommendationClaim) == []


@pytest.mark.parametrize(
    ("item", "found"),
    [
        ("Set up a duty rota (Chief Executive, January 2030)", ("Set up a duty rota", ("Chief Executive",), "2030-01")),
        ("opening two homes (lead: Assistant Director, Homes, by March 2030)",
         ("opening two homes", ("Assistant Director, Homes",), "2030-03")),
        ("A new standard for duty (Owner: Team Manager; due by the end of July 2030)",
         ("A new standard for duty", ("Team Manager",), "2030-07")),
        ("Publish a local offer - Head of Duty, May 2030", ("Publish a local offer", ("Head of Duty",), "2030-05")),
        ("Publish a local offer - Head of Duty - by the end of May 2030",
         ("Publish a local offer", ("Head of Duty",), "2030-05")),
        ("Ring all advisers (by 3 May 2030, Team Manager)", ("Ring all advisers", ("Team Manager",), "2030-05-03")),
        ("Ring all advisers (responsible: Team Manager)", ("Ring all advisers", ("Team Manager",), None)),
    ],
)  # fmt: skip
def test_items_end_with_whose_they_are_and_by_when(item: str, found: tuple[object, ...]) -> None:
    body = f"The areas that we have chosen are:\n\n- {item}\n- Something else\n"
    assert columns(claims(body, ActionClaim), "text", "lead", "deadline") == [found]


@pytest.mark.parametrize(
    "body",
    [
        "## Background papers\n\n- Annual report (Director of Children's Services, March 2030)\n- Letters\n",
        "We have:\n\n- Rooms for all (published in July)\n- A report of the audit (Team Manager, May 2018)\n",
        "Senior responsible owner: Director of Children's Services",
        "- Children placed with family (Northshire and Lanmere, 2030)\n- Others\n",
    ],
)
def test_brackets_that_say_nothing_of_an_action(body: str) -> None:
    assert claims(body, ActionClaim) == []


def test_a_plan_that_dates_its_recommendations_too() -> None:
    body = table(
        "No | Recommendation | Timescale | What we will do | Lead officer and agency | Completion date | Status and comments",
        "1 | Ensure that plans are clear | Immediately | Rewrite all plans | Quality Manager, NBC | 31/03/2030 | A - half are done",
        "2 | Ensure that visits are made | Immediately | Visit each home | Head of Duty, NBC; Nurse, NHS | Monthly from May 2030 | R",
    )
    assert columns(claims(body, ActionClaim), "lead", "deadline", "progress") == [
        (("Quality Manager, NBC",), "2030-03-31", "half are done"),
        (("Head of Duty, NBC", "Nurse, NHS"), None, None),
    ]


COUNCIL_GROUP = "Northshire Council\n\nLeaving Care Task Group\n\nFinal report, May 2019\n\n"


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("We recommend to Cabinet that:\n\nRecommendation 1 a pledge is written.\n\nRecommendation 2 each home has a visitor.\n\n"
         "And we recommend to the Health and Wellbeing Board that:\n\nRecommendation 3 it looks at waiting times.\n",
         [("a pledge is written.", "Northshire Cabinet", "1"), ("each home has a visitor.", "Northshire Cabinet", "2"),
          ("it looks at waiting times.", "Northshire Health and Wellbeing Board", "3")]),
        ("The Task Group makes the following recommendations to Cabinet:\n\n- More advisers are recruited\n- Charges end\n",
         [("More advisers are recruited", "Northshire Cabinet", None), ("Charges end", "Northshire Cabinet", None)]),
        ("We recommend that the Health and Wellbeing Board looks at waiting times for therapy.",
         [("the Health and Wellbeing Board looks at waiting times for therapy.", "Northshire Health and Wellbeing Board", None)]),
    ],
)  # fmt: skip
def test_a_group_recommends_in_its_own_report(body: str, found: list[tuple[object, ...]]) -> None:
    told = claims(body, RecommendationClaim, head=COUNCIL_GROUP)
    assert columns(told, "text", "addressee", "number") == found
    assert {claim.made_by for claim in told} == {"Northshire Leaving Care Task Group"}


@pytest.mark.parametrize(
    "body",
    [
        "The Board recommends caution in reading these figures.",
        "Recommendation 2 was accepted and has been completed.",
        "We ask the reader:\n\nWhat would you have done?\n",
        'The report made two recommendations:\n\n"Visit all homes."\n\nThat review was completed by May.\n',
    ],
)
def test_words_that_recommend_nothing_of_a_group(body: str) -> None:
    assert [
        c for c in claims(body, RecommendationClaim, head=COUNCIL_GROUP) if c.method == "group-recommendation"
    ] == []


def test_what_a_joint_inspection_wants_under_a_numbered_line() -> None:
    body = (
        "A joint targeted area inspection (JTAI) was carried out in May 2018.\n\n3.3 Area for priority action. The council"
        " and its health partners must ensure that every child is seen.\n\n3.4 What needs to improve\n\n"
        "- the timeliness of interviews\n- the use of data by partners\n"
    )
    assert columns(claims(body, RecommendationClaim), "text") == [
        ("The council and its health partners must ensure that every child is seen.",),
        ("the timeliness of interviews",), ("the use of data by partners",),
    ]  # fmt: skip
