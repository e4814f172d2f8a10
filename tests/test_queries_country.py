"""Questions on the country's record, on a table and two reports of invented councils that differ where real ones do not."""

import hashlib

import pytest

from graph.building import Origin, Source, build_dataset
from graph.dataset import Dataset, open_dataset
from graph.names import Names
from loaders.claims import (
    Claim,
    DocumentClaim,
    DocumentKind,
    Evidence,
    InspectionClaim,
    JudgementClaim,
    RecommendationClaim,
)
from loaders.own_claims import AuthorityClaim
from queries.catalogue import load_question
from queries.runner import ask
from queries.shown import short

KELDERDALE, THORNLEY = "Kelderdale", "Thornley"
BOARD = "Kelderdale Local Safeguarding Children Board"


def here(start: int) -> tuple[Evidence, ...]:
    return (Evidence(start=start, end=start + 5, quote="words"),)


def source(slug: str, kind: DocumentKind, *claims: Claim) -> Source:
    digest = hashlib.sha256(slug.encode()).hexdigest()
    own = DocumentClaim(
        document=slug, evidence=here(0), confidence=1.0, method="manual", title=slug, kind=kind, publisher="Ofsted",
        file=f"{slug}.txt", sha256=digest, characters=1000,
    )  # fmt: skip
    return Source(slug, [own, *claims], digest)


def visit(slug: str, at: int, authority: str, start: str, end: str, *leads: str) -> InspectionClaim:
    framework = "sif-2013" if start < "2018" else "ilacs-2018"
    return InspectionClaim(
        document=slug, evidence=here(at), confidence=1.0, method="manual", authority=authority, framework=framework,
        start=start, end=end, lead_inspectors=leads,
    )  # fmt: skip


def told_late(slug: str, at: int, authority: str, published: str, start: str | None = None) -> InspectionClaim:
    return InspectionClaim(
        document=slug, evidence=here(at), confidence=1.0, method="manual", authority=authority, framework="sif-2013",
        start=start, published=published,
    )  # fmt: skip


def grade(slug: str, at: int, authority: str, start: str, area: str, given: str) -> JudgementClaim:
    framework = "sif-2013" if start < "2018" else "ilacs-2018"
    return JudgementClaim(
        document=slug, evidence=here(at), confidence=1.0, method="manual", authority=authority, framework=framework,
        start=start, area=area, grade=given,  # type: ignore[arg-type]
    )  # fmt: skip


def advice(slug: str, at: int, authority: str, start: str, ordinal: int, theme: str, **more: object) -> Claim:
    framework = "sif-2013" if start < "2018" else "ilacs-2018"
    return RecommendationClaim(
        document=slug, evidence=here(at), confidence=1.0, method="manual", authority=authority, framework=framework,
        start=start, ordinal=ordinal, themes=(theme,), **{"addressee": authority, **more},  # type: ignore[arg-type]
    )  # fmt: skip


def region(at: int, name: str, code: str, within: str) -> AuthorityClaim:
    common = {"document": "register", "evidence": here(at), "confidence": 1.0, "method": "manual"}
    return AuthorityClaim(**common, name=name, gss_code=code, region=within)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """A table of outcomes, the report that it misreads, and one whose first day it has wrong."""
    table, report, other = "outcomes", "kelderdale-report", "thornley-report"
    sources = [
        source("register", "table", region(10, KELDERDALE, "E06000901", "North"), region(20, THORNLEY, "E06000902", "North")),
        source(
            table, "table",
            visit(table, 10, KELDERDALE, "2014-03-03", "2014-03-26", "Ada Reeve", "Bo Lund"),
            grade(table, 20, KELDERDALE, "2014-03-03", "overall", "good"),
            grade(table, 30, KELDERDALE, "2014-03-03", "lscb", "requires-improvement"),
            visit(table, 40, KELDERDALE, "2018-10-01", "2018-10-12", "Cy Marsh"),
            grade(table, 50, KELDERDALE, "2018-10-01", "overall", "requires-improvement"),
            grade(table, 60, KELDERDALE, "2018-10-01", "leadership", "inadequate"),
            visit(table, 70, THORNLEY, "2018-11-05", "2018-11-23"),
            advice(table, 80, KELDERDALE, "2014-03-03", 1, "care-leavers"),
            advice(table, 90, KELDERDALE, "2014-03-03", 2, "personal-education-plans", priority=True),
            advice(table, 100, KELDERDALE, "2014-03-03", 1, "participation-and-advocacy", addressee=BOARD),
            advice(table, 110, KELDERDALE, "2018-10-01", 1, "care-leavers"),
            advice(table, 120, THORNLEY, "2014-05-06", 1, "care-leavers"),
            visit(table, 130, THORNLEY, "2014-05-06", "2014-05-30"),
            told_late(table, 140, THORNLEY, "2016-02-10"), told_late(table, 150, THORNLEY, "2017-06-01"),
        ),
        source(
            report, "inspection-report",
            visit(report, 10, KELDERDALE, "2014-03-03", "2014-03-26", "Ada Reeve", "Bo Lund"),
            grade(report, 20, KELDERDALE, "2014-03-03", "overall", "requires-improvement"),
            grade(report, 30, KELDERDALE, "2014-03-03", "lscb", "requires-improvement"),
            visit(report, 40, KELDERDALE, "2018-10-01", "2018-10-19", "Cy Marsh", "Di Orme"),
            advice(report, 50, KELDERDALE, "2014-03-03", 1, "workforce"),
        ),
        source(other, "inspection-report", visit(other, 10, THORNLEY, "2018-11-12", "2018-11-23"),
               told_late(other, 20, THORNLEY, "2016-02-03", "2016-01-04"), told_late(other, 30, THORNLEY, "2017-06-30")),
    ]  # fmt: skip
    folder = tmp_path_factory.mktemp("country")
    build_dataset(sources, folder, Origin("test", "test"))
    return open_dataset(folder)


