"""What a paper says, a sentence at a time: its paragraphs, items and headings, and the cells of its tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from loaders.dates import find_dates
from loaders.layout.plain import Plain
from loaders.layout.tables import Table, line_cells
from loaders.patterns import Pattern
from loaders.rules.paper.paper import Paper, Sentence, sentences_in
from loaders.rules.plans.plans import read_plan


@lru_cache(maxsize=4)
def statements(paper: Paper, holding: Pattern | None = None) -> tuple[Sentence, ...]:
    """The sentences of every block that hold a match of `holding`, in order; those of a table cell by cell.

    Remembered, since several rules look for the same words.
    """
    return tuple(_found(paper, holding))


def _found(paper: Paper, holding: Pattern | None) -> Iterator[Sentence]:
    for index, block in enumerate(paper.blocks):
        if not isinstance(block, Table):
            found = paper.sentences_of(index)
        elif holding is None or holding.search(paper.document.text, block.start, block.end):
            found = _sentences_of_table(paper, index, block)
        else:
            continue
        yield from found if holding is None else (one for one in found if holding.search(one.text))


def _sentences_of_table(paper: Paper, index: int, table: Table) -> Iterator[Sentence]:
    held = _held(paper)
    if index not in held:
        held[index] = tuple(_in_table(paper, index, table))
    yield from held[index]


@lru_cache(maxsize=2)
def _held(paper: Paper) -> dict[int, tuple[Sentence, ...]]:
    """The sentences of each table of `paper` that was asked for."""
    return {}


def _in_table(paper: Paper, index: int, table: Table) -> Iterator[Sentence]:
    plan = read_plan(paper, table)
    told: set[int | None] = {None}
    lines = [row.cells for row in plan.rows] if plan is not None else line_cells(paper.document.text, table)
    for cells in lines:
        day = "" if plan is not None else _day(cells)
        for cell in cells:
            if cell.start not in told:
                told.add(cell.start)
                found = sentences_in(index, cell)
                yield from (replace(one, day=day) for one in found) if day else found


def _day(cells: Sequence[Plain]) -> str:
    """The day of what a row tells, where its first cell is one and nothing else."""
    words = cells[0].norm if cells else ""
    dates = find_dates(words)
    alone = len(dates) == 1 and not re.search(r"\w", words[: dates[0].at] + words[dates[0].stop :])
    return dates[0].first if alone else ""
