"""Reading a table: claims with their cells, and one clear refusal for every kind of bad input."""

from pathlib import Path

import pytest

from loaders.claims import DocumentClaim, InspectionClaim, JudgementClaim, Period, RecommendationClaim
from loaders.errors import BadTable, LoadError, UnknownDocument, UnreadableFile
from loaders.tables import is_table, read_table, read_whole_table
from loaders.tables.cells import scan_csv
from loaders.tables.heads import head_of
from loaders.tables.mapping_files import parse_mapping
from loaders.tables.rows import Fault, read_rows, rows_of

OUTCOMES = (
    "authority,ofsted_urn,framework,framework_basis,subject,start,end,periods,lead_inspectors,published,"
    "published_on_site,overall,leadership,help_and_protection,looked_after,adoption,care_leavers,lscb,"
    "n_recommendations,n_recommendations_lscb,report_url,report_sha256,source\n"
)
DERBYSHIRE = (
    "Derbyshire,80460,ilacs-2018,report,children's services,2019-07-08,2019-08-08,"
    "2019-07-08/2019-07-12|2019-08-07/2019-08-08,Julie Knight,2019-09-19,2019-09-19,"
    "requires-improvement,good,requires-improvement,requires-improvement,,,,5,,"
    "https://files.ofsted.gov.uk/v1/file/50110094,,report\n"
)


def write(folder: Path, text: str | bytes, name: str = "Outcomes 2019.csv") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return path


def refusal(path: Path, error: type[LoadError]) -> str:
    with pytest.raises(error) as caught:
        read_table(path)
    message = str(caught.value)
    assert message.startswith(path.name)
    return message


def test_a_row_gives_an_inspection_and_its_judgements(tmp_path: Path) -> None:
    path = write(tmp_path, OUTCOMES + DERBYSHIRE)
    document, inspection, *judgements = read_table(path)
    assert isinstance(document, DocumentClaim)
    assert (document.document, document.kind, document.file) == (
        "outcomes-2019",
        "table",
        "Outcomes 2019.csv",
    )
    assert document.characters == len(OUTCOMES + DERBYSHIRE)
    assert isinstance(inspection, InspectionClaim)
    assert inspection.periods == (
        Period(start="2019-07-08", end="2019-07-12"),
        Period(start="2019-08-07", end="2019-08-08"),
    )
    assert (inspection.start, inspection.end, inspection.published) == (
        "2019-07-08",
        "2019-08-08",
        "2019-09-19",
    )
    assert (inspection.inspectorate, inspection.report_status) == ("Ofsted", "published")
    assert [(j.area, j.grade) for j in judgements if isinstance(j, JudgementClaim)] == [
        ("overall", "requires-improvement"),
        ("leadership", "good"),
        ("help-and-protection", "requires-improvement"),
        ("looked-after", "requires-improvement"),
    ]
    assert {(j.framework, j.start) for j in judgements if isinstance(j, JudgementClaim)} == {
        ("ilacs-2018", "2019-07-08")
    }


def test_a_claim_cites_the_cells_that_state_it(tmp_path: Path) -> None:
    text = "\ufeff" + OUTCOMES + DERBYSHIRE.replace("Julie Knight", '"Julie Knight"')
    claims = read_table(write(tmp_path, text))
    assert all(text[e.start : e.end] == e.quote for claim in claims for e in claim.evidence)
    lead = next(e for e in claims[1].evidence if e.field == "lead_inspectors")
    assert (lead.quote, lead.paragraph) == ("Julie Knight", "row 2")
    assert [(e.field, e.quote) for e in claims[3].evidence] == [("grade", "good")]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b" \n\n", "is empty"),
        (b"\xef\xbb\xbf\n", "is empty"),
        (b"a,b\n\x00\x01", "is binary"),
        (b"a,b\n\xe9,1\n", "byte 4 is not UTF-8"),
        (b"<!DOCTYPE html><html></html>", "is a web page"),
        (b"%PDF-1.7 ...", "the file is a PDF, not a comma-separated table; give it a name that ends in .pdf"),
        (b"PK\x03\x04rest", "Office document, not a comma-separated table"),
    ],
)
def test_a_file_that_is_no_text_table_is_unreadable(tmp_path: Path, data: bytes, message: str) -> None:
    assert message in refusal(write(tmp_path, data), UnreadableFile)