def answer(dataset: Dataset, question: str, columns: str, **values: str | list[str]) -> list[tuple[str, ...]]:
    """The rows as people see them, these columns only."""
    result = ask(dataset, load_question(question), values, Names(dataset).resolve)
    at = {column.name: place for place, column in enumerate(result.columns)}
    return [tuple(short(row[at[name]]) for name in columns.split()) for row in result.rows]


def test_tables_and_reports_are_set_side_by_side_where_they_disagree(dataset: Dataset) -> None:
    columns = "authority firstDay property area tableValue reportValue tableStart document start"
    assert answer(dataset, "tables-against-reports", columns) == [
        (KELDERDALE, "2014-03-03", "has grade", "overall effectiveness", "good", "requires improvement", "20",
         "document/kelderdale-report", "20"),
        (KELDERDALE, "2018-10-01", "last day", "", "2018-10-12", "2018-10-19", "40", "document/kelderdale-report", "40"),
        (KELDERDALE, "2018-10-01", "lead inspector name", "", "Cy Marsh", "Cy Marsh; Di Orme", "40",
         "document/kelderdale-report", "40"),
        (THORNLEY, "2016-01-04", "report published", "", "2016-02-10", "2016-02-03", "140", "document/thornley-report", "20"),
        (THORNLEY, "2018-11-12", "first day", "", "2018-11-05", "2018-11-12", "70", "document/thornley-report", "10"),
    ]  # fmt: skip


def test_the_board_is_below_by_the_table_and_equal_by_the_report(dataset: Dataset) -> None:
    columns = "authority boardGrade compared councilGrade"
    assert answer(dataset, "boards-below-council", columns, documents="table") == [
        (KELDERDALE, "requires improvement", "below", "good"),
    ]
    assert answer(dataset, "boards-below-council", columns, documents="inspection-report") == [
        (KELDERDALE, "requires improvement", "equal", "requires improvement"),
    ]


def test_themes_are_counted_by_year_and_region_as_one_source_tags_them(dataset: Dataset) -> None:
    columns = "year region theme recommendations inspections read authorities"
    assert answer(dataset, "themes-by-year-and-region", columns, documents="table") == [
        ("2014", "North", "care leavers", "2", "2", "2", "Kelderdale; Thornley"),
        ("2014", "North", "education of looked-after children", "1", "1", "2", KELDERDALE),
        ("2014", "North", "participation and advocacy", "1", "1", "2", KELDERDALE),
        ("2014", "North", "personal education plans", "1", "1", "2", KELDERDALE),
        ("2018", "North", "care leavers", "1", "1", "1", KELDERDALE),
    ]
    assert answer(dataset, "themes-by-year-and-region", columns, documents="inspection-report") == [
        ("2014", "North", "workforce", "1", "1", "1", KELDERDALE),
    ]
    to_boards = answer(dataset, "themes-by-year-and-region", "theme", recipient="board", documents="table")
    assert to_boards == [("participation and advocacy",)]


def test_changes_tell_grades_recommendations_and_themes(dataset: Dataset) -> None:
    columns = "aspect item before after change"
    assert answer(dataset, "changes-between-inspections", columns, authority=KELDERDALE, documents="table") == [
        ("grade", "leadership", "", "inadequate", "later only"),
        ("grade", "lscb", "requires improvement", "", "earlier only"),
        ("grade", "overall", "good", "requires improvement", "worse"),
        ("recommendations", KELDERDALE, "2", "1", "fewer"),
        ("recommendations", BOARD, "1", "", ""),
        ("theme", "care leavers", "1", "1", "again"),
        ("theme", "participation and advocacy", "1", "", "no more"),
        ("theme", "personal education plans", "1", "", "no more"),
    ]


def test_where_sources_differ_both_grades_stand_and_the_change_is_open(dataset: Dataset) -> None:
    rows = answer(
        dataset, "changes-between-inspections", "item before after change", authority=KELDERDALE, aspect="grade"
    )
    assert ("overall", "good; requires improvement", "requires improvement", "unclear") in rows
