"""Rows of a table under its mapping: values with the cells that state them, or what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from loaders.refusals import Reason
from loaders.tables.cells import Cell
from loaders.tables.heads import Head
from loaders.tables.mapping import Reading, TableMapping
from loaders.tables.parsers import PARSERS, Value, why_unread

Values = dict[str, Value | tuple[Value, ...]]
Indexes = Mapping[tuple[str, str], Mapping[str, str]]


class _Unread(Exception):
    """A cell that cannot be read, and why."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason: Reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """`number` counts records from 1, the head's being the first: the number that a spreadsheet shows."""

    number: int
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRow:
    """What one row states, by the mapping's reading names. A cell that states nothing is not there."""

    number: int
    values: Mapping[str, Value | tuple[Value, ...]]
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One cell that is not used, of a column by its first name; of a row that is not used, its first cell."""

    row: int
    column: str | None
    reason: Reason
    cell: Cell


def rows_of(records: Sequence[Sequence[Cell]], head: Head) -> tuple[list[Row], list[Fault]]:
    """The rows under the head; one with too few or too many cells is a fault, an empty one is nothing."""
    rows: list[Row] = []
    faults: list[Fault] = []
    for number, record in enumerate(records[head.row + 1 :], start=head.row + 2):
        if not any(cell.value.strip() for cell in record):
            continue
        if len(record) == len(head.names):
            cells = {name: cell for name, cell in zip(head.names, record, strict=True) if name}
            rows.append(Row(number=number, cells=cells))
        else:
            faults.append(Fault(row=number, column=None, reason="row-uneven", cell=record[0]))
    return rows, faults


def in_scope(row: Row, mapping: TableMapping) -> bool:
    """Whether the mapping wants this row."""
    for scope in mapping.scope:
        words = row.cells[scope.column].value.strip()
        if words in scope.never or (scope.only and words not in scope.only):
            return False
    return True


def read_rows(rows: Iterable[Row], mapping: TableMapping) -> tuple[list[ReadRow], list[Fault]]:
    """What the rows in scope state. Rows out of scope serve look-ups only.

    A cell that cannot be read states nothing; a row whose required cell cannot be read, or that repeats another,
    states nothing at all. Days that are out of order are both left.
    """
    rows = list(rows)
    indexes = {
        (found.key, found.value): {row.cells[found.key].value: row.cells[found.value].value for row in rows}
        for found in (reading.lookup for reading in mapping.readings.values())
        if found is not None
    }
    read: list[ReadRow] = []
    faults: list[Fault] = []
    seen: set[tuple[str, object]] = set()
    for row in rows:
        if not in_scope(row, mapping):
            continue
        values, bad = _read_row(row, mapping, indexes)
        bad += _out_of_order(row, values, mapping)
        repeated = list(_repeats(row, values, mapping, seen))
        faults += _each_once([*bad, *repeated])
        if repeated or any(fault.column in _required(mapping) for fault in bad):
            continue
        cells = {name: row.cells[_told_by(name, row, mapping)] for name in values}
        read.append(ReadRow(number=row.number, values=values, cells=cells))
    return read, faults


def _read_row(row: Row, mapping: TableMapping, indexes: Indexes) -> tuple[Values, list[Fault]]:
    values: Values = {}
    faults: list[Fault] = []
    blank: list[str] = []
    for name, reading in mapping.readings.items():
        cell = row.cells.get(reading.column)
        if cell is None:
            blank.append(name)
            continue
        index = indexes[reading.lookup.key, reading.lookup.value] if reading.lookup else None
        try:
            value = _read_cell(cell.value.strip(), reading, index)
        except _Unread as error:
            faults.append(Fault(row=row.number, column=reading.column, reason=error.reason, cell=cell))
            continue
        if value is None:
            blank.append(name)
        else:
            values[name] = value
    for name in blank:
        other = mapping.readings[name].otherwise
        if other in values:
            values[name] = values[other]
    return values, faults


def _told_by(name: str, row: Row, mapping: TableMapping) -> str:
    """The column whose cell states a value: the reading's own or, where that says nothing, the other's."""
    reading = mapping.readings[name]
    own = row.cells.get(reading.column)
    if reading.otherwise and (own is None or _read_cell(own.value.strip(), reading, None) is None):
        return mapping.readings[reading.otherwise].column
    return reading.column


def _required(mapping: TableMapping) -> frozenset[str]:
    return frozenset(reading.column for reading in mapping.readings.values() if reading.required)


def _read_cell(words: str, reading: Reading, index: Mapping[str, str] | None) -> Value | tuple[Value, ...]:
    if reading.separator is None:
        pieces: tuple[Value, ...] = (_read_words(words, reading, index),)
    else:
        pieces = tuple(_read_words(piece.strip(), reading, index) for piece in words.split(reading.separator))
    stated = tuple(piece for piece in pieces if piece is not None)
    if reading.required and not stated:
        raise _Unread("cell-empty")
    if reading.separator is None:
        return stated[0] if stated else None
    return stated or None


def _read_words(words: str, reading: Reading, index: Mapping[str, str] | None) -> Value:
    meant = reading.values.get(" ".join(words.split()).casefold(), words)
    if not meant:
        return None
    if index is not None:
        if meant not in index:
            raise _Unread("row-named-absent")
        meant = index[meant].strip()
    try:
        value = PARSERS[reading.parser](meant)
    except ValueError as error:
        raise _Unread(why_unread(reading.parser)) from error
    if reading.since and isinstance(value, str):
        return next((word for day, word in reversed(reading.since) if value >= day), None)
    return value


def _out_of_order(row: Row, values: Values, mapping: TableMapping) -> list[Fault]:
    """The days of a row that are before the one that they should follow, and that one; none of them stays."""
    days = [name for name in mapping.in_order if name in values]
    wrong = {name for pair in pairwise(days) if str(values[pair[0]]) > str(values[pair[1]]) for name in pair}
    columns = {mapping.readings[name].column for name in wrong}
    for name in [name for name in values if mapping.readings[name].column in columns]:
        del values[name]
    return [Fault(row=row.number, column=one, reason="cells-disagree", cell=row.cells[one]) for one in sorted(columns)]


def _repeats(row: Row, values: Values, mapping: TableMapping, seen: set[tuple[str, object]]) -> Iterator[Fault]:
    for name in mapping.unique:
        if name not in values:
            continue
        key = (name, values[name])
        if key in seen:
            column = mapping.readings[name].column
            yield Fault(row=row.number, column=column, reason="row-repeated", cell=row.cells[column])
        seen.add(key)


def _each_once(faults: Iterable[Fault]) -> list[Fault]:
    """One for each cell, though several readings share it."""
    return list({fault.cell.start: fault for fault in faults}.values())
