"""Answers as the bytes of a file, whatever the format."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath
from typing import Final

from graph.answers import Triples, Truth
from queries.about import About
from queries.errors import UnknownFormat
from queries.results import WORKBOOK, Result, serialise
from queries.workbook import workbook

# The format that the ending of a file's name means.
ENDINGS: Final[Mapping[str, str]] = {
    "csv": "csv",
    "tsv": "tsv",
    "json": "json",
    "jsonl": "jsonl",
    "md": "md",
    "txt": "table",
    "xml": "xml",
    "xlsx": WORKBOOK,
    "ttl": "turtle",
    "nt": "ntriples",
    "jsonld": "jsonld",
}
# Of these a pipe or a terminal gets the very bytes: a mark, line ends and zip are part of them.
OF_BYTES: Final = frozenset({WORKBOOK, "csv-excel"})


def written(answer: Result | Truth | Triples, format: str, about: About) -> bytes:
    """The answer in a format of `queries.results`, or as a workbook. Raises `UnknownFormat`."""
    if format == WORKBOOK and not isinstance(answer, Triples):
        return workbook(answer, about)
    return serialise(answer, format).encode()


def format_of(file: PurePath) -> str:
    """The format that a file's name asks for. Raises `UnknownFormat` for an ending that means none."""
    ending = file.suffix.lower().removeprefix(".")
    if ending not in ENDINGS:
        known = ", ".join(f".{one}" for one in ENDINGS)
        raise UnknownFormat(
            f"{file.name}: no format of answers ends so; name the format, or end the file's name in one of: {known}"
        )
    return ENDINGS[ending]
