"""Minutes: what they are known by, and what a meeting resolved."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from loaders.layout.block import Block
from loaders.layout.plain import plain_text
from loaders.layout.tables import Table
from loaders.lexicon import load
from loaders.patterns import Pattern, prepare

_FIRST = 8
_HEAD = 16


@cache
def _words(key: str) -> Pattern:
    """The pattern `key` of lexicon/genres.yml."""
    return prepare(load("genres")[key], re.I)


def is_minutes(source: str, blocks: Sequence[Block | Table]) -> bool:
    """True where the blocks have the forms of minutes: a resolution, and who was present, or what was declared.

    The page of an agenda item or decision is minutes where it gives what was minuted or decided, and an extract that is
    called one where it gives a resolution.
    """
    lines = [block.plain.norm for block in blocks if isinstance(block, Block)]
    report = is_report_for_decision(blocks)
    if any(map(_words("page_of_minutes").match, lines[:_FIRST])):
        return True
    if (
        not report
        and any(map(_words("page_of_item").match, lines[:_FIRST]))
        and any(map(_words("minuted_below").match, lines))
    ):
        return True
    if any(map(_words("extract").search, lines[:_FIRST])) and any(map(_words("resolved").match, lines)):
        return True
    cells = [
        plain_text(source, [cell]).norm
        for block in blocks[:_FIRST]
        if isinstance(block, Table)
        for cell in block.lines[0]
    ]
    minuted = {match[0].lower() for line in (*lines, *cells) for match in [_words("minuted").match(line)] if match}
    return len(minuted) > 1 and any(_words("resolved").match(line) for line in lines)


def is_report_for_decision(blocks: Sequence[Block | Table]) -> bool:
    """True for a report to who decides: it opens with a numbered part, and tells of no decision made."""
    told = [block for block in blocks if isinstance(block, Block)]
    openings = prepare(load("header")["openings"], re.I)
    opens = any(
        block.label == "1.1" or (block.label in ("1", "1.0") and openings.match(block.plain.norm)) for block in told
    )
    return opens and not any(_words("decision_status").match(block.plain.norm) for block in told[:_HEAD])
