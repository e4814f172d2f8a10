"""All documents that ship: no recommendation is told by two nodes, unless the pair is listed as open."""

from pathlib import Path

import pytest

from goldenthread.reading import read_sources
from goldenthread.sources import shipped_paths
from graph.building import Origin, build_dataset
from graph.dataset import Dataset, open_dataset
from tests.twice_told import by_place, recommendations_to, told_twice


@pytest.fixture(scope="module")
def dataset(data_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    folder = tmp_path_factory.mktemp("shipped")
    build_dataset(read_sources(shipped_paths(data_dir)).sources, folder, Origin("test", "test"))
    return open_dataset(folder)


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
