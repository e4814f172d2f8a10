"""Tables that list recommendations and no actions beside them: "Ref | Recommendation | Suggested owner"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.layout.plain import Plain
from loaders.layout.tables import Row, Table, assemble, line_texts
from loaders.rules.paper.listings import is_imperative, words
from loaders.rules.paper.paper import Paper
from loaders.rules.plans.plans import read_plan

_HEADER_LINES = 2
_FEWEST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Tabled:
    """One row's recommendation, with its number as printed and the head of its column; whom it is for, where told."""

    number: str | None
    plain: Plain
    head: str
    to: str | None = None


def tabled_advice(paper: Paper, table: Table) -> tuple[Tabled, ...]:
    """The recommendations of `table`; none where it has no column of them, or a plan has them beside its actions.

    Of a table that says who is to carry out each recommendation and by when, each row is both.
    """
    plan = read_plan(paper, table)
    if plan:
        text = plan.columns["text"]
        held = not plan.holds_advice and words("advice_column").match(plan.header[text])
        return tuple(_of_rows(plan.rows, text, plan.header)) if held else ()
    first = Table(table.start, table.end, table.lines[:_HEADER_LINES])
    for place, header in enumerate(line_texts(paper.document.text, first)):
        column = next((c for c, cell in enumerate(header) if words("advice_column").match(cell)), None)
        below = Table(table.start, table.end, table.lines[place + 1 :])
        if column is not None and below.lines and sum(bool(cell) for cell in header) > 1:
            rows = assemble(paper.document.text, below, header=header, main=column, spanning=None)
            return tuple(_of_rows(rows, column, header))
    return ()


def _of_rows(rows: Sequence[Row], column: int, header: tuple[str, ...]) -> Iterator[Tabled]:
    whose = next((c for c, cell in enumerate(header) if words("addressee_column").match(cell)), None)
    for row in rows:
        cell = row.cells[column]
        if len(cell.text.split()) >= _FEWEST_WORDS or is_imperative(cell.norm):
            others = [other.norm.strip() for c, other in enumerate(row.cells) if c != column]
            number = next((re.sub(r"[.):]+$", "", n) for n in others if words("number_cell").fullmatch(n)), None)
            yield Tabled(number, cell, header[column], row.cells[whose].norm if whose is not None else None)
