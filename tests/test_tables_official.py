"""Official and scraped tables of outcomes in the forms that they are published in, composed with invented figures."""

import zipfile
from datetime import date
from html import escape
from pathlib import Path

import openpyxl
import pytest

from loaders.claims import Claim, DocumentClaim, InspectionClaim, JudgementClaim
from loaders.extraction import Reading, extract, open_document, reading_of, reading_of_table
from loaders.reading_report import reading_report
from tests import making

LEADERS = "The impact of leaders on social work practice with children and families"
HELP = "The experiences and progress of children who need help and protection"
CARE = "The experiences and progress of children in care"
LEAVERS = "The experiences and progress of care leavers"
STATISTICS = (
    "Web link", "Local authority name", "Local authority area code", "Ofsted region", "Inspection date", "Publication date",
    "Overall effectiveness", LEADERS, HELP, CARE, LEAVERS,
)  # fmt: skip
RI = "Requires improvement to be good"
ROWS = (
    ("Report", "Bristol", "E06000023", "South West", "16/01/2023", "10/03/2023", RI, RI, "Good", "Good", "Outstanding"),
    ("Report", "Durham", "E06000047", "North East", "09/05/2022", "04/07/2022", "Good", "Good", "Good", RI, "Not applicable"),
    ("Report", "Kingston upon Hull", "E06000010", "Yorkshire", "11/05/2026", "02/07/2026", "[z]", "Good", "Good", "Good", "Good"),
    ("Report", "Cumberland", "E06000063", "North West", "Not yet inspected", "-", "-", "-", "-", "-", "-"),
)  # fmt: skip


def book(folder: Path, sheets: dict[str, list[tuple[object, ...]]], name: str = "outcomes.xlsx") -> Path:
    made = openpyxl.Workbook()
    made.remove(made.active)
    for title, rows in sheets.items():
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    return making.made(folder, name, making.saved(made))


