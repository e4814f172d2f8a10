"""Tables of inspections, grades and figures in the forms that clerks give them: composed tables and their claims."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from loaders.claims import Claim, DocumentClaim, InspectionClaim, InterventionClaim, JudgementClaim, StatisticClaim
from tests.papers import claims, columns
from tests.test_loaders_inspected_otherwise import HEAD, graded, inspected

TABLES = yaml.safe_load((Path(__file__).parent / "fixtures" / "tables-said.yml").read_text(encoding="utf-8"))


def body(one: dict[str, Any]) -> str:
    """The table as lines of cells between bars, below its words."""
    head, *rows = (f"| {' | '.join(cells)} |" for cells in one["rows"])
    return "\n".join([one["under"], "", head, "|" + "---|" * len(one["rows"][0]), *rows, ""])


@pytest.mark.parametrize("one", TABLES, ids=[one["name"] for one in TABLES])
def test_a_table_gives_these_claims_and_no_others(one: dict[str, Any]) -> None:
    text = body(one)
    seen = [claim for claim in claims(text, InspectionClaim, head=HEAD) if claim.start]
    assert sorted(map(inspected, seen)) == one.get("inspections", [])
    assert sorted(map(graded, claims(text, JudgementClaim, head=HEAD))) == one.get("grades", [])
    tabled = [c for c in claims(text, StatisticClaim, head=HEAD) if c.method == "statistic-table"]
    assert sorted(f"{c.measure} = {c.value:g}" for c in tabled) == one.get("figures", [])


def steps(text: str) -> list[tuple[object, ...]]:
    return columns(claims(text, InterventionClaim, head=HEAD), "kind", "date", "end", "status")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("An improvement notice, which had been issued in March 2012 after an inspection, was lifted in May 2013.",
         [("improvement-notice", "2012-03", "2013-05", "ended")]),
        ("The direction, issued on 3 May 2017 following the inspection, was revoked in April 2018.",
         [("direction", "2017-05-03", "2018-04", "ended")]),
        ("The direction, which was issued on 3 May 2017, requires the Council to report each quarter.",
         [("direction", "2017-05-03", None, "in-force")]),
        ("The Council is required to co-operate with a commissioner, Ann Able.", [("commissioner", None, None, "in-force")]),
        ("Managers work with a commissioner in the placements team.", []),
        ("The panel works with a police and crime commissioner.", []),
    ],
)  # fmt: skip
def test_steps_with_an_aside_and_commissioners(text: str, found: list[tuple[object, ...]]) -> None:
    assert steps(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The hubs are paid for from the Families First grant (£2.6m in 2018/19).", [("Families First grant", 2600000)]),
        ("The service is forecast to overspend by £2.3 million.", [("forecast overspend", 2300000)]),
        ("The service overspent its budget by £1.2m.", [("overspend", 1200000)]),
        ("The sub-group provided 63 courses, attended by 1,140 people.",
         [("courses provided by sub-group", 63), ("people who attended courses", 1140)]),
        ("The officer dealt with 87 allegations against people who work with children.",
         [("allegations against people who work with children", 87)]),
        ("There were 41 referrals against a target of 30.", [("referrals", 41)]),
        ("Kelderdale had 512 looked after children (44 for every 10,000 children).",
         [("looked after children", 512), ("rate of looked after children", 44)]),
    ],
)  # fmt: skip
def test_sums_and_counts_behind_their_names(text: str, found: list[tuple[str, float]]) -> None:
    assert columns(claims(text, StatisticClaim, head=HEAD), "measure", "value") == found


def test_a_day_beside_meeting_is_no_body() -> None:
    head = (
        "Kelderdale Children's Improvement Board\n\nProgramme highlight report\n\n"
        "| Meeting | Tuesday 12 June 2018, 2.00pm |\n|---|---|\n| Author | Programme Director |\n\nBackground\n\n"
    )
    found: list[Claim] = list(claims("Kelderdale Council is improving.\n", DocumentClaim, head=head))
    assert columns(found, "meeting_of", "date") == [("Kelderdale Children's Improvement Board", "2018-06-12")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Monitoring visits\n\nThere have been three visits:\n\n- First visit: 3 and 4 May 2017 (front door)\n"
         "- Second visit, 19 and 20 September 2017: care leavers\n- Third visit: 3 July 2018\n",
         [("monitoring-visit", "2017-05-03", "done"), ("monitoring-visit", "2017-09-19", "done"),
          ("monitoring-visit", "2018-07-03", "expected")]),
        ("History\n\nWe have been inspected as follows:\n\n- ILACS, March 2018: good\n- Focused visit on 6 and 7 February 2018\n",
         [("ilacs-2018", "2018-03", "done"), ("focused-visit", "2018-02-06", "done")]),
        ("Background papers\n\n- Monitoring visit, 3 May 2017\n- ILACS, March 2018\n", []),
        ("Our plan\n\nWe will do these:\n\n- First visit: 3 May 2017\n- Second draft: 4 May 2017\n", []),
    ],
)  # fmt: skip
def test_lists_of_visits(text: str, found: list[tuple[str, str, str]]) -> None:
    told = columns(claims(text, InspectionClaim, head=HEAD), "framework", "start", "status")
    assert sorted(map(str, (row for row in told if row[1]))) == sorted(map(str, found))
