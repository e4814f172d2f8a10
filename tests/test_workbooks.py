"""Answers as workbooks and as CSV for Excel, opened by others: types, harmless texts, limits, the same bytes."""

import csv
import io
import json
import zipfile
from datetime import datetime
from pathlib import PurePath
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import XSD
from rdflib.term import Identifier

from graph.answers import Triples, Truth
from graph.source_documents import SourceDocument
from ontology.terms import ID
from queries.about import About
from queries.catalogue import load_question
from queries.citing import citation
from queries.errors import UnknownFormat
from queries.question import Column
from queries.results import Result, serialise
from queries.workbook import CHARACTERS, COLUMNS, ROWS
from queries.writing import ENDINGS, format_of, written

BOARD = URIRef(f"{ID}board/northshire/improvement-board")
PAPER = SourceDocument(
    f"{ID}document/northshire-2024",
    title="Improvement plan & “progress”",
    date="2024-03",
    publisher="Northshire Council",
    licence="Open Government Licence v3.0",
    address="https://northshire.example/plan.pdf",
    digest="ab" * 32,
)
ABOUT = About(
    tool="Golden Thread 0.1.0",
    question=load_question("actions-lacking"),
    values={"slot": ("lead", "deadline")},
    sparql="SELECT ?x WHERE { ?x ?y ?z }",
    version="abc123",
    sha256="cd" * 32,
    documents=(PAPER,),
)
HARMFUL = (
    '=HYPERLINK("http://x.example","y")', "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "\uff1d1", "\uff20a",
)  # fmt: skip
TAKEN = (
    "3-4",
    "1.10",
    "007",
    "2015-09-18",
    "12:30",
    "50%",
    "£1,200",
    "1E5",
    "May 2015",
    "3 May",
    "12345678901234567890",
    "TRUE",
)
KEPT = ("143-4a", "May", "board/x", "Ofsted report 2015", "4 of 9", "", "a=b", "Maybe 5 boards", "http://e/1", "É -5")


def one(*terms: Identifier | None) -> Result:
    """A result of one row."""
    return Result(tuple(Column(f"c{n}", f"Column {n}") for n in range(len(terms))), (terms,))


def opened(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))


def cells(*terms: Identifier | None) -> list[Any]:
    """The cells of the one row, as openpyxl reads them."""
    return list(opened(written(one(*terms), "xlsx", ABOUT))["Answer"][2])


def about_of(content: bytes) -> dict[str, str]:
    return {str(word): str(told) for word, told in opened(content)["About"].iter_rows(values_only=True)}


def test_cells_have_the_types_of_their_terms() -> None:
    number, part, day, truth, text, nothing, wrong = cells(
        Literal(12),
        Literal("1.50", datatype=XSD.decimal),
        Literal("2015-09-18", datatype=XSD.date),
        Literal(True),
        Literal("2015-09-18"),
        None,
        Literal("many", datatype=XSD.integer),
    )
    assert (number.value, number.data_type) == (12, "n")
    assert (part.value, part.data_type) == (1.5, "n")
    assert (day.value, day.number_format) == (datetime(2015, 9, 18), "yyyy-mm-dd")
    assert (truth.value, truth.data_type) == (True, "b")
    assert (text.value, text.data_type) == ("2015-09-18", "s")
    assert nothing.value is None
    assert wrong.value == "many"


def test_what_a_sheet_would_change_stays_a_text() -> None:
    long, early, not_a_number, year = cells(
        Literal(12345678901234567890),
        Literal("1899-12-31", datatype=XSD.date),
        Literal("NaN", datatype=XSD.double),
        Literal("2015", datatype=XSD.gYear),
    )
    assert (long.value, early.value, not_a_number.value, year.value) == (
        "12345678901234567890", "1899-12-31", "nan", "2015",
    )  # fmt: skip
    assert {one.data_type for one in (long, early, not_a_number, year)} == {"s"}


@pytest.mark.parametrize("text", [*HARMFUL, *TAKEN, "_x0041_", "http://x.example/ in a text", "{=1}"])
def test_no_text_becomes_anything_else(text: str) -> None:
    (cell,) = cells(Literal(text))
    assert cell.data_type == "s"
    assert cell.hyperlink is None
    read = CalamineWorkbook.from_filelike(io.BytesIO(written(one(Literal(text)), "xlsx", ABOUT)))
    assert read.get_sheet_by_name("Answer").to_python()[1] == [text]