def test_workbooks_are_known_and_refused_with_a_way_out(tmp_path: Path) -> None:
    path = write(tmp_path, b"PK", "outcomes.xlsx")
    assert is_table(path)
    assert not is_table(tmp_path / "report.txt")
    assert "save the sheet as CSV" in refusal(path, UnreadableFile)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert "check the path" in refusal(tmp_path / "none.csv", UnreadableFile)


def test_an_unknown_table_names_the_known_ones(tmp_path: Path) -> None:
    message = refusal(write(tmp_path, "club,town\nRovers,Marlow Vale\n"), UnknownDocument)
    assert "no known table has these columns" in message
    assert "inspection-outcomes" in message


@pytest.mark.parametrize(
    ("changed", "into", "message"),
    [
        (",adoption,", ",", 'no column "adoption"'),
        (",adoption,", ",adoptions,", 'no column "adoption"'),
        (",start,", ",start,start,", 'column "start" is there 2 times'),
    ],
)
def test_a_wrong_column_is_refused(tmp_path: Path, changed: str, into: str, message: str) -> None:
    assert message in refusal(write(tmp_path, OUTCOMES.replace(changed, into) + DERBYSHIRE), BadTable)


def test_a_column_that_nobody_reads_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    head, row = OUTCOMES.replace(",source", ",source,remarks"), DERBYSHIRE.replace(",report\n", ",report,seen\n")
    reading = read_whole_table(write(tmp_path, head + row))
    assert [(one.reason, one.value) for one in reading.refusals] == [("column-unknown", "remarks")]
    assert len(reading.claims) == 6


@pytest.mark.parametrize(
    ("changed", "into", "reason", "value", "claims"),
    [
        (",good,", ",goood,", "grade-unknown", "goood", 5),
        ("2019-09-19,2019", "2019-09-31,2019", "date-unreadable", "2019-09-31", 1),
        ("2019-09-19,2019", "19/09/2019,2019", "date-unreadable", "19/09/2019", 1),
        ("Derbyshire", "Northshire", "authority-unlisted", "Northshire", 1),
        ("Derbyshire", "", "cell-empty", "", 1),
        ("ilacs-2018", "ilacs-2019", "cell-unreadable", "ilacs-2019", 6),
        ("https://", "", "cell-unreadable", "files.ofsted.gov.uk/v1/file/50110094", 1),
        ("2019-07-08/2019-07-12", "2019-07-08/2019-07-01", "date-unreadable", "2019-07-08/2019-07-01|2019-08-07/2019-08-08", 6),
        (",5,,", ",5,", "row-uneven", "Derbyshire", 1),
    ],
)  # fmt: skip
def test_a_bad_cell_is_refused_alone(
    tmp_path: Path, changed: str, into: str, reason: str, value: str, claims: int
) -> None:
    text = OUTCOMES + DERBYSHIRE.replace(changed, into)
    reading = read_whole_table(write(tmp_path, text))
    (refused,) = reading.refusals
    assert (refused.reason, refused.value) == (reason, value)
    (place,) = refused.evidence
    assert (place.paragraph, text[place.start : place.end]) == ("row 2", value)
    assert len(reading.claims) == claims


def test_other_rows_are_read_beside_a_bad_one(tmp_path: Path) -> None:
    other = DERBYSHIRE.replace("Derbyshire,80460", "Leeds,1").replace("50110094", "2")
    reading = read_whole_table(write(tmp_path, OUTCOMES + DERBYSHIRE.replace(",good,", ",goood,") + other))
    areas = [(c.authority, c.area) for c in reading.claims if isinstance(c, JudgementClaim)]
    assert ("Leeds", "leadership") in areas
    assert ("Derbyshire", "leadership") not in areas
    assert ("Derbyshire", "overall") in areas


def test_days_out_of_order_are_both_left(tmp_path: Path) -> None:
    reading = read_whole_table(write(tmp_path, OUTCOMES + DERBYSHIRE.replace(",2019-08-08,2", ",2019-07-01,2")))
    inspection = reading.claims[1]
    assert isinstance(inspection, InspectionClaim)
    assert (inspection.start, inspection.end, inspection.published) == (None, None, "2019-09-19")
    assert [(r.reason, r.of, r.value) for r in reading.refusals] == [
        ("cells-disagree", "start", "2019-07-08"),
        ("cells-disagree", "end", "2019-07-01"),
    ]


def test_a_quote_that_is_never_closed_is_no_table(tmp_path: Path) -> None:
    message = refusal(write(tmp_path, OUTCOMES + DERBYSHIRE.replace("Julie", '"Julie')), BadTable)
    assert "row 2: a quote is opened and never closed" in message


