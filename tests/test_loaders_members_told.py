"""Who belongs to a board, told in further ways: plain members, labels, clauses, groups below and what "the Board" means."""

import pytest

from loaders.claims import BodyClaim, RelationClaim, RoleClaim
from loaders.rules.governance.plain_members import member_of_item, plain_members
from tests.papers import claims, columns

BOARD = "Northshire Improvement Board"


def told(body: str, predicate: str) -> set[tuple[object, ...]]:
    found = [one for one in claims(body, RelationClaim) if one.predicate == predicate]
    return set(columns(found, "subject", "object"))


def members(body: str) -> set[object]:
    return {subject for subject, board in told(body, "member-of") if board == BOARD}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("⟪b1⟫, two local headteachers and a foster carer", ["local headteachers", "foster carer"]),
        ("eight councillors from all parties, ⟪p0⟫ and heads of service", ["councillors", "heads of service"]),
        ("senior officers of each agency", ["senior officers of each agency"]),
        ("⟪b1⟫ and a lay member", ["lay member"]),
        ("officers and ⟪b1⟫", []),
        ("⟪b1⟫, which meets with headteachers", []),
    ],
)
def test_members_by_what_they_are(words: str, found: list[str]) -> None:
    assert list(plain_members(words)) == found


@pytest.mark.parametrize(
    ("item", "found"),
    [
        ("Three headteachers nominated by the Schools Forum", "headteachers"),
        ("A representative of Jobcentre Plus", "Jobcentre Plus"),
        ("Young People's Voice", "Young People's Voice"),
        ("Ann Example", None),
        ("Terms of reference to be agreed", None),
        ("Vacant", None),
    ],
)
def test_an_item_of_a_list_of_members_that_is_neither_post_nor_body(item: str, found: str | None) -> None:
    assert member_of_item(item) == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("The Improvement Board brings together the Council, Northshire Police and local schools.",
         {"Northshire", "Northshire Police", "local schools"}),
        ("The Council will set up an Improvement Board, to include the Chief Executive, Northshire Police and two headteachers.",
         {"Chief Executive", "Northshire Police", "headteachers"}),
        ("The Improvement Board, on which the Council, Northshire Police and local schools are represented, meets monthly.",
         {"Northshire", "Northshire Police", "local schools"}),
        ("The plan is monitored by the Improvement Board. The Director of Public Health is a member of the Improvement Board,"
         " as are the Chief Constable and two headteachers.",
         {"Director of Public Health", "Chief Constable", "headteachers"}),
        ("The Improvement Board meets monthly. It has an independent chair and its members will be the Chief Executive and two"
         " headteachers.", {"Chief Executive", "headteachers"}),
        ("The Improvement Board is a body that schools have asked to see.", set()),
        ("The Improvement Board, which heard from headteachers, met in May.", set()),
    ],
)  # fmt: skip
def test_members_in_sentences(body: str, found: set[str]) -> None:
    assert members(body) == found


def test_a_bold_label_and_a_dated_heading_open_lists_of_members() -> None:
    items = "- Strategic Director (People) - Chair\n- Director of Public Health\n- Three headteachers\n- Young Voices"
    expected = {"Strategic Director (People)", "Director of Public Health", "headteachers", "Young Voices"}
    labelled = f"The Improvement Board meets every month.\n\n**Membership.**\n\n{items}\n"
    assert members(labelled) == expected
    assert ("Strategic Director (People)", BOARD) in told(labelled, "chairs")
    assert members(f"# Membership of the Improvement Board at 30 September 2018\n\n{items}\n") == expected


def test_the_board_is_what_the_paper_says_that_it_calls_so() -> None:
    body = (
        'The Children\'s Trust Board ("the Board") was set up in 2006.\n\nThe Northshire Health and Wellbeing Board met in May.\n\n'
        "# Arrangements\n\nThe Board is chaired by the Director of Public Health.\n"
    )
    assert ("Director of Public Health", "Northshire Children's Trust Board") in told(body, "chairs")


def test_the_board_far_away_is_the_one_named_far_more_often() -> None:
    often = "The Improvement Board met. The Improvement Board heard the Director. The Improvement Board was assured."
    body = (
        f"# Past\n\n{often} The Corporate Parenting Board met.\n\n# Now\n\nThe Board is chaired by the Head of Audit.\n"
    )
    assert told(body, "chairs") == {("Head of Audit", BOARD)}
    once = body.replace(often, "The Improvement Board met.")
    assert told(once, "chairs") == set()


@pytest.mark.parametrize(
    ("body", "parts"),
    [
        ("The Corporate Parenting Board meets monthly. Three working groups support it. The Health Group is chaired by the"
         " Designated Nurse, the Homes Group by the Head of Housing, and the Work Group by the Head of Audit.",
         {("Northshire Health Group", "Northshire Corporate Parenting Board"),
          ("Northshire Homes Group", "Northshire Corporate Parenting Board"),
          ("Northshire Work Group", "Northshire Corporate Parenting Board")}),
        ("The Northshire Safeguarding Children Board met. At present the Audit Sub-Group is chaired by the Head of Audit and the"
         " Learning Sub-Group by the Head of Housing.",
         {("Northshire Safeguarding Children Board Audit Sub-Group", "Northshire Safeguarding Children Board"),
          ("Northshire Safeguarding Children Board Learning Sub-Group", "Northshire Safeguarding Children Board")}),
        ("The Practice Group has been created beneath the Improvement Board.", {("Northshire Practice Group", BOARD)}),
        ("The Health and Wellbeing Board met. The Audit Sub-Group is chaired by the Head of Audit.", set()),
    ],
)  # fmt: skip
def test_groups_and_the_body_that_they_are_of(body: str, parts: set[tuple[str, str]]) -> None:
    assert told(body, "part-of") == parts


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("The Safeguarding Children Board ends in May 2019. From that date its functions pass to the Safeguarding Children"
         " Partnership.", {("Northshire Safeguarding Children Partnership", "Northshire Safeguarding Children Board")}),
        ("The Improvement Board will meet until March and be succeeded thereafter by a Children's Partnership Board.",
         {("Northshire Children's Partnership Board", BOARD)}),
        ("If the notice is lifted the Improvement Board will hand over to a new Children's Excellence Board.",
         {("Northshire Children's Excellence Board", BOARD)}),
        ("The Improvement Board will hand over its minutes in May.", set()),
    ],
)  # fmt: skip
def test_bodies_that_follow_others(body: str, found: set[tuple[str, str]]) -> None:
    assert told(body, "succeeds") == found


def test_posts_in_small_letters_and_of_others() -> None:
    body = (
        "Superintendent Craig Pole of Northshire Police and the director of housing attended. The Department for Education's"
        " adviser, Ann Pole, wrote to the council."
    )
    found = columns(claims(body, RoleClaim), "title", "organisation", "holder")
    assert ("Superintendent", "Northshire Police", "Craig Pole") in found
    assert ("Director of housing", "Northshire", None) in found
    assert ("Adviser", "Department for Education", "Ann Pole") in found


def test_a_group_of_commissioners_keeps_its_acronym_where_nothing_spells_it_out() -> None:
    names = columns(claims("Northshire CCG and NHS East Northshire CCG attended.", BodyClaim), "name")
    assert ("NHS East Northshire CCG",) in names
    spelled = "The Northshire Clinical Commissioning Group (CCG) met. The CCG agreed."
    assert ("Northshire Clinical Commissioning Group",) in columns(claims(spelled, BodyClaim), "name")
