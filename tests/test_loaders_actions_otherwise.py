"""Actions in records, minutes, answers and lists with one lead; plans with other heads and with rows that head others."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from loaders.claims import ActionClaim
from loaders.rules.plans.tasks import is_task
from tests.papers import claims

SAID = yaml.safe_load((Path(__file__).parent / "fixtures" / "actions-said.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("told", SAID, ids=lambda told: told["says"][:40])
def test_actions_are_read_however_a_clerk_puts_them(told: dict[str, Any]) -> None:
    found = [
        " | ".join(
            field or "-" for field in (one.recommendation, one.text, "; ".join(one.lead), one.deadline, one.progress)
        )
        for one in claims(told["says"], ActionClaim)
    ]
    assert found == told["actions"]


@pytest.mark.parametrize("text", ["Circulate the minutes", "Co-locate two teams", "Draft a plan", "Open three hubs"])
def test_what_opens_as_a_task(text: str) -> None:
    assert is_task(text)


@pytest.mark.parametrize("text", ["Draft plan", "Report of the Director", "Visits to children", "Quality of plans"])
def test_what_opens_as_a_thing(text: str) -> None:
    assert not is_task(text)
