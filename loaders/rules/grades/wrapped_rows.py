"""Rows of a table of grades whose cells were broken over printed lines, made whole."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.layout.plain import Plain, plain_text
from loaders.patterns import prepare
from loaders.rules.grades.grades import grade_of

_GOES_ON = prepare(r"(?:[,&-]|\b(?:and|of|the|on|for|in|to|with|who|or))\W*$", re.I)

_Row = tuple[Plain, ...]


def whole_rows(source: str, rows: Sequence[_Row]) -> tuple[_Row, ...]:
    """`rows`, in which a line that only goes on with the cells of the line above it is part of that row."""
    made: list[_Row] = []
    for row in rows:
        if made and _is_rest(made[-1], row, head=len(made) == 1):
            made[-1] = tuple(_joined(source, *pair) for pair in zip(made[-1], row, strict=True))
        else:
            made.append(row)
    return tuple(made)


def _joined(source: str, above: Plain, below: Plain) -> Plain:
    if not below:
        return above
    return plain_text(source, [*above.spans(), *below.spans()]) if above else below


def _is_rest(above: _Row, row: _Row, *, head: bool) -> bool:
    """True where every cell of `row` goes on mid-sentence, or it only fills up the cells of its label above."""
    told = [cell for cell in row if cell]
    if not told or any(a and b and grade_of(a.norm) and grade_of(b.norm) for a, b in zip(above, row, strict=True)):
        return False
    small = all(not cell.norm[:1].isupper() and cell.norm[:1].isalpha() for cell in told)
    pairs = [(a.norm, b.norm) for a, b in zip(above, row, strict=True) if a and b]
    grades = [_begins_grade(f"{a} {b}") for a, b in pairs]
    if not row[0]:
        graded = bool(pairs) and len(pairs) == len(told) and all(grades)
        return graded or (head and not any(map(_has_grade, (*above, *row))) and bool(pairs))
    if not any(above[1:]):
        return row[0].norm[:1].islower()  # the label stands on both lines, its grades on the second
    label = row[0].norm[:1].islower() or bool(_GOES_ON.search(above[0].norm))
    rest = pairs[1:] if above[0] else pairs
    return (
        label and (small or not any(row[1:])) and len(told) == 1 + len(rest) and all(grades[len(pairs) - len(rest) :])
    )


def _begins_grade(words: str) -> bool:
    """True for a grade, whole or without its last words: "Requires improvement to"."""
    return any(grade_of(f"{words}{more}") for more in ("", " be good", " good"))


def _has_grade(cell: Plain) -> bool:
    return grade_of(cell.norm) is not None
