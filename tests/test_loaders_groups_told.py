"""Relations of which a list or a table gives one end: what was set up, who oversees groups, what the paper calls a body."""

from loaders.claims import RelationClaim
from tests.papers import claims


def _told(body: str, predicate: str) -> list[tuple[str | None, str]]:
    return [(one.subject, one.object) for one in claims(body, RelationClaim) if one.predicate == predicate]


def test_items_below_what_has_been_done_are_set_up_by_the_council() -> None:
    for opening in ("Since 2018 the council has:", "We have already:", "In the last year we have:"):
        body = f"{opening}\n\n- opened two homes\n- set up a Family Help Service\n- launched a Missing Children Panel\n"
        assert _told(body, "establishes") == [
            ("Northshire", "Northshire Family Help Service"),
            ("Northshire", "Northshire Missing Children Panel"),
        ]


def test_items_below_other_words_are_set_up_by_nobody() -> None:
    assert (
        _told(
            "Inspectors asked about:\n\n- a Family Help Service\n- how a Missing Children Panel works\n", "establishes"
        )
        == []
    )


def test_who_oversees_the_groups_oversees_those_of_the_table_below() -> None:
    body = (
        "The Improvement Board oversees the work of the subgroups.\n\n"
        "| Subgroup | Chair | Purpose |\n| Audit Subgroup | Designated Nurse | Audits |\n| Training Subgroup | Head of Housing | Events |\n"
    )
    assert _told(body, "oversees") == [
        ("Northshire Improvement Board", "Northshire Audit Subgroup"),
        ("Northshire Improvement Board", "Northshire Training Subgroup"),
    ]


def test_an_executive_group_that_a_board_has_keeps_its_name() -> None:
    body = "Under the Improvement Board there is an Executive Group.\n\nThe Practice Group reports to the Executive Group.\n"
    assert _told(body, "reports-to") == [("Northshire Practice Group", "Northshire Improvement Board Executive Group")]


def test_the_improvement_panel_is_not_the_improvement_board() -> None:
    body = "The Committee set up a Safeguarding Improvement Panel. The Improvement Board reports to the Cabinet.\n"
    assert _told(body, "reports-to") == [("Northshire Improvement Board", "Northshire Cabinet")]


def test_groups_that_the_words_above_their_table_propose_are_proposed() -> None:
    table = "\n\n| Group | Chair | Reports to |\n| Audit Group | Designated Nurse | Improvement Board |\n"
    for words, status in (
        ("Under the Board there would be one group.", "proposed"),
        ("Under the Board there is one group.", "actual"),
    ):
        found = claims(f"The Improvement Board meets monthly. {words}{table}", RelationClaim)
        assert {one.status for one in found if one.object == "Northshire Improvement Board"} == {status}
