"""JSON Lines: an object a row, values as JSON has them, for programs that read line by line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from rdflib import Literal
from rdflib.term import Identifier

from graph.answers import Row
from queries.question import Column
from queries.shown import plain


def json_lines_text(columns: Sequence[Column], rows: Iterable[Row]) -> str:
    """The rows, each an object with every column; null is no value."""
    names = [column.name for column in columns]
    lines = ({name: _value(term) for name, term in zip(names, row, strict=True)} for row in rows)
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def _value(term: Identifier | None) -> str | int | bool | None:
    """A whole number or a truth value as itself; everything else as text, so that no digit is lost."""
    if term is None:
        return None
    value = term.value if isinstance(term, Literal) else None
    return value if isinstance(value, bool | int) else plain(term)
