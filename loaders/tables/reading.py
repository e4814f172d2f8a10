"""From the tables of a file to claims: row by row, with what of them is not used."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from loaders.claims import Claim, DocumentClaim
from loaders.documents import Document, slug_of
from loaders.errors import BadTable, UnknownDocument
from loaders.refusals import Refused
from loaders.tables.cells import Cell, scan_csv
from loaders.tables.files import WORKBOOKS, decoded, read_bytes
from loaders.tables.heads import Head, Record, find_head
from loaders.tables.mapping import TableMapping
from loaders.tables.patterns import METHOD, make_claims, passage, refusals
from loaders.tables.rows import in_scope, read_rows, rows_of

_SHEETS: Final = frozenset({".ods", ".xlsm", ".xlsx"})


@dataclass(frozen=True, slots=True, kw_only=True)
class TableReading:
    """A table as it was read. `skipped` counts the rows that its mapping leaves out by declaration.

    Of a workbook `mapping` is that of its first table that is known, and the counts are of all.
    """

    mapping: TableMapping
    claims: tuple[Claim, ...]
    rows: int
    skipped: int
    refusals: tuple[Refused, ...] = ()


def is_table(path: Path) -> bool:
    """Whether the file's name is that of a table, be it of a format that we read or not."""
    return path.suffix.lower() in {".csv", *WORKBOOKS}


def read_table(path: Path) -> list[Claim]:
    """The claims of a comma-separated table, the document's own first. The head chooses the mapping.

    Raises `UnreadableFile`, `UnknownDocument` where no mapping knows the head, and `BadTable` where the head is not
    whole.
    """
    return list(read_whole_table(path).claims)


def read_whole_table(path: Path) -> TableReading:
    """As `read_table`, with the mapping, the counts of rows, and what was refused."""
    data = read_bytes(path)
    text = decoded(data, name=path.name)
    document = Document(slug_of(path.name), path.name, text, hashlib.sha256(data).hexdigest())
    try:
        records = scan_csv(text)
        return _read(document, [(records, find_head(records))])
    except BadTable as error:
        raise BadTable(f"{path.name}: {error}") from error
    except UnknownDocument as error:
        raise UnknownDocument(f"{path.name}: {error}") from error


def read_sheets(document: Document) -> TableReading | None:
    """The known tables of a workbook, and which of its tables are not known; None where none is, or it is no workbook.

    Raises `BadTable` where the head of a known table is not whole.
    """
    if Path(document.file).suffix.lower() not in _SHEETS:
        return None
    known: list[tuple[Sequence[Record], Head]] = []
    strange: list[Sequence[Record]] = []
    for records in _tables(document):
        try:
            known.append((records, find_head(records)))
        except UnknownDocument:
            strange.append(records)
        except BadTable as error:
            raise BadTable(f"{document.file}: {error}") from error
    return _read(document, known, strange) if known else None


def _tables(document: Document) -> Iterable[list[tuple[Cell, ...]]]:
    for part in document.parts or ():
        if part.kind == "table":
            yield [tuple(Cell(value=document.text[a:b], start=a, end=b) for a, b in row) for row in part.cells]


def _read(
    document: Document, tables: Sequence[tuple[Sequence[Record], Head]], strange: Iterable[Sequence[Record]] = ()
) -> TableReading:
    text = document.text
    claims: list[Claim] = []
    refused: list[Refused] = []
    count = skipped = 0
    for records, head in tables:
        rows, uneven = rows_of(records, head)
        read, faults = read_rows(rows, head.mapping)
        claims += make_claims(read, head.mapping, document=document.slug, text=text)
        refused += refusals(head, [*uneven, *faults], text=text)
        count += len(read)
        skipped += sum(not in_scope(row, head.mapping) for row in rows)
    for records in strange:
        place = passage(_whole(records[0]), row=1, field=None, text=text)
        refused.append(Refused(reason="table-unknown", value=_words(records[0]), method=METHOD, evidence=(place,)))
    records, head = tables[0]
    own = _own(document, head.mapping, _whole(records[head.row]), row=head.row + 1)
    return TableReading(
        mapping=head.mapping,
        claims=(own, *_each_once(claims)),
        rows=count,
        skipped=skipped,
        refusals=tuple(refused),
    )


def _whole(record: Record) -> Cell:
    return Cell(value="", start=record[0].start, end=record[-1].end)


def _words(record: Record) -> str:
    return ", ".join(cell.value.strip() for cell in record if cell.value.strip())


def _each_once(claims: Iterable[Claim]) -> list[Claim]:
    """Claims that say the same made one, with the passages of all."""
    found: dict[Claim, Claim] = {}
    for claim in claims:
        key = replace(claim, evidence=())
        held = found.get(key)
        found[key] = claim if held is None else replace(held, evidence=(*held.evidence, *claim.evidence))
    return list(found.values())


def _own(document: Document, mapping: TableMapping, head: Cell, *, row: int) -> DocumentClaim:
    return DocumentClaim(
        document=document.slug,
        evidence=(passage(head, row=row, field=None, text=document.text),),
        confidence=mapping.confidence,
        method=METHOD,
        title=mapping.title,
        kind="table",
        publisher=mapping.publisher,
        file=document.file,
        sha256=document.sha256,
        characters=len(document.text),
        url=mapping.url,
        licence=mapping.licence,
    )
