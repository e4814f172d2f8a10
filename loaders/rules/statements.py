"""What a paper says, a sentence at a time: its paragraphs, items and headings, and the cells of its tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from loaders.dates import find_dates
from loaders.layout.plain import Plain, plain_text
from loaders.layout.tables import Table
from loaders.patterns import Pattern, prepare
from loaders.rules.paper import Paper, Sentence, sentences_in
from loaders.rules.plans import read_plan

_ANY = prepare("")


def statements(paper: Paper, holding: Pattern = _ANY) -> Iterator[Sentence]:
    """The sentences of every block that hold a match of `holding`, in order; those of a table cell by cell."""
    for index, block in enumerate(paper.blocks):
        if isinstance(block, Table):
            told = holding.search(paper.document.text, block.start, block.end)
            held = _held(paper)
            if told and index not in held:
                held[index] = tuple(_in_table(paper, index, block))
            found: Iterable[Sentence] = held[index] if told else ()
        else:
            found = paper.sentences_of(index)
        yield from (sentence for sentence in found if holding.search(sentence.text))


@lru_cache(maxsize=2)
def _held(paper: Paper) -> dict[int, tuple[Sentence, ...]]:
    """The sentences of each table of `paper` that was asked for."""
    return {}


def _in_table(paper: Paper, index: int, table: Table) -> Iterator[Sentence]:
    plan = read_plan(paper, table)
    told: set[tuple[int, int]] = set()
    for cells in [row.cells for row in plan.rows] if plan else _rows(paper, table):
        day = "" if plan else _day(cells)
        for cell in cells:
            place = next(iter(cell.spans()), None)
            if cell and place and place not in told:
                told.add(place)
                yield from (replace(sentence, day=day) for sentence in sentences_in(index, cell))


def _rows(paper: Paper, table: Table) -> Iterator[list[Plain]]:
    for line in table.lines:
        yield [plain_text(paper.document.text, [cell]) for cell in line]


def _day(cells: Sequence[Plain]) -> str:
    """The day of what a row tells, where its first cell is one and nothing else."""
    words = cells[0].norm if cells else ""
    dates = find_dates(words)
    alone = len(dates) == 1 and not re.search(r"\w", words[: dates[0].at] + words[dates[0].stop :])
    return dates[0].first if alone else ""
