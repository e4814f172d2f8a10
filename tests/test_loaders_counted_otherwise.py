"""Figures that go back to what was measured before, and numbers that measure nothing."""

import pytest

from loaders.claims import StatisticClaim
from tests.papers import claims, columns

PLANS = "children subject to a plan"


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Agency staff make up 11% of our workforce. In 2018 it was 38%.",
         [("Agency staff as share of our workforce", 11), ("Agency staff as share of our workforce", 38)]),
        (f"On 31 March 2019, 264 {PLANS}. The figure was 231 the year before.", [(PLANS, 264), (PLANS, 231)]),
        ("The number of referrals to the duty team was 380 in 2018 and 290 in 2017.",
         [("referrals to the duty team", 380), ("referrals to the duty team", 290)]),
        ("The proportion of care leavers in work was 88%. When each case was checked, the true figure was 71%.",
         [("care leavers in work", 88), ("care leavers in work", 71)]),
        ("Auditors reviewed core assessments in May and found that 83% were in time.", [("core assessments in time", 83)]),
        ("Caseloads average 17.5.", [("average Caseloads", 17.5)]),
        ("The income of the Board was £200,000, of which the Council gave £120,000.",
         [("income of the Board", 200000), ("contribution of Council to income of the Board", 120000)]),
        ("The Council's own contribution is put at between £1.2m and £1.6m.", [("Council's own contribution", 1200000)]),
    ],
)  # fmt: skip
def test_figures_that_go_back(body: str, found: list[tuple[str, float]]) -> None:
    assert columns(claims(body, StatisticClaim), "measure", "value") == found


@pytest.mark.parametrize(
    "body",
    [
        "Risks are scored by multiplying likelihood (1 to 5) by impact (1 to 5).",
        "Audits done: 27 of 30 and 29 of 30 signed off.",
        "Fifteen visits were made. The cost was £1,000. One post in nine is filled by an agency worker.",
    ],
)
def test_numbers_that_measure_nothing(body: str) -> None:
    assert {claim.value for claim in claims(body, StatisticClaim)} <= {15, 1000}


def test_a_figure_of_another_unit_goes_back_to_nothing() -> None:
    told = claims(f"On 31 March 2019, 264 {PLANS}. In 2018 it was 38%.", StatisticClaim)
    assert columns(told, "measure", "value") == [(PLANS, 264)]
