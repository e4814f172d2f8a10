"""Questions on themes, where one recommendation has an address in each source and each source has tags of its own."""

from pathlib import Path

import pytest

from graph.building import Origin, build_dataset
from graph.dataset import Dataset, open_dataset
from loaders.claims import Claim, RecommendationClaim
from tests.accounts import common, grade, inspection, report, table
from tests.test_queries_country import answer

BOARD = "Kelderdale Local Safeguarding Children Board"
EARLIER = {"framework": "sif-2013", "start": "2015-05-11"}
LATER = {"framework": "ilacs-2018", "start": "2019-02-04"}


def asked(slug: str, at: int, theme: str, number: str | None = None, of: dict[str, str] = EARLIER) -> Claim:
    return RecommendationClaim(
        **common(slug, at), authority="Kelderdale", addressee=BOARD, ordinal=1, number=number, themes=(theme,),
        summary="Do better.", **of,  # type: ignore[arg-type]
    )  # fmt: skip


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """A table that numbers the one recommendation, and a report that does not and tags it otherwise."""
    folder: Path = tmp_path_factory.mktemp("redirected")
    sources = [
        table(
            inspection("table", 10, end="2015-06-04", **EARLIER), asked("table", 40, "neglect", "151"),
            inspection("table", 60, end="2019-02-15", **LATER), asked("table", 80, "workforce", of=LATER),
            grade("table", "good", 100, **EARLIER), grade("table", "good", 110, **LATER),
        ),
        report(inspection("report", end="2015-06-04", **EARLIER), asked("report", 40, "workforce")),
    ]  # fmt: skip
    build_dataset(sources, folder, Origin("test", "test"))
    return open_dataset(folder)


def test_a_recommendation_is_found_by_the_theme_that_each_source_gives_it(dataset: Dataset) -> None:
    item = "recommendation/kelderdale/lscb/2015-05-11/151"
    for kind, theme, other in (("inspection-report", "workforce", "neglect"), ("table", "neglect", "")):
        found = answer(dataset, "recommendations-by-theme", "item", theme=theme, documents=kind)
        assert [one.rpartition("/id/")[2] for (one,) in found] == [item]
        assert not other or not answer(dataset, "recommendations-by-theme", "item", theme=other, documents=kind)


def test_themes_are_counted_by_the_source_that_gives_them(dataset: Dataset) -> None:
    by_year = "year theme recommendations"
    assert answer(dataset, "themes-by-year-and-region", by_year, documents="inspection-report") == [
        ("2015", "workforce", "1")
    ]
    assert answer(dataset, "themes-by-year-and-region", by_year, documents="table") == [
        ("2015", "neglect", "1"), ("2019", "workforce", "1"),
    ]  # fmt: skip
    across = "theme recommendations"
    assert answer(dataset, "themes-across-authorities", across, documents="inspection-report") == [("workforce", "1")]
    assert answer(dataset, "themes-across-authorities", across) == [("neglect", "1"), ("workforce", "2")]


def test_changes_see_the_themes_of_the_kind_of_document_that_is_asked(dataset: Dataset) -> None:
    def themes(*kinds: str) -> list[tuple[str, ...]]:
        values: dict[str, str | list[str]] = {"authority": "Kelderdale", "aspect": "theme", "documents": list(kinds)}
        return sorted(answer(dataset, "changes-between-inspections", "item before after change", **values))

    assert themes("table") == [("neglect", "1", "", "no more"), ("workforce", "", "1", "new")]
    assert themes("table", "inspection-report") == [("neglect", "1", "", "no more"), ("workforce", "1", "1", "again")]
