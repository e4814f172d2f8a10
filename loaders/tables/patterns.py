"""The claims that a row gives, each with the cells that state it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from loaders.claim_types import CLAIM_TYPES
from loaders.claims import Claim, Evidence
from loaders.refusals import Reason, Refused
from loaders.tables.cells import Cell
from loaders.tables.heads import Head
from loaders.tables.mapping import Pattern, TableMapping
from loaders.tables.rows import Fault, ReadRow

METHOD = "table-parser"


def make_claims(rows: Iterable[ReadRow], mapping: TableMapping, *, document: str, text: str) -> Iterator[Claim]:
    """The claims of every row, in the order of the rows and of the mapping's patterns."""
    for row in rows:
        for pattern in mapping.patterns:
            if pattern.needs and row.values.keys().isdisjoint(pattern.needs):
                continue
            stated = {name: row.values[name] for name in pattern.fields if name in row.values}
            common: dict[str, Any] = {
                "document": document,
                "method": METHOD,
                "confidence": mapping.confidence,
                **pattern.constants,
                **stated,
            }
            if pattern.each is None:
                evidence = tuple(passage(row.cells[name], row=row.number, field=name, text=text) for name in stated)
                yield CLAIM_TYPES[pattern.claim](**common, evidence=evidence)
            else:
                yield from _one_for_each(pattern, row, common, text=text)


def _one_for_each(pattern: Pattern, row: ReadRow, common: Mapping[str, Any], *, text: str) -> Iterator[Claim]:
    assert pattern.each is not None
    for name, word in pattern.each.of.items():
        if name in row.values:
            own: dict[str, Any] = {pattern.each.field: row.values[name], pattern.each.constant: word}
            evidence = passage(row.cells[name], row=row.number, field=pattern.each.field, text=text)
            yield CLAIM_TYPES[pattern.claim](**common, **own, evidence=(evidence,))


def passage(cell: Cell, *, row: int, field: str | None, text: str) -> Evidence:
    """The cell as evidence: its words without the enclosing quotes, in its row, for the field it states."""
    quote = text[cell.start : cell.end]
    return Evidence(start=cell.start, end=cell.end, quote=quote, paragraph=f"row {row}", field=field)


def refusals(head: Head, faults: Iterable[Fault], *, text: str) -> Iterator[Refused]:
    """What of a table is not used: its columns first, then cells and rows, in their order."""
    columns: tuple[tuple[Reason, tuple[Cell, ...]], ...] = (
        ("column-unknown", head.unknown),
        ("column-second", head.second),
    )
    for reason, cells in columns:
        for cell in cells:
            place = passage(cell, row=head.row + 1, field=None, text=text)
            yield Refused(reason=reason, value=cell.value.strip(), method=METHOD, evidence=(place,))
    for fault in sorted(faults, key=lambda fault: (fault.row, fault.cell.start)):
        place = passage(fault.cell, row=fault.row, field=None, text=text)
        words = fault.cell.value.strip()
        yield Refused(reason=fault.reason, value=words, method=METHOD, evidence=(place,), of=fault.column)
