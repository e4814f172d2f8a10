"""Word documents: numbers as printed, headings, tables, and what is left out."""

from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from loaders.documents import Document
from loaders.layout.block import Block
from loaders.layout.blocks import read_blocks
from loaders.layout.tables import Table
from loaders.readers import open_document
from loaders.readers.numbering import printed
from tests import making


def read(paper: Any, folder: Path) -> Document:
    return open_document(making.made(folder, "paper.docx", making.saved(paper)))


def seen(document: Document) -> list[tuple[object, ...]]:
    """Kind, number and words of each block; a table's cells."""
    found: list[tuple[object, ...]] = []
    for block in read_blocks(document):
        if isinstance(block, Block):
            found.append((block.kind, block.label or block.marker, block.plain.text))
        else:
            found += [("row", *(document.text[a:b] for a, b in line)) for line in block.lines]
    return found


def test_numbers_are_printed_as_word_prints_them(tmp_path: Path) -> None:
    paper = docx.Document()
    num = making.numbered(
        paper, [("decimal", "%1."), ("decimal", "%1.%2"), ("lowerLetter", "%3)"), ("lowerRoman", "(%4)")]
    )
    for words, depth in [
        ("Purpose", 0), ("To inform the Board.", 1), ("To ask the Board to:", 1), ("note the report;", 2), ("agree that:", 2),
        ("the plan is published", 3), ("the plan is reviewed", 3), ("thank the staff.", 2),
        ("Background", 0), ("The inspection was in May.", 1), ("note nothing", 2),
    ]:  # fmt: skip
        making.item(paper, words, num, depth)
    document = read(paper, tmp_path)
    assert document.text == (
        "1. Purpose\n1.1 To inform the Board.\n1.2 To ask the Board to:\n"
        "    a) note the report;\n    b) agree that:\n      (i) the plan is published\n      (ii) the plan is reviewed\n"
        "    c) thank the staff.\n2. Background\n2.1 The inspection was in May.\n    a) note nothing\n"
    )
    assert [(k, n) for k, n, _ in seen(document)] == [
        ("heading", "1"), ("paragraph", "1.1"), ("paragraph", "1.2"), ("item", "a"), ("item", "b"), ("item", "i"), ("item", "ii"),
        ("item", "c"), ("heading", "2"), ("paragraph", "2.1"), ("item", "a"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("count", "form", "words"),
    [(1, "decimal", "1"), (4, "lowerRoman", "iv"), (1999, "upperRoman", "MCMXCIX"), (27, "lowerLetter", "aa"), (2, "upperLetter", "B"), (7, "decimalZero", "07"), (0, "lowerLetter", "0")],
)  # fmt: skip
def test_forms_of_numbers(count: int, form: str, words: str) -> None:
    assert printed(count, form) == words


def test_a_list_that_restarts_and_a_paragraph_taken_out_of_its_list(tmp_path: Path) -> None:
    paper = docx.Document()
    num = making.numbered(paper, [("decimal", "%1.")])
    making.item(paper, "First thing to do.", num, 0)
    numbering = paper.part.numbering_part.element
    again = numbering.add_num(90)
    again.add_lvlOverride(0).add_startOverride(5)
    making.item(paper, "Fifth thing to do.", str(again.numId), 0)
    making.item(paper, "Sixth thing to do.", str(again.numId), 0)
    making.item(paper, "No number here.", "0", 0)
    assert read(paper, tmp_path).text.split("\n\n") == [
        "1. First thing to do.\n5. Fifth thing to do.\n6. Sixth thing to do.",
        "No number here.\n",
    ]


def test_headings_by_style_and_by_weight(tmp_path: Path) -> None:
    paper = docx.Document()
    paper.add_heading("Report to Cabinet", 0)
    paper.add_heading("Findings", 1)
    paper.add_heading("What inspectors said", 3)
    paper.add_paragraph().add_run("Next steps").bold = True
    mixed = paper.add_paragraph()
    mixed.add_run("Note: ").bold = True
    mixed.add_run("the plan follows in June and will be brought to this Committee.")
    levels = [b.level for b in read_blocks(read(paper, tmp_path)) if isinstance(b, Block)]
    assert levels == [1, 1, 3, 8, 0]


def test_tables_with_merged_cells(tmp_path: Path) -> None:
    paper = docx.Document()
    table = paper.add_table(3, 3)
    for row, words in zip(
        table.rows,
        ["Recommendation|Action|Lead", "Improve audits|Weekly audit|QA Manager", "|Train staff|DCS"],
        strict=True,
    ):
        for cell, one in zip(row.cells, words.split("|"), strict=True):
            cell.text = one
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(2, 1).add_paragraph("by June")
    wide = table.add_row()
    wide.cells[0].merge(wide.cells[2]).text = "End of plan"
    document = read(paper, tmp_path)
    (found,) = read_blocks(document)
    assert isinstance(found, Table)
    assert [tuple(document.text[a:b] for a, b in line) for line in found.lines] == [
        ("Recommendation", "Action", "Lead"),
        ("Improve audits", "Weekly audit", "QA Manager"),
        ("", "Train staff\nby June", "DCS"),
        ("End of plan", "", ""),
    ]


def test_a_span_beyond_all_bounds_is_cut(tmp_path: Path) -> None:
    paper = docx.Document()
    table = paper.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Action", "Lead"
    table.cell(0, 0)._tc.grid_span = 999_999_999
    (found,) = read_blocks(read(paper, tmp_path))
    assert isinstance(found, Table)
    assert found.width == 101


def test_what_stands_beside_the_body_is_in_the_text_and_in_no_block(tmp_path: Path) -> None:
    paper = docx.Document()
    paper.sections[0].header.paragraphs[0].text = "Agenda item 7"
    paper.sections[0].footer.paragraphs[0].text = "Kelderdale Council"
    paper.add_paragraph("The Board met in May.")
    document = read(paper, tmp_path)
    assert document.text == "Agenda item 7\n\nThe Board met in May.\n\nKelderdale Council\n"
    assert [(p.kind, document.text[p.start : p.end]) for p in document.parts or ()] == [
        ("header", "Agenda item 7"),
        ("text", "The Board met in May."),
        ("footer", "Kelderdale Council"),
    ]
    assert seen(document) == [("paragraph", None, "The Board met in May.")]


def test_deleted_and_hidden_words_are_left_out_and_inserted_ones_read(tmp_path: Path) -> None:
    paper = docx.Document()
    paragraph = paper.add_paragraph("The plan is ")
    for tag, words in (("w:del", "old"), ("w:ins", "new")):
        change = OxmlElement(tag)
        run = paragraph.add_run(words)._r
        change.append(run)
        if tag == "w:del":
            run.find(qn("w:t")).tag = qn("w:delText")
        paragraph._p.append(change)
    paragraph.add_run(" and secret").font.hidden = True
    assert read(paper, tmp_path).text == "The plan is new\n"


def test_tabs_part_a_label_from_its_value_and_direction_marks_are_dropped(tmp_path: Path) -> None:
    paper = docx.Document()
    paper.add_paragraph("Report to:\tCabinet")
    paper.add_paragraph("Grade: \u202edoog\u202c \u200egood\u00ad")
    document = read(paper, tmp_path)
    assert document.text == "Report to:\tCabinet\n\nGrade: doog good\n"
    assert [words for _, _, words in seen(document)] == ["Report to:", "Cabinet", "Grade: doog good"]
