"""Recommendations in one place of a paper, before they are claims."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from loaders.lexicon import load
from loaders.patterns import Pattern, prepare
from loaders.rules.listings import Item
from loaders.rules.paper import Paper


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
