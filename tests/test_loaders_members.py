"""Members of a board in lists and tables, sub-groups below what is said of them all, and whose paper a paper is."""

import pytest

from loaders.claims import InspectionClaim, RelationClaim
from loaders.gazetteer import register
from loaders.lexicon import load
from loaders.rules.paper.partners import weight
from tests.papers import claims
from tests.test_loaders_relations import HEAD, line

BOARD = "Kelderdale Improvement Board"
OWNERS = load("owners")["examples"]
REPORT = "Kelderdale Safeguarding Children Board\n\nAnnual Report 2014-15\n\nPublished September 2015\n\n"


def told(words: str, *, head: str = HEAD) -> list[str]:
    return sorted(line(claim) for claim in claims(f"Background\n\n{words}\n", RelationClaim, head=head))


def members(*names: str) -> list[str]:
    return sorted(f"{name} | member-of | {BOARD} | actual" for name in names)


def test_a_list_below_its_opening_is_of_members() -> None:
    items = "- Jane Example, Chief Executive\n- Kelderdale Police\n- five elected members\n- Lead Member for Children"
    assert told(f"The members of the Improvement Board are:\n\n{items}") == members(
        "Chief Executive", "Kelderdale Police", "Lead Member for Children", "elected members"
    )


def test_members_stand_behind_a_colon_between_semicolons() -> None:
    words = "Members of the Improvement Board: Chief Executive; Chief Nurse, NHS Kelderdale Integrated Care Board."
    assert told(words) == members("Chief Executive", "Chief Nurse", "NHS Kelderdale Integrated Care Board")


def test_a_table_of_members_names_their_posts_and_not_its_own_chair() -> None:
    table = "Name | Role\nJane Example | Independent Chair\nTom Reed | Superintendent"
    assert told(f"The members of the Improvement Board are:\n\n{table}") == members("Superintendent")


def test_of_the_council_itself_the_posts_are_members_of_others_whom_they_come_from() -> None:
    table = "Organisation | Representative\nKelderdale Council | Chief Executive\nDale Police | Chief Superintendent"
    assert told(f"The members of the Improvement Board are:\n\n{table}") == members(
        "Chief Executive", "Dale Police", "Kelderdale"
    )


def test_a_paper_on_what_is_done_with_another_council_is_not_that_councils() -> None:
    body = "Agreed that an Improvement Board be set up.\n\nIt will report to Cabinet each month.\n"
    head = "# Agreement with Lanmere Council for improvement support\n\nKelderdale Council, 18 September 2019\n\n"
    found = claims(f"Kelderdale Council is improving its children's services.\n\n{body}", RelationClaim, head=head)
    assert {claim.object for claim in found if claim.predicate != "works-with"} == {
        "Kelderdale Improvement Board", "Kelderdale Cabinet",
    }  # fmt: skip
    assert [line(claim) for claim in found if claim.predicate == "works-with"] == [
        "Lanmere | works-with | Kelderdale | actual"
    ]


def test_the_board_of_its_own_terms_of_reference_is_that_board_wherever_another_is_named_last() -> None:
    head = "# Kelderdale Children's Improvement Board\n\n# Terms of Reference\n\nAgreed on 19 November 2018.\n\n"
    body = "The Kelderdale Safeguarding Children Board goes on with its work.\n\nThe Board reports to the Cabinet each month."
    found = claims(f"## Background\n\n{body}\n", RelationClaim, head=head)
    assert [line(one) for one in found if one.predicate == "reports-to"] == [
        "Kelderdale Children's Improvement Board | reports-to | Kelderdale Cabinet | actual | P1M"
    ]


def test_an_inspectorate_has_the_name_of_its_day() -> None:
    body = "Ofsted and His Majesty's Inspectorate of Probation (HMIP) inspected Kelderdale in May 2024. HMIP wrote."
    subjects = {one.subject for one in claims(body, RelationClaim, head=HEAD) if one.predicate == "inspects"}
    assert "Her Majesty's Inspectorate of Probation" not in subjects
    assert len(subjects) == 2


@pytest.mark.parametrize(("column", "parts"), [("Sub Group", 2), ("Group", 0), ("Name of sub-committee", 2)])
def test_a_column_of_sub_groups_in_a_boards_own_report_is_of_its_parts(column: str, parts: int) -> None:
    table = f"{column} | Chair\nTraining Group | Named Nurse\nCase Review Group | Head of Safeguarding"
    found = [one for one in told(f"Our groups and who leads them\n\n{table}", head=REPORT) if "| part-of |" in one]
    assert len(found) == parts


@pytest.mark.parametrize(
    "opening",
    [
        "Members of the Improvement Board asked the following questions:",
        "Members were informed of these points about the Improvement Board:",
    ],
)
def test_other_lists_are_of_no_members(opening: str) -> None:
    assert told(f"{opening}\n\n- Chief Executive\n- Kelderdale Police") == []


def test_what_is_said_above_a_table_of_sub_groups_is_said_of_each() -> None:
    table = "Sub-group | Chair\nTraining | Named Nurse\nQuality and Audit | Detective Chief Inspector, Dale Police"
    words = f"Much of the work of the Board is done by its sub-groups, all of which report to the Executive.\n\n{table}"
    found = told(words, head=REPORT)
    part, whole = "Kelderdale Training Sub-Group", "Kelderdale Safeguarding Children Board"
    assert f"{part} | reports-to | {whole} Executive | actual" in found
    assert f"{part} | part-of | {whole} | actual" in found
    assert "Detective Chief Inspector | chairs | Kelderdale Quality and Audit Sub-Group | actual" in found


@pytest.mark.parametrize("one", OWNERS, ids=[one["says"][:60] for one in OWNERS])
def test_a_name_speaks_so_much_for_being_the_papers_own(one: dict[str, object]) -> None:
    text, gazetteer = str(one["says"]), register().with_names([str(one["name"])])
    assert weight(text, gazetteer.find(text)[0]) == one["weight"]


def test_a_page_is_of_whom_it_serves_and_not_of_who_helps() -> None:
    page = (
        "Agenda item\n\nOfsted inspection of children's services: outcome\n\nMeeting of Cabinet, Tuesday 12 June 2018\n\n"
        "Ofsted inspected services for children in Tarnhold in February 2018. Brackley Council, which is rated"
        " outstanding, has acted as improvement partner and Brackley Council will continue to give support.\n"
    )
    assert [claim.authority for claim in claims(page, InspectionClaim, head="")][:1] == ["Tarnhold"]


def test_a_column_of_authorities_names_them() -> None:
    table = "Authority | Inspected | Overall\nKelderdale | May 2018 | Good\nTarnhold | June 2017 | Inadequate"
    found = claims(f"The latest Ofsted inspections, all under ILACS:\n\n{table}\n", InspectionClaim, head=HEAD)
    assert {claim.authority for claim in found} <= {"Kelderdale", "Tarnhold"}
    assert "Tarnhold" in {claim.authority for claim in found}
