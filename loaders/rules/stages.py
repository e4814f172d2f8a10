"""Stages of one joint inspection that its sentence dates apart."""

from __future__ import annotations

from datetime import date

from loaders.rules.cues import words
from loaders.rules.mention import Mention

_LONGEST = 31  # days from the first day to the first of the fieldwork
_DAY = len("2015-09-18")


def is_stage(begun: Mention, mention: Mention) -> bool:
    """True for "ran over three weeks from 6 November, with fieldwork from 20 to 24 November": one inspection."""
    if begun.framework != "jtai" or mention.framework != "jtai" or mention.text != begun.text:
        return False
    first, then = begun.start or "", mention.start or ""
    if {len(first), len(then)} != {_DAY} or not words("stage").search(mention.text):
        return False
    return 0 < (date.fromisoformat(then) - date.fromisoformat(first)).days <= _LONGEST
