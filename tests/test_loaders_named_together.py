"""Bodies and posts that stand together, in a title, or by a label: councils in one breath, schools, inspectorates, chairs."""

import pytest

from loaders.claims import BodyClaim, RelationClaim, RoleClaim
from tests.papers import claims, columns

TERMS = """Northshire Children's Improvement Board

Terms of Reference and Governance Arrangements

July 2013

"""


@pytest.mark.parametrize(
    ("body", "named", "unnamed"),
    [
        ("We share a court team with Dunmere Vale and Eskby councils.", {"Dunmere Vale", "Eskby"}, {"Dunmere Vale and Eskby"}),
        ("Officers met the London Boroughs of Farringate, Kelmere and Lorne.", {"Farringate", "Kelmere", "Lorne"}, set()),
        ("Procedures are common to the LSCBs of Ashbarrow and North Linder.", {"Ashbarrow", "North Linder"}, set()),
        ("NHS Northshire and Northshire Constabulary attended.", {"NHS Northshire", "Northshire Constabulary"}, set()),
        ("Staff from Eastbrook University and Castle Rise Primary School took part.",
         {"Eastbrook University", "Castle Rise Primary School"}, {"Northshire Eastbrook University"}),
        ("HM Inspectorate of Probation inspected the Service.", {"HM Inspectorate of Probation"},
         {"Her Majesty's Inspectorate of Probation"}),
        ("Her Majesty's Inspectorate of Probation (HMIP) came. HMIP will return.", {"Her Majesty's Inspectorate of Probation"}, {"HMIP"}),
        ("Primary school heads and the universities were told.", set(), {"Primary school", "universities"}),
    ],
)  # fmt: skip
def test_bodies_named_together(body: str, named: set[str], unnamed: set[str]) -> None:
    found = {claim.name for claim in claims(body, BodyClaim)}
    assert named <= found
    assert not unnamed & found


@pytest.mark.parametrize(
    ("body", "post"),
    [
        ("Mrs. J. Mar, Independent Chair, Northshire Safeguarding Children Board, introduced it.",
         ("Independent Chair", "Northshire Safeguarding Children Board", "J. Mar")),
        ("Mr Amble, Leader of the Labour Group, asked when.", ("Leader of the Labour Group", "Northshire", None)),
        ("The Local Authority Designated Officer dealt with 87 allegations.", ("Local Authority Designated Officer", "Northshire", None)),
        ("The Cabinet Member for Children, Northshire Constabulary and others met.", ("Cabinet Member for Children", "Northshire", None)),
        ("The Leader, NHS Northshire and others met.", ("Leader", "Northshire", None)),
    ],
)  # fmt: skip
def test_posts_by_title(body: str, post: tuple[str, str, str | None]) -> None:
    assert post in columns(claims(body, RoleClaim), "title", "organisation", "holder")


def test_a_label_in_brackets_is_no_post_of_its_own() -> None:
    told = columns(claims("Audit Sub-Group (Chair: Head of Quality). Two audits were made.", RoleClaim), "title")
    assert ("Head of Quality",) in told
    assert ("Chair",) not in told


def test_members_in_a_boards_own_terms_are_its_own() -> None:
    body = "The Department for Education agreed them.\n\nMembership is as follows:\n\n- Chief Executive\n- Northshire Police\n"
    told = claims(body, RelationClaim, head=TERMS)
    members = {(one.subject, one.object) for one in told if one.predicate == "member-of"}
    board = "Northshire Children's Improvement Board"
    assert members == {("Chief Executive", board), ("Northshire Police", board)}
