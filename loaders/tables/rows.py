"""Rows of a table under its mapping: values with the cells that state them, or what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from loaders.errors import BadTable
from loaders.tables.cells import Cell
from loaders.tables.mapping import Reading, TableMapping
from loaders.tables.parsers import PARSERS, Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """`number` counts records from 1, the header being 1: the number that a spreadsheet shows."""

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
    """One cell, or one row, that the mapping refuses."""

    row: int
    column: str | None
    message: str

    def __str__(self) -> str:
        where = f"row {self.row}" if self.column is None else f'row {self.row}, column "{self.column}"'
        return f"{where}: {self.message}"


def check_header(header: Sequence[Cell], mapping: TableMapping) -> tuple[str, ...]:
    """The column names, trimmed. Raises `BadTable` for a repeated, missing or unknown one."""
    names = tuple(cell.value.strip() for cell in header)
    if repeated := sorted({name for name in names if names.count(name) > 1}):
        raise BadTable(f'column "{repeated[0]}" is there {names.count(repeated[0])} times; keep one')
    if missing := sorted(mapping.columns - set(names)):
        raise BadTable(f"no column {_quoted(missing)}, which {mapping.id} has; add it, empty if need be")
    if unknown := [name for name in names if name not in mapping.columns]:
        raise BadTable(
            f"column {_quoted(unknown)} is unknown in {mapping.id}; "
            f"remove it, or say in the mapping how to read it or why it is ignored"
        )
    return names


def rows_of(records: Sequence[Sequence[Cell]], names: Sequence[str]) -> tuple[list[Row], list[Fault]]:
    """The rows under the header; one with too few or too many cells is a fault, an empty line is nothing."""
    rows: list[Row] = []
    faults: list[Fault] = []
    for number, record in enumerate(records[1:], start=2):
        if len(record) == len(names):
            rows.append(Row(number=number, cells=dict(zip(names, record, strict=True))))
        elif record:
            message = f"{len(record)} cells where the header has {len(names)}; look for a missing or stray comma"
            faults.append(Fault(row=number, column=None, message=message))
    return rows, faults


def in_scope(row: Row, mapping: TableMapping) -> bool:
    """Whether the mapping wants this row."""
    for scope in mapping.scope:
        words = row.cells[scope.column].value.strip()
        if words in scope.never or (scope.only and words not in scope.only):
            return False
    return True


def read_rows(rows: Iterable[Row], mapping: TableMapping) -> tuple[list[ReadRow], list[Fault]]:
    """What the rows in scope state. Rows out of scope serve look-ups only."""
    rows = list(rows)
    indexes = {
        (found.key, found.value): {row.cells[found.key].value: row.cells[found.value].value for row in rows}
        for found in (reading.lookup for reading in mapping.readings.values())
        if found is not None
    }
    read: list[ReadRow] = []
    faults: list[Fault] = []
    for row in rows:
        if not in_scope(row, mapping):
            continue
        values: dict[str, Value | tuple[Value, ...]] = {}
        for name, reading in mapping.readings.items():
            index = indexes[reading.lookup.key, reading.lookup.value] if reading.lookup else None
            try:
                value = _read_cell(row.cells[reading.column].value.strip(), reading, index)
            except ValueError as error:
                faults.append(Fault(row=row.number, column=reading.column, message=str(error)))
                continue
            if value is not None:
                values[name] = value
        cells = {name: row.cells[mapping.readings[name].column] for name in values}
        read.append(ReadRow(number=row.number, values=values, cells=cells))
    return read, [*faults, *_order_faults(read, mapping), *_repeats(read, mapping)]


def _read_cell(words: str, reading: Reading, index: Mapping[str, str] | None) -> Value | tuple[Value, ...]:
    if reading.separator is None:
        pieces: tuple[Value, ...] = (_read_words(words, reading, index),)
    else:
        pieces = tuple(_read_words(piece.strip(), reading, index) for piece in words.split(reading.separator))
    stated = tuple(piece for piece in pieces if piece is not None)
    if reading.required and not stated:
        raise ValueError("is empty; every row needs it")
    if reading.separator is None:
        return stated[0] if stated else None
    return stated or None


def _read_words(words: str, reading: Reading, index: Mapping[str, str] | None) -> Value:
    meant = reading.values.get(words, words)
    if not meant:
        return None
    if index is not None:
        if meant not in index:
            raise ValueError(f'"{words}" names no row of this table; correct it or add the row')
        meant = index[meant].strip()
    try:
        value = PARSERS[reading.parser](meant)
    except ValueError as error:
        raise ValueError(f'"{words}" {error}') from error
    if reading.since and isinstance(value, str):
        return next((word for day, word in reversed(reading.since) if value >= day), None)
    return value


def _order_faults(rows: Iterable[ReadRow], mapping: TableMapping) -> Iterator[Fault]:
    for row in rows:
        days = [(name, row.values[name]) for name in mapping.in_order if name in row.values]
        for (earlier, first), (later, second) in pairwise(days):
            if str(first) > str(second):
                column = mapping.readings[later].column
                message = f"{later} {second} is before {earlier} {first}; correct one of them"
                yield Fault(row=row.number, column=column, message=message)


def _repeats(rows: Iterable[ReadRow], mapping: TableMapping) -> Iterator[Fault]:
    seen: dict[tuple[str, object], int] = {}
    for row in rows:
        for name in mapping.unique:
            value = row.values.get(name)
            if value is None:
                continue
            first = seen.setdefault((name, value), row.number)
            if first != row.number:
                message = f'"{value}" is in row {first} already; keep one row'
                yield Fault(row=row.number, column=mapping.readings[name].column, message=message)


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)
