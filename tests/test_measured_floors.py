"""What the rules reach on the measured papers, which they have met since, must not get worse."""

from pathlib import Path

import pytest

from benchmarks.extraction import case
from benchmarks.scoring import Scores, pooled
from tests.measured import SETS, made

HOME = Path(__file__).parent / "measured"


@pytest.fixture(scope="module", params=[name for name, one in SETS.items() if one.floors])
def reached(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Scores, int]:
    """The name of a set, its scores, and how many quotes do not stand at their offsets."""
    folder = tmp_path_factory.mktemp("measured")
    cases = [case(made(slug, folder), HOME / slug / "gold.jsonl") for slug in SETS[request.param].papers]
    return request.param, pooled([one.scores for one in cases]), sum(one.astray for one in cases)


def test_no_type_of_claim_falls_below_its_floor(reached: tuple[str, Scores, int]) -> None:
    name, scores, _ = reached
    below = {
        kind: scores.tallies[kind].f1
        for kind, floor in SETS[name].floors.items()
        if (scores.tallies[kind].f1 or 0) * 100 < floor
    }
    assert below == {}


def test_every_quote_stands_at_its_offsets(reached: tuple[str, Scores, int]) -> None:
    assert reached[2] == 0


def test_nine_in_ten_of_the_sure_claims_are_right(reached: tuple[str, Scores, int]) -> None:
    sure = [one.right for one in reached[1].marked if one.claim["confidence"] >= 0.9]
    assert sum(sure) >= 0.9 * len(sure)
