"""Inspections in other words and layouts: by a grade, without a day, in tables; and what is told of them in general."""

import pytest

from loaders.claims import InspectionClaim
from tests.papers import claims, columns
from tests.test_loaders_inspections import told


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Northshire had been judged inadequate in September 2018.", [(None, "2018-09")]),
        ("In 2013 the arrangements for the protection of children were found to be inadequate.", [("child-protection-2012", "2013")]),
        ("Inspectors spent two weeks in the county, from 3 to 14 June 2019.", [(None, "2019-06-03")]),
        ("The second monitoring visit is due on 27 November 2019 and the third in March 2020.",
         [("monitoring-visit", "2019-11-27"), ("monitoring-visit", "2020-03")]),
        ("This was the second focused visit by Ofsted. The first, in July 2018, looked at care leavers.", [("focused-visit", "2018-07")]),
        ("Ofsted's child protection inspection found services inadequate.", [("child-protection-2012", None)]),
        ("Thornley Council underwent a JTAI earlier this year, as did Lanmere Council (in 2018).", [("jtai", "2019"), ("jtai", "2018")]),
    ],
)  # fmt: skip
def test_inspections_told_in_other_words(body: str, found: list[tuple[str | None, str | None]]) -> None:
    assert [row[1:3] for row in told(body)] == found


@pytest.mark.parametrize(
    "body",
    [
        "Ofsted is expected to carry out a monitoring visit before the end of the year.",
        "The Council will be subject to quarterly monitoring visits from Ofsted.",
        "A JTAI is likely within the next year.",
    ],
)
def test_an_inspection_to_come_needs_no_day(body: str) -> None:
    assert columns(claims(body, InspectionClaim), "start", "status") == [(None, "expected")]


@pytest.mark.parametrize(
    "body",
    [
        "A JTAI had not taken place in Northshire at the time of our meeting.",
        "If a council is inadequate Ofsted will carry out monitoring visits.",
        "Authorities usually receive a focused visit between inspections.",
        "In preparation for a JTAI the partnership holds workshops.",
        "Background papers\n\nOfsted, Northshire: inspection of children's services, 5 August 2019",
    ],
)
def test_what_is_told_of_inspections_in_general_is_no_inspection(body: str) -> None:
    assert told(body) == []


def test_a_table_of_authorities_is_of_their_inspections() -> None:
    table = (
        "The ILACS results in the region are shown.\n\n| Authority | Date of inspection | Leaders | Overall |\n|---|---|---|---|\n"
        "| Leeds | February 2018 | Good | Outstanding |\n| Durham | November 2019 (expected) | - | - |\n"
    )
    assert columns(claims(table, InspectionClaim), "authority", "framework", "start", "status") == [
        ("Durham", "ilacs-2018", "2019-11", "expected"), ("Leeds", "ilacs-2018", "2018-02", "done"),
    ]  # fmt: skip
