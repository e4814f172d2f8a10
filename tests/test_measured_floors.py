"""What the rules reach on the measured papers, which they have met since, must not get worse."""

from pathlib import Path

import pytest

from benchmarks.extraction import case
from benchmarks.scoring import pooled
from tests.measured import SETS, made

HOME = Path(__file__).parent / "measured"


@pytest.mark.parametrize("name", [name for name, one in SETS.items() if one.floors])
def test_a_set_is_read_as_well_as_before(name: str, tmp_path: Path) -> None:
    """No type of claim falls below its floor, quotes stand at their offsets, nine in ten of the sure claims are right."""
    cases = [case(made(slug, tmp_path), HOME / slug / "gold.jsonl") for slug in SETS[name].papers]
    scores = pooled([one.scores for one in cases])
    below = {
        kind: scores.tallies[kind].f1
        for kind, floor in SETS[name].floors.items()
        if (scores.tallies[kind].f1 or 0) * 100 < floor
    }
    assert below == {}
    assert sum(one.astray for one in cases) == 0
    sure = [one.right for one in scores.marked if one.claim["confidence"] >= 0.9]
    assert sum(sure) >= 0.9 * len(sure)
