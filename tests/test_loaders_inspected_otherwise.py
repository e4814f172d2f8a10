"""Inspections and grades in the many ways in which council papers tell of them: composed statements and their claims."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from loaders.claims import InspectionClaim, JudgementClaim
from tests.papers import claims

FIXTURES = Path(__file__).parent / "fixtures"
GRADES = yaml.safe_load((FIXTURES / "grades-said.yml").read_text(encoding="utf-8"))
INSPECTIONS = yaml.safe_load((FIXTURES / "inspections-said.yml").read_text(encoding="utf-8"))
HEAD = """Kelderdale Council

Children and Families Scrutiny Committee

12 June 2018

Improvement of children's services

Report of the Director of Children's Services

Background

"""


def graded(one: JudgementClaim) -> str:
    return " | ".join(part for part in (one.authority, one.area, one.grade, one.framework, one.start) if part)


def inspected(one: InspectionClaim) -> str:
    published = f"published {one.published}" if one.published else None
    return " | ".join(
        part for part in (one.authority, one.framework, one.start, one.end, published, one.status) if part
    )


@pytest.mark.parametrize("one", GRADES, ids=[one["says"][:70] for one in GRADES])
def test_a_statement_gives_these_grades_and_no_others(one: dict[str, Any]) -> None:
    found = claims(f"{one['says']}\n", JudgementClaim, head=HEAD)
    assert sorted(graded(claim) for claim in found) == sorted(one["claims"])


@pytest.mark.parametrize("one", INSPECTIONS, ids=[one["says"][:70] for one in INSPECTIONS])
def test_a_statement_tells_of_these_inspections_and_no_others(one: dict[str, Any]) -> None:
    found = claims(f"{one['says']}\n", InspectionClaim, head=HEAD)
    assert sorted(inspected(claim) for claim in found) == sorted(one["claims"])
