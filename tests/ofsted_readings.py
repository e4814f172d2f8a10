"""Readings of composed inspection reports, and what is asked of them."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar

from loaders.claims import Claim, JudgementClaim
from loaders.extraction import Reading, reading_of
from tests.ofsted_reports import HELP, IN_CARE, LEADERS, LEAVERS, OVERALL, report

T = TypeVar("T", bound=Claim)
BETTER = "Requires improvement to be good"
ROWS = ((LEADERS, "Good"), (HELP, BETTER), (IN_CARE, "Good"), (LEAVERS, "Outstanding"), (OVERALL, "Good"))
HEADINGS = ((HELP, BETTER.lower()), (IN_CARE, "good"), (LEAVERS, "outstanding"), (LEADERS, "good"))
SINGLE_ROWS = (
    ("1. Children who need help and protection", "", "Good"),
    ("2. Children looked after and achieving permanence", "", "Require improvement"),
    ("", "2.1 Adoption performance", "Inadequate"),
    ("", "2.2 Experiences and progress of care leavers", "Good"),
    ("1. Leadership, management and governance", "", "Outstanding"),
)
FOOTER = ("Inspection of Kelderdale local authority children's services", "3 to 14 March 2025")
GRADES = {
    "leadership": "good",
    "help-and-protection": "requires-improvement",
    "looked-after": "good",
    "care-leavers": "outstanding",
    "overall": "good",
}


def read(folder: Path, flows: Sequence[Any], *, footer: Sequence[str] = ()) -> Reading:
    document = report(folder, flows, footer=footer)
    reading = reading_of(document)
    for claim in reading.claims:
        for one in claim.evidence:
            assert document.text[one.start : one.end] == one.quote
            assert document.page_of(one.start) == document.page_of(one.end) == one.page
    return reading


def grades(reading: Reading) -> dict[str, str]:
    found = [claim for claim in reading.claims if isinstance(claim, JudgementClaim)]
    assert len({claim.area for claim in found}) == len(found)
    return {claim.area: claim.grade for claim in found}


def only(reading: Reading, kind: type[T]) -> T:
    (found,) = (claim for claim in reading.claims if isinstance(claim, kind))
    return found


def refused(reading: Reading) -> list[tuple[str, str]]:
    return [(one.reason, one.value) for one in reading.refusals]
