"""Answers written out, in whichever format is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from graph.answers import Row, Triples, Truth
from queries.delimited import csv_text, tsv_text
from queries.errors import UnknownFormat
from queries.excel_csv import excel_csv_text
from queries.exchange import json_text, json_truth, rdf_text, xml_text, xml_truth
from queries.json_lines import json_lines_text
from queries.layouts import markdown_text, table_text
from queries.question import Column

_OF_ROWS: Final[Mapping[str, Callable[[Sequence[Column], Sequence[Row]], str]]] = {
    "table": table_text,
    "csv": csv_text,
    "tsv": tsv_text,
    "json": json_text,
    "jsonl": json_lines_text,
    "md": markdown_text,
    "xml": xml_text,
    "csv-excel": excel_csv_text,
}
ROW_FORMATS: Final = tuple(_OF_ROWS)
WORKBOOK: Final = "xlsx"  # bytes and no text: queries.writing makes them
TRIPLE_FORMATS: Final = ("turtle", "ntriples", "jsonld")


@dataclass(frozen=True, slots=True)
class Result:
    """Rows under labelled columns; `citation` is the saved question's id and version, None of a free query."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    citation: str | None = None


def serialise(answer: Result | Truth | Triples, format: str) -> str:
    """The answer in one of `ROW_FORMATS`, or for triples of `TRIPLE_FORMATS`. Raises `UnknownFormat`."""
    match answer:
        case Triples():
            _check(format, TRIPLE_FORMATS, "triples (CONSTRUCT, DESCRIBE)")
            return rdf_text(answer.graph, format)
        case Truth():
            _check(format, ROW_FORMATS, "yes or no (ASK)")
            return {"json": json_truth, "xml": xml_truth}.get(format, _plain_truth)(answer)
        case Result():
            _check(format, ROW_FORMATS, "a table (SELECT)")
            return _OF_ROWS[format](answer.columns, answer.rows)


def _plain_truth(truth: Truth) -> str:
    return f"{str(truth.value).lower()}\n"


def _check(format: str, formats: Sequence[str], what: str) -> None:
    if format not in formats:
        known = formats if formats is TRIPLE_FORMATS else (*formats, WORKBOOK)
        raise UnknownFormat(f"the answer is {what}; write it as {', '.join(known)}, not as {format!r}")
