"""Workbooks and comma-separated action plans."""

import datetime
import zipfile
from pathlib import Path

import openpyxl
import pytest

from loaders.claims import ActionClaim
from loaders.errors import UnknownDocument
from loaders.extraction import extract, extract_table, open_document
from loaders.layout.block import Block
from loaders.layout.blocks import read_blocks
from loaders.readers.comma_separated import read_csv
from tests import making

PLAN = [
    ["Westmere Safeguarding Children Partnership"],
    ["JTAI Action Plan"],
    [],
    [None, "Action", "Lead", "Timescale", "Progress"],
    [
        None,
        "Review the referral form with schools",
        "MASH Manager",
        datetime.date(2021, 6, 30),
        "Draft form consulted on",
    ],
    [None, "Introduce a daily triage meeting", "Head of MASH", "September 2021", None],
]


def test_a_sheet_is_its_lines_and_its_table(tmp_path: Path) -> None:
    document = open_document(making.made(tmp_path, "plan.xlsx", making.workbook(PLAN)))
    assert document.text == (
        "Westmere Safeguarding Children Partnership\n\nJTAI Action Plan\n\n"
        "Action\tLead\tTimescale\tProgress\n"
        "Review the referral form with schools\tMASH Manager\t30 June 2021\tDraft form consulted on\n"
        "Introduce a daily triage meeting\tHead of MASH\tSeptember 2021\t\n"
    )
    rows = [c for c in extract(document) if isinstance(c, ActionClaim)]
    assert [(c.text, c.lead, c.deadline, c.stated_empty) for c in rows] == [
        ("Review the referral form with schools", ("MASH Manager",), "2021-06-30", ()),
        ("Introduce a daily triage meeting", ("Head of MASH",), "2021-09", ("progress",)),
    ]


def test_values_as_people_read_them(tmp_path: Path) -> None:
    values = [["a", 3.0, 2.5, True, datetime.datetime(2020, 5, 4, 9, 30), datetime.datetime(2020, 5, 4), "two\nlines"]]
    document = open_document(making.made(tmp_path, "v.xlsx", making.workbook(values, sheet="Values")))
    assert document.text == "Values\n\na\t3\t2.5\tYes\t4 May 2020 09:30\t4 May 2020\ttwo\nlines\n"


def test_a_named_sheet_is_a_heading_and_a_hidden_one_is_not_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Open actions"
    book.active.append(["Action", "Lead"])
    secret = book.create_sheet("Lists")
    secret.append(["Red", "Amber"])
    secret.sheet_state = "hidden"
    document = open_document(making.made(tmp_path, "b.xlsx", making.saved(book)))
    heading, _ = read_blocks(document)
    assert isinstance(heading, Block)
    assert (heading.level, heading.plain.text) == (1, "Open actions")
    assert "Red" not in document.text


def test_an_open_document_sheet(tmp_path: Path) -> None:
    names = "urn:oasis:names:tc:opendocument:xmlns:"
    row = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{words}</text:p></table:table-cell>'
        for words in ("Action", "Lead")
    )
    content = (
        f'<office:document-content xmlns:office="{names}office:1.0" xmlns:table="{names}table:1.0" xmlns:text="{names}text:1.0">'
        f'<office:body><office:spreadsheet><table:table table:name="Plan"><table:table-row>{row}</table:table-row></table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(tmp_path / "plan.ods", "w") as book:
        book.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        book.writestr(
            "META-INF/manifest.xml",
            "<manifest:manifest xmlns:manifest='urn:oasis:names:tc:opendocument:xmlns:manifest:1.0'/>",
        )
        book.writestr("content.xml", content)
    assert open_document(tmp_path / "plan.ods").text == "Plan\n\nAction\tLead\n"


def test_a_comma_separated_plan_is_read_by_the_rules(tmp_path: Path) -> None:
    words = 'Westmere Council\n"JTAI Action Plan",,\nAction,Lead,"By when"\n"Review the form, with schools",MASH Manager,June 2021\n'
    path = making.made(tmp_path, "plan.csv", words.encode())
    assert read_csv(path).text == words
    found = extract_table(path)
    rows = [c for c in found if isinstance(c, ActionClaim)]
    assert [(c.text, c.lead, c.deadline) for c in rows] == [
        ("Review the form, with schools", ("MASH Manager",), "2021-06")
    ]
    assert all(words[e.start : e.end] == e.quote for c in found for e in c.evidence)


def test_a_table_that_is_no_plan_is_refused_as_before(tmp_path: Path) -> None:
    with pytest.raises(UnknownDocument, match="no known table has these columns"):
        extract_table(making.made(tmp_path, "t.csv", b"colour,size\nred,2\n"))


def test_many_rows(tmp_path: Path) -> None:
    path = making.made(tmp_path, "long.csv", b"Colour,Size\n" + b"red,2\n" * 200_000)
    (table,) = read_blocks(read_csv(path))
    assert not isinstance(table, Block)
    assert len(table.lines) == 200_001
