"""Actions told by what was made, and plans that have to be with those who asked for them by a day."""

import pytest

from loaders.claims import ActionClaim
from tests.papers import claims, columns

_MADE = [
    "Four more adviser posts have been created in the leaving care team.",
    "The supervision policy was rewritten in June.",
    "All 310 open cases have been reviewed by managers who do not run the teams.",
    "A new form for strategy discussions went live on 3 June.",
    "An exploitation hub opened in April 2019.",
    "Quarrington Police has funded two nurses for the front door.",
    "Legal Services have rewritten the letter that parents get.",
    "Ms Orde said little. Two dashboards are now in use.",
    "The old handbook has been withdrawn.",
]
_TWO = [
    "The protocol was reissued in March and the audit was finished in April.",
    "The council has put another £2m into the team for care leavers, and it has taken on a team of eight.",
]
_NOT_MADE = [
    "The letter was published on 3 June.",
    "The strategy has not been rewritten.",
    "The current framework for inspections was introduced in 2018.",
    "The Safeguarding Partnership replaced the Safeguarding Children Board in June.",
    "A peer review of the team was completed in May 2019.",
    "Ofsted reported that all referrals had been reviewed.",
    "Should the policy have been rewritten?",
    "A practice model was introduced in 2012.",
    "Lanmere Council has funded two nurses for its hub.",
    "In 2018/19 a total of 212 audits were completed.",
    "The panel reviewed nine child deaths.",
]


@pytest.mark.parametrize("body", _MADE)
def test_a_thing_that_was_made_is_an_action(body: str) -> None:
    assert columns(claims(body, ActionClaim), "status") == [("done",)]


@pytest.mark.parametrize("body", _TWO)
def test_two_clauses_that_each_tell_of_a_thing_made_are_two_actions(body: str) -> None:
    assert columns(claims(body, ActionClaim), "status") == [("done",), ("done",)]


def test_what_is_being_made_is_under_way() -> None:
    told = claims("Ten more social workers, paid for from reserves, are being recruited.", ActionClaim)
    assert columns(told, "status") == [("under-way",)]


@pytest.mark.parametrize(
    ("body", "due"),
    [
        ("A second four-bed home should open at Mill Lane by June 2020.", "2020-06"),
        ("Additional team managers (3) will be in post by December 2019.", "2019-12"),
    ],
)
def test_a_thing_that_is_to_be_there_by_a_day_is_planned(body: str, due: str) -> None:
    assert columns(claims(body, ActionClaim), "status", "deadline") == [("planned", due)]


@pytest.mark.parametrize(
    "body",
    [
        "## What we are doing\n\nOur aim is no more than 16 cases for each worker.",
        "## What we are doing\n\nIn August the average social worker had 28 children.",
        "## What we have done\n\n- The team raised 94 alerts in the year.\n- By March 71% of minutes were on time.",
        "## Our response\n\nOverall, the plan contains 84 actions, of which 47 have been completed.",
        "## Our response\n\nIn July 2023 a joint inspection of the front door was carried out by Ofsted and the CQC.",
        "## Our response\n\nSome things have already changed.",
        "We will:\n\n- note the report of the inspectors\n",
        "A new home should open when money allows.",
    ],
)
def test_aims_and_figures_and_what_has_no_day_are_none(body: str) -> None:
    assert claims(body, ActionClaim) == []


def test_a_lead_in_may_end_without_a_colon_and_another_stand_between_the_items() -> None:
    body = (
        "There is a plan. So far we have\n\n- recruited 20 new social workers\n- co-produced a guide with young people\n"
        "- moved the front door (MASH) into one building with the police\n\nand by next summer we will\n\n"
        "- open an edge of care service\n- bring caseloads down to 18"
    )
    assert columns(claims(body, ActionClaim), "text", "status") == [
        ("recruited 20 new social workers", "done"),
        ("co-produced a guide with young people", "done"),
        ("moved the front door (MASH) into one building with the police", "done"),
        ("open an edge of care service", "planned"),
        ("bring caseloads down to 18", "planned"),
    ]


@pytest.mark.parametrize("body", _NOT_MADE)
def test_letters_history_and_the_doings_of_others_are_none(body: str) -> None:
    assert claims(body, ActionClaim) == []


@pytest.mark.parametrize("heading", ["Background", "What inspectors found", "Financial implications"])
def test_nor_is_what_stands_under_a_heading_that_tells_of_something_else(heading: str) -> None:
    assert claims(f"## {heading}\n\nThe supervision policy was rewritten in June.", ActionClaim) == []


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("The law asks for a written response, which is to be with Ofsted by 20 December 2019.", ("2019-12-20", "planned")),
        ("That the plan in Appendix 1 be endorsed for submission to the Secretary of State and the Chief Inspector by 6 November 2019.",
         ("2019-11-06", "planned")),
        ("The Council was required to produce an action plan on these points by 2 July 2019.", ("2019-07-02", None)),
        ("To agree the statement of action before it is sent to the DfE on 4 October 2019.", ("2019-10-04", "planned")),
    ],
)  # fmt: skip
def test_a_plan_that_has_to_be_handed_in_by_a_day_is_an_action(body: str, found: tuple[str, str | None]) -> None:
    assert columns(claims(body, ActionClaim), "deadline", "status") == [found]


@pytest.mark.parametrize(
    "body",
    [
        "Lanmere Council had to send its plan to Ofsted by 2 July 2019.",
        "Must the plan be with Ofsted by 20 December 2019?",
        "Ofsted will publish its response by 20 December 2019.",
        "The report on the plan was published by Ofsted on 20 May 2019.",
    ],
)
def test_what_others_hand_in_or_publish_is_none(body: str) -> None:
    assert claims(body, ActionClaim) == []
