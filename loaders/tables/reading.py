"""From a table file to claims: the file whole, or an error and nothing."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from loaders.claims import Claim, DocumentClaim
from loaders.errors import BadTable, UnknownDocument
from loaders.tables.cells import Cell, scan_csv
from loaders.tables.files import WORKBOOKS, decoded, read_bytes
from loaders.tables.mapping import TableMapping
from loaders.tables.mapping_files import shipped_mappings
from loaders.tables.patterns import METHOD, make_claims, passage
from loaders.tables.rows import Fault, ReadRow, check_header, in_scope, read_rows, rows_of

_FAULTS_SHOWN = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class TableReading:
    """A table that was read whole. `skipped` counts the rows that its mapping leaves out by declaration."""

    mapping: TableMapping
    claims: tuple[Claim, ...]
    rows: int
    skipped: int


def is_table(path: Path) -> bool:
    """Whether the file's name is that of a table, be it of a format that we read or not."""
    return path.suffix.lower() in {".csv", *WORKBOOKS}


def read_table(path: Path) -> list[Claim]:
    """The claims of a table, the document's own first. The header chooses the mapping.

    Raises `UnreadableFile`, `UnknownDocument` where no mapping knows the header, and `BadTable` with the
    first faults and their number.
    """
    return list(read_whole_table(path).claims)


def read_whole_table(path: Path) -> TableReading:
    """As `read_table`, with the mapping and the counts of rows."""
    data = read_bytes(path)
    text = decoded(data, name=path.name)
    try:
        records = scan_csv(text)
        mapping = _choose_mapping(records[0])
        rows, skipped = _checked_rows(records, mapping)
    except BadTable as error:
        raise BadTable(f"{path.name}: {error}") from error
    except UnknownDocument as error:
        raise UnknownDocument(f"{path.name}: {error}") from error
    document = re.sub(r"[^a-z0-9]+", "-", path.stem.lower()).strip("-")
    header = Cell(value="", start=records[0][0].start, end=records[0][-1].end)
    own = DocumentClaim(
        document=document,
        evidence=(passage(header, row=1, field=None, text=text),),
        confidence=mapping.confidence,
        method=METHOD,
        title=mapping.title,
        kind="table",
        publisher=mapping.publisher,
        file=path.name,
        sha256=hashlib.sha256(data).hexdigest(),
        characters=len(text),
        url=mapping.url,
        licence=mapping.licence,
    )
    claims = make_claims(rows, mapping, document=document, text=text)
    return TableReading(mapping=mapping, claims=(own, *claims), rows=len(rows), skipped=skipped)


def _choose_mapping(header: Sequence[Cell]) -> TableMapping:
    """The mapping with most of its own columns in the header."""
    names = {cell.value.strip() for cell in header}
    known = shipped_mappings()
    best = max(known, key=lambda mapping: len(names.intersection(mapping.recognised_by)))
    if names.isdisjoint(best.recognised_by):
        raise UnknownDocument(
            f"no known table has these columns; known are {', '.join(mapping.id for mapping in known)}; "
            "check the first line, or add a mapping to loaders/mappings"
        )
    return best


def _checked_rows(records: Sequence[Sequence[Cell]], mapping: TableMapping) -> tuple[list[ReadRow], int]:
    names = check_header(records[0], mapping)
    rows, ragged = rows_of(records, names)
    wanted = sum(in_scope(row, mapping) for row in rows)
    read, refused = read_rows(rows, mapping)
    if faults := sorted([*ragged, *refused], key=lambda fault: fault.row):
        raise BadTable(_listed(faults))
    return read, len(rows) - wanted


def _listed(faults: Sequence[Fault]) -> str:
    shown = "\n".join(f"  {fault}" for fault in faults[:_FAULTS_SHOWN])
    more = f"\n  and {len(faults) - _FAULTS_SHOWN} more" if len(faults) > _FAULTS_SHOWN else ""
    count = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
    return f"{count}; nothing of the table is used\n{shown}{more}"
