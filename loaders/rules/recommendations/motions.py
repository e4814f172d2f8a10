"""Motions that a council agreed, as its minutes print them: "This Council (i) notes ...; (ii) calls on ...".

What an amendment would have put in their place, and a motion that was lost, withdrawn or referred, says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from loaders.layout.block import Block
from loaders.lexicon import load
from loaders.patterns import Pattern, prepare
from loaders.rules.paper.listings import Item, enumerated, list_after
from loaders.rules.paper.names import body_name
from loaders.rules.paper.paper import Paper

_ABOVE, _BELOW = 4, 40
_AT_END = 4  # no more than quotation marks and stops


@cache
def _words(key: str) -> Pattern:
    """The pattern `key` of lexicon/genres.yml."""
    return prepare(load("genres")[key], re.I)


def motions(paper: Paper) -> Iterator[Item]:
    """The paragraphs of every motion that was carried, in the paper's order."""
    for index, block in enumerate(paper.blocks):
        opened = _words("motion_opens").match(block.plain.norm) if isinstance(block, Block) else None
        if opened is None or not isinstance(block, Block) or not _is_moved(paper, index):
            continue
        within = enumerated(index, block.plain, opened.end())
        items = within or (list_after(paper, index) if len(block.plain.norm) - opened.end() < _AT_END else ())
        if items and _is_carried(paper, items[-1].index + 1):
            yield from items


def called_on(paper: Paper, text: str) -> str | None:
    """The body on which a motion calls; None where it names nobody."""
    match = _words("motion_calls").match(text)
    return body_name(paper, match["who"]) if match else None


def _is_moved(paper: Paper, index: int) -> bool:
    """True where the words just above are of a motion and not of an amendment to it."""
    for block in reversed(paper.blocks[max(index - _ABOVE, 0) : index + 1]):
        words = block.plain.norm if isinstance(block, Block) else ""
        if _words("amending").search(words):
            return False
        if _words("moving").search(words):
            return True
    return False


def _is_carried(paper: Paper, place: int) -> bool:
    """True where the motion in front of block `place` was agreed before another was moved."""
    for block in paper.blocks[place : place + _BELOW]:
        words = block.plain.norm if isinstance(block, Block) else ""
        if _words("motion_carried").search(words):
            return True
        if _words("motion_lost").search(words) or _words("motion_opens").match(words):
            return False
    return False
