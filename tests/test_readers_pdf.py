"""PDFs: pages, paragraphs, headings, columns, tables, and what stands on every page."""

import io
from pathlib import Path

import pypdfium2
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from loaders.documents import Document
from loaders.layout.block import Block
from loaders.layout.blocks import read_blocks
from loaders.layout.tables import Table
from loaders.readers import open_document
from tests import making
from tests.making import Element

LONG = "The Board heard that inspectors visited in May and that the letter of the visit was published in June of the same year. "


def read(parts: list[Element], folder: Path, **set_out: object) -> Document:
    return open_document(making.made(folder, "paper.pdf", making.pdf(parts, **set_out)))  # type: ignore[arg-type]


def test_paragraphs_are_made_whole_and_headings_known(tmp_path: Path) -> None:
    document = read([Element("heading", "Findings"), Element("paragraph", LONG * 3), Element("bullet", "note the report;"), Element("bullet", LONG * 2)], tmp_path)  # fmt: skip
    assert document.text == f"Findings\n\n{(LONG * 3).strip()}\n\n• note the report;\n• {(LONG * 2).strip()}\n"
    assert [(b.kind, b.level) for b in read_blocks(document) if isinstance(b, Block)] == [
        ("heading", 1),
        ("paragraph", 0),
        ("item", 0),
        ("item", 0),
    ]


def test_headers_footers_and_page_numbers_stand_beside_the_body(tmp_path: Path) -> None:
    document = read(
        [Element("paragraph", f"{n}. Part {chr(64 + n)}. {LONG * 4}") for n in range(1, 25)],
        tmp_path,
        header="Kelderdale Council",
        footer="Page",
    )
    pages = document.text.split("\f")
    assert len(pages) == 3
    for number, page in enumerate(pages, 1):
        assert page.startswith("Kelderdale Council\n")
        assert page.endswith(f"Page {number}\n")
    labels = [b.label for b in read_blocks(document) if isinstance(b, Block)]
    assert labels == [str(n) for n in range(1, 25)]
    assert all("Kelderdale" not in b.plain.text for b in read_blocks(document) if isinstance(b, Block))
    place = document.text.index("24. Part X")
    assert document.page_of(place) == 3


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    parts = [Element("paragraph", f"Paragraph {word}. {LONG * 3}") for word in ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")]  # fmt: skip
    document = read(parts, tmp_path, columns=2)
    found = [
        b.plain.text.split(".")[0].removeprefix("Paragraph ") for b in read_blocks(document) if isinstance(b, Block)
    ]
    assert found == ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]


def test_a_ruled_table_over_two_pages(tmp_path: Path) -> None:
    rows = [("No.", "Recommendation", "Action", "Lead")]
    rows += [
        (str(n), "Improve the quality of the audits of case files", "Audit ten files a week\nReport in May", "")
        for n in range(1, 30)
    ]
    document = read([Element("table", rows=tuple(rows))], tmp_path, wide=True)
    (table,) = read_blocks(document)
    assert isinstance(table, Table)
    assert "\f" in document.text
    texts = [tuple(document.text[a:b] for a, b in line) for line in table.lines]
    assert [row[0] for row in texts if row[0] != "No."] == [str(n) for n in range(1, 30)]
    assert texts[1] == (
        "1",
        "Improve the quality of the audits of case files",
        "Audit ten files a week\nReport in May",
        "",
    )


def test_a_word_cut_at_its_hyphen_is_made_whole(tmp_path: Path) -> None:
    out = io.BytesIO()
    page = Canvas(out, pagesize=A4, invariant=1)
    for line, words in enumerate(("The Board asked for a multi-", "agency audit of the case files", "of the team.")):
        page.drawString(60, 500 - 14 * line, words)
    page.save()
    document = open_document(making.made(tmp_path, "cut.pdf", out.getvalue()))
    assert document.text == "The Board asked for a multi-agency audit of the case files of the team.\n"


@pytest.mark.parametrize(("turn", "moved"), [(90, (595, 0)), (180, (595, 842)), (270, (0, 842))])
def test_a_turned_page_reads_as_it_is_shown(turn: int, moved: tuple[int, int], tmp_path: Path) -> None:
    out = io.BytesIO()
    page = Canvas(out, pagesize=A4, invariant=1)
    page.setPageRotation(turn)
    page.translate(*moved)
    page.rotate(turn)
    for line, words in enumerate(("The Board met in May and", "heard of the letter.")):
        page.drawString(60, 500 - 14 * line, words)
    page.save()
    document = open_document(making.made(tmp_path, "turned.pdf", out.getvalue()))
    assert document.text == "The Board met in May and heard of the letter.\n"


@pytest.mark.corpus
def test_a_published_report_has_text_on_every_page(corpus_dir: Path) -> None:
    paths = sorted((corpus_dir / "ofsted-reports").rglob("*.pdf"))[::20]
    assert paths
    for path in paths:
        if path.read_bytes()[:4] != b"%PDF":
            continue
        document = open_document(path)
        pages = document.text.split("\f")
        book = pypdfium2.PdfDocument(path)
        assert len(pages) == len(book)
        for page, own in zip(pages, book, strict=True):
            theirs = sum(map(str.isalnum, own.get_textpage().get_text_bounded()))
            assert 0.98 * theirs <= sum(map(str.isalnum, page)) <= theirs
        book.close()
        ends = [part.end for part in document.parts or ()]
        assert ends == sorted(ends)
        assert {document.page_of(part.start) for part in document.parts or ()} == set(range(1, len(pages) + 1))


def test_a_row_that_the_edge_of_a_page_cuts_is_a_row(tmp_path: Path) -> None:
    """Its upright rules end together where no rule is drawn."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    for at in (60, 200, 400):
        canvas.line(at, 700, at, 640)
    for at in (700, 670):
        canvas.line(60, at, 400, at)
    for at, words in ((680, ("Action", "Lead")), (650, ("Train the staff", "Head of Learning"))):
        canvas.drawString(70, at, words[0])
        canvas.drawString(210, at, words[1])
    canvas.save()
    (tmp_path / "cut.pdf").write_bytes(out.getvalue())
    assert open_document(tmp_path / "cut.pdf").text == "Action\tLead\nTrain the staff\tHead of Learning\n"
