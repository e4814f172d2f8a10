"""Steps with a day told in passing, lists of what is next and of what was achieved, and plans with other heads."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from loaders.claims import ActionClaim, DocumentClaim
from loaders.extraction import extract
from tests.papers import claims, document

FIXTURE = Path(__file__).parent / "fixtures" / "steps-dated.yml"
CASES = yaml.safe_load(FIXTURE.read_text(encoding="utf-8"))
FRONT = "1. Introduction\n\nThis report tells members about the outcome of the inspection of June 2019.\n\n"


@pytest.mark.parametrize("case", CASES, ids=[one["says"][:50] for one in CASES])
def test_steps_with_their_day_and_lead(case: dict[str, Any]) -> None:
    told = [
        (c.recommendation or "-", c.text, c.status or "-", c.deadline or "", "; ".join(c.lead))
        for c in claims(FRONT + case["says"], ActionClaim)
    ]
    wanted = [tuple((*(part.strip() for part in one.split("|")), "", "")[:5]) for one in case["steps"]]
    assert told == wanted


def test_the_hour_of_a_meeting_stands_beside_its_day() -> None:
    text = "Northshire Council\n\nAgenda item\n\nOutcome of the inspection\n\nMeeting: Wednesday 13 July 2022 6.00 pm, Executive (Item 24.)\n"
    (head,) = (claim for claim in extract(document(text)) if isinstance(claim, DocumentClaim))
    assert (head.date, head.meeting_of) == ("2022-07-13", "Northshire Executive")
