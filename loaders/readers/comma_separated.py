"""Comma-separated tables that are papers of their own, as action plans are: the text is the file, unchanged."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from loaders.documents import Document, Part, slug_of
from loaders.errors import BadTable, UnreadableFile
from loaders.tables.cells import Cell, scan_csv
from loaders.tables.files import decoded, read_bytes


def read_csv(path: Path) -> Document:
    """The document in the comma-separated file `path`: lines of one cell above the table, and the table.

    Raises `UnreadableFile` with one message.
    """
    data = read_bytes(path)
    text = decoded(data, name=path.name)
    try:
        records = [record for record in scan_csv(text) if any(cell.value.strip() for cell in record)]
    except BadTable as error:
        raise UnreadableFile(f"{path.name}: {error}") from error
    first = next((n for n, record in enumerate(records) if _filled(record) > 1), len(records))
    above = [cell for record in records[:first] for cell in record if cell.value.strip()]
    parts = [Part("text", cell.start, cell.end) for cell in above]
    table = records[first:]
    if table:
        parts.append(Part("table", table[0][0].start, table[-1][-1].end, cells=_spans(table)))
    return Document(slug_of(path.name), path.name, text, hashlib.sha256(data).hexdigest(), tuple(parts))


def _filled(record: Sequence[Cell]) -> int:
    return sum(bool(cell.value.strip()) for cell in record)


def _spans(table: Sequence[Sequence[Cell]]) -> tuple[tuple[tuple[int, int], ...], ...]:
    """Where the cells stand; a record that is short has blank ones at its end."""
    width = max(map(len, table))
    return tuple(
        (*((cell.start, cell.end) for cell in record), *[(record[-1].end, record[-1].end)] * (width - len(record)))
        for record in table
    )
