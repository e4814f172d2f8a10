"""What a paper says, a sentence at a time: its paragraphs, items and headings, and the cells of its tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from loaders.layout.tables import Table, line_cells
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
    if plan is not None:
        cells = [cell for row in plan.rows for cell in row.cells]
    else:
        cells = [cell for line in line_cells(paper.document.text, table) for cell in line]
    told: set[tuple[int, int]] = set()
    for cell in cells:
        place = next(iter(cell.spans()), None)
        if cell and place and place not in told:
            told.add(place)
            yield from sentences_in(index, cell)
