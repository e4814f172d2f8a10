"""What the rules reach on the measured papers, which they have met since, must not get worse."""

from pathlib import Path

import pytest

from benchmarks.extraction import case
from benchmarks.scoring import Scores, pooled
from tests.measured import EIGHTH, FIFTH, FIRST, FOURTH, NINTH, SECOND, SEVENTH, SIXTH, THIRD, made

HOME = Path(__file__).parent / "measured"
# F1 in hundredths that a set reaches at least, by type of claim; benchmarks/README.md has the figures themselves.
FLOORS = {
    "document": (98, 94, 98, 94, 94, 98, 90, 98, 93),
    "inspection": (95, 98, 86, 96, 95, 95, 98, 87, 98),
    "judgement": (98, 97, 93, 98, 95, 97, 97, 88, 95),
    "recommendation": (95, 94, 97, 95, 96, 94, 94, 92, 94),
    "finding": (87, 90, 75, 97, 94, 94, 94, 78, 87),
    "action": (98, 94, 95, 98, 98, 96, 98, 96, 97),
    "intervention": (94, 91, 98, 93, 88, 95, 98, 80, 98),
    "body": (93, 94, 93, 97, 96, 96, 96, 94, 96),
    "relation": (84, 83, 78, 90, 84, 89, 87, 66, 87),
    "role": (88, 90, 86, 92, 94, 85, 92, 89, 92),
    "statistic": (82, 89, 85, 91, 88, 87, 95, 83, 91),
}


@pytest.fixture(
    scope="module",
    params=range(9),
    ids=["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"],
)
def reached(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[int, Scores, int]:
    """The number of a set, its scores, and how many quotes do not stand at their offsets."""
    folder = tmp_path_factory.mktemp("measured")
    slugs = (FIRST, SECOND, THIRD, FOURTH, FIFTH, SIXTH, SEVENTH, EIGHTH, NINTH)[request.param]
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
