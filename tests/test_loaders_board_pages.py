"""Relations on a board's own page: its groups, its members, its rules, and what looks like them and is not."""

import pytest

from loaders.claims import BodyClaim, RelationClaim, RoleClaim
from loaders.extraction import extract
from tests.papers import claims, document

PAGE = "Our structure | Northshire Safeguarding Children Partnership\n\n# Our structure\n\n"


def _page(text: str, predicate: str) -> list[tuple[str | None, str]]:
    found = [one for one in extract(document(text)) if isinstance(one, RelationClaim)]
    return [(one.subject, one.object) for one in found if one.predicate == predicate]


def test_groups_with_a_heading_each_are_parts_of_the_partnership_of_the_page() -> None:
    text = (
        f"{PAGE}## NSCP Executive Group (meets monthly)\n\nMandated to:\n\n- Review priorities\n\n"
        "## Quality Assurance, Practice and Procedures Group (meets quarterly)\n\nMandated to:\n\n- Audit practice\n\n"
        "## Headteachers Safeguarding Group (meets each term)\n\nMandated to:\n\n- Share learning\n"
    )
    whole = "Northshire Safeguarding Children Partnership"
    assert set(_page(text, "part-of")) == {
        (f"{whole} Executive Group", whole),
        ("Northshire Quality Assurance, Practice and Procedures Group", whole),
        ("Northshire Headteachers Safeguarding Group", whole),
    }


def test_a_heading_of_groups_is_no_body() -> None:
    text = PAGE.replace("Our structure", "Partnership Structure & Sub-Groups") + "## Audit Group\n\nMeets monthly.\n"
    names = [one.name for one in extract(document(text)) if isinstance(one, BodyClaim)]
    assert not [name for name in names if name.endswith("Sub-Groups")]


def test_groups_for_young_people_are_parts_of_nothing() -> None:
    text = (
        "Groups - Northshire Council\n\n# Groups\n\n## Youth Forum\n\nMeets on Tuesdays.\n\n## Young Carers Group\n\n"
        "Meets monthly. Ofsted inspected Northshire Council's services for children in 2019.\n"
    )
    assert _page(text, "part-of") == []


def test_paragraphs_that_open_with_a_group_and_what_each_reports() -> None:
    text = (
        f"{PAGE}## Executive and subgroups\n\nThe Executive meets monthly.\n\n"
        "Performance and Audit - chaired by the Chief Nurse. Data and audits.\n\n"
        "Case Review Panel - chaired by the Independent Chair of a neighbouring board.\n\n"
        "Each of them gives the Executive a report.\n"
    )
    whole = "Northshire Safeguarding Children Partnership"
    groups = ("Northshire Performance and Audit subgroup", "Northshire Case Review Panel")
    assert _page(text, "reports-to") == [(one, f"{whole} Executive") for one in groups]
    assert _page(text, "chairs") == [("Chief Nurse", groups[0])]


def test_the_board_whose_rules_they_are_is_the_board() -> None:
    text = (
        "Northshire SEND Improvement Board Terms of Reference 2025\n\n"
        "# Northshire SEND Improvement Board Terms of Reference 2025\n\n"
        "The Board oversees the improvement of services for children after the Ofsted inspection.\n\n"
        "The Board reports to the Northshire Health and Wellbeing Board and to Cabinet. "
        "The Operations Group reports to the Board each month.\n"
    )
    assert _page(text, "reports-to") == [
        ("Northshire SEND Improvement Board", "Northshire Health and Wellbeing Board"),
        ("Northshire SEND Improvement Board", "Northshire Cabinet"),
        ("Northshire Operations Group", "Northshire SEND Improvement Board"),
    ]


def test_members_of_the_rules_stand_in_plain_lines() -> None:
    text = (
        "Management Group Terms of Reference | Northshire Safeguarding Children Partnership\n\n"
        "# Management Group Terms of Reference\n\nThe Group supports the Northshire Safeguarding Children Partnership.\n\n"
        "## Membership\n\nChair - Education Subgroup\n\nDirector of Public Health\n\nWestmoor Police - Superintendent\n\n"
        "Vice-Chair\n\n## Frequency\n\nIt meets monthly.\n"
    )
    assert [one for one, _ in _page(text, "member-of")] == [
        "Chair of the Northshire Education Subgroup",
        "Director of Public Health",
        "Westmoor Police",
    ]


