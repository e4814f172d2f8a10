"""What an example's answer lacks of what its question says of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from queries.question import Example
from queries.results import Result
from queries.shown import short


def faults_of(example: Example, result: Result) -> Iterator[str]:
    """Everything that the answer should hold and does not, in words. Values are compared as people see them."""
    expect, found = example.expect, len(result.rows)
    if expect.rows not in (None, found):
        yield f"{found} rows, and expect says {expect.rows}"
    if found < expect.min_rows:
        yield f"{found} rows, and expect says at least {expect.min_rows}"
    at = {column.name: place for place, column in enumerate(result.columns)}
    for name in (*(name for row in expect.contains for name in row), *expect.never_null):
        if name not in at:
            yield f"expect names the column {name!r}, which the answer does not have"
            return
    for row in expect.contains:
        places = [at[name] for name in row]
        if tuple(row.values()) not in _cells(result, places):
            yield f"no row with {', '.join(f'{name}={value!r}' for name, value in row.items())}"
    for name in expect.never_null:
        if any(cells == ("",) for cells in _cells(result, [at[name]])):
            yield f"a row has no {name}"


def _cells(result: Result, places: Sequence[int]) -> set[tuple[str, ...]]:
    return {tuple(short(row[place]) for place in places) for row in result.rows}
