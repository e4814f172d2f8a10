"""What ships, and the five reports as the rules read them: all of it can be so, and none of it breaks a shape."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from goldenthread.cli import app
from goldenthread.failures import DONE
from graph.dataset import Dataset, open_dataset
from ontology.reasoning import is_consistent, reasoner_view
from ontology.validation import validate


def built(into: Path, *paths: Path) -> Dataset:
    done = CliRunner().invoke(app, ["build", *map(str, paths), "--into", str(into)])
    assert done.exit_code == DONE, done.output
    return open_dataset(into)


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory, corpus_dir: Path) -> Dataset:
    return built(tmp_path_factory.mktemp("reports"), corpus_dir / "council-reports")


@pytest.mark.reasoner
def test_what_ships_can_all_be_so(shipped: Dataset) -> None:
    assert is_consistent(reasoner_view(shipped.facts()))


@pytest.mark.corpus
@pytest.mark.reasoner
def test_the_five_reports_as_the_rules_read_them_can_all_be_so(reports: Dataset) -> None:
    assert is_consistent(reasoner_view(reports.facts()))


@pytest.mark.corpus
def test_the_five_reports_as_the_rules_read_them_break_no_shape(reports: Dataset) -> None:
    found = validate(reports.triples())
    assert [finding for finding in found.results if finding.severity == "Violation"] == []
    assert found.counts()["Warning"] > 0


def test_no_claim_tells_of_a_thing_in_a_document_that_does_not_count_for_it(shipped: Dataset) -> None:
    """Questions leave out at once what fewer documents tell of than they compare."""
    fewer = """
    SELECT ?thing WHERE {
      { SELECT ?thing (COUNT(DISTINCT ?document) AS ?stating)
        WHERE { ?claim gt:claimAbout ?thing ; gt:isStatedIn ?document } GROUP BY ?thing }
      OPTIONAL { ?thing gt:documentCount ?telling }
      FILTER(COALESCE(?telling, 0) < ?stating)
    }
    """
    assert list(shipped.select(fewer).rows) == []
