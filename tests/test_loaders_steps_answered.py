"""Steps under the recommendations that they answer, sections on progress and on a year to come; numbers that go back."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from loaders.claims import ActionClaim, FindingClaim, StatisticClaim
from tests.papers import claims, columns

STEPS = yaml.safe_load((Path(__file__).parent / "fixtures" / "steps-said.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("told", STEPS, ids=lambda told: told["says"][:40])
def test_steps_are_read_in_sections_that_tell_of_them(told: dict[str, Any]) -> None:
    found = [
        f"{one.recommendation or '-'} | {one.text} | {one.status or '-'} | {one.deadline or ''}".strip()
        for one in claims(told["says"], ActionClaim)
    ]
    assert found == told["steps"]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("There were 142 care leavers. We were in touch with 95% of them.",
         [("care leavers", 142.0), ("care leavers in touch", 95.0)]),
        ("Managers recruited well, cutting the share of agency staff from 46% to 18%.",
         [("the share of agency staff", 46.0), ("the share of agency staff", 18.0)]),
        ("In 2018 61% of conferences were on time. There were 20 chairs in May 2019. In July 2019 the figure was 84%.",
         [("conferences on time", 61.0), ("chairs", 20.0), ("conferences on time", 84.0)]),
        ("Disabled children were one of the groups for whom practice was weak.", []),
    ],
)  # fmt: skip
def test_numbers_go_back_to_what_was_counted(body: str, found: list[tuple[str, float]]) -> None:
    assert columns(claims(body, StatisticClaim), "measure", "value") == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("What works well\n\n"
         "| Early years | Needs are identified promptly by health visitors |\n"
         "| Schools | Most headteachers are committed to inclusion |",
         [("strength", "Needs are identified promptly by health visitors"),
          ("strength", "Most headteachers are committed to inclusion")]),
        ("A peer review of the front door, carried out by Lanmere Council in June 2019, found that decisions were timely"
         " and that partners valued the advice line.",
         [("strength", "decisions were timely"), ("strength", "partners valued the advice line.")]),
        ("Inspectors found that the Board knew its strengths and weaknesses, that it challenged partners well and that its"
         " training was of high quality.",
         [("strength", "the Board knew its strengths and weaknesses"), ("strength", "it challenged partners well"),
          ("strength", "its training was of high quality.")]),
        ("The peer team confirmed that our self-evaluation is accurate, but said that we could be more ambitious.",
         [("strength", "our self-evaluation is accurate"), ("weakness", "we could be more ambitious.")]),
        ("The visit had reviewed services for care leavers.\n\nMembers heard that progress had been made. Pathway plans,"
         " though, were of variable quality.",
         [("strength", "progress had been made."), ("weakness", "Pathway plans, though, were of variable quality.")]),
        ("Inspectors noted that chronologies were missing from a third of the files.",
         [("weakness", "chronologies were missing from a third of the files.")]),
        ("The budget was set in March.\n\nMembers heard that progress had been made with the new depot.", []),
        ("My view is that it is too soon. Four grades are used by Ofsted: outstanding, good, adequate and inadequate.", []),
    ],
)  # fmt: skip
def test_findings_that_tellers_with_asides_and_meetings_tell(body: str, found: list[tuple[str, str]]) -> None:
    assert columns(claims(body, FindingClaim), "polarity", "text") == found
