"""Recommendations, grades and numbers that real pages tell in passing, and what looks like them and is none."""

import pytest

from loaders.claims import JudgementClaim, RecommendationClaim, StatisticClaim
from tests.papers import claims, columns

INSPECTED = "Ofsted inspected services in May 2018 and judged them inadequate overall. "


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("The Children's Services Commissioner had recommended in her report to the Minister that services remain with the Council.",
         [("services remain with the Council", "Children's Services Commissioner")]),
        ("A peer review in March 2018 was positive and had recommended that audits should focus more on impact.",
         [("audits should focus more on impact", None)]),
        ("There was one practice review. Child F had recommended that dentists be invited to all initial conferences.",
         [("dentists be invited to all initial conferences", "Child F")]),
        ("One review, Child T, was published in 2016 and made eight recommendations, among them that the two trusts should write a"
         " single pathway.", [("the two trusts should write a single pathway", "Child T")]),
        ("The Scrutineer writes a report every year. In 2018 she told us that the Executive was slow, and asked us to find a way for"
         " young people to question us.", [("find a way for young people to question us", "Scrutineer")]),
        (f"{INSPECTED}There were five recommendations, four of which are finished. The one that is left is that the Board should make"
         " sure that children can see a nurse.", [("the Board should make sure that children can see a nurse", None)]),
        ("The fostering service had been inspected in January. One recommendation had been made, on the frequency of visits to carers.",
         [("the frequency of visits to carers", None)]),
        ("Parents asked that meetings be held in the evening.", []),
        (f"{INSPECTED}The Committee made five recommendations. The one that is left is that the Director should visit the homes.", []),
    ],
)  # fmt: skip
def test_what_was_recommended_in_passing(body: str, found: list[tuple[str, str | None]]) -> None:
    assert columns(claims(body, RecommendationClaim), "text", "made_by") == found


def test_a_heading_prints_a_recommendation_in_brackets() -> None:
    body = (
        f"{INSPECTED}\n\n## Priority 2: Plans (Ofsted recommendation 2: plans that are specific and reviewed on time)\n\n"
        "The new template has been tried out.\n\n## Priority 3: Staff (Ofsted recommendation 3: complete and signed off by all)\n"
    )
    found = columns(claims(body, RecommendationClaim), "number", "text")
    assert found == [("2", "plans that are specific and reviewed on time")]


def test_what_reviewers_were_asked_to_look_at_is_no_recommendation() -> None:
    body = (
        "## Peer review\n\n### Five things we asked them to look at\n\n1. Progress since 2011\n2. Quality of casework\n"
    )
    assert claims(body, RecommendationClaim) == []


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Ofsted inspected services in May 2018. Children in care and care leavers were both judged good.",
         {("looked-after", "good", "2018-05"), ("care-leavers", "good", "2018-05")}),
        (f"{INSPECTED}Our previous inspection was in April 2014, when the overall judgement was the same.",
         {("overall", "inadequate", "2018-05"), ("overall", "inadequate", "2014-04")}),
        (f"{INSPECTED}Our previous inspection was in April 2014, when the overall judgement was better.",
         {("overall", "inadequate", "2018-05")}),
        ("The Youth Justice Service was inspected in October 2018. Resettlement was rated 'Outstanding'.", set()),
    ],
)  # fmt: skip
def test_grades_told_together_or_again(body: str, found: set[tuple[str, str, str]]) -> None:
    assert set(columns(claims(body, JudgementClaim), "area", "grade", "start")) == found


def test_a_board_that_is_shared_has_its_own_grade() -> None:
    body = (
        "Ofsted inspected services in May 2018. Children's services were found to be good, and the Northshire and Lanmere"
        " Safeguarding Children Board, which the county shared with its neighbour, had been rated outstanding."
    )
    found = columns(claims(body, JudgementClaim), "area", "grade")
    assert set(found) == {("overall", "good"), ("lscb", "outstanding")}


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("The Council set aside £5.2 million for the plan over two years.",
         [("money set aside for the plan over two years", 5200000)]),
        ("Since January we have recruited 23 social workers and set up a new front door with the police.", [("social workers recruited", 23)]),
        ("In August 91% of child protection visits were on time (83% in May).",
         [("child protection visits on time", 91), ("child protection visits on time", 83)]),
        ("There were no adoption breakdowns.", [("adoption breakdowns", 0)]),
        ("There were 58 first time entrants to the youth justice system in 2018/19.",
         [("first time entrants to the youth justice system", 58)]),
        ("Eight of our heads of service posts are filled.", [("heads of service posts filled", 8)]),
        ("On it are the Leader, the Chief Executive, two headteachers and the police.", []),
        ("Two inspectors had looked at the arrangements at the front door.", []),
        ("- Improve the timeliness of initial health assessments (24)", []),
        ("Some families did not know that there was one.", []),
    ],
)  # fmt: skip
def test_numbers_in_passing(body: str, found: list[tuple[str, float]]) -> None:
    assert columns(claims(body, StatisticClaim), "measure", "value") == found
