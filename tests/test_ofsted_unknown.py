"""Fronts that are not known, or not of a report: refused with what was seen, never guessed."""

from pathlib import Path
from typing import Any

import pytest

from loaders.claims import DocumentClaim, InspectionClaim
from loaders.errors import UnknownDocument
from loaders.extraction import reading_of
from tests.ofsted_readings import GRADES, ROWS, grades, only, read, refused
from tests.ofsted_reports import BODY, OVERALL, ilacs, report, table, text, title


def cover_with(*flows: Any) -> list[Any]:
    return [*ilacs(ROWS)[:3], *flows, text(BODY)]


def test_a_table_may_have_its_grades_first(tmp_path: Path) -> None:
    reading = read(tmp_path, cover_with(table([("Grade", "Judgement"), *((b, a) for a, b in ROWS)])))
    assert grades(reading) == GRADES


@pytest.mark.parametrize(
    "flows",
    [
        [table([("Judgement", "Previous grade"), *ROWS])],
        [table([("Judgement", "2022", "2025"), *((a, "Inadequate", b) for a, b in ROWS)])],
        [table([("Judgement", "Grade"), *((a, "Strong standard") for a, _ in ROWS)])],
        [text(words) for a, b in ROWS for words in (b, a)],
        [*(text(a) for a, _ in ROWS), *(text(b) for _, b in ROWS)],
    ],
    ids=["previous", "two-columns", "other-scale", "grades-first", "columns-apart"],
)
def test_no_grade_is_guessed_on_a_layout_that_is_not_known(flows: list[Any], tmp_path: Path) -> None:
    reading = read(tmp_path, cover_with(*flows))
    assert grades(reading) == {}
    assert {reason for reason, _ in refused(reading)} <= {"grade-unknown", "grade-missing", "layout-unknown"}
    assert len(reading.refusals) >= 5
    assert only(reading, InspectionClaim).start == "2025-03-03"


def test_labels_and_grades_that_take_turns_are_read(tmp_path: Path) -> None:
    reading = read(tmp_path, cover_with(*(text(words) for a, b in ROWS for words in (a, b))))
    assert grades(reading) == GRADES


def test_a_row_that_is_not_known_is_refused_and_the_others_are_read(tmp_path: Path) -> None:
    more = (*ROWS[:4], (OVERALL, "Requires improvment"), ("The experiences and progress of young carers", "Good"))
    reading = read(tmp_path, ilacs(more))
    assert grades(reading) == {area: grade for area, grade in GRADES.items() if area != "overall"}
    assert ("grade-unknown", "Requires improvment") in refused(reading)
    assert ("layout-unknown", "The experiences and progress of young carers Good") in refused(reading)


def test_a_title_with_a_trusts_name_is_no_authority(tmp_path: Path) -> None:
    reading = read(tmp_path, ilacs(ROWS, council="Kelderdale Children’s Trust"))
    assert [type(claim) for claim in reading.claims] == [DocumentClaim]
    assert refused(reading)[0][0] == "authority-unknown"
    reading = read(tmp_path, ilacs(ROWS, council="Sandwell Children’s Trust"))
    assert only(reading, InspectionClaim).authority == "Sandwell"


def test_an_authority_that_was_no_more_is_not_inspected(tmp_path: Path) -> None:
    reading = read(tmp_path, ilacs(ROWS, council="Northamptonshire Children’s Trust"))
    assert refused(reading)[0][0] == "authority-unknown"


def test_a_report_of_a_kind_that_is_not_known_is_refused_with_what_was_seen(tmp_path: Path) -> None:
    cover = [
        title("Joint targeted area inspection of Kelderdale"),
        text("Inspection dates: 3 to 7 March 2025"),
        text("Lead inspector: Ada Marsh"),
        text(BODY),
    ]
    with pytest.raises(UnknownDocument, match=r"page 1: not understood.*seen: Joint targeted area inspection"):
        reading_of(report(tmp_path, cover))


def test_a_report_that_names_no_inspectorate_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnknownDocument, match="nowhere names"):
        reading_of(report(tmp_path, ilacs(ROWS)[:4]))


def test_a_council_paper_about_a_report_is_a_council_paper(tmp_path: Path) -> None:
    paper = [
        title("Kelderdale Council"),
        text("Report to: Cabinet"),
        text("Date of meeting: 3 June 2025"),
        text("Report of: Director of Children’s Services"),
        *ilacs(ROWS),
    ]
    reading = reading_of(report(tmp_path, paper))
    assert only(reading, DocumentClaim).kind == "committee-report"
