"""Actions, recommendations, findings and figures in forms that other clerks use: tables, lists, plain sentences."""

import pytest

from loaders.claims import ActionClaim, RecommendationClaim
from tests.papers import claims, columns


def table(*rows: str) -> str:
    """A table of `rows`, whose first is its head."""
    head, *rest = rows
    return "\n".join([f"| {head} |", "|" + "---|" * (head.count("|") + 1), *(f"| {row} |" for row in rest)]) + "\n"


@pytest.mark.parametrize(
    ("head", "row", "found"),
    [
        ("Ref | Mitigating action | Risk owner | Do by | Audit opinion",
         "R1 | Rewrite the duty rota | Head of Duty | 31 May 2030 | Behind schedule",
         ("Rewrite the duty rota", ("Head of Duty",), "Behind schedule", "2030-05-31")),
        ("Deliverable | Accountable director | Planned end | How it is going",
         "Open a second hub | Director of Place | June 2030 | Site found",
         ("Open a second hub", ("Director of Place",), "Site found", "2030-06")),
        ("What we said we would do | Whose job is it? | When by",
         "Ring every adviser | Team Manager | May 2030",
         ("Ring every adviser", ("Team Manager",), None, "2030-05")),
        ("Workstream | Lead | Priorities for the first six months",
         "Front door | Head of Duty | Halve the backlog by June 2030",
         ("Halve the backlog by June 2030", ("Head of Duty",), None, "2030-06")),
        ("Strand | Lead | Objectives for 2029/30", "Duty | Head of Duty | Close old cases by May 2030",
         ("Close old cases by May 2030", ("Head of Duty",), None, "2030-05")),
    ],
)  # fmt: skip
def test_columns_of_plans_in_other_words(head: str, row: str, found: tuple[object, ...]) -> None:
    assert columns(claims(table(head, row), ActionClaim), "text", "lead", "progress", "deadline") == [found]


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("Risk | Mitigation | Risk owner", "Staff leave | Recruit more of them | Head of Duty"),
        ("Group | Chair | Priorities", "Duty group | Head of Duty | Safety, speed and care"),
        ("Workstream | Lead | Priorities", "Duty | Head of Duty | Safety, speed and care"),
    ],
)
def test_tables_of_risks_and_groups_hold_no_actions(head: str, row: str) -> None:
    assert claims(table(head, row), ActionClaim) == []


@pytest.mark.parametrize(
    "head",
    ["Recommendation in the report", "What Ofsted asked us to improve", "Linked Ofsted recommendation", "What inspectors recommended"],
)  # fmt: skip
def test_a_column_goes_back_to_what_a_report_recommended(head: str) -> None:
    body = "Ofsted inspected services in May 2018.\n\n" + table(
        f"Priority | Sponsor | {head}", "P1 Grip | Chief Executive | The grip of senior leaders on practice"
    )
    assert columns(claims(body, RecommendationClaim), "text") == [("The grip of senior leaders on practice",)]


def test_a_column_of_a_budget_report_goes_back_to_no_inspection() -> None:
    body = table("Item | Cost | Proposal in the report", "Vans | £10 | The purchase of three more vans")
    assert claims(body, RecommendationClaim) == []
