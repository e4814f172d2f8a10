"""The head of a table: which known table it is, and which of its columns is which."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from loaders.errors import BadTable, UnknownDocument
from loaders.tables.cells import Cell
from loaders.tables.mapping import TableMapping
from loaders.tables.mapping_files import shipped_mappings

_TOP = 15  # rows among which the head is looked for: published tables have titles and notes above it
_NOTE = re.compile(r"\[[^\]]*\]")

Record = Sequence[Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Row `row` of the records, from 0. `names` are the columns by their first names, "" where a column is not read.

    `unknown` are the cells that head columns which nobody reads, `second` those of columns that say what another does.
    """

    row: int
    mapping: TableMapping
    names: tuple[str, ...]
    unknown: tuple[Cell, ...] = ()
    second: tuple[Cell, ...] = ()


def find_head(records: Sequence[Record]) -> Head:
    """The row that heads a known table. Raises `UnknownDocument` where there is none, and `BadTable` as `head_of`."""
    known = shipped_mappings()
    fitting = [
        (own, -row, mapping)
        for row, record in enumerate(records[:_TOP])
        for mapping in known
        if (own := _own_columns(record, mapping)) >= mapping.least and _is_likely(record, mapping)
    ]
    if not fitting:
        raise UnknownDocument(
            f"no known table has these columns; known are {', '.join(mapping.id for mapping in known)}; "
            "check the first line, or add a mapping to loaders/mappings"
        )
    _, row, mapping = max(fitting, key=lambda one: one[:2])
    return head_of(records, -row, mapping)


def _own_columns(record: Record, mapping: TableMapping) -> int:
    """How many cells head columns that no other known table has."""
    own = {folded(name) for name in mapping.recognised_by}
    return len(own & {folded(cell.value) for cell in record})


def _is_likely(record: Record, mapping: TableMapping) -> bool:
    """True where most of the needed columns are there: other tables, too, have a column "Status"."""
    printed = {folded(cell.value) for cell in record}
    there = [name for name in mapping.needed if any(folded(one) in printed for one in mapping.spellings[name])]
    return 2 * len(there) > len(mapping.needed)


def head_of(records: Sequence[Record], row: int, mapping: TableMapping) -> Head:
    """What the cells of a row head. Raises `BadTable` for a repeated column and for one that is not there."""
    cells = records[row]
    printed = [cell.value.strip() for cell in cells]
    if repeated := sorted({name for name in printed if name and printed.count(name) > 1}):
        raise BadTable(f'column "{repeated[0]}" is there {printed.count(repeated[0])} times; keep one')
    places = _places([folded(name) for name in printed], mapping)
    if missing := sorted(mapping.needed - set(places)):
        names = ", ".join(f'"{name}"' for name in missing)
        raise BadTable(f"no column {names}, which {mapping.id} has; add it, empty if need be")
    at = {place: name for name, place in places.items()}
    spelled = {folded(name) for names in mapping.spellings.values() for name in names}
    left = [place for place in range(len(cells)) if place not in at and _is_used(records, row, place)]
    return Head(
        row=row,
        mapping=mapping,
        names=tuple(at.get(place, "") for place in range(len(cells))),
        unknown=tuple(cells[place] for place in left if folded(printed[place]) not in spelled),
        second=tuple(cells[place] for place in left if folded(printed[place]) in spelled),
    )


@lru_cache(maxsize=4096)
def folded(name: str) -> str:
    """The words of a heading without case, marks and notes: what two editions of a table have in common.

    >>> folded("Children in care & care leavers [note 2]")
    'children in care and care leavers'
    """
    words = re.sub(r"[\W_]+", " ", _NOTE.sub(" ", name).replace("&", " and ")).casefold()
    return " ".join(words.split())


def _places(printed: Sequence[str], mapping: TableMapping) -> dict[str, int]:
    """Where each column of the mapping stands, by the first of its names that is there."""
    found = {}
    for column, names in mapping.spellings.items():
        spelled = next((folded(name) for name in names if folded(name) in printed), None)
        if spelled is not None:
            found[column] = printed.index(spelled)
    return found


def _is_used(records: Sequence[Record], row: int, place: int) -> bool:
    """True where the column has a name, or a cell with words under it."""
    return any(len(record) > place and record[place].value.strip() for record in records[row:])