def test_a_repeated_row_is_refused(tmp_path: Path) -> None:
    reading = read_whole_table(write(tmp_path, OUTCOMES + DERBYSHIRE + "\n" + DERBYSHIRE))
    (refused,) = reading.refusals
    assert (refused.reason, refused.of, refused.evidence[0].paragraph) == ("row-repeated", "report_url", "row 4")
    assert len(reading.claims) == 6


def test_lines_above_the_head_are_passed_over(tmp_path: Path) -> None:
    reading = read_whole_table(write(tmp_path, "Outcomes of inspections\n\n" + OUTCOMES + DERBYSHIRE))
    assert len(reading.claims) == 6
    assert reading.claims[1].evidence[0].paragraph == "row 4"


MEMBERS = """
id: members
title: Boards of Northshire
publisher: Northshire
licence: OGL
recognised_by: [code]
read:
  name: {column: board, parser: text, required: true}
  acronym: {column: board_code, parser: text, values: blanks}
  code: {parser: gss-code}
  kind: {column: since, parser: day, since: {2006-04-01: lscb, 2019-09-29: partnership}}
  also_known_as: {column: under, parser: text, separator: ";", lookup: {key: board_code, value: board}}
values: {blanks: {none: null}}
scope: [{column: nation, only: [England], reason: of England}]
claims: [{claim: body, fields: [name, acronym, kind, also_known_as]}]
"""


def read_members(rows: str) -> tuple[list[dict[str, object]], list[Fault]]:
    mapping = parse_mapping(MEMBERS, name="members.yml")
    records = scan_csv("board,board_code,code,since,under,nation\n" + rows)
    table, _ = rows_of(records, head_of(records, 0, mapping))
    read, faults = read_rows(table, mapping)
    return [dict(row.values) for row in read], faults


def test_value_maps_day_tables_lists_look_ups_and_scope() -> None:
    read, faults = read_members(
        "Kelderdale Board,KB,E08000999,2010-01-01,,England\n"
        "Marlow Vale Partnership,none,,2020-01-01,KB;EB,England\n"
        "Eastborough Board,EB,W06000999,2005-01-01,,Wales\n"
    )
    assert faults == []
    assert read == [
        {"name": "Kelderdale Board", "acronym": "KB", "code": "E08000999", "kind": "lscb"},
        {
            "name": "Marlow Vale Partnership",
            "kind": "partnership",
            "also_known_as": ("Kelderdale Board", "Eastborough Board"),
        },
    ]


def test_a_look_up_of_an_absent_row_and_a_foreign_code_are_faults() -> None:
    _, faults = read_members("Kelderdale Board,KB,W06000999,2010-01-01,XX,England\n")
    assert [(fault.row, fault.column, fault.reason) for fault in faults] == [
        (2, "code", "cell-unreadable"),
        (2, "under", "row-named-absent"),
    ]


def test_a_table_all_in_scope_leaves_nothing_out(tmp_path: Path) -> None:
    reading = read_whole_table(write(tmp_path, OUTCOMES + DERBYSHIRE))
    assert (reading.mapping.id, reading.rows, reading.skipped) == ("inspection-outcomes", 1, 0)


ADVICE = (
    "authority,framework,start,addressee,ordinal,number,page,priority,themes,report_url,report_sha256\n"
    "Derbyshire,ilacs-2018,2019-07-08,Derbyshire,1,,2,yes,care-leavers|workforce,https://files.ofsted.gov.uk/v1/file/1,\n"
)


def test_numbers_flags_and_themes_are_read_as_what_they_are(tmp_path: Path) -> None:
    (advice,) = (c for c in read_table(write(tmp_path, ADVICE)) if isinstance(c, RecommendationClaim))
    assert (advice.ordinal, advice.priority, advice.themes) == (1, True, ("care-leavers", "workforce"))


@pytest.mark.parametrize(
    ("word", "into", "value"),
    [(",1,,", ",first,,", "first"), (",yes,", ",no,", "no"), ("|workforce", "|staff", "care-leavers|staff")],
)
def test_what_is_no_number_flag_or_theme_is_refused(tmp_path: Path, word: str, into: str, value: str) -> None:
    (refused,) = read_whole_table(write(tmp_path, ADVICE.replace(word, into))).refusals
    assert (refused.reason, refused.value) == ("cell-unreadable", value)
