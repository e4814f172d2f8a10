"""Answers written out, and read back by whoever reads such formats."""

import csv
import io
import json
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import XSD
from rdflib.plugins.sparql.results.jsonresults import JSONResultParser
from rdflib.plugins.sparql.results.xmlresults import XMLResultParser

from graph.answers import Table, Triples, Truth
from ontology.terms import GT, ID, SCHEME
from queries.errors import UnknownFormat
from queries.exchange import parse_json
from queries.question import Column
from queries.results import ROW_FORMATS, TRIPLE_FORMATS, Result, serialise
from queries.runner import result_of
from queries.shown import short

READERS = {
    "turtle": ox.RdfFormat.TURTLE, "ntriples": ox.RdfFormat.N_TRIPLES, "jsonld": ox.RdfFormat.JSON_LD,
}  # fmt: skip
BOARD = URIRef(f"{ID}board/northshire/safeguarding-children-board")
ODD = 'say "hush", then\r\ngo\ton \\ =1+1'
RESULT = Result(
    (Column("name", "Name"), Column("board", "Board"), Column("n", "How many"), Column("note", "Note")),
    (
        (Literal("Kelderdale", lang="en"), BOARD, Literal(12), None),
        (Literal(ODD), URIRef("http://e/x"), Literal("1.5", datatype=XSD.decimal), Literal("")),
        (Literal(" a | b <i> "), BNode("b0"), None, URIRef(f"{SCHEME}theme/early-help")),
    ),
    "things@1.0.0",
)
CITED = Result(
    tuple(map(Column, ("fact", "title", "document", "paragraph", "start", "end", "quote"), "FTDPSEW")),
    (
        (
            Literal("good"), Literal("A paper"), URIRef(f"{ID}document/kelderdale"), Literal("1.2"), Literal(10),
            Literal(14), Literal("good"),
        ),
        (Literal("bad"), None, URIRef(f"{ID}document/kelderdale"), None, Literal(20), Literal(20), None),
        (Literal("not told"), None, None, None, None, None, None),
    ),
)  # fmt: skip


def test_csv_gives_values_whole_and_unchanged() -> None:
    text = serialise(RESULT, "csv")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert rows[0] == ["name", "board", "n", "note"]
    assert rows[1] == ["Kelderdale", str(BOARD), "12", ""]
    assert rows[2] == [ODD, "http://e/x", "1.5", ""]
    assert rows[3] == [" a | b <i> ", "_:b0", "", f"{SCHEME}theme/early-help"]


def test_csv_tells_no_value_from_an_empty_text_and_ends_lines_alike() -> None:
    lines = serialise(RESULT, "csv").split("\n")
    assert lines[1].endswith(",12,")
    assert serialise(RESULT, "csv").count(',""\n') == 1
    assert lines[-1] == ""


def test_tsv_keeps_a_row_on_its_line() -> None:
    lines = serialise(RESULT, "tsv").splitlines()
    assert len(lines) == 4
    assert lines[2].split("\t")[0] == 'say "hush", then\\r\\ngo\\ton \\\\ =1+1'


def test_json_and_xml_are_read_by_others() -> None:
    for format, parser in (("json", JSONResultParser()), ("xml", XMLResultParser())):
        read = parser.parse(io.BytesIO(serialise(RESULT, format).encode()))
        assert [str(name) for name in read.vars or ()] == ["name", "board", "n", "note"]
        first, second, third = ({str(k): v for k, v in row.items()} for row in read.bindings)
        assert first == {"name": Literal("Kelderdale", lang="en"), "board": BOARD, "n": Literal(12)}
        assert str(second["note"]) == ""
        assert set(third) == {"name", "board", "note"}
    assert json.loads(serialise(RESULT, "json"))["results"]["bindings"][1]["name"] == {
        "type": "literal",
        "value": ODD,
    }


def test_json_is_read_back_as_it_was() -> None:
    table = parse_json(serialise(RESULT, "json"))
    assert isinstance(table, Table)
    assert table.rows[:2] == RESULT.rows[:2]
    assert result_of(table).columns[0] == Column("name", "name")


@pytest.mark.parametrize(
    "text", ["[]", "{}", '{"head": {"vars": ["a"]}, "results": {"bindings": [{"a": {"type": "x", "value": ""}}]}}']
)
def test_json_that_is_no_answer_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"not an object|missing|no kind of term"):
        parse_json(text)


def test_what_xml_cannot_write_is_marked() -> None:
    text = serialise(Result((Column("a", "A"),), ((Literal("form\x0cfeed"),),)), "xml")
    assert ElementTree.fromstring(text).findtext(".//{*}literal") == "form\ufffdfeed"


