"""Inspections of one service, of months gone by, and grades of parts, by the title and the words around them."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from loaders.claims import InspectionClaim, JudgementClaim
from loaders.extraction import extract
from tests.papers import claims, document

TOLD = yaml.safe_load((Path(__file__).parent / "fixtures" / "services-inspected.yml").read_text(encoding="utf-8"))


def paper(title: str, date: str, says: str) -> str:
    head = ("Kelderdale Council", "Children and Families Scrutiny Committee", date, title, "Report of the Director")
    return "\n\n".join((*head, says))


def written(*parts: str | None) -> str:
    return " | ".join(part for part in parts if part)


@pytest.mark.parametrize("told", TOLD, ids=[one["says"][:60] for one in TOLD])
def test_what_is_told_of_inspections_and_grades_is_of_the_right_one(told: dict[str, Any]) -> None:
    found = extract(document(paper(told["title"], told["date"], told["says"])))
    inspections = [written(c.framework, c.start, c.status) for c in found if isinstance(c, InspectionClaim)]
    grades = [written(c.area, c.grade, c.framework, c.start) for c in found if isinstance(c, JudgementClaim)]
    assert sorted(grades) == sorted(told["grades"])
    assert sorted(inspections) == sorted(told["inspections"])


def test_a_board_that_speaks_of_itself_was_judged_as_a_board() -> None:
    told = "Ofsted inspected services in Northshire from 5 to 29 October 2015. We were found to require improvement."
    head = "Northshire Safeguarding Children Board: Annual Report 2015 to 2016\n\n18 September 2016\n\n"
    found = claims(told, JudgementClaim, head=head)
    assert [(one.area, one.grade) for one in found] == [("lscb", "requires-improvement")]
