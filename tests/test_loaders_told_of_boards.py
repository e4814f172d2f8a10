"""What boards do line by line, tables of members with post and body in one column, and boards that are still to come."""

import pytest

from loaders.claims import BodyClaim, RelationClaim
from tests.papers import claims, columns

BOARD = "Northshire Improvement Board"


def told(body: str, *predicates: str) -> set[tuple[object, ...]]:
    found = [one for one in claims(body, RelationClaim) if one.predicate in predicates]
    return set(columns(found, "subject", "predicate", "object"))


@pytest.mark.parametrize(
    "opening",
    ["The Improvement Board:", "The Improvement Board's functions are:", "Role of the Improvement Board",
     "What the Improvement Board does", "The Improvement Board exists to:"],
)  # fmt: skip
def test_terms_of_reference_line_by_line(opening: str) -> None:
    lines = "- To oversee the improvement plan\n- To report to the Minister\n- To advise the Chief Executive"
    assert told(f"{opening}\n\n{lines}", "oversees", "reports-to", "advises") == {
        (BOARD, "oversees", "Northshire"), (BOARD, "reports-to", "Minister"), (BOARD, "advises", "Chief Executive"),
    }  # fmt: skip


def test_items_that_begin_with_no_verb_are_no_terms_of_reference() -> None:
    assert told("The Improvement Board:\n\n- Cabinet, each month\n- the Minister", "oversees", "reports-to") == set()


@pytest.mark.parametrize(
    "heading", ["Organisation and role", "Role and organisation", "Post / agency", "Title and body"]
)
def test_a_column_of_post_and_body_names_the_post_of_the_council_and_the_partner(heading: str) -> None:
    rows = [
        "Ann Pole | Independent Chair",
        "Tom Bray | Leader, Northshire Council",
        "Lee Dane | Northshire Constabulary",
        "Mary Orme | Headteacher, Kirk Road Primary School",
    ]
    table = "\n".join([f"Name | {heading}", *rows])
    assert told(f"The members of the Improvement Board are:\n\n{table}", "member-of") == {
        (who, "member-of", BOARD) for who in ("Leader", "Northshire Constabulary", "Kirk Road Primary School")
    }


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("An Improvement Board is being set up. The Improvement Board is chaired by the Chief Executive.", "proposed"),
        ("In its place the Improvement Board, chaired by the Chief Executive, will meet monthly.", "proposed"),
        ("The Improvement Board has met twice. The Improvement Board is chaired by the Chief Executive.", "actual"),
        ("The Improvement Board will be established in May. The Improvement Board met in June."
         " The Improvement Board is chaired by the Chief Executive.", "actual"),
    ],
)  # fmt: skip
def test_what_is_told_of_a_board_still_to_come_is_proposed(body: str, status: str) -> None:
    found = [one for one in claims(body, RelationClaim) if one.predicate == "chairs"]
    assert columns(found, "subject", "object", "status") == [("Chief Executive", BOARD, status)]


@pytest.mark.parametrize(
    "name", ["Northshire CCG", "North Vale ICB", "Lanmere and Vale PCT", "Children's Programme Board"]
)
def test_bodies_that_only_an_acronym_or_a_programme_names(name: str) -> None:
    found = {
        one.name.removeprefix("Northshire Ch").removeprefix("Ch") for one in claims(f"We met {name} in May.", BodyClaim)
    }
    assert name.removeprefix("Ch") in found