def test_partners_in_a_table_and_agencies_in_a_sentence() -> None:
    text = (
        f"{PAGE}| Organisation | Lead Safeguarding Partner | Delegated Safeguarding Partner |\n"
        "| Northshire Council | Chief Executive | Director of Children's Services |\n"
        "| Westmoor Police | Chief Constable | Chief Superintendent |\n\n"
        "The delegated safeguarding partners make up the Executive.\n\n## Relevant agencies\n\n"
        "They include Cafcass, the Probation Service and Northshire Youth Justice Service.\n"
    )
    whole = "Northshire Safeguarding Children Partnership"
    assert set(_page(text, "member-of")) == {
        ("Northshire", whole),
        ("Westmoor Police", whole),
        ("Director of Children's Services", f"{whole} Executive"),
        ("Chief Superintendent", f"{whole} Executive"),
        ("Cafcass", whole),
        ("Probation Service", whole),
        ("Northshire Youth Justice Service", whole),
    }


def test_agencies_that_any_partnership_should_name_are_members_of_none() -> None:
    text = f"{PAGE}## Relevant agencies\n\nThey should include Cafcass, the Probation Service and Westmoor Police.\n"
    assert _page(text, "member-of") == []


def test_a_list_within_a_list_below_a_heading_of_sub_groups() -> None:
    text = (
        "## Sub-group structure\n\n- Community Safety Partnership\n  - Prevent Steering Group\n"
        "  - Youth Justice Management Board\n"
    )
    found = [(one.subject, one.object) for one in claims(text, RelationClaim) if one.predicate == "part-of"]
    assert found == [
        ("Northshire Prevent Steering Group", "Northshire Community Safety Partnership"),
        ("Northshire Youth Justice Management Board", "Northshire Community Safety Partnership"),
    ]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (
            "The Head of Audit is managed by the Director of Children's Services.",
            [("Head of Audit", "reports-to", "Director of Children's Services")],
        ),
        ("The Board may set up sub-committees. The Improvement Board met in May.", []),
        ("A member asked whether the Committee would be represented on the Improvement Board.", []),
        (
            "The SEND Board has two chairs, the Director of Children's Services and the Chief Nurse.",
            [
                ("Director of Children's Services", "chairs", "Northshire SEND Board"),
                ("Chief Nurse", "chairs", "Northshire SEND Board"),
            ],
        ),
        (
            "Practice Group (lead: Head of Housing)",
            [("Head of Housing", "leads", "Northshire Practice Group")],
        ),
        (
            "The Youth Justice Board is chaired by the Chief Nurse. Youth justice is overseen by the Northshire Youth Justice Board.",
            [
                ("Chief Nurse", "chairs", "Northshire Youth Justice Board"),
                ("Northshire Youth Justice Board", "oversees", "Northshire"),
            ],
        ),
    ],
)
def test_forms_of_pages_and_minutes(body: str, found: list[tuple[str, str, str]]) -> None:
    told = [(one.subject, one.predicate, one.object) for one in claims(body, RelationClaim)]
    assert [one for one in told if one[1] not in ("inspects", "works-with")] == found


def test_groups_that_are_proposed_in_a_list_are_proposed() -> None:
    body = (
        "It was proposed that the Northshire Safeguarding Children Partnership has two subgroups:\n\n"
        "- Quality Assurance Subgroup\n- Learning Subgroup\n"
    )
    found = [one for one in claims(body, RelationClaim) if one.predicate == "part-of"]
    assert {one.status for one in found} == {"proposed"}


def test_an_acronym_in_front_of_the_noun_is_spelled_out() -> None:
    body = (
        "The Multi-Agency Child Exploitation (MACE) panel meets weekly.\n\n"
        "The MACE panel is chaired by the Head of Housing.\n"
    )
    found = [one.object for one in claims(body, RelationClaim) if one.predicate == "chairs"]
    assert found == ["Northshire Multi-Agency Child Exploitation panel"]


def test_a_rank_in_brackets_is_no_part_of_a_forces_name() -> None:
    body = "The Audit Group is chaired by Westmoor Police (Superintendent).\n"
    assert "Westmoor Police" in [one.name for one in claims(body, BodyClaim)]
    assert not [one for one in claims(body, RoleClaim) if one.holder]
