"""What `goldenthread text --outline` shows."""

import io
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas
from typer.testing import CliRunner

from goldenthread.cli import app
from goldenthread.failures import DONE, UNREADABLE
from loaders.extraction import open_document
from loaders.layout.outline import outline
from tests import making
from tests.making import Element

PARTS = [
    Element("heading", "Findings"),
    Element("paragraph", "2.1 The Board heard of the letter of the visit in May."),
    Element("table", rows=(("Action", "Lead"), ("Audit", "DCS"))),
]
WANTED = """\
       0-11                 header                   Agenda item
      13-21                 heading 1                Findings
      23-77                 paragraph        2.1     The Board heard of the letter of the visit in May.
      79-100                table 2 x 2              Action | Lead
"""


def run(*arguments: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(app, [str(one) for one in arguments])
    return result.exit_code, result.output


def test_an_outline_says_where_what_and_how_it_begins(tmp_path: Path) -> None:
    path = making.made(tmp_path, "paper.docx", making.word(PARTS, header="Agenda item"))
    assert run("text", "--outline", path) == (
        DONE,
        WANTED,
    )


def test_the_outline_of_a_document_in_hand(tmp_path: Path) -> None:
    path = making.made(tmp_path, "paper.docx", making.word(PARTS, header="Agenda item"))
    assert "".join(f"{entry}\n" for entry in outline(open_document(path))) == WANTED


def test_pages_without_words_are_told(tmp_path: Path) -> None:
    out = io.BytesIO()
    page = Canvas(out, invariant=1)
    page.drawString(60, 500, "The Board met in May.")
    page.showPage()
    page.rect(50, 50, 100, 100, fill=1)
    page.save()
    path = making.made(tmp_path, "scan.pdf", out.getvalue())
    assert [line.split() for line in run("text", "--outline", path)[1].splitlines()] == [
        ["0-21", "page", "1", "paragraph", "The", "Board", "met", "in", "May."],
        ["23-23", "page", "2", "no", "words"],
    ]


def test_an_outline_of_a_csv_plan(tmp_path: Path) -> None:
    path = making.made(tmp_path, "plan.csv", b"Westmere plan\nAction,Lead\nAudit,DCS\n")
    assert [line.split()[1:] for line in run("text", "--outline", path)[1].splitlines()] == [
        ["heading", "9", "Westmere", "plan"],
        ["table", "2", "x", "2", "Action", "|", "Lead"],
    ]


@pytest.mark.parametrize("name", ["paper.pdf", "paper.docx", "paper.html", "plan.xlsx"])
def test_text_is_what_the_offsets_of_the_outline_refer_to(name: str, tmp_path: Path) -> None:
    made = {
        "paper.pdf": making.pdf(PARTS),
        "paper.docx": making.word(PARTS),
        "paper.html": making.web_page(PARTS),
        "plan.xlsx": making.workbook([["Action", "Lead"], ["Audit", "DCS"]]),
    }
    path = making.made(tmp_path, name, made[name])
    text = run("text", path)[1]
    assert text == run("text", path)[1]
    for line in run("text", "--outline", path)[1].splitlines():
        start, end = map(int, line.split()[0].split("-"))
        assert line.split()[-1].rstrip("…") in text[start:end]


def test_a_batch_goes_on_behind_a_bad_document(tmp_path: Path) -> None:
    good = making.made(
        tmp_path, "plan.xlsx", making.workbook([["Westmere Council"], ["Action", "Lead"], ["Audit the files", "DCS"]])
    )
    bad = making.made(tmp_path, "cut.pdf", b"%PDF-1.4 and no more")
    status, said = run("extract", bad, good)
    assert status == UNREADABLE
    assert "cut.pdf: the file is damaged or cut short" in said
    assert '"claim": "action"' in said
    assert run("text", bad)[0] == UNREADABLE