def ods(folder: Path, sheets: dict[str, list[tuple[str, ...]]], name: str = "outcomes.ods") -> Path:
    names = "urn:oasis:names:tc:opendocument:xmlns:"
    tables = ""
    for title, rows in sheets.items():
        tables += f'<table:table table:name="{title}">'
        for row in rows:
            cells = (
                f'<table:table-cell office:value-type="string"><text:p>{escape(words)}</text:p></table:table-cell>'
                for words in row
            )
            tables += f"<table:table-row>{''.join(cells)}</table:table-row>"
        tables += "</table:table>"
    content = (
        f'<office:document-content xmlns:office="{names}office:1.0" xmlns:table="{names}table:1.0" xmlns:text="{names}text:1.0">'
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    path = folder / name
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", f"<manifest:manifest xmlns:manifest='{names}manifest:1.0'/>")
        archive.writestr("content.xml", content)
    return path


def read(path: Path) -> Reading:
    if path.suffix == ".csv":
        return reading_of_table(path)
    document = open_document(path)
    reading = reading_of(document)
    for claim in reading.claims:
        for place in claim.evidence:
            assert document.text[place.start : place.end] == place.quote
    return reading


def grades(claims: tuple[Claim, ...], authority: str) -> dict[str, str]:
    return {c.area: c.grade for c in claims if isinstance(c, JudgementClaim) and c.authority == authority}


def inspections(reading: Reading) -> list[tuple[object, ...]]:
    return [
        (c.authority, c.framework, c.start, c.end, c.published)
        for c in reading.claims
        if isinstance(c, InspectionClaim)
    ]


def test_statistics_as_open_document(tmp_path: Path) -> None:
    notes = [("Local authority inspection outcomes",), ("Some cells hold notes.",)]
    path = ods(tmp_path, {"Cover": [("Title", "Outcomes")], "Inspections_as_at_31_March": [*notes, STATISTICS, *ROWS]})
    reading = read(path)
    own = reading.claims[0]
    assert isinstance(own, DocumentClaim)
    assert (own.kind, own.publisher, own.title) == ("table", "Ofsted", "Local authority inspection outcomes")
    assert inspections(reading) == [
        ("Bristol", "ilacs-2018", "2023-01-16", None, "2023-03-10"),
        ("Durham", "ilacs-2018", "2022-05-09", None, "2022-07-04"),
        ("Kingston upon Hull", "ilacs-2026", "2026-05-11", None, "2026-07-02"),
    ]
    assert grades(reading.claims, "Bristol") == {
        "overall": "requires-improvement",
        "leadership": "requires-improvement",
        "help-and-protection": "good",
        "looked-after": "good",
        "care-leavers": "outstanding",
    }
    assert "care-leavers" not in grades(reading.claims, "Durham")
    assert "overall" not in grades(reading.claims, "Kingston upon Hull")
    assert [(r.reason, r.value) for r in reading.refusals] == [("table-unknown", "Title, Outcomes")]


def test_an_earlier_edition_has_other_columns_and_real_dates(tmp_path: Path) -> None:
    head = ("Web link", "Local authority name", "Ofsted region", "Inspection date", "Publication date", "Overall effectiveness",
            "Impact of leaders", "Experiences and progress of children who need help and protection [note 1]",
            "Experiences and progress of children in care & care leavers", "Colour")  # fmt: skip
    row = (
        "x",
        "Leeds",
        "Yorkshire",
        date(2022, 2, 21),
        date(2022, 5, 6),
        "Outstanding",
        "Outstanding",
        "Good",
        "Good",
        "green",
    )
    reading = read(book(tmp_path, {"LA_level": [("Notes",), (), head, row]}))
    assert inspections(reading) == [("Leeds", "ilacs-2018", "2022-02-21", None, "2022-05-06")]
    assert grades(reading.claims, "Leeds") == {
        "overall": "outstanding",
        "leadership": "outstanding",
        "help-and-protection": "good",
        "looked-after": "good",
    }
    assert [(r.reason, r.value) for r in reading.refusals] == [("column-unknown", "Colour")]
    assert reading_report(reading).refused == reading.refusals


def test_one_inspection_on_two_sheets_is_one_claim_with_both_cells(tmp_path: Path) -> None:
    history = (*STATISTICS[:5], "Inspection type", *STATISTICS[5:])
    rows = [
        (*ROWS[0][:5], "ILACS standard inspection", *ROWS[0][5:]),
        (*ROWS[1][:5], "Focused visit", "01/06/2022", *["-"] * 5),
    ]
    reading = read(
        book(tmp_path, {"Inspections_as_at": [STATISTICS, ROWS[0]], "ILACS_inspection_history": [history, *rows]})
    )
    assert inspections(reading) == [
        ("Bristol", "ilacs-2018", "2023-01-16", None, "2023-03-10"),
        ("Durham", "focused-visit", "2022-05-09", None, "2022-06-01"),
    ]
    overall = next(c for c in reading.claims if isinstance(c, JudgementClaim) and c.area == "overall")
    assert [place.quote for place in overall.evidence] == [RI, RI]


def test_statistics_as_comma_separated_text(tmp_path: Path) -> None:
    lines = [",".join(f'"{cell}"' for cell in row) for row in (STATISTICS, *ROWS)]
    path = making.made(tmp_path, "outcomes.csv", "\n".join(lines).encode("utf-8-sig"))
    assert [one[0] for one in inspections(read(path))] == ["Bristol", "Durham", "Kingston upon Hull"]


def test_a_kind_of_inspection_that_is_not_known_gives_no_framework(tmp_path: Path) -> None:
    head = (*STATISTICS[:5], "Inspection type", *STATISTICS[5:])
    row = (*ROWS[0][:5], "Thematic probe", *ROWS[0][5:])
    reading = read(book(tmp_path, {"Outcomes": [head, row]}))
    assert inspections(reading) == [("Bristol", None, "2023-01-16", None, "2023-03-10")]
    assert [(r.reason, r.of, r.value) for r in reading.refusals] == [
        ("cell-unreadable", "Inspection type", "Thematic probe")
    ]


OVERVIEW = (
    "urn", "la_code", "region_code", "ltla23cd", "stat_neighbours", "local_authority", "inspection_link",
    "overall_effectiveness_grade", "inspection_framework", "inspector_name", "inspectors_inspections_count",
    "impact_of_leaders_grade", "help_and_protection_grade", "in_care_grade", "care_leavers_grade",
    "inspection_start_date", "inspection_end_date", "publication_date", "local_link_to_all_inspections",
)  # fmt: skip


def test_the_scraped_overview(tmp_path: Path) -> None:
    def row(authority: str, inspector: str, overall: str, started: object) -> tuple[object, ...]:
        return (1, 2, "R", "E0", "3, 4", authority, "https://files.example/1", overall, "short", inspector, 3, "good",
                "to requires improvement", "good", "inspection_pre_dates_judgement", started, date(2024, 6, 14),
                "19/07/24", "folder")  # fmt: skip

    rows = [
        row("telford & wrekin", "ann example", "good", date(2024, 6, 10)),
        row("Leeds", "Rosa Finch", "not_reported_post_reform", "13/05/2026"),
        row("kent", "nick mcmullen", "data_unreadable", "no date"),
    ]
    reading = read(book(tmp_path, {"Sheet1": [OVERVIEW, *rows]}))
    claims = [claim for claim in reading.claims if isinstance(claim, InspectionClaim)]
    assert [(c.authority, c.start, c.end, c.lead_inspectors) for c in claims] == [
        ("Telford and Wrekin", "2024-06-10", "2024-06-14", ("Ann Example",)),
        ("Leeds", None, None, ("Rosa Finch",)),
        ("Kent", None, "2024-06-14", ()),
    ]
    assert grades(reading.claims, "Telford and Wrekin")["help-and-protection"] == "requires-improvement"
    assert sorted((r.reason, r.value) for r in reading.refusals) == [
        ("cell-unreadable", "nick mcmullen"),
        ("cells-disagree", "13/05/2026"),
        ("cells-disagree", "14 June 2024"),
        ("date-unreadable", "no date"),
    ]


SUMMARY = (
    "Region", "Local Authority", "Type of inspection", "Inspection dates", "Date report published", "Overall effectiveness",
    "Impact of leaders", "Help & protection", "Children in care & care leavers", "Link", "Notes",
)  # fmt: skip


def test_a_summary_as_directors_keep_it(tmp_path: Path) -> None:
    rows = [
        ("NW", "Bury", "Standard", "1–12 November 2021", "17 Dec 2021", "Inadequate", "Inadequate", "RI", "Requires Improvement", "https://e.example/1", ""),
        ("SE", "Kent", "Focused visit - front door", "4 & 5 February 2020", "25/03/2020", "n/a", "", "", "", "", "seen"),
        ("SE", "Medway", "Monitoring visit", "w/c 3 February 2020", "10/03/2020", "", "", "", "", "", ""),
        ("", "", "", "", "", "", "", "", "", "", ""),
    ]  # fmt: skip
    reading = read(book(tmp_path, {"ILACS": [("ILACS outcomes",), SUMMARY, *rows]}))
    assert inspections(reading) == [
        ("Bury", "ilacs-2018", "2021-11-01", "2021-11-12", "2021-12-17"),
        ("Kent", "focused-visit", "2020-02-04", "2020-02-05", "2020-03-25"),
        ("Medway", "monitoring-visit", None, None, "2020-03-10"),
    ]
    assert grades(reading.claims, "Bury") == {
        "overall": "inadequate",
        "leadership": "inadequate",
        "help-and-protection": "requires-improvement",
        "looked-after": "requires-improvement",
    }
    assert grades(reading.claims, "Kent") == {}
    assert [(r.reason, r.value) for r in reading.refusals] == [("date-unreadable", "w/c 3 February 2020")]


def test_an_action_plan_with_a_status_stays_a_plan(tmp_path: Path) -> None:
    rows = [
        ("Kelderdale Council action plan",),
        ("Action", "Lead", "By when", "Status"),
        ("Audit all files", "Head of Service", "May 2022", "Done"),
    ]
    claims = extract(open_document(book(tmp_path, {"Plan": rows}, "kelderdale-plan.xlsx")))
    assert claims[0].method != "table-parser"


def test_two_columns_of_one_meaning(tmp_path: Path) -> None:
    head = (*STATISTICS, "Impact of leaders")
    reading = read(book(tmp_path, {"Outcomes": [head, (*ROWS[0], "Inadequate")]}))
    assert grades(reading.claims, "Bristol")["leadership"] == "requires-improvement"
    assert [(r.reason, r.value) for r in reading.refusals] == [("column-second", "Impact of leaders")]


@pytest.mark.parametrize("missing", ["Local authority name"])
def test_without_its_authority_it_is_no_known_table(tmp_path: Path, missing: str) -> None:
    place = STATISTICS.index(missing)
    rows = [tuple(cell for at, cell in enumerate(row) if at != place) for row in (STATISTICS, *ROWS)]
    path = making.made(tmp_path, "outcomes.csv", "\n".join(",".join(row) for row in rows).encode())
    with pytest.raises(Exception, match="no known table"):
        reading_of_table(path)
