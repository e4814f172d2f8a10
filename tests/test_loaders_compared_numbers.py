"""Numbers that another number tells of, and those whose words stand in front: changes, other years, parts of a whole."""

import pytest

from loaders.claims import StatisticClaim
from tests.papers import claims


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("The MASH dealt with 9,415 contacts, 11% more than last year.",
         {(9415, "contacts", None), (11, "increase in contacts on last year", None)}),
        ("There were 301 children in care, eleven fewer than a year earlier.",
         {(301, "children in care", None), (11, "fewer children in care than a year earlier", None)}),
        ("There were 512 children in care (498 in 2018, 470 in 2017).",
         {(512, "children in care", None), (498, "children in care", "2018"), (470, "children in care", "2017")}),
        ("At 31 March 2019 there were 284 children on a plan (2018: 251).",
         {(284, "children on a plan", "2019-03-31"), (251, "children on a plan", "2018")}),
        ("During the year 201 children came into care and 187 left it.",
         {(201, "children came into care", None), (187, "children left", None)}),
        ("Last year 1,912 children were living in such homes.", {(1912, "children living in such homes", None)}),
        ("Of our children, 68% live with foster carers, 14% with family or friends and 11% in children's homes.",
         {(68, "children live with foster carers", None), (14, "children with family or friends", None),
          (11, "children in children's homes", None)}),
        ("We surveyed 132 children in care. 86% said that they felt safe. Only 58% knew how to complain.",
         {(132, "children in care", None), (86, "children in care said that they felt safe", None),
          (58, "children in care knew how to complain", None)}),
        ("Neglect was the category in 52% of cases.", {(52, "cases in which Neglect was the category", None)}),
        ("Agency staff hold 18% of posts (2017: 24%).",
         {(18, "posts that Agency staff hold", None), (24, "posts that Agency staff hold", "2017")}),
    ],
)  # fmt: skip
def test_what_a_number_measures_by_the_words_before_it(said: str, found: set[tuple[float, str, str | None]]) -> None:
    told = claims(said, StatisticClaim)
    assert {(claim.value, claim.measure, claim.as_of) for claim in told} == found


@pytest.mark.parametrize(
    "said",
    ["Those on care leavers (1 to 4) are urgent.", "The teaching of Year 7 was praised.", "They were seen in week 3."],
)
def test_numbers_that_only_name_something_count_nothing(said: str) -> None:
    assert claims(said, StatisticClaim) == []


def test_columns_of_then_and_now_beside_what_is_wanted() -> None:
    body = "| KPI | Where we were | Where we are now | Where we want to be |\n| Visits on time | 64% | 77% | 95% |"
    assert [(claim.measure, claim.value) for claim in claims(body, StatisticClaim)] == [
        ("Visits on time", 64), ("Visits on time", 77),
    ]  # fmt: skip
