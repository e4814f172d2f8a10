"""The front of inspection reports about invented councils: family, dates, team and judgements in two readings."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from loaders.claims import DocumentClaim, InspectionClaim, JudgementClaim
from loaders.own_claims import ConflictClaim
from tests.ofsted_readings import FOOTER, GRADES, HEADINGS, ROWS, SINGLE_ROWS, grades, only, read, refused
from tests.ofsted_reports import (
    BOARD_TITLE,
    BODY,
    COMBINED,
    HELP,
    LEADERS,
    OVERALL,
    heading,
    ilacs,
    page,
    sections,
    single,
    table,
    text,
    title,
)  # fmt: skip


def test_a_report_says_what_it_is_and_whom_it_is_about(tmp_path: Path) -> None:
    reading = read(tmp_path, [*ilacs(ROWS), *sections(HEADINGS)], footer=FOOTER)
    document, inspection = only(reading, DocumentClaim), only(reading, InspectionClaim)
    assert (document.kind, document.publisher, document.date) == ("inspection-report", "Ofsted", None)
    assert document.title == "Inspection of Kelderdale local authority children’s services"
    assert (inspection.authority, inspection.framework) == ("Kelderdale", "ilacs-2018")
    assert (inspection.start, inspection.end, inspection.published) == ("2025-03-03", "2025-03-14", None)
    assert inspection.lead_inspectors == ("Ada Marsh",)
    assert grades(reading) == GRADES
    assert refused(reading) == []


def test_table_and_heading_that_agree_are_one_claim_with_both_passages(tmp_path: Path) -> None:
    reading = read(tmp_path, [*ilacs(ROWS), *sections(HEADINGS)])
    found = next(c for c in reading.claims if isinstance(c, JudgementClaim) and c.area == "care-leavers")
    assert {one.page for one in found.evidence} == {1, 2, 3} or {one.page for one in found.evidence} == {1, 2}
    assert found.confidence == 0.99


def test_table_and_heading_that_differ_are_two_claims_and_a_conflict(tmp_path: Path) -> None:
    reading = read(tmp_path, [*ilacs(ROWS), *sections([(HELP, "good")])])
    told = [c for c in reading.claims if isinstance(c, JudgementClaim) and c.area == "help-and-protection"]
    assert [(c.grade, c.confidence) for c in told] == [("requires-improvement", 0.7), ("good", 0.5)]
    conflict = only(reading, ConflictClaim)
    assert (conflict.kind, conflict.verdict) == ("value", "open")
    assert "help-and-protection" in conflict.summary


def test_cover_and_running_footer_that_differ_are_a_conflict(tmp_path: Path) -> None:
    footer = (FOOTER[0], "3 to 24 March 2025")
    reading = read(tmp_path, [*ilacs(ROWS), *sections(HEADINGS), *sections(HEADINGS)], footer=footer)
    assert only(reading, InspectionClaim).end == "2025-03-14"
    assert only(reading, ConflictClaim).kind == "date"


def test_dates_that_are_misprinted_are_refused_and_taken_from_the_footer(tmp_path: Path) -> None:
    pages = [*ilacs(ROWS, dates="3 to 14 Marhc 2025"), *sections(HEADINGS), *sections(HEADINGS)]
    reading = read(tmp_path, pages, footer=FOOTER)
    inspection = only(reading, InspectionClaim)
    assert (inspection.start, inspection.end, inspection.confidence) == ("2025-03-03", "2025-03-14", 0.8)
    assert ("dates-unclear", "3 to 14 Marhc 2025") in refused(reading)


@pytest.mark.parametrize(
    ("rows", "dates", "framework"),
    [
        (((LEADERS, "Good"), (HELP, "Good"), (COMBINED, "Good"), (OVERALL, "Good")), "4 to 8 March 2019", "ilacs-2018"),
        (ROWS[:4], "4 to 8 May 2026", "ilacs-2026"),
    ],
)
def test_the_rows_of_the_table_tell_the_family(
    rows: Sequence[tuple[str, str]], dates: str, framework: str, tmp_path: Path
) -> None:
    reading = read(tmp_path, ilacs(rows, dates=dates))
    assert only(reading, InspectionClaim).framework == framework
    assert len(grades(reading)) == 4
    assert not any(isinstance(claim, ConflictClaim) for claim in reading.claims)


def test_a_layout_of_other_years_has_no_framework_and_a_conflict(tmp_path: Path) -> None:
    reading = read(tmp_path, ilacs(ROWS[:4], dates="4 to 8 March 2024"))
    assert only(reading, InspectionClaim).framework is None
    assert only(reading, ConflictClaim).kind == "classification"
    assert "overall" not in grades(reading)


def test_a_single_inspection_has_sub_judgements_and_the_boards(tmp_path: Path) -> None:
    rest = [
        page(),
        heading("The Local Safeguarding Children Board requires improvement"),
        text(BODY),
        heading("What the inspection judgements mean"),
        text("An LSCB that is good coordinates the work of its partners."),
        text("Lead inspector: Ada Marsh HMI"),
        text("Deputy lead inspector: Bo Field HMI"),
    ]
    said = "Children’s services in Northshire are good"
    reading = read(tmp_path, [*single(SINGLE_ROWS, dates="6 July 2015 – 30 July 2015", said=said), *rest])
    inspection = only(reading, InspectionClaim)
    assert (inspection.framework, inspection.published) == ("sif-2013", "2015-10-09")
    assert inspection.lead_inspectors == ("Ada Marsh",)
    assert grades(reading) == {
        "overall": "good",
        "help-and-protection": "good",
        "looked-after": "requires-improvement",
        "adoption": "inadequate",
        "care-leavers": "good",
        "leadership": "outstanding",
        "lscb": "requires-improvement",
    }


def test_what_was_not_judged_has_no_grade(tmp_path: Path) -> None:
    rows = [(*row[:2], "Not judged") if "2.1" in row[1] else row for row in SINGLE_ROWS]
    said = "The overall judgement is that children’s services require improvement"
    reading = read(tmp_path, single(rows, dates="6 to 30 July 2015", said=said, board=False, again=True))
    assert "adoption" not in grades(reading)
    assert grades(reading)["overall"] == "requires-improvement"
    assert ("grade-missing", "2.1 Adoption performance Not judged") in refused(reading)


def test_a_boards_review_alone_judges_the_board_alone(tmp_path: Path) -> None:
    cover = [
        title("Northshire Safeguarding Children Board"),
        heading(BOARD_TITLE),
        heading("Inspection date: 6 to 10 July 2015"),
        heading("Report published: 3 September 2015"),
        heading("The Local Safeguarding Children Board is good"),
        text(BODY),
    ]
    reading = read(tmp_path, cover)
    inspection = only(reading, InspectionClaim)
    assert (inspection.authority, inspection.subject, inspection.framework) == ("Northshire", "lscb", "sif-2013")
    assert grades(reading) == {"lscb": "good"}


def test_a_report_on_looked_after_children_has_its_grades_at_the_end(tmp_path: Path) -> None:
    cover = [
        title("Inspection of looked after children services"),
        heading("Lanmere Council"),
        text("Inspection dates: 8 – 12 July 2013"),
        heading("Reporting inspector Ada Marsh HMI"),
        text("Published: 16 August 2013"),
        page(),
        heading("Leadership and management"),
        heading("Grade 4 (Inadequate)"),
        text(BODY),
        page(),
        heading("Record of main findings"),
        table(
            [
                ("Overall effectiveness", "Inadequate"),
                ("Capacity to improve", "Adequate Grade 3"),
                ("Leadership and management", "Inadequate"),
            ]
        ),
    ]
    reading = read(tmp_path, cover)
    inspection = only(reading, InspectionClaim)
    assert (inspection.authority, inspection.framework) == ("Lanmere", "lac-2013")
    assert inspection.lead_inspectors == ("Ada Marsh",)
    assert grades(reading) == {"overall": "inadequate", "leadership": "inadequate"}
    assert ("area-without-name", "Capacity to improve Adequate Grade 3") in refused(reading)


def test_a_review_bound_in_behind_its_own_cover_is_an_inspection_beside_the_reports(tmp_path: Path) -> None:
    said = "Children’s services in Northshire are good"
    bound = [
        page(),
        title("Northshire Safeguarding Children Board"),
        heading(BOARD_TITLE),
        heading("Inspection date: 6 to 30 July 2015"),
        heading("Report published: 16 October 2015"),
        heading("The Local Safeguarding Children Board is inadequate"),
        text(BODY),
    ]
    reading = read(tmp_path, [*single(SINGLE_ROWS, dates="6 to 30 July 2015", said=said, board=False), *bound])
    first, second = (claim for claim in reading.claims if isinstance(claim, InspectionClaim))
    assert (first.subject, first.published) == ("children's services", "2015-10-09")
    assert (second.subject, second.published, second.framework) == ("lscb", "2015-10-16", None)
    assert grades(reading)["lscb"] == "inadequate"


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (["Lead inspectors: Ada Marsh HMI and Bo O’Field, Senior HMI"], ("Ada Marsh", "Bo O’Field")),
        (["Lead inspector: Ada Marsh", "Lead inspector: Bo Field"], ("Ada Marsh", "Bo Field")),
        (["Lead inspector Jo-ann van der Marsh", "Her Majesty’s Inspector"], ("Jo-ann van der Marsh",)),
        (["Lead inspector:", "Ada J Marsh, HMI", "Deputy lead inspector: Bo Field"], ("Ada J Marsh",)),
        (["Lead inspector: to be confirmed"], ()),
    ],
)
def test_lead_inspectors_are_named_without_their_titles(
    printed: list[str], expected: tuple[str, ...], tmp_path: Path
) -> None:
    cover = ilacs(ROWS)
    reading = read(tmp_path, [*cover[:2], *(heading(words) for words in printed), *cover[3:]])
    assert only(reading, InspectionClaim).lead_inspectors == expected
    assert ("name-unclear" in {reason for reason, _ in refused(reading)}) == (not expected)


@pytest.mark.parametrize(
    "said",
    [
        "The judgement for the effectiveness of the Local Safeguarding Children Board (LSCB) is requires improvement.",
        "The effectiveness of the LSCB requires improvement. The board is not yet good.",
        "The Local Safeguarding Children Board (LSCB) in Northshire is judged to be requires improvement because:",
    ],
)
def test_the_boards_grade_may_stand_on_the_first_page(said: str, tmp_path: Path) -> None:
    overall = "The overall judgement is good"
    cover = single(SINGLE_ROWS, dates="14 January 2014 to 5 February 2014", said=overall)
    reading = read(tmp_path, [*cover[:-1], text(said), text(BODY)])
    assert grades(reading)["lscb"] == "requires-improvement"
    assert grades(reading)["overall"] == "good"


def test_what_is_not_so_is_no_grade(tmp_path: Path) -> None:
    said = "The overall judgement is that children’s services are not good"
    reading = read(tmp_path, single(SINGLE_ROWS, dates="6 to 30 July 2015", said=said))
    assert "overall" not in grades(reading)
    assert ("grade-missing", "overall") in refused(reading)
