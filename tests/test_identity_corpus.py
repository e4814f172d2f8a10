"""The five council papers, the inspection reports and the tables that ship: one node for each real inspection."""

import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

from goldenthread.sources import shipped_paths
from graph.dataset import Dataset, open_dataset
from graph.identifiers import local_id
from tests.twice_told import recommendations_to, told_twice

pytestmark = pytest.mark.corpus

ACCOUNTS = """
PREFIX gt: <https://w3id.org/goldenthread/ont#>
SELECT ?review ?first ?document ?kind WHERE {
  ?review gt:reviews ?authority ; gt:supportedBy/gt:inDocument ?document .
  FILTER(CONTAINS(STR(?review), "/id/inspection/"))
  ?document gt:documentKind ?sort . BIND(REPLACE(STR(?sort), "^.*/", "") AS ?kind)
  OPTIONAL { ?review gt:firstDay ?first }
}
"""
# Worked out by hand from the papers and the front pages: an inspection, and the kinds of source that tell of it.
TOLD_BY = {
    "sunderland/sif/2015-05-11": {"committee-report": 2, "inspection-report": 3, "table": 1},
    "gateshead/sif/2015-10-27": {"committee-report": 1, "inspection-report": 2, "table": 1},
    "cheshire-east/sif/2015-07-06": {"committee-report": 1, "inspection-report": 1, "table": 1},
    "derbyshire/sif/2013-11-19": {"committee-report": 1, "inspection-report": 1, "table": 1},
    "staffordshire/sif/2014-01-14": {"committee-report": 1, "inspection-report": 1, "table": 1},
    "hounslow/sif/2014-01-14": {"committee-report": 1, "inspection-report": 2, "table": 1},
    "cheshire-east/child-protection/2013-04": {"committee-report": 1, "inspection-report": 1},
    "herefordshire/child-protection/2012-09-10": {"committee-report": 1, "inspection-report": 1},
    "sunderland/unstated/2012-04": {"committee-report": 2, "inspection-report": 1},
    "darlington/sif/2015-06-23": {"committee-report": 1, "table": 1},
    "bolton/sif/2014-w03": {"committee-report": 1, "table": 1},
    "bradford/sif/published-2014-05-23": {"committee-report": 1, "table": 1},
}
TABLES_BEGIN = "2013-11"


@pytest.fixture(scope="module")
def dataset(corpus_dir: Path, data_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    folder = tmp_path_factory.mktemp("corpus")
    paths = [*shipped_paths(data_dir), corpus_dir / "ofsted-reports"]
    command = [sys.executable, "-m", "goldenthread", "build", *paths, "--into", folder]
    built = subprocess.run(command, capture_output=True, check=False, text=True)
    assert built.stderr.count("left out: ") == 1, "one of the files is an error page with the name of a report"
    return open_dataset(folder)


@pytest.fixture(scope="module")
def told(dataset: Dataset) -> dict[str, dict[str, set[str]]]:
    """By inspection: the documents that tell of it, by kind."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for review, _, document, kind in dataset.select(ACCOUNTS).rows:
        found[local_id(str(review)).removeprefix("inspection/")][str(kind)].add(str(document))
    return found


@pytest.mark.parametrize("inspection", sorted(TOLD_BY))
def test_one_node_with_all_its_sources(inspection: str, told: dict[str, dict[str, set[str]]]) -> None:
    assert {kind: len(documents) for kind, documents in told[inspection].items()} == TOLD_BY[inspection]


def test_each_report_is_the_report_of_one_inspection_and_no_two_of_the_same(dataset: Dataset) -> None:
    own = """
    PREFIX gt: <https://w3id.org/goldenthread/ont#>
    SELECT ?document (COUNT(DISTINCT ?review) AS ?reviews) (SAMPLE(?review) AS ?one) WHERE {
      ?document gt:documentKind <https://w3id.org/goldenthread/scheme/document-kind/inspection-report> .
      ?claim gt:claimPassage/gt:inDocument ?document ; gt:claimAbout ?review ; gt:claimedValue ?day ;
             gt:claimedProperty "https://w3id.org/goldenthread/ont#lastDay"^^<http://www.w3.org/2001/XMLSchema#anyURI> .
    } GROUP BY ?document
    """
    rows = dataset.select(own).rows
    assert len(rows) == 119
    assert {int(str(count)) for _, count, _ in rows} == {1}
    assert len({one for *_, one in rows}) == 119


def test_no_vague_account_is_left_beside_the_inspections_that_tables_know(dataset: Dataset) -> None:
    """What is left undated or partly dated is older than the tables, was no inspection, or is another that they lack."""
    vague = {
        local_id(str(review)).removeprefix("inspection/")
        for review, first, *_ in dataset.select(ACCOUNTS).rows
        if (first is None and "published-" not in str(review))
        or (first is not None and len(str(first)) < len("2015-05-11"))
    }
    late = {
        one for one in vague if not (one.rpartition("/")[2][:4].isdigit() and one.rpartition("/")[2][:7] < TABLES_BEGIN)
    }
    known = {one for one in late if one in TOLD_BY or one.split("/")[1] in ("peer", "thematic", "other")}
    assert late - known == {
        # only the month or week of these is told: the tables know them by their reports alone
        "coventry/sif/2014-w03", "east-sussex/sif/2014-w03", "essex/sif/2014-w03", "hartlepool/sif/2013-w47",
        "hillingdon/sif/2013-w47", "slough/sif/2013-w47", "durham/sif/2016", "northumberland/sif/2016",
    }  # fmt: skip


def test_nothing_is_left_open_but_what_people_left_open(dataset: Dataset) -> None:
    left = """
    PREFIX gt: <https://w3id.org/goldenthread/ont#>
    SELECT DISTINCT ?by WHERE { ?decision gt:identityVerdict <https://w3id.org/goldenthread/scheme/identity-verdict/undecided> ;
                                gt:decidedBy ?by ; gt:decidesOn ?thing . FILTER(CONTAINS(STR(?thing), "/id/inspection/")) }
    """
    assert {str(by) for (by,) in dataset.select(left).rows} <= {"the Golden Thread developers"}


def test_reports_tables_and_papers_tell_each_recommendation_by_one_node(dataset: Dataset) -> None:
    assert told_twice(dataset) == []
    for place, visit, number in (("cheshire-east", "2015-07-06", 8), ("gateshead", "2015-10-27", 7)):
        board = f"board/{place}/safeguarding-children-board"
        assert recommendations_to(dataset, board, f"inspection/{place}/sif/{visit}") == number
