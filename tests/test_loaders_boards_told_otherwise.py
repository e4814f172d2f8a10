"""Boards, their members and whom they answer to in other words: people named alone, lists, tables, labels, other places."""

import pytest

from loaders.claims import RelationClaim
from tests.papers import claims, columns

BOARD = "Northshire Improvement Board"


def told(body: str, predicate: str) -> list[tuple[object, ...]]:
    """The relations of `predicate` in a paper with `body`."""
    found = [one for one in claims(body, RelationClaim) if one.predicate == predicate]
    return columns(found, "subject", "object", "status")


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("The Improvement Board was set up in May. The independent chair is Malcolm Frost. Mr Frost reports to the Minister.",
         [(f"Independent chair of the {BOARD}", "Minister", "actual")]),
        ("The Northshire Improvement Board has been chaired since June by John Carr. Mr Carr reports to the Chief Executive.",
         [(f"Chair of the {BOARD}", "Chief Executive", "actual")]),
        ("The Northshire Improvement Board is chaired by John Carr. He reports to the Department for Education.",
         [(f"Chair of the {BOARD}", "Department for Education", "actual")]),
        ("Eleanor Hart was appointed as Commissioner in May. Eleanor Hart reports to the Secretary of State.",
         [("Commissioner", "Secretary of State", "actual")]),
        ("Councillor Jane Dale, Lead Member for Children, spoke. Councillor Peter Dale, Lead Member for Finance, agreed."
         " Councillor Dale reports to Cabinet.", []),
    ],
)  # fmt: skip
def test_people_named_alone_are_the_post_that_they_were_named_with(body: str, found: list[tuple[str, ...]]) -> None:
    assert told(body, "reports-to") == found


@pytest.mark.parametrize(
    ("body", "members"),
    [
        ("The Improvement Board meets monthly. Northshire Police and Northshire Fire and Rescue Service are represented on it together with"
         " the Leader and the Chief Executive.", {"Northshire Police", "Northshire Fire and Rescue Service", "Leader", "Chief Executive"}),
        ("The Improvement Board meets monthly. In addition to the Leader and the Chief Executive, there are members from"
         " Northshire Police.", {"Leader", "Chief Executive", "Northshire Police"}),
        ("The Chief Executive chairs the Improvement Board. The Leader, the Director of Children's Services and a lay adviser,"
         " Ann Pole, are its members.", {"Leader", "Director of Children's Services"}),
        ("The Improvement Board, on which the four partners sit: Northshire Police, Northshire Fire and Rescue Service.",
         {"Northshire Police", "Northshire Fire and Rescue Service"}),
        ("The Improvement Board shall comprise:\n\n- the Chief Executive;\n- the Director of Children's Services.",
         {"Chief Executive", "Director of Children's Services"}),
        ("Scrutiny members noted that the Improvement Board met monthly. Members of the Board asked about caseloads.", set()),
        ("Scrutiny members sit on neither the Improvement Board nor the Corporate Parenting Board.", set()),
    ],
)  # fmt: skip
def test_members_told_beside_others(body: str, members: set[str]) -> None:
    assert {one[0] for one in told(body, "member-of")} == members


def test_one_post_sits_on_every_board_of_a_list() -> None:
    body = "The Director of Children's Services sits on the Health and Wellbeing Board and the Community Safety Partnership."
    assert [one[1] for one in told(body, "member-of")] == [
        "Northshire Health and Wellbeing Board", "Northshire Community Safety Partnership",
    ]  # fmt: skip


def test_the_proposed_board_has_members_still_to_come() -> None:
    body = "The following will be members of the proposed Improvement Board: the Leader and the Chief Executive."
    assert told(body, "member-of") == [("Leader", BOARD, "proposed"), ("Chief Executive", BOARD, "proposed")]


def test_a_table_names_the_post_and_whom_it_is_sent_by() -> None:
    body = (
        "Membership of the Improvement Board\n\n| Name | Role | Organisation |\n| John Reed | Chief Executive | Northshire County"
        " Council |\n| Mary Bell | Chief Superintendent | Northshire Police |\n"
    )
    assert {one[0] for one in told(body, "member-of")} == {
        "Chief Executive",
        "Chief Superintendent",
        "Northshire Police",
    }


