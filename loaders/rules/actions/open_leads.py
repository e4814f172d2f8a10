"""The words above a list, with the colon that web pages leave out."""

from __future__ import annotations

import re

from loaders.layout.block import Block
from loaders.rules.paper.paper import Paper

_OPEN = re.compile(r"[\w')]$")


def lead_words(paper: Paper, index: int) -> str:
    """The words of block `index`; with a colon behind them where they end openly and an item follows straight away."""
    block = paper.blocks[index]
    if not isinstance(block, Block):
        return ""
    below = paper.blocks[index + 1] if index + 1 < len(paper.blocks) else None
    text = block.plain.norm
    open_end = block.kind != "item" and isinstance(below, Block) and below.kind == "item" and _OPEN.search(text)
    return f"{text}:" if open_end else text
