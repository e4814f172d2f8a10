"""Statistics as minutes and pages tell them: of which day, in which words, and what is none."""

import pytest

from loaders.claims import StatisticClaim
from tests.papers import claims


@pytest.mark.parametrize(
    ("said", "measure", "value", "day"),
    [
        ("There were 61 looked after children as at 31 December 2018, of whom 54 had a plan.",
         "looked after children", 61, "2018-12-31"),
        ("We have 455 children in care (30 June 2019) in the county.", "children in care", 455, "2019-06-30"),
        ("The percentage of agency social workers had increased in October to 36.4%.", "agency social workers", 36.4, None),
        ("It was noted that assessment performance had continued to improve to 91%.", "assessment performance", 91, None),
        ("The number of children on a plan at 31 March 2019 was 318, compared to 297 at 31 March 2018.",
         "children on a plan", 318, "2019-03-31"),
        ("The average caseload was 22 against a target of 16 and that 31% of social workers were agency staff.",
         "social workers agency staff", 31, None),
        ("There were 341 children with a plan.", "children with a plan", 341, None),
        ("Care leavers in work had risen from the previous year to 84.7%.", "Care leavers in work", 84.7, None),
    ],
)  # fmt: skip
def test_told(said: str, measure: str, value: float, day: str | None) -> None:
    found = claims(f"1.1 {said}\n", StatisticClaim)
    assert [(one.measure, one.value, one.as_of) for one in found if one.value == value] == [(measure, value, day)]


def test_a_bracket_that_gives_another_number_is_of_that() -> None:
    found = claims("1.1 We have 329 children in care (31 March 2018: 287).\n", StatisticClaim)
    assert {one.value: one.as_of for one in found}[329] is None


@pytest.mark.parametrize(
    "said",
    [
        "Two members of the Youth Council told the Board about changes of social worker.",
        "Three councillors asked about caseloads.",
        "The Committee received two reports of the Director of Children's Services.",
        "It was expected that 40 children would be seen within days.",
        "The number of children in care by March 2030 is expected to be 400.",
        "Council would be recommended to increase resources by £3.2m next year.",
        "Ofsted would expect fewer than 5% of visits to be late.",
        "Members discussed paragraph 3.2, recommendation 7 and item 9 of the agenda.",
    ],
)
def test_none(said: str) -> None:
    assert not claims(f"1.1 {said}\n", StatisticClaim)
