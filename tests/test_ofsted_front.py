"""The front of inspection reports about invented councils: family, dates, team and judgements in two readings."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar

import pytest

from loaders.claims import Claim, DocumentClaim, InspectionClaim, JudgementClaim
from loaders.errors import UnknownDocument
from loaders.extraction import Reading, reading_of
from loaders.own_claims import ConflictClaim
from tests.ofsted_reports import (
    BOARD_TITLE,
    BODY,
    COMBINED,
    HELP,
    IN_CARE,
    LEADERS,
    LEAVERS,
    OVERALL,
    heading,
    ilacs,
    page,
    report,
    sections,
    single,
    table,
    text,
    title,
)

T = TypeVar("T", bound=Claim)
BETTER = "Requires improvement to be good"
ROWS = ((LEADERS, "Good"), (HELP, BETTER), (IN_CARE, "Good"), (LEAVERS, "Outstanding"), (OVERALL, "Good"))
HEADINGS = ((HELP, BETTER.lower()), (IN_CARE, "good"), (LEAVERS, "outstanding"), (LEADERS, "good"))
SINGLE_ROWS = (
    ("1. Children who need help and protection", "", "Good"),
    ("2. Children looked after and achieving permanence", "", "Require improvement"),
    ("", "2.1 Adoption performance", "Inadequate"),
    ("", "2.2 Experiences and progress of care leavers", "Good"),
    ("1. Leadership, management and governance", "", "Outstanding"),
)
FOOTER = ("Inspection of Kelderdale local authority children's services", "3 to 14 March 2025")
GRADES = {
    "leadership": "good",
    "help-and-protection": "requires-improvement",
    "looked-after": "good",
    "care-leavers": "outstanding",
    "overall": "good",
}


def read(folder: Path, flows: Sequence[Any], *, footer: Sequence[str] = ()) -> Reading:
    document = report(folder, flows, footer=footer)
    reading = reading_of(document)
    for claim in reading.claims:
        for one in claim.evidence:
            assert document.text[one.start : one.end] == one.quote
            assert document.page_of(one.start) == document.page_of(one.end) == one.page
    return reading


def grades(reading: Reading) -> dict[str, str]:
    found = [claim for claim in reading.claims if isinstance(claim, JudgementClaim)]
    assert len({claim.area for claim in found}) == len(found)
    return {claim.area: claim.grade for claim in found}


def only(reading: Reading, kind: type[T]) -> T:
    (found,) = (claim for claim in reading.claims if isinstance(claim, kind))
    return found


def refused(reading: Reading) -> list[tuple[str, str]]:
    return [(one.reason, one.value) for one in reading.refusals]


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
