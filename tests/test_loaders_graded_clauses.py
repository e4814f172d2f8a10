"""Grades by the order of areas and grades in a clause, once more for a sentence before, and at another time."""

import pytest

from loaders.claims import JudgementClaim
from loaders.lexicon import load
from loaders.rules.grades.grades import grade_of
from tests.papers import claims, columns

INSPECTED = "Ofsted inspected services in July 2015. "


@pytest.mark.parametrize("example", load("graded-clauses")["examples"], ids=lambda one: one["says"][:40])
def test_each_area_has_the_grade_of_its_clause(example: dict[str, object]) -> None:
    found = claims(f"{INSPECTED}{example['says']}", JudgementClaim)
    assert sorted(f"{one.area} {one.grade}" for one in found) == example["grades"]


@pytest.mark.parametrize("says", load("graded-clauses")["counter_examples"])
def test_a_clause_with_other_words_gives_no_grade(says: str) -> None:
    assert claims(f"{INSPECTED}{says}", JudgementClaim) == []


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Ofsted inspected services in July 2018. Overall effectiveness is good, as it had been in the inspection of 2014.", {"2018-07", "2014"}),
        ("Ofsted inspected services in July 2018 and judged overall effectiveness good, the same grade as in 2014.", {"2018-07", "2014"}),
        ("Ofsted inspected services in July 2018. Overall effectiveness was good. The same overall grade was given in 2014.", {"2018-07", "2014"}),
        ("Ofsted inspected services in July 2018 and judged us good. The last inspection, in 2014, had the same result.", {"2018-07", "2014"}),
        ("Ofsted inspected services in July 2018. Overall effectiveness was good. The same neighbour sent peers in 2014.", {"2018-07"}),
    ],
)  # fmt: skip
def test_the_same_grade_at_another_time(body: str, found: set[str]) -> None:
    told = columns(claims(body, JudgementClaim), "start", "area", "grade")
    assert set(told) == {(start, "overall", "good") for start in found}


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("We are supporting two other authorities, Marlbrook and the City of Lanmere. Both have been judged inadequate by Ofsted.",
         {("Marlbrook", "inadequate"), ("Lanmere", "inadequate")}),
        ("Northshire helps two neighbours, Marlbrook and Lanmere, both of which were judged inadequate by Ofsted.",
         {("Marlbrook", "inadequate"), ("Lanmere", "inadequate")}),
        ("Members noted help from two councils (Marlbrook and Lanmere). Both are rated outstanding by Ofsted.",
         {("Marlbrook", "outstanding"), ("Lanmere", "outstanding")}),
        ("The Royal Borough of Marlbrook has been our improvement partner. It is rated outstanding by Ofsted.", {("Marlbrook", "outstanding")}),
        ("We are working with two schools, Marlbrook and Lanmere. Both have been judged inadequate by Ofsted.", set()),
    ],
)  # fmt: skip
def test_grades_of_authorities_that_the_words_before_list(body: str, found: set[tuple[str, str]]) -> None:
    assert set(columns(claims(body, JudgementClaim), "authority", "grade")) == found


def test_safeguarding_is_no_overall_grade_where_the_words_say_whose_part_it_is() -> None:
    told = claims(
        "Neighbouring Marlbrook Council was inspected by Ofsted in September 2009 and its safeguarding services were found"
        " to be inadequate.",
        JudgementClaim,
    )
    assert columns(told, "authority", "area", "grade") == [("Marlbrook", "safeguarding", "inadequate")]


@pytest.mark.parametrize(
    ("cell", "grade"),
    [
        ("Outstanding (children in care and care leavers)", "outstanding"), ("2 - Good", "good"),
        ("Grade 3: Requires improvement", "requires-improvement"), ("Good*", "good"),
        ("Good (previously inadequate)", None), ("Good practice", None), ("Inadequate / Good", None),
    ],
)  # fmt: skip
def test_a_grade_with_a_remark_in_its_cell(cell: str, grade: str | None) -> None:
    assert grade_of(cell) == grade
