"""Recommendations, requests and resolutions in other words and layouts than the usual ones."""

import pytest

from tests.papers import columns
from tests.test_loaders_recommendations import ITEMS, TEXTS, asked, given


@pytest.mark.parametrize(
    "lead",
    [
        "The report calls on the council to improve:",
        "Ofsted asks the Council to improve:",
        "The inspection report had identified the following priorities for the Council:",
        "Inspectors wrote that the local authority should, as a priority:",
        "Ofsted also set out what the council needs to do to get even better. These are:",
    ],
)
def test_inspectors_ask_in_other_words(lead: str) -> None:
    assert [claim.text for claim in given(f"{lead}\n\n{ITEMS}")] == TEXTS


def test_a_table_of_recommendations_without_actions() -> None:
    table = "Inspectors' recommendations\n\n| | Recommendation | Suggested owner |\n|---|---|---|\n| R1 | Merge the two boards | Director |\n| R2 | Share one set of data | Clerk |\n"
    assert columns(given(table), "number", "text") == [("R1", "Merge the two boards"), ("R2", "Share one set of data")]


def test_each_recommendation_may_say_whom_it_is_for() -> None:
    (_, board) = given(
        "Ofsted made the following recommendations:\n\n- Ensure that plans are clear\n- The LSCB should challenge its partners\n"
    )
    assert board.addressee == "Northshire Local Safeguarding Children Board"


def test_a_commissioner_recommends_to_a_minister() -> None:
    body = "In May the Commissioner recommended to the Secretary of State that the Council should keep its services. She also recommended that Thornley be its partner."
    assert columns(asked(body), "text", "made_by", "addressee") == [
        ("the Council should keep its services.", "Commissioner", "Secretary of State"),
        ("Thornley be its partner.", "Commissioner", "Secretary of State"),
    ]


def test_inspections_findings_and_grades_in_a_list_are_no_recommendations() -> None:
    assert (
        given(
            "Recommendations\n\nThe inspection found that:\n\n- The impact of leaders is good\n- Care leavers are safe\n"
        )
        == []
    )


@pytest.mark.parametrize(
    "text",
    [
        "Recommendations:\tCabinet is requested to:\n\t1. Note the report\n\t2. Agree the plan\n",
        "**Recommendation:** It is recommended that Cabinet:\n\n(a) notes the report;\n(b) agrees the plan.\n",
        "Recommendation\n\nThe Cabinet Member recommends that the Committee:\n  (a)  notes the report; and\n  (b)  agrees the plan.\n",
        "Decisions required\n\nMembers are asked to:\n1) note the report\n2) agree the plan\n",
    ],
)
def test_a_meeting_is_asked_in_other_layouts(text: str) -> None:
    assert len(asked(text)) == 2


def test_what_will_be_asked_one_day_is_not_asked() -> None:
    assert asked("Twice a year this Committee will be asked to test progress.") == []


def test_a_meeting_resolves_but_not_its_own_minutes() -> None:
    body = (
        "RESOLVED:\n(i) That the minutes of the last meeting be approved as a correct record;\n"
        "(ii) That the draft plan be brought back in October. [Action: Clerk]\n"
    )
    assert columns(asked(body), "number", "text") == [("ii", "the draft plan be brought back in October.")]
