"""Prose in tables of labels and values: "Purpose | This plan responds to the inspection ... It sets out ..."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loaders.layout.block import Block
from loaders.layout.plain import plain_text
from loaders.layout.sentences import sentences
from loaders.layout.tables import Table

_LABEL_WORDS = 6
_COLUMNS = 2
_SENTENCES = 2
_LINES = 12


def with_prose(blocks: Sequence[Block | Table], source: str) -> Iterator[Block | Table]:
    """`blocks`, and behind each small table of labels and values a paragraph for each value of several sentences."""
    for block in blocks:
        yield block
        if isinstance(block, Table) and block.width == _COLUMNS and len(block.lines) <= _LINES:
            for label, value in block.lines:
                said = plain_text(source, [value])
                short = 0 < len(source[slice(*label)].split()) <= _LABEL_WORDS
                if short and len(sentences(said.norm)) >= _SENTENCES and said.norm.endswith("."):
                    yield Block("paragraph", said, *value)
