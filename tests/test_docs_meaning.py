"""The queries of docs/meaning.md, on what ships: each runs, is short, and gives what was counted by hand."""

import re
from pathlib import Path

import pytest

from graph.answers import Table
from graph.dataset import Dataset

PAGE = Path(__file__).parents[1] / "docs" / "meaning.md"
ALL = [
    (title, block)
    for title, body in re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", PAGE.read_text(encoding="utf-8"), re.M | re.S)
    for block in re.findall(r"```sparql\n(.*?)```", body, re.S)
]
QUERIES = dict(ALL)  # the last of each section


@pytest.fixture(scope="module")
def dataset(shipped: Dataset) -> Dataset:
    return shipped


def rows(dataset: Dataset, title: str) -> list[tuple[str, ...]]:
    answer = dataset.query(QUERIES[title])
    assert isinstance(answer, Table)
    return [tuple("" if term is None else str(term) for term in row) for row in answer.rows]


def test_every_query_is_of_ten_lines_and_has_an_answer(dataset: Dataset) -> None:
    assert len(ALL) == 11
    for title, query in ALL:
        assert len(query.splitlines()) <= 10, title
        answer = dataset.query(query)
        assert isinstance(answer, Table)
        assert answer.rows, title


def test_the_overall_grade_of_one_inspection_is_told_by_its_sources(dataset: Dataset) -> None:
    told = rows(dataset, "Evidence")
    assert {grade for _, grade, _ in told} == {"inadequate"}
    assert {document.rpartition("/")[2] for document, _, _ in told} >= {
        "sunderland-hwb-2015-09-18",
        "gateshead-families-osc-2016-04-14",
    }


def test_each_authority_has_one_latest_review(dataset: Dataset) -> None:
    told = rows(dataset, "The latest, and the one before")
    assert all(not earlier or earlier < day for _, day, _, earlier, _ in told)
    assert len({(authority, day) for authority, day, *_ in told}) == len({authority for authority, *_ in told})


def test_a_proposal_has_ends_and_is_told_as_one(dataset: Dataset) -> None:
    told = rows(dataset, "Proposed, in force, ended")
    proposed = {(near, standing) for near, _, _, standing in told if "Cheshire East Health" in near}
    assert ("Cheshire East Health and Wellbeing Board", "proposed") in proposed


def test_seven_recommendations_have_twenty_three_actions(dataset: Dataset) -> None:
    told = rows(dataset, "None is not nought")
    assert [int(actions) for _, actions in told] == [4, 4, 4, 3, 1, 5, 2]


def test_councils_of_2009_and_later_have_heirs(dataset: Dataset) -> None:
    heirs = {(old, new) for old, _, new in rows(dataset, "Bodies and councils that were replaced")}
    assert ("Cumbria", "Cumberland") in heirs
    assert ("Cumbria", "Westmorland and Furness") in heirs
