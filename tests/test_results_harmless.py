"""Answers whose terms are meant to do harm: workbooks stay whole, CSV stays text, numbers take no time, BibTeX closes."""

import csv
import io
import time
import zipfile
from decimal import Decimal
from xml.etree import ElementTree

import openpyxl
import pytest
from python_calamine import CalamineWorkbook
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import XSD

from graph.source_documents import SourceDocument
from queries.about import About
from queries.citing import citation
from queries.excel_csv import excel_csv_text, fits_number, harmless
from queries.exchange import rdf_text
from queries.python_terms import python_value
from queries.question import Column
from queries.results import Result
from queries.workbook import CHARACTERS
from queries.writing import written

CLOWN = "\N{GRINNING FACE}"  # two units of UTF-16


def cell_of(address: str) -> tuple[object, bool]:
    """The value of the cell, and whether it is a link; every part of the file is XML."""
    content = written(Result((Column("a", "A"),), ((URIRef(address),),)), "xlsx", About(tool="t"))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            ElementTree.fromstring(archive.read(name))
    cell = openpyxl.load_workbook(io.BytesIO(content))["Answer"]["A2"]
    read = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name("Answer").to_python()[1][0]
    assert str(read)[:9] == "http://e/"
    return read, cell.hyperlink is not None


@pytest.mark.parametrize("unsound", ["\x01", "\ufffe", "\ud800", '"<', "\n"])
def test_an_address_that_is_no_iri_is_a_text(unsound: str) -> None:
    value, is_link = cell_of(f"http://e/a{unsound}b")
    assert not is_link
    assert str(value)[9] == "a"
    assert str(value)[-1] == "b"


@pytest.mark.parametrize(
    ("address", "is_link"),
    [
        ("http://e/" + "x" * 2_070, True),
        ("http://e/" + "x" * 2_071, False),
        ("http://e/" + " " * 1_000, False),  # a space is written as three characters
        ("http://e/x y", True),
        ("http://e/" + CLOWN * 1_035, True),
        ("http://e/" + CLOWN * 1_036, False),
    ],
)
def test_an_address_too_long_for_a_link_is_a_text(address: str, is_link: bool) -> None:
    assert cell_of(address) == (address, is_link)


def test_an_address_too_long_for_a_cell_is_cut_as_a_text_is() -> None:
    value, is_link = cell_of("http://e/" + CLOWN * CHARACTERS)
    assert not is_link
    assert str(value).endswith("(cut: the whole text is in the other formats)")


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("a;=1+1", "a;'=1+1"),
        ('a; "=1', 'a; "=1'),  # a quotation mark within a cell is a character
        ('a;"=1"', 'a;\'"=1"'),
        ("a;\u200b @x;-y", "a;'\u200b @x;'-y"),
        ("a\n=1", "a\n'=1"),
        ("a;b=c", "a;b=c"),
        ("\0=1", "'\0=1"),
        ("\u200b=1", "'\u200b=1"),
        ("\ufeff\u2060 =1", "'\ufeff\u2060 =1"),
        ("\u200bplain", "\u200bplain"),
    ],
)
def test_no_formula_hides_in_csv_for_excel(text: str, safe: str) -> None:
    assert harmless(text) == safe


def test_where_the_separator_is_a_semicolon_no_cell_begins_as_a_formula() -> None:
    texts = ("x", "a;=1+1", ';"=2"', "b\n=3", "c;\0=4")
    for rows in ((tuple(map(Literal, texts)),), tuple((Literal(text),) * len(texts) for text in texts)):
        columns = [Column(f"c{n}", f"C;=5{n}") for n in range(len(texts))]
        read = csv.reader(io.StringIO(excel_csv_text(columns, rows), newline=""), delimiter=";")
        for cell in (cell for line in read for cell in line):
            assert cell.lstrip('\ufeff\0"')[:1] not in set("=+-@")


def test_long_numbers_take_no_time() -> None:
    began = time.process_time()
    long = "1" * 1_000_000
    for text in (long, f"{long}x", f"{long}.x"):
        assert not fits_number(text)
        for kind in (XSD.integer, XSD.decimal):
            assert python_value(Literal(text, datatype=kind, normalize=False)) == text
    assert time.process_time() - began < 2
    assert python_value(Literal("1.", datatype=XSD.decimal, normalize=False)) == Decimal(1)
    assert python_value(Literal("-.5", datatype=XSD.decimal, normalize=False)) == Decimal("-0.5")
    assert fits_number("1.e5")


def test_bibtex_closes_every_field() -> None:
    paper = SourceDocument("http://e/a},b", title="T", address="https://e/a}, note = {x b\\")
    entries = citation(About(tool="t", endpoint="https://s/}{", documents=(paper,)), "bibtex")
    assert "  url = {https://e/a%7D,%20note%20=%20%7Bx%20b%5C}," in entries
    assert "  howpublished = {https://s/%7D%7B}," in entries
    assert "@misc{http:::e:a--b,\n" in entries
    assert entries.count("{") == entries.count("}")


def test_ntriples_keep_a_line_a_triple() -> None:
    graph = Graph()
    graph.add((URIRef("http://e/b"), URIRef("http://e/p"), Literal("x\u2028y\x85z")))
    graph.add((URIRef("http://e/a"), URIRef("http://e/p"), Literal("1")))
    first, second, end = rdf_text(graph, "ntriples").split("\n")
    assert (first[:12], second[:12], end) == ("<http://e/a>", "<http://e/b>", "")
    assert "x\u2028y\x85z" in second
