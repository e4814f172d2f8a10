"""Grades, inspections, steps of government and resolutions as minutes tell them in passing: composed statements."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from loaders.claims import Claim, InspectionClaim, InterventionClaim, JudgementClaim, RecommendationClaim
from tests.papers import claims, columns

SAID = yaml.safe_load((Path(__file__).parent / "fixtures" / "minuted.yml").read_text(encoding="utf-8"))
PAGE = "Northshire County Council\n\nAgenda item\n\nChildren's Services - Ofsted inspection\n\nMinutes:\n\nThe Panel met.\n\n"
US = "Northshire Children's Scrutiny Committee"


def _parts(*fields: str) -> Callable[[Claim], str]:
    return lambda one: " | ".join(getattr(one, name) for name in fields if getattr(one, name))


def _cases(key: str) -> list[Any]:
    return [pytest.param(one["says"], one["claims"], id=one["says"][:70]) for one in SAID[key]]


@pytest.mark.parametrize(("says", "told"), _cases("judgements"))
def test_grades_in_passing(says: str, told: list[str]) -> None:
    found = claims(f"{says}\n", JudgementClaim)
    assert sorted(map(_parts("authority", "area", "grade", "start"), found)) == sorted(told)


@pytest.mark.parametrize(("says", "told"), _cases("inspections"))
def test_inspections_in_passing(says: str, told: list[str]) -> None:
    found = claims(f"{says}\n", InspectionClaim)
    assert sorted(map(_parts("authority", "framework", "start", "end", "status"), found)) == sorted(told)


@pytest.mark.parametrize(("says", "told"), _cases("interventions"))
def test_steps_of_government_in_passing(says: str, told: list[str]) -> None:
    found = claims(f"{says}\n", InterventionClaim)
    assert sorted(map(_parts("kind", "status", "date"), found)) == sorted(told)


@pytest.mark.parametrize(("says", "told"), _cases("resolutions"))
def test_resolutions_of_a_page(says: str, told: list[str]) -> None:
    assert [claim.text for claim in claims(says, RecommendationClaim, head=PAGE)] == told


def test_in_minutes_a_step_is_expected_though_nobody_is_said_to_have_told_of_it() -> None:
    body = "A statutory direction would be issued. An Improvement Board would be set up.\n"
    assert set(columns(claims(body, InterventionClaim, head=PAGE), "kind", "status")) == {
        ("direction", "expected"), ("improvement-board", "expected"),
    }  # fmt: skip


def test_a_neighbour_has_the_grade_of_its_own_clause() -> None:
    body = "Northshire's services were rated adequate by Ofsted in May 2010, while Devon's received an overall rating of good.\n"
    assert ("Devon", "good") in columns(claims(body, JudgementClaim), "authority", "grade")
    assert ("Northshire", "good") not in columns(claims(body, JudgementClaim), "authority", "grade")


def test_a_named_recommendation_to_members_is_asked_of_the_meeting() -> None:
    found = claims("Recommendation: that Members consider the report and comment on it.\n", RecommendationClaim)
    assert columns(found, "method", "addressee") == [("request-to-meeting", US)]


def test_what_a_page_lists_as_recommended_by_others_is_not_resolved() -> None:
    body = (
        "Northshire County Council\n\nDecision Maker: Cabinet\n\nOfsted inspection of children's services\n\n"
        "The Cabinet considered what the Scrutiny Committee had recommended, namely:\n\n"
        "(1) that a report on caseloads be given to all Members;\n\nRESOLVED that -\n\n(a) recommendation 1 be accepted.\n"
    )
    assert columns(claims(body, RecommendationClaim, head=""), "text") == [("recommendation 1 be accepted.",)]


def test_an_extract_of_minutes_tells_what_was_agreed() -> None:
    head = "Northshire Children's Scrutiny Committee - extract from minutes - 12 May 2016\n\n"
    body = "Ofsted inspected children's services in January 2015.\n\nAgreed that:\n - Members visit the duty team;\n - figures be sent.\n"
    found = claims(body, RecommendationClaim, head=head)
    assert [claim.text for claim in found] == ["Members visit the duty team", "figures be sent."]
