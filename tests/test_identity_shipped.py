"""All documents that ship: no recommendation is told by two nodes, unless the pair is listed as open."""

import pytest

from graph.dataset import Dataset
from tests.twice_told import by_place, recommendations_to, told_twice


@pytest.fixture(scope="module")
def dataset(shipped: Dataset) -> Dataset:
    return shipped


def test_no_recommendation_is_told_by_two_nodes_unless_it_is_open(dataset: Dataset) -> None:
    assert len(by_place(dataset)) > 1000
    assert told_twice(dataset) == []


@pytest.mark.parametrize(
    ("place", "inspection", "council", "board"),
    [
        ("cheshire-east", "sif/2015-07-06", 17, 8),
        ("gateshead", "sif/2015-10-27", 8, 7),
        ("sunderland", "sif/2015-05-11", 27, 7),
    ],
)
def test_recommendations_as_the_reports_number_them(
    dataset: Dataset, place: str, inspection: str, council: int, board: int
) -> None:
    """Counted by hand in the reports: to the council, and to its safeguarding board."""
    visit = f"inspection/{place}/{inspection}"
    assert recommendations_to(dataset, f"authority/{place}", visit) == council
    assert recommendations_to(dataset, f"board/{place}/safeguarding-children-board", visit) == board
