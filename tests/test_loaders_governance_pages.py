"""Pages that tell of a board's governance, and what boards, groups and advisers are to each other there."""

import pytest

from loaders.claims import RelationClaim
from loaders.extraction import extract
from tests.papers import claims, columns, document

SITE = "Governance of the Northshire Youth Justice Management Board | Northshire Council\n\n"
HEADING = "# Governance of the Northshire Youth Justice Management Board\n\n"
OPENS = "The Board works closely with the Northshire Safeguarding Children Partnership.\n\n"
BOARD = "Northshire Youth Justice Management Board"


def page(text: str, predicate: str) -> set[tuple[object, ...]]:
    found = [one for one in extract(document(text, file="page.html")) if isinstance(one, RelationClaim)]
    return set(columns([one for one in found if one.predicate == predicate], "subject", "object"))


def told(body: str, predicate: str) -> set[tuple[object, ...]]:
    found = [one for one in claims(body, RelationClaim) if one.predicate == predicate]
    return set(columns(found, "subject", "object"))


def test_members_and_groups_of_a_page_are_those_of_the_board_that_it_tells_of() -> None:
    members = (
        "## Who are the members?\n\nStatutory partners\n\n- Thornley Police\n- Chief Nurse, Thornley NHS Trust\n\n"
    )
    others = "Other members\n\n- Virtual School Headteacher\n- Northshire Magistrates' Court\n\n"
    groups = "## Sub-groups\n\n- Practice Sub-group, led by the Head of Youth Justice\n- Data Sub-group\n"
    text = SITE + HEADING + OPENS + members + others + groups
    assert page(text, "member-of") == {
        (one, BOARD)
        for one in (
            "Thornley Police",
            "Chief Nurse",
            "Thornley NHS Trust",
            "Virtual School Headteacher",
            "Northshire Magistrates' Court",
        )
    }
    assert page(text, "part-of") == {(f"Northshire {one} Sub-group", BOARD) for one in ("Practice", "Data")}


def test_each_group_of_a_section_reports_to_whom_the_section_says() -> None:
    site = "Our groups - Northshire Safeguarding Children Partnership\n\n# Our groups\n\n"
    items = "- Practice Sub-group\n- Data Sub-group\n"
    text = f"{site}## Sub-groups\n\nEach sub-group reports to the Executive Group quarterly.\n\n{items}"
    executive = "Northshire Safeguarding Children Partnership Executive Group"
    assert page(text, "reports-to") >= {(f"Northshire {one} Sub-group", executive) for one in ("Practice", "Data")}


def test_groups_above_are_not_those_that_report() -> None:
    site = "Our groups - Northshire Safeguarding Children Partnership\n\n# Our groups\n\n## Sub-groups\n\n"
    items = "- Practice Sub-group\n- Data Sub-group\n\n"
    networks = "Three networks bring practitioners together. They feed back to the Data Sub-group.\n"
    assert ("Northshire Practice Sub-group", "Northshire Data Sub-group") not in page(
        site + items + networks, "reports-to"
    )


@pytest.mark.parametrize(
    ("body", "predicate", "found"),
    [
        ("An Improvement Board meets monthly. Advisers from the Department for Education and NHS England come to the Board.",
         "advises", {("Department for Education", "Northshire Improvement Board"), ("NHS England", "Northshire Improvement Board")}),
        ("An Improvement Board meets monthly. Advisers from the Department for Education might be asked.", "advises", set()),
        ("Our improvement adviser comes from the Local Government Association.", "advises",
         {("Improvement adviser", "Northshire")}),
        ("Our head teacher comes from the Local Government Association.", "advises", set()),
        ("Thornley Council has been our SLIP since June 2019.", "works-with", {("Thornley", "Northshire")}),
        ("Thornley Council let a deadline slip in June 2019.", "works-with", set()),
        ("The Council is already an improvement partner for Thornley Council and had been asked to support another.", "works-with",
         {("Northshire", "Thornley")}),
        ("The Scrutiny Committee sees the action plan every quarter.", "oversees",
         {("Northshire Children's Scrutiny Committee", "Northshire")}),
        ("A joint strategy with the Thornley Safeguarding Children Board was launched in June.", "establishes", set()),
        ("The Northshire Safeguarding Children Partnership was established in 2019.", "establishes", set()),
        ("A joint working party of the Scrutiny Committee should be set up to look at placements.", "establishes", set()),
        ("An Improvement Board was set up in June 2019.", "establishes", {(None, "Northshire Improvement Board")}),
        ("A Practice Recovery Group has been created beneath the Improvement Board.", "establishes",
         {(None, "Northshire Practice Recovery Group")}),
        ("The Scrutiny Committee considered the report. It was introduced by the Independent Chair.", "establishes", set()),
        ("We set the Improvement Board up in June 2019.", "establishes", {("Northshire", "Northshire Improvement Board")}),
        ("The Department for Education issued a notice and the Improvement Board, with Ann Ashby as its independent chair,"
         " met in June.", "oversees", set()),
    ],
)  # fmt: skip
def test_boards_advisers_and_partners(body: str, predicate: str, found: set[tuple[object, ...]]) -> None:
    assert told(body, predicate) == found
