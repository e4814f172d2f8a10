"""Declared mappings: which columns a published table has, what each means, and which claims a row gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookup:
    """A cell names another row: the one with these words in `key`; they stand for its `value`."""

    key: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How one value is read from one column, which some editions of the table call by one of `others`.

    `values` replaces words before parsing, None meaning that they state nothing; their case is nothing. `since` gives
    the word that holds from a day on; a `separator` makes the value a tuple. Where the cell states nothing, the
    reading named `otherwise` does.
    """

    column: str
    parser: str
    values: Mapping[str, str | None]
    separator: str | None = None
    since: tuple[tuple[str, str], ...] = ()
    lookup: Lookup | None = None
    required: bool = False
    others: tuple[str, ...] = ()
    otherwise: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Rows whose cell is not among `only`, or is among `never`, are left out, and counted."""

    column: str
    reason: str
    only: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Each:
    """A claim for each of these readings that states something: `field` is its value, `constant` its word."""

    field: str
    constant: str
    of: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """A claim that a row gives: its type, the fields that readings of that name fill, and its constants.

    A row that states none of what it `needs`, where it needs any, gives none.
    """

    claim: str
    fields: tuple[str, ...]
    constants: Mapping[str, str]
    each: Each | None = None
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TableMapping:
    """One published table, known by `least` or more of the columns in `recognised_by`, which no other known table has.

    Of a table that `varies` from edition to edition only the columns of required readings have to be there.
    """

    id: str
    title: str
    publisher: str
    licence: str
    url: str | None
    confidence: float
    recognised_by: tuple[str, ...]
    readings: Mapping[str, Reading]
    ignored: Mapping[str, str]
    scope: tuple[Scope, ...]
    unique: tuple[str, ...]
    in_order: tuple[str, ...]
    patterns: tuple[Pattern, ...]
    varies: bool = False
    least: int = 1

    @property
    def columns(self) -> frozenset[str]:
        """Every column that the table can have, by its first name."""
        used = {reading.column for reading in self.readings.values()}
        return frozenset(used | set(self.ignored) | {scope.column for scope in self.scope})

    @property
    def needed(self) -> frozenset[str]:
        """Every column that the table must have."""
        if not self.varies:
            return self.columns
        used = {reading.column for reading in self.readings.values() if reading.required}
        return frozenset(used | {scope.column for scope in self.scope})

    @property
    def spellings(self) -> dict[str, tuple[str, ...]]:
        """The names of each column, the first one first."""
        names: dict[str, tuple[str, ...]] = {column: (column,) for column in self.columns}
        for reading in self.readings.values():
            names[reading.column] = tuple(dict.fromkeys((*names[reading.column], *reading.others)))
        return names