def test_only_addresses_of_pages_are_links() -> None:
    page, ours, other, typed, text = cells(
        URIRef("https://northshire.example/a?b=c#d"),
        BOARD,
        URIRef("urn:x:y"),
        Literal("https://northshire.example/plan", datatype=XSD.anyURI),
        Literal("https://northshire.example/minutes"),
    )
    assert typed.hyperlink.target == typed.value == "https://northshire.example/plan"
    assert text.hyperlink.target == text.value == "https://northshire.example/minutes"
    assert (page.hyperlink.target, page.hyperlink.location) == ("https://northshire.example/a?b=c", "d")
    assert page.value == "https://northshire.example/a?b=c#d"
    assert (ours.value, ours.hyperlink) == ("board/northshire/improvement-board", None)
    assert (other.value, other.hyperlink) == ("urn:x:y", None)


def test_the_sheet_is_laid_out_to_be_read() -> None:
    result = Result((Column("a", "Board"), Column("b", "What it says")), ((Literal("x"), Literal("word " * 90)),) * 3)
    sheet = opened(written(result, "xlsx", ABOUT))["Answer"]
    assert [cell.value for cell in sheet[1]] == ["Board", "What it says"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:B4"
    assert sheet["B2"].alignment.wrap_text
    assert sheet["A1"].font.bold
    assert sheet.column_dimensions["A"].width < sheet.column_dimensions["B"].width <= 62


def test_the_second_sheet_says_what_the_answer_rests_on() -> None:
    content = written(one(Literal(1)), "xlsx", ABOUT)
    assert opened(content).sheetnames == ["Answer", "About"]
    told = about_of(content)
    assert told["Question"] == "Which actions have no stated lead, deadline?"
    assert told["Question id"] == load_question("actions-lacking").citation
    assert told["Parameter: slot"] == "lead, deadline"
    assert told["Parameter: authority"] == "not given: no restriction"
    assert (told["Rows"], told["Dataset version"], told["Dataset SHA-256"]) == ("1", "abc123", "cd" * 32)
    assert told["Made with"] == "Golden Thread 0.1.0"
    for part in ("Northshire Council", "2024-03", "document/northshire-2024", "Open Government Licence v3.0"):
        assert part in told["Source"]
    assert told["SPARQL"] == "SELECT ?x WHERE { ?x ?y ?z }"
    assert told["How to cite"] == citation(ABOUT)


def test_the_same_answer_gives_the_same_bytes_and_no_clock() -> None:
    content = written(one(Literal("x"), URIRef("https://northshire.example/")), "xlsx", ABOUT)
    assert content == written(one(Literal("x"), URIRef("https://northshire.example/")), "xlsx", ABOUT)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {entry.date_time[:3] for entry in archive.infolist()} == {(1980, 1, 1)}
        core = archive.read("docProps/core.xml").decode()
    assert core.count("2000-01-01T00:00:00Z") == 2


def test_a_text_longer_than_a_cell_is_cut_and_that_is_said() -> None:
    content = written(one(Literal("\N{GRINNING FACE}" * 20_000), Literal("x" * CHARACTERS)), "xlsx", ABOUT)
    cut, whole = opened(content)["Answer"][2]
    assert len(cut.value.encode("utf-16-le")) // 2 <= CHARACTERS
    assert cut.value.endswith("(cut: the whole text is in the other formats)")
    assert whole.value == "x" * CHARACTERS
    assert about_of(content)["Cut"].startswith("1 texts are longer than a cell")


def test_what_xml_cannot_hold_does_not_break_the_file() -> None:
    (cell,) = cells(Literal("a\x00b\x1bc\ud800d\uffffe"))
    assert cell.value[0] == "a"
    assert cell.value[-1] == "e"


@pytest.mark.parametrize(
    ("result", "says"),
    [
        (
            Result((Column("a", "A"),), ((Literal(1),),) * ROWS),
            "1,048,576 of them, .* 1,048,575 rows below its heading",
        ),
        (Result((Column("a", "A"),) * (COLUMNS + 1), ()), "16,385 of them, .* 16,384 columns"),
    ],
)
def test_more_than_a_sheet_holds_is_refused(result: Result, says: str) -> None:
    with pytest.raises(UnknownFormat, match=says + "; narrow the question"):
        written(result, "xlsx", ABOUT)


def test_an_answer_without_rows_or_of_yes_and_no() -> None:
    empty = opened(written(Result((Column("a", "A"),), ()), "xlsx", About(tool="t")))["Answer"]
    assert [[cell.value for cell in row] for row in empty.iter_rows()] == [["A"]]
    assert opened(written(Truth(False), "xlsx", About(tool="t")))["Answer"]["A2"].value is False
    with pytest.raises(UnknownFormat, match="write it as turtle, ntriples, jsonld, not as 'xlsx'"):
        written(Triples(Graph()), "xlsx", About(tool="t"))


def test_csv_for_excel_has_its_mark_and_line_ends() -> None:
    content = written(one(Literal("Kelderdale é"), Literal(12), None), "csv-excel", ABOUT)
    assert content == b"\xef\xbb\xbfColumn 0,Column 1,Column 2\r\nKelderdale \xc3\xa9,12,\r\n"


@pytest.mark.parametrize("text", [*HARMFUL, *TAKEN])
def test_csv_for_excel_makes_texts_harmless(text: str) -> None:
    assert excel_cell(Literal(text)) == "'" + text.replace("\n=", "\n'=").replace("\r=", "\r'=")


@pytest.mark.parametrize("text", KEPT)
def test_csv_for_excel_leaves_other_texts_alone(text: str) -> None:
    assert excel_cell(Literal(text)) == text


def test_csv_for_excel_keeps_numbers_that_excel_can_hold() -> None:
    assert excel_cell(Literal(-5)) == "-5"
    assert excel_cell(Literal("1.50", datatype=XSD.decimal)) == "1.50"
    assert excel_cell(Literal(1234567890123456)) == "'1234567890123456"
    assert excel_cell(Literal("2015-09-18", datatype=XSD.date)) == "'2015-09-18"
    assert excel_cell(Literal("-INF", datatype=XSD.double)) == "'-inf"


def excel_cell(term: Identifier) -> str:
    text = serialise(one(term), "csv-excel")
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))[1][0]


