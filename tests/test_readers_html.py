"""Web pages: the paper without the site around it."""

from pathlib import Path

import pytest

from loaders.documents import Document
from loaders.layout.block import Block
from loaders.layout.blocks import read_blocks
from loaders.readers import open_document
from tests import making


def read(body: str | bytes, folder: Path) -> Document:
    data = (
        body
        if isinstance(body, bytes)
        else f"<!DOCTYPE html><html><head><title>T</title></head><body>{body}</body></html>".encode()
    )
    return open_document(making.made(folder, "page.html", data))


ISSUE = """
<div id="mgBreadcrumb" class="mgbreadcrumb"><a href="/">Home</a> &gt; Issue details</div>
<div class="mgContent">
  <h1 class="mgMainTitleTxt">Issue - meetings</h1>
  <h2 class="mgSubTitleTxt">Ofsted inspection: action plan</h2>
  <table class="mgStatsTable"><caption>Issue history</caption>
    <tr><th>Meeting</th><th>Date</th><th>Decision</th></tr>
    <tr><td rowspan="2"><a href="x">Cabinet</a></td><td>10/09/2019</td><td><p>That the plan be agreed.</p><p>That it return in March.</p></td></tr>
    <tr><td>03/03/2020</td><td>Noted</td></tr>
  </table>
  <p>Decision:</p>
  <ol type="a"><li>That the plan be <b>agreed</b>;</li><li>That officers<ul><li>report back</li></ul></li></ol>
  <dl><dt>Decision Maker:</dt><dd>Cabinet</dd><dt>Status:</dt><dd>Recommendations Approved</dd></dl>
  <p style="display:none">Never shown.</p>
</div>
"""


def test_an_issue_history_page(tmp_path: Path) -> None:
    assert read(ISSUE, tmp_path).text == (
        "T\n\nIssue - meetings\n\nOfsted inspection: action plan\n\nIssue history\n\n"
        "Meeting\tDate\tDecision\nCabinet\t10/09/2019\tThat the plan be agreed.\nThat it return in March.\n\t03/03/2020\tNoted\n\n"
        "Decision:\n\na. That the plan be agreed;\nb. That officers\n  • report back\n\n"
        "Decision Maker:\tCabinet\nStatus:\tRecommendations Approved\n"
    )


def test_headings_paragraphs_and_bold_lines(tmp_path: Path) -> None:
    document = read(
        "<h2>Findings</h2><p>One<br>two</p><p><strong>Next steps</strong></p>loose words <div>more</div>", tmp_path
    )
    blocks = [(b.kind, b.level, b.plain.text) for b in read_blocks(document) if isinstance(b, Block)]
    assert document.text == "T\n\nFindings\n\nOne\ntwo\n\nNext steps\n\nloose words\n\nmore\n"
    assert [b for b in blocks if b[0] == "heading" and b[1] != 9] == [
        ("heading", 2, "Findings"),
        ("heading", 8, "Next steps"),
    ]


def test_a_page_without_a_heading_is_headed_by_its_title(tmp_path: Path) -> None:
    assert read("<p>Words of the page.</p>", tmp_path).text == "T\n\nWords of the page.\n"


def test_a_table_that_only_sets_out_the_page_is_no_table(tmp_path: Path) -> None:
    document = read("<h1>A</h1><table><tr><td><table><tr><td>x</td><td>y</td></tr></table></td></tr></table>", tmp_path)
    assert document.text == "T\n\nA\n\nx\ty\n"


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("windows-1252", "cp1252"), ("iso-8859-1", "cp1252"), ("utf-8", "utf-8"), ("UTF-16", "utf-16")],
)
def test_encodings_as_declared(declared: str, encoding: str, tmp_path: Path) -> None:
    page = f'<html><head><meta charset="{declared}"></head><body><h1>Children’s – caf\u00e9</h1></body></html>'
    assert read(page.encode(encoding), tmp_path).text == "Children’s – café\n"


def test_a_page_nested_beyond_all_bounds_ends(tmp_path: Path) -> None:
    document = read("<h1>Deep</h1>" + "<div>" * 50_000 + "words", tmp_path)
    assert document.text.startswith("T\n\nDeep\n")