def test_a_table_is_aligned_and_shows_ids() -> None:
    lines = serialise(RESULT, "table").splitlines()
    assert lines[0].split() == ["Name", "Board", "How", "many", "Note"]
    assert "board/northshire/safeguarding-children-board" in lines[2]
    assert "theme/early-help" in lines[4]
    assert lines[2].index("12") + 2 == lines[3].index("1.5") + 3
    assert not any(line.endswith(" ") for line in lines)


def test_a_table_wraps_and_never_cuts() -> None:
    words = " ".join(f"word{number}" for number in range(40))
    text = serialise(Result((Column("a", "A"), Column("b", "B")), ((Literal(words), Literal("x")),)), "table")
    assert " ".join(line.removesuffix("x").strip() for line in text.splitlines()[2:]) == words
    assert max(map(len, text.splitlines())) < 60


def test_a_table_says_in_one_column_where_a_fact_stands() -> None:
    lines = serialise(CITED, "table").splitlines()
    assert lines[0].split() == ["F", "Evidence", "W"]
    assert lines[2].split() == ["good", "kelderdale", "1.2", "[10-14]", "good"]
    assert lines[3].split() == ["bad", "kelderdale", "[20-20]"]
    assert lines[4].split() == ["not", "told"]


def test_a_table_without_rows_says_so() -> None:
    assert serialise(Result(CITED.columns, ()), "table").splitlines()[-1] == "(no rows)"


def test_markdown_keeps_its_columns() -> None:
    lines = serialise(RESULT, "md").splitlines()
    assert lines[0] == "| Name | Board | How many | Note |"
    assert lines[1] == "| --- | --- | ---: | --- |"
    assert lines[4].startswith("| a \\| b &lt;i> | _:b0 |")
    assert serialise(CITED, "md").splitlines()[2] == "| good | kelderdale 1.2 [10-14] | good |"


@pytest.mark.parametrize(("value", "shown"), [(True, "true"), (False, "false")])
def test_yes_and_no(value: bool, shown: str) -> None:
    truth = Truth(value)
    assert serialise(truth, "csv") == serialise(truth, "table") == f"{shown}\n"
    assert json.loads(serialise(truth, "json")) == {"head": {}, "boolean": value}
    assert parse_json(serialise(truth, "json")) == truth
    assert ElementTree.fromstring(serialise(truth, "xml")).findtext("{*}boolean") == shown


def test_triples_in_each_format() -> None:
    graph = Graph()
    graph.add((BOARD, GT.reportsTo, URIRef("http://e/x")))
    graph.add((BOARD, GT.summary, Literal("b")))
    written = {" ".join(term.n3() for term in triple) for triple in graph}
    before = {prefix for prefix, _ in graph.namespaces()}
    for format in TRIPLE_FORMATS:
        text = serialise(Triples(graph), format)
        assert {str(triple) for triple in ox.parse(text, format=READERS[format])} == written
    assert "gt:reportsTo" in serialise(Triples(graph), "turtle")
    lines = serialise(Triples(graph), "ntriples").splitlines()
    assert lines == sorted(lines)
    assert {prefix for prefix, _ in graph.namespaces()} == before


@pytest.mark.parametrize(
    ("answer", "format", "message"),
    [
        (
            RESULT,
            "turtle",
            r"a table \(SELECT\); write it as table, csv, tsv, json, jsonl, md, xml, csv-excel, xlsx, not as 'turtle'",
        ),
        (Truth(True), "xls", r"yes or no \(ASK\)"),
        (Triples(Graph()), "csv", "write it as turtle, ntriples, jsonld, not as 'csv'"),
    ],
)
def test_a_format_that_does_not_fit_is_refused(answer: Result | Truth | Triples, format: str, message: str) -> None:
    with pytest.raises(UnknownFormat, match=message):
        serialise(answer, format)


def test_every_format_writes_an_empty_answer() -> None:
    for format in set(ROW_FORMATS) - {"jsonl"}:
        assert serialise(Result(RESULT.columns, ()), format)
    assert serialise(Result(RESULT.columns, ()), "jsonl") == ""


def test_what_a_terminal_would_obey_is_a_mark() -> None:
    assert (
        short(Literal("red \x1b[31m and \x9b0m")) == "red \N{REPLACEMENT CHARACTER}[31m and \N{REPLACEMENT CHARACTER}0m"
    )


def test_json_lines_keep_numbers_whole_and_texts_as_they_are() -> None:
    columns = (Column("a", "A"), Column("b", "B"))
    rows = (
        (Literal(7), Literal(True)),
        (Literal("1.50", datatype=XSD.decimal), None),
        (Literal("two\nlines", lang="en"), URIRef("http://e/x")),
    )
    assert serialise(Result(columns, rows), "jsonl").split("\n") == [
        '{"a": 7, "b": true}',
        '{"a": "1.50", "b": null}',
        '{"a": "two\\nlines", "b": "http://e/x"}',
        "",
    ]
