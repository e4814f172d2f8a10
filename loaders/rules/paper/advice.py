"""Recommendations in one place of a paper, before they are claims."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from loaders.layout.block import Block
from loaders.lexicon import load
from loaders.patterns import Pattern, prepare
from loaders.rules.paper.listings import Item, words
from loaders.rules.paper.paper import Paper

_NEAR = 12
_THE_BOARD = prepare(r"\bthe board\b(?! of\b)", re.I)
_A_BOARD = prepare(
    r"\b(?:[A-Z][\w'&-]*(?: and| for)? ){1,6}Board\b|\b(?:Local )?Safeguarding Children(?:'s)? Board\b"
    r"|\b[A-Z]{0,6}SCB\b"
)


@dataclass(frozen=True, slots=True)
class Listing:
    """Recommendations under one lead-in in block `index`; `lead` is its words.

    `made_by` is who made them, where that is no inspectorate; `addressee` whom the lead-in names, where that is
    neither the authority nor its safeguarding board.
    """

    index: int
    lead: str
    authority: str
    to_board: bool
    items: tuple[Item, ...]
    method: str
    confidence: float
    made_by: str | None = None
    addressee: str | None = None


@cache
def _board_words() -> Pattern:
    return prepare(load("bodies")["lscb_words"])


def is_board_named(paper: Paper, text: str) -> bool:
    """True where `text` names the local safeguarding children board by acronym or in words."""
    return bool(_board_words().search(text) or re.search(r"\bsafeguarding children(?:'?s'?)? board\b", text, re.I))


def is_board_meant(paper: Paper, index: int, words: str, before: str) -> bool:
    """True where "the Board" in `words` goes back to the safeguarding board, the last board named in `before` or above.

    `before` is what block `index` says in front of `words`.
    """
    if not _THE_BOARD.search(words) or is_board_named(paper, words):
        return is_board_named(paper, words)
    above = [one.plain.norm for one in paper.blocks[max(index - _NEAR, 0) : index] if isinstance(one, Block)]
    for text in (before, *reversed(above)):
        if named := list(_A_BOARD.finditer(text)):
            return is_board_named(paper, named[-1][0])
    return False


def maker_in(lead: str) -> str | None:
    """Who made the recommendations, where `lead` names somebody other than an inspectorate."""
    match = words("makers").search(lead)
    return (match["by"] or match["of"]) if match else None
