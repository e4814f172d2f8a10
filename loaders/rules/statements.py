"""What a paper says, a sentence at a time: its paragraphs, items and headings, and the cells of its tables."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.layout.plain import Plain, plain_text
from loaders.layout.sentences import sentences
from loaders.layout.tables import Table
from loaders.patterns import Pattern
from loaders.rules.paper import MAX_SENTENCE, Paper, Sentence
from loaders.rules.plans import read_plan

_ANY = Pattern("")


def statements(paper: Paper, holding: Pattern = _ANY) -> Iterator[Sentence]:
    """The sentences of every block that hold a match of `holding`, in order; those of a table cell by cell."""
    for index, block in enumerate(paper.blocks):
        if isinstance(block, Table):
            told = holding.search(paper.document.text, block.start, block.end)
            found = _in_table(paper, index, block) if told else iter(())
        else:
            found = paper.sentences_of(index)
        yield from (sentence for sentence in found if holding.search(sentence.text))


def _in_table(paper: Paper, index: int, table: Table) -> Iterator[Sentence]:
    plan = read_plan(paper, table)
    if plan is not None:
        cells = [cell for row in plan.rows for cell in row.cells]
    else:
        cells = [plain_text(paper.document.text, [cell]) for line in table.lines for cell in line]
    told: set[tuple[int, int]] = set()
    for cell in cells:
        place = next(iter(cell.spans()), None)
        if cell and place and place not in told:
            told.add(place)
            yield from _in_cell(index, cell)


def _in_cell(index: int, cell: Plain) -> Iterator[Sentence]:
    for at, stop in sentences(cell.norm):
        if stop - at <= MAX_SENTENCE:
            yield Sentence(index, cell, at, stop, cell.norm[at:stop])
