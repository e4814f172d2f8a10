"""Tables beside reports: what does not agree is a conflict that the report decides, and all that is stated stays."""

from pathlib import Path
from typing import Any

from graph.building import Origin, Source, build_dataset
from graph.dataset import open_dataset
from loaders.claims import Claim, DocumentClaim, Evidence, InspectionClaim, JudgementClaim
from ontology.validation import validate

SHA = {"report": "a" * 64, "table": "b" * 64}
CONFLICTS = """
PREFIX gt: <https://w3id.org/goldenthread/ont#>
SELECT ?kind ?preferred ?why WHERE {
  ?conflict a gt:ClaimConflict ; gt:conflictKind ?kind ; gt:preferredReading ?preferred ; gt:rationale ?why ;
            gt:verdict <https://w3id.org/goldenthread/scheme/conflict-verdict/resolved> ; gt:resolutionRule 2 .
} ORDER BY ?why
"""


def place(at: int, field: str | None = None) -> tuple[Evidence, ...]:
    return (Evidence(start=at, end=at + 4, quote="word", field=field),)


def source(slug: str, kind: Any, **told: Any) -> Source:
    """A document with one inspection of Leeds and its overall grade."""
    common: dict[str, Any] = {"document": slug, "confidence": 1.0, "method": "test"}
    own = DocumentClaim(**common, evidence=place(0), title=slug.title(), kind=kind, sha256=SHA[slug], characters=900)
    of = {
        "authority": "Leeds",
        "framework": told.get("framework", "ilacs-2018"),
        "start": told.get("start", "2022-02-21"),
    }
    end, lead = told.get("end", "2022-03-04"), told.get("lead", ("Rosa Finch",))
    inspection = InspectionClaim(
        **common, **of, evidence=place(10), end=end, lead_inspectors=lead, published=told.get("published")
    )
    judgement = JudgementClaim(**common, **of, evidence=place(20), area="overall", grade=told.get("grade", "good"))
    claims: list[Claim] = [own, inspection, judgement]
    return Source(slug, claims, SHA[slug])


def conflicts(folder: Path, *sources: Source) -> list[tuple[str, str, str]]:
    build_dataset(sources, folder, Origin("test", ""))
    dataset = open_dataset(folder)
    return [(str(k).rpartition("/")[2], str(p), str(w)) for k, p, w in dataset.select(CONFLICTS).rows]


def test_what_agrees_is_no_conflict(tmp_path: Path) -> None:
    assert conflicts(tmp_path, source("report", "inspection-report"), source("table", "table")) == []


def test_grades_days_and_names_that_differ(tmp_path: Path) -> None:
    table = source("table", "table", grade="inadequate", end="2022-02-25", lead=("Rosa -Finch",))
    assert conflicts(tmp_path, source("report", "inspection-report"), table) == [
        ("date", "2022-03-04", "inspection/leeds/ilacs/2022-02-21, last day: the table says 2022-02-25, the inspectorate's own report 2022-03-04"),
        ("naming", "Rosa Finch", "inspection/leeds/ilacs/2022-02-21, lead inspector name: the table says Rosa -Finch, the inspectorate's own report Rosa Finch"),
        ("value", "good", "judgement/leeds/ilacs/2022-02-21/overall, has grade: the table says inadequate, the inspectorate's own report good"),
    ]  # fmt: skip


def test_saying_less_is_no_disagreement(tmp_path: Path) -> None:
    report = source("report", "inspection-report", lead=("Rosa Finch", "Tom Alder"))
    assert conflicts(tmp_path, report, source("table", "table")) == []


def test_a_council_paper_is_not_preferred(tmp_path: Path) -> None:
    paper = source("report", "committee-report")
    assert conflicts(tmp_path, paper, source("table", "table", grade="inadequate")) == []


def test_another_first_day_of_one_inspection(tmp_path: Path) -> None:
    table = source("table", "table", start="2022-02-12")
    ((kind, preferred, why),) = conflicts(tmp_path, source("report", "inspection-report"), table)
    assert (kind, preferred) == ("date", "2022-02-21")
    assert "first day: the table says 2022-02-12" in why


def test_a_row_without_days_is_of_the_report_published_about_then(tmp_path: Path) -> None:
    report = source("report", "inspection-report", published="2022-04-20")
    row = {"start": None, "end": None, "lead": (), "grade": "inadequate"}
    found = conflicts(tmp_path, report, source("table", "table", published="2022-04-22", **row))
    assert [(kind, preferred) for kind, preferred, _ in found] == [("date", "2022-04-20"), ("value", "good")]
    later = source("table", "table", published="2022-05-22", **row)
    assert conflicts(tmp_path, report, later) == []
    other = source("table", "table", published="2022-04-22", framework="focused-visit", **row)
    assert conflicts(tmp_path, report, other) == []


def test_what_is_made_is_well_formed(tmp_path: Path) -> None:
    conflicts(tmp_path, source("report", "inspection-report"), source("table", "table", grade="inadequate"))
    report = validate(open_dataset(tmp_path).facts())
    assert [one for one in report.results if one.focus.startswith("https://w3id.org/goldenthread/id/conflict")] == []
