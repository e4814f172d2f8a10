"""Findings in other forms: told twice with one verb, by a group for itself; and words about findings that are none."""

import pytest

from loaders.claims import ActionClaim, FindingClaim
from tests.papers import claims, columns

VISITED = "Ofsted visited in May 2018. "
GROUP = "Northshire Council\n\nFinal report of the Leaving Care Task and Finish Group\n\nMay 2019\n\n"


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Inspectors found that visits are late and that plans are poor.",
         [("visits are late", "weakness"), ("plans are poor.", "weakness")]),
        ("They found that plans are weak, that supervision is rare and that caseloads are too high.",
         [("plans are weak", "weakness"), ("supervision is rare", "weakness"), ("caseloads are too high.", "weakness")]),
        ("The letter, published on 9 June, says that plans are good but that the quality of assessments remains poor.",
         [("plans are good", "strength"), ("the quality of assessments remains poor.", "weakness")]),
        ("They did say, and it is right that staff should hear this, that family hubs reach those who need them most.",
         [("family hubs reach those who need them most.", "strength")]),
        ("In fairness it should be recorded that inspectors also saw good work with children in care.",
         [("inspectors also saw good work with children in care.", "strength")]),
        ("Inspectors were clear about what had gone wrong. Three directors had come and gone in a year.",
         [("Three directors had come and gone in a year.", "weakness")]),
        ("Lanmere Council has been our improvement partner since May. The letter says that visits are late.",
         [("visits are late.", "weakness")]),
    ],
)  # fmt: skip
def test_what_inspectors_say_in_one_breath(said: str, found: list[tuple[str, str]]) -> None:
    told = claims(VISITED + said, FindingClaim)
    assert columns(told, "text", "polarity") == found
    assert {claim.authority for claim in told} == {"Northshire"}


@pytest.mark.parametrize(
    "said",
    [
        "They were critical of others.",
        "Inspectors were positive about these things.",
        "Our own view is not a judgement and has not been tested.",
        "Four inspectorates have reported jointly on how well agencies work together.",
        "In Lanmere the trust is too new to have been inspected.",
        "Area for priority action.",
        "The report concluded that the Council should keep its services for a year.",
    ],
)
def test_words_about_findings_that_are_none(said: str) -> None:
    assert claims(VISITED + said, FindingClaim) == []


def test_no_area_for_priority_action_is_no_fault() -> None:
    told = claims(VISITED + "Inspectors found no areas for priority action.", FindingClaim)
    assert {claim.polarity for claim in told} <= {"strength"}


def test_a_group_finds_for_itself() -> None:
    body = (
        "## What we found\n\nThe Council did not know itself well enough. The figures put it at 88%.\n\n"
        "Housing and social care have begun to work together. A protocol has been signed.\n\n"
        "We found that advisers carry too many cases. We visited Lanmere. It was a long way to go.\n"
    )
    assert columns(claims(body, FindingClaim, head=GROUP), "text", "polarity") == [
        ("The Council did not know itself well enough.", "weakness"),
        ("Housing and social care have begun to work together.", "strength"),
        ("advisers carry too many cases.", "weakness"),
    ]
    assert claims(body, FindingClaim, head="Northshire Council\n\nBudget report\n\nMay 2019\n\n") == []


NEWS = "## What's changed since February\n\n"


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (NEWS + "- The new team opened on 1 April 2019.\n- We have taken on 14 new social workers.\n",
         ["The new team opened on 1 April 2019.", "We have taken on 14 new social workers."]),
        (NEWS + "- Our service has launched a helpline.\n- The average caseload is now 15.\n", ["Our service has launched a helpline."]),
        ("Ofsted asked us to act. We have done so: a second manager started in May.", ["a second manager started in May."]),
        (NEWS + "- More than 200 families have had a meeting.\n- We have improved a lot.\n- Agency staff make up 11%.\n", []),
        ("## Background\n\n- The new team opened on 1 April 2019.\n- Agency staff are down to 11%.\n", []),
        ("## Our people\n\n- We have taken on 14 new social workers.\n", ["We have taken on 14 new social workers."]),
    ],
)  # fmt: skip
def test_news_tells_what_is_done(body: str, found: list[str]) -> None:
    told = claims(body, ActionClaim)
    assert [claim.text for claim in told] == found
    assert all(claim.status == "done" for claim in told)


def test_what_will_have_been_done_by_a_day() -> None:
    body = "By the end of May 2030 the Director of Children's Services will have brought the teams together."
    assert columns(claims(body, ActionClaim), "lead", "deadline") == [(("Director of Children's Services",), "2030-05")]
    assert claims("By May 2030 Ofsted will have visited twice and reserves will have fallen.", ActionClaim) == []
