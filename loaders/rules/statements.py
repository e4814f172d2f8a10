"""What a paper says, a sentence at a time, whether it stands in running text or in the cell of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.layout.plain import plain_text
from loaders.layout.sentences import sentences
from loaders.layout.tables import Table
from loaders.rules.paper import MAX_SENTENCE, Paper, Sentence


def statements(paper: Paper, holding: re.Pattern[str]) -> Iterator[Sentence]:
    """The sentences that hold a match of `holding`, in order, those of a table cell by cell."""
    for index, block in enumerate(paper.blocks):
        found = _in_cells(paper, index, block, holding) if isinstance(block, Table) else paper.sentences_of(index)
        yield from (sentence for sentence in found if holding.search(sentence.text))


def _in_cells(paper: Paper, index: int, table: Table, holding: re.Pattern[str]) -> Iterator[Sentence]:
    source = paper.document.text
    for line in table.lines:
        for start, end in line:
            if start < end and holding.search(source, start, end):
                plain = plain_text(source, [(start, end)])
                for at, stop in sentences(plain.norm):
                    if stop - at <= MAX_SENTENCE:
                        yield Sentence(index, plain, at, stop, plain.norm[at:stop])