def test_the_ending_of_a_name_tells_the_format() -> None:
    assert {format_of(PurePath(f"a.b.{ending.upper()}")) for ending in ENDINGS} == set(ENDINGS.values())
    with pytest.raises(UnknownFormat, match=r"answer\.docx: no format of answers ends so; .* \.csv, \.tsv"):
        format_of(PurePath("somewhere/answer.docx"))


def test_a_citation_in_one_sentence() -> None:
    assert citation(ABOUT) == (
        "“Which actions have no stated lead, deadline?” "
        f"({ABOUT.question.citation if ABOUT.question else ''}; slot=lead, deadline), Golden Thread 0.1.0, "
        f"dataset abc123, SHA-256 {'cd' * 32}, from “Improvement plan & “progress”” (Northshire Council, 2024-03)."
    )
    many = About(tool="t", documents=(PAPER,) * 5, endpoint="https://s.example/sparql")
    assert citation(many).startswith("Answer to a SPARQL query, t, asked at https://s.example/sparql, from “")
    assert citation(many).endswith(" and 2 other documents.")


def test_a_citation_for_reference_managers() -> None:
    answer, paper = json.loads(citation(ABOUT, "csl"))
    assert (answer["type"], answer["version"], answer["publisher"]) == ("dataset", "abc123", "Golden Thread 0.1.0")
    assert paper["issued"] == {"date-parts": [[2024, 3]]}
    assert paper["URL"] == "https://northshire.example/plan.pdf"
    entries = citation(ABOUT, "bibtex")
    assert entries.count("@misc{") == 2
    assert "title = {Improvement plan \\& “progress”}" in entries
    assert "year = {2024}" in entries
    assert entries.count("{") == entries.count("}")


@given(st.text(max_size=60))
def test_csv_for_excel_changes_a_text_by_apostrophes_at_most(text: str) -> None:
    cell = excel_cell(Literal(text))
    assert cell.replace("'", "") == text.replace("'", "")
    assert cell.lstrip()[:1] not in set("=+-@")


@settings(max_examples=40)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60))
def test_a_workbook_gives_every_text_back(text: str) -> None:
    read = CalamineWorkbook.from_filelike(io.BytesIO(written(one(Literal(text)), "xlsx", ABOUT)))
    assert read.get_sheet_by_name("Answer").to_python()[1] == [
        text.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
    ]


def test_a_blank_that_means_so_says_that_nothing_was_found() -> None:
    columns = (Column("a", "A", gap=True), Column("b", "B"))
    sheet = opened(written(Result(columns, ((None, None),)), "xlsx", ABOUT))["Answer"]
    assert [cell.value for cell in sheet[2]] == ["No evidence found", None]
