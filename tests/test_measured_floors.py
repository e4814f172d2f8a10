"""What the rules reach on the measured papers, which they have met since, must not get worse."""

from pathlib import Path

import pytest

from benchmarks.extraction import case
from benchmarks.scoring import Scores, pooled
from tests.measured import FIRST, SECOND, SLUGS, made

HOME = Path(__file__).parent / "measured"
# F1 in hundredths that a set reaches at least, by type of claim; benchmarks/README.md has the figures themselves.
FLOORS = {
    "document": (98, 94, 97),
    "inspection": (95, 97, 82),
    "judgement": (97, 96, 89),
    "recommendation": (95, 94, 96),
    "finding": (88, 90, 75),
    "action": (96, 91, 82),
    "intervention": (93, 91, 95),
    "body": (93, 93, 93),
    "relation": (80, 84, 78),
    "role": (87, 91, 85),
    "statistic": (82, 89, 85),
}


@pytest.fixture(scope="module", params=[0, 1, 2], ids=["first", "second", "latest"])
def reached(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[int, Scores, int]:
    """The number of a set, its scores, and how many quotes do not stand at their offsets."""
    folder = tmp_path_factory.mktemp("measured")
    slugs = (FIRST, SECOND, SLUGS)[request.param]
    cases = [case(made(slug, folder), HOME / slug / "gold.jsonl") for slug in slugs]
    return request.param, pooled([one.scores for one in cases]), sum(one.astray for one in cases)


def test_no_type_of_claim_falls_below_its_floor(reached: tuple[int, Scores, int]) -> None:
    number, scores, _ = reached
    below = {
        kind: scores.tallies[kind].f1 for kind in FLOORS if (scores.tallies[kind].f1 or 0) * 100 < FLOORS[kind][number]
    }
    assert below == {}


def test_every_quote_stands_at_its_offsets(reached: tuple[int, Scores, int]) -> None:
    assert reached[2] == 0


def test_nine_in_ten_of_the_sure_claims_are_right(reached: tuple[int, Scores, int]) -> None:
    sure = [one.right for one in reached[1].marked if one.claim["confidence"] >= 0.9]
    assert sum(sure) >= 0.9 * len(sure)
