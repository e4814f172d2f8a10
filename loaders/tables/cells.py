"""Cells of comma-separated text with the place where each stands (RFC 4180)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.errors import BadTable

BYTE_ORDER_MARK = "\ufeff"
_QUOTED = re.compile(r'"([^"]*(?:""[^"]*)*)"')
_PLAIN = re.compile(r"[^,\r\n]*")
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """`text[start:end]` is the cell without its enclosing quotes; in `value` doubled quotes are one."""

    value: str
    start: int
    end: int


def scan_csv(text: str) -> list[tuple[Cell, ...]]:
    """The records of `text`, with the values of `csv.reader` in strict mode; an empty line has no cells.

    A byte order mark at the start belongs to no cell. Raises `BadTable` with the record's number, from 1,
    where a quote is not closed or is followed by more than a comma or the end of the line.
    """
    records: list[tuple[Cell, ...]] = []
    position = len(BYTE_ORDER_MARK) if text.startswith(BYTE_ORDER_MARK) else 0
    while position < len(text):
        record, position = _scan_record(text, position, number=len(records) + 1)
        records.append(record)
    return records


def _scan_record(text: str, position: int, *, number: int) -> tuple[tuple[Cell, ...], int]:
    if line_end := _LINE_END.match(text, position):
        return (), line_end.end()
    cells: list[Cell] = []
    while True:
        cell, position = _scan_cell(text, position, number=number)
        cells.append(cell)
        if text[position : position + 1] == ",":
            position += 1
            continue
        line_end = _LINE_END.match(text, position)
        if line_end is None and position < len(text):
            raise BadTable(f"row {number}: more text follows a closing quote; double the quotes inside a cell")
        return tuple(cells), line_end.end() if line_end else position


def _scan_cell(text: str, position: int, *, number: int) -> tuple[Cell, int]:
    if text[position : position + 1] != '"':
        plain = _PLAIN.match(text, position)
        assert plain is not None  # the pattern matches the empty string
        return Cell(value=plain[0], start=plain.start(), end=plain.end()), plain.end()
    quoted = _QUOTED.match(text, position)
    if quoted is None:
        raise BadTable(f"row {number}: a quote is opened and never closed; close it or remove it")
    value = quoted[1].replace('""', '"')
    return Cell(value=value, start=quoted.start(1), end=quoted.end(1)), quoted.end()
