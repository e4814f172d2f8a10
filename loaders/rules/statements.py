"""What a paper says, a sentence at a time, whether it stands in running text or in the cell of a table."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.layout.plain import plain_text
from loaders.layout.sentences import sentences
from loaders.layout.tables import Table
from loaders.rules.paper import MAX_SENTENCE, Paper, Sentence


def statements(paper: Paper) -> Iterator[Sentence]:
    """The sentences of every block in order, those of a table cell by cell; overlong ones are left out."""
    for index, block in enumerate(paper.blocks):
        if isinstance(block, Table):
            yield from _in_cells(paper, index, block)
        else:
            yield from paper.sentences_of(index)


def _in_cells(paper: Paper, index: int, table: Table) -> Iterator[Sentence]:
    for line in table.lines:
        for cell in line:
            if cell[0] < cell[1]:
                plain = plain_text(paper.document.text, [cell])
                for at, stop in sentences(plain.norm):
                    if stop - at <= MAX_SENTENCE:
                        yield Sentence(index, plain, at, stop, plain.norm[at:stop])
