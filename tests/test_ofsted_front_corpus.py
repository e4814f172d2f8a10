"""The fronts of the shared corpus of reports, against the table of what each is known to say."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from loaders.claims import InspectionClaim, JudgementClaim
from loaders.errors import UnreadableFile
from loaders.extraction import open_document, reading_of
from tests.apart import apart

pytestmark = pytest.mark.corpus
AREAS = {
    "overall": "overall",
    "leadership": "leadership",
    "help_protection": "help-and-protection",
    "care": "looked-after",
    "adoption": "adoption",
    "care_leavers": "care-leavers",
    "lscb": "lscb",
}


@pytest.fixture(scope="module")
def truth(evaluation_dir: Path) -> list[dict[str, str]]:
    with (evaluation_dir / "ofsted-reports-truth.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def wrong_fields(path: Path, row: dict[str, str]) -> Iterator[str]:
    claims = reading_of(open_document(path)).claims
    inspection = next(claim for claim in claims if isinstance(claim, InspectionClaim))
    periods = ";".join(f"{one.start}/{one.end}" for one in inspection.periods)
    expected = [
        (inspection.authority.lower(), row["la"]),
        (inspection.start or "", row["inspection_start"]),
        (inspection.end or "", row["inspection_end"]),
        (periods, row["periods"]),
        (inspection.published or "", row["publication_date_printed"]),
        ("; ".join(inspection.lead_inspectors), row["lead_inspector"]),
    ]
    yield from (f"{row['path']}: {got!r} is not {known!r}" for got, known in expected if got != known)
    given = {c.area: c.grade for c in claims if isinstance(c, JudgementClaim) and c.start == inspection.start}
    graded = {AREAS[key]: row[key].replace("_", "-") for key in AREAS if row[key] != "not_applicable"}
    if given != graded:
        yield f"{row['path']}: {given} is not {graded}"


def wrong(folder: Path, rows: list[dict[str, str]]) -> list[str]:
    """What is read otherwise than these rows have it, of the reports in `folder`."""
    return [one for row in rows for one in wrong_fields(folder / row["path"], row)]


def test_every_front_is_read_right(corpus_dir: Path, truth: list[dict[str, str]]) -> None:
    folder = corpus_dir / "ofsted-reports"
    assert apart(wrong, folder, [row for row in truth if row["framework"]]) == []
    for row in truth:
        if not row["framework"]:
            with pytest.raises(UnreadableFile, match="web page"):
                open_document(folder / row["path"])
