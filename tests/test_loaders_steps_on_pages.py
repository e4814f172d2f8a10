"""Steps as councils' own pages, briefings and minutes tell them, and what stands beside them and is none."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from loaders.claims import ActionClaim
from tests.papers import claims

SAID = yaml.safe_load((Path(__file__).parent / "fixtures" / "steps-on-pages.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("one", SAID, ids=lambda one: one["says"][:50])
def test_steps_on_pages(one: dict[str, Any]) -> None:
    found = [
        " | ".join(str(part or "-") for part in (claim.recommendation, claim.text, claim.status, claim.deadline))
        for claim in claims(one["says"], ActionClaim)
    ]
    assert found == one["steps"]