def test_who_attends_by_agency_is_a_member() -> None:
    body = (
        "The Northshire Safeguarding Children Board met twice.\n\nAttendance at Board meetings 2014/15\n\n"
        "| Agency | June | December |\n| Northshire Police | Yes | No |\n| Northshire Fire and Rescue Service | Yes | Yes |\n"
    )
    assert {one[0] for one in told(body, "member-of")} == {"Northshire Police", "Northshire Fire and Rescue Service"}


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Progress on the plan is reported to the Corporate Management Team weekly, the Lead Member fortnightly and Cabinet monthly.",
         {("Northshire Corporate Management Team", "P1W"), ("Lead Member", "P2W"), ("Northshire Cabinet", "P1M")}),
        ("The Improvement Board meets monthly.\n\n- Cabinet: receives a quarterly report", {("Northshire Cabinet", "P3M")}),
        ("Scrutiny receives a progress report from the Improvement Board at each of its quarterly meetings.",
         {("Northshire Children's Scrutiny Committee", "P3M")}),
        ("The Improvement Board is chaired by the Leader. Minutes are sent to the Department for Education.",
         {("Department for Education", None)}),
        ("In other areas the improvement board reports to the chief executive each month.", set()),
    ],
)  # fmt: skip
def test_how_often_each_of_a_list_is_reported_to(body: str, found: set[tuple[str, str | None]]) -> None:
    reports = [one for one in claims(body, RelationClaim) if one.predicate == "reports-to"]
    assert set(columns(reports, "object", "frequency")) == found


@pytest.mark.parametrize(
    ("body", "predicate", "found"),
    [
        ("The Northshire Safeguarding Children Board has an Independent Chair. The Chief Executive holds the Independent Chair to"
         " account.", "chairs", []),
        ("Many boards are chaired by the chief executive.", "chairs", []),
        ("The Improvement Board was accountable to the Children's Trust Board; this is no longer the case.", "accountable-to",
         [(BOARD, "Northshire Children's Trust Board", "ended")]),
        ("The former Improvement Board was chaired by the Leader and reported to Cabinet.", "reports-to",
         [(BOARD, "Northshire Cabinet", "ended")]),
        ("Members of the Scrutiny Committee asked how the Improvement Board was held to account. The Chief Executive explained that"
         " it was accountable to Cabinet.", "accountable-to", [(BOARD, "Northshire Cabinet", "actual")]),
        ("The Improvement Board has been wound up. Its work passed to the Corporate Parenting Board and the Health and Wellbeing"
         " Board.", "succeeds", [("Northshire Corporate Parenting Board", BOARD, "actual"),
                                 ("Northshire Health and Wellbeing Board", BOARD, "actual")]),
        ("There is a memorandum of understanding between the Improvement Board and the Health and Wellbeing Board.", "works-with",
         [(BOARD, "Northshire Health and Wellbeing Board", "actual")]),
        ("The four workstreams are Practice (led by the Principal Social Worker) and Workforce (led by the Head of Finance).",
         "leads", [("Principal Social Worker", "Practice", "actual"), ("Head of Finance", "Workforce", "actual")]),
        ("The Leader chairs the Improvement Board and the Deputy Leader chairs the Corporate Parenting Board. Both boards report to"
         " Cabinet.", "reports-to", [(BOARD, "Northshire Cabinet", "actual"),
                                     ("Northshire Corporate Parenting Board", "Northshire Cabinet", "actual")]),
        ("The Northshire Improvement Board has three members: the Chief Executive and Northshire Police.", "member-of",
         [("Chief Executive", BOARD, "actual"), ("Northshire Police", BOARD, "actual")]),
        ("Cabinet delegated oversight of the plan to the Lead Member in consultation with the Chief Executive.", "oversees", []),
        ("The Commissioner chairs a monthly Progress Board of senior officers.", "chairs",
         [("Commissioner", "Northshire Progress Board", "actual")]),
        ("The Practice Group gives the Improvement Board a written update every month.", "reports-to",
         [("Northshire Practice Group", BOARD, "actual")]),
        ("Under the Children Act 2004 every council must have a lead member who is accountable to the chief executive.",
         "accountable-to", []),
        ("The Council will remain under the supervision of the Commissioner.", "oversees",
         [("Commissioner", "Northshire", "actual")]),
    ],
)  # fmt: skip
def test_boards_told_otherwise(body: str, predicate: str, found: list[tuple[str, ...]]) -> None:
    assert told(body, predicate) == found
