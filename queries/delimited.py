"""CSV and TSV: one line a row, the query's variables as the header, values whole and unchanged.

CSV is RFC 4180 in UTF-8 with one departure: lines end in LF alone, since to the tools of a pipe (sort,
grep, awk, diff) a CR is part of the last cell, and every reader of CSV takes both. An empty cell is no
value; a text that is empty is quoted. TSV cannot quote: tabs, line ends and backslashes are written
\\t, \\n, \\r and \\\\.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from rdflib.term import Identifier

from graph.answers import Row
from queries.question import Column
from queries.shown import plain

_TO_QUOTE: Final = re.compile(r'[",\r\n]|^\s|\s$|^$')
_TSV: Final = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def csv_text(columns: Sequence[Column], rows: Iterable[Row]) -> str:
    """The rows as CSV."""
    header = ",".join(_csv_cell(column.name) for column in columns)
    return "".join(f"{line}\n" for line in (header, *(",".join(map(_csv_value, row)) for row in rows)))


def tsv_text(columns: Sequence[Column], rows: Iterable[Row]) -> str:
    """The rows as TSV."""
    header = "\t".join(column.name for column in columns)
    lines = ("\t".join(plain(term).translate(_TSV) for term in row) for row in rows)
    return "".join(f"{line}\n" for line in (header, *lines))


def _csv_value(term: Identifier | None) -> str:
    return "" if term is None else _csv_cell(plain(term))


def _csv_cell(text: str) -> str:
    if _TO_QUOTE.search(text):
        doubled = text.replace('"', '""')
        return f'"{doubled}"'
    return text
