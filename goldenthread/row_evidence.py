"""The passages behind one row of an answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from graph.identifiers import is_iri
from graph.names import Selecting
from graph.passages import Place, supports
from queries.python_terms import PythonValue

_PLACE: Final = ("document", "start", "end")


def places_of_row(dataset: Selecting, row: Mapping[str, PythonValue]) -> tuple[Place, ...]:
    """The passage that the row cites; else the passages of all things that it names, by document and place."""
    document, start, end = (row.get(name) for name in _PLACE)
    if isinstance(document, str) and isinstance(start, int) and isinstance(end, int):
        page, quote = row.get("page"), row.get("quote")
        return (
            Place(
                document=document,
                start=start,
                end=end,
                title=str(row.get("title") or document),
                paragraph=str(row.get("paragraph") or ""),
                page=page if isinstance(page, int) else None,
                quote=None if quote is None else str(quote),
            ),
        )
    named = [value for value in row.values() if isinstance(value, str) and is_iri(value)]
    found = {place for support in supports(dataset, named).values() for place in support.places} if named else set()
    return tuple(sorted(found, key=lambda one: (one.document, one.start, one.end, one.paragraph)))
