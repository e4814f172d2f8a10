"""Stages of one joint inspection that its sentence dates apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from loaders.dates import agrees
from loaders.rules.inspections.cues import words
from loaders.rules.inspections.inspection import Inspection
from loaders.rules.inspections.mention import Mention

_LONGEST = 31  # days from the first day to the first of the fieldwork
_DAY, _MONTH = len("2015-09-18"), len("2015-09")


def is_stage(begun: Mention, mention: Mention) -> bool:
    """True for "ran over three weeks from 6 November, with fieldwork from 20 to 24 November": one inspection."""
    if begun.framework != "jtai" or mention.framework != "jtai" or mention.text != begun.text:
        return False
    first, then = begun.start or "", mention.start or ""
    if {len(first), len(then)} != {_DAY} or not words("stage").search(mention.text):
        return False
    return 0 < (date.fromisoformat(then) - date.fromisoformat(first)).days <= _LONGEST


def joined_by_report(found: Sequence[Inspection]) -> list[Inspection]:
    """`found`, where "judged inadequate in February 2018" is told of the inspection whose report came out then."""
    kept = list(found)
    for one in found:
        if not (one.start and len(one.start) == _MONTH and not one.published and all(m.graded for m in one.mentions)):
            continue
        reported = [
            place
            for place, other in enumerate(kept)
            if other is not one and other.authority == one.authority and other.published and other.start
            if agrees(other.published, one.start) and other.start[:_MONTH] < one.start
            if one.framework in (None, other.framework)
        ]
        if len(reported) == 1:
            other = kept[reported[0]]
            told = sorted((*other.mentions, *one.mentions), key=lambda m: (m.index, m.at))
            kept[reported[0]] = replace(other, mentions=tuple(told))
            kept.remove(one)
    return kept
