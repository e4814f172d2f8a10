"""Seats on boards without a break in the list: plain members, tables without headings, sections, a body's own page."""

import pytest

from loaders.claims import RelationClaim
from loaders.extraction import extract
from tests.papers import claims, columns, document

BOARD = "Northshire Improvement Board"
SET_UP = "An Improvement Board has been set up."


def told(body: str, predicate: str) -> set[tuple[object, ...]]:
    found = [one for one in claims(body, RelationClaim) if one.predicate == predicate]
    return set(columns(found, "subject", "object"))


def members(body: str) -> set[object]:
    return {subject for subject, board in told(body, "member-of") if board == BOARD}


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (f"{SET_UP} The Chief Executive, Northshire Police and two headteachers are on it.",
         {"Chief Executive", "Northshire Police", "headteachers"}),
        (f"{SET_UP} It meets monthly; Northshire Police, the two Clinical Commissioning Groups and Healthwatch each have a place.",
         {"Northshire Police", "Clinical Commissioning Groups", "Healthwatch"}),
        (f"{SET_UP} The Leader, Northshire Police and a secondary head were members.",
         {"Leader", "Northshire Police", "secondary head"}),
        (f"{SET_UP} The Leader is a member, with the Chief Executive and Northshire Police.",
         {"Leader", "Chief Executive", "Northshire Police"}),
        (f"{SET_UP} Northshire Police, a proper plan and the Chief Executive are not on it.", set()),
        (f"{SET_UP} Should the Chief Executive and two headteachers be on it?", set()),
        (f"{SET_UP} The Chief Executive and two headteachers had read the report.", set()),
    ],
)  # fmt: skip
def test_a_list_goes_on_over_members_without_a_name(body: str, found: set[str]) -> None:
    assert members(body) == found


def page(text: str) -> set[tuple[object, ...]]:
    found = [one for one in extract(document(text, file="page.html")) if isinstance(one, RelationClaim)]
    return set(columns(found, "subject", "predicate", "object"))


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("We have an improvement partner, Thornley Council.", {("Thornley", "Northshire")}),
        ("Thornley Council, a neighbour that was rated good, has agreed to act as a critical friend.",
         {("Thornley", "Northshire")}),
        ("We act as a sector-led improvement partner and support Thornley Council.", {("Northshire", "Thornley")}),
        ("The Council is looking for an improvement partner, and Thornley Council might be asked.", set()),
        ("Thornley Council is no longer our improvement partner.", set()),
        ("Could Thornley Council be our improvement partner?", set()),
    ],
)  # fmt: skip
def test_a_neighbour_called_improvement_partner_or_critical_friend(body: str, found: set[tuple[str, str]]) -> None:
    assert told(body, "works-with") | told(body, "advises") == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("The Northshire Safeguarding Children Board has four meetings. There was now an Executive, made up of the Police and"
         " the Primary Care Trust.",
         {"Northshire Safeguarding Children Board Executive"}),
        ("The Northshire Safeguarding Children Partnership owns the statement, and its Executive will monitor it every month.",
         {"Northshire Safeguarding Children Partnership Executive"}),
        ("The Northshire Safeguarding Children Board has four meetings. The Executive agreed the budget.", set()),
    ],
)  # fmt: skip
def test_the_executive_of_a_safeguarding_board(body: str, found: set[str]) -> None:
    assert {subject for subject, _ in told(body, "part-of")} == found


def test_a_group_that_has_been_formed_founds_nobody() -> None:
    body = "The Delivery Group has been formed and reports to the Improvement Board."
    assert {pair for pair in told(body, "establishes") if pair[0]} == set()
    assert ("Northshire Delivery Group", BOARD) in told(body, "reports-to")


SITE = "Board members | Northshire Safeguarding Children Board\n\n# Board members\n\n"
WHOLE = "Northshire Safeguarding Children Board"


def on_page(text: str, predicate: str) -> set[tuple[str | None, str]]:
    found = [one for one in extract(document(text)) if isinstance(one, RelationClaim)]
    return {(one.subject, one.object) for one in found if one.predicate == predicate}


def test_members_under_several_headings_of_a_page_of_members() -> None:
    text = (
        f"{SITE}The Board has met since 2006.\n\n"
        "## Council\n\n- Director of Children's Services\n- Head of Safeguarding\n\n"
        "## Police and courts\n\n- Northshire Police - Head of Public Protection\n- Cafcass - vacant\n"
        "- Northshire Probation Trust - Assistant Chief Officer\n\n"
        "## Observers\n\n- Cabinet Member for Children\n"
    )
    assert on_page(text, "member-of") == {
        ("Director of Children's Services", WHOLE),
        ("Head of Safeguarding", WHOLE),
        ("Northshire Police", WHOLE),
        ("Northshire Probation Trust", WHOLE),
    }


def test_items_that_name_nobody_under_such_headings_are_no_members() -> None:
    text = f"{SITE}## Training\n\n- audit practice\n- share learning\n- Chief Executive\n- publish guidance\n- meet\n"
    assert on_page(text, "member-of") == set()


def test_labelled_lines_and_duties_are_those_of_the_group_of_the_heading() -> None:
    text = (
        "Our structure | Northshire Safeguarding Children Partnership\n\n# Our structure and groups\n\n"
        "## NSCP Executive (meets monthly)\n\nMandated to:\n\n- oversee the Improvement Plan\n"
        "- publish a report, which is sent to the Cabinet\n\n"
        "Members: Assistant Director; Designated Nurse; a primary headteacher.\n\n"
        "## Practice Review Group (termly)\n\n**Chair:** Designated Doctor\n\n"
        "## Child Death Overview Panel\n\nNot part of the Partnership. It covers two counties.\n"
    )
    executive = "Northshire Safeguarding Children Partnership Executive"
    assert on_page(text, "member-of") >= {
        ("Assistant Director", executive), ("Designated Nurse", executive), ("primary headteacher", executive),
    }  # fmt: skip
    assert (executive, "Northshire") in on_page(text, "oversees")
    assert ("Northshire Practice Review Group", "Northshire Safeguarding Children Partnership") in on_page(
        text, "part-of"
    )
    assert not any("Death" in (part or "") for part, _ in on_page(text, "part-of"))
