"""The day of a paper whose head has no line for it: of its version, its posting, or the last change of a page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.dates import find_dates
from loaders.layout.block import Block
from loaders.layout.plain import Plain, plain_text
from loaders.layout.tables import Table
from loaders.lexicon import load
from loaders.patterns import prepare
from loaders.rules.heads.head_fields import HeadField

_TOP, _FOOT = 10, 5
_MOST_WORDS = 18
_MONTH = len("2016-01")


def day_told(source: str, blocks: Sequence[Block | Table]) -> HeadField | None:
    """The day that a short line at the top or the foot tells as that of the paper: "Version 3, updated 20 May 2020".

    A line about a report or an inspection tells of that.
    """
    for named, part in (("version_day", blocks[:_TOP]), ("page_day", blocks[-_FOOT:]), ("decision_day", blocks)):
        for plain in _lines(source, part):
            told = prepare(load("header")[named], re.I).match(plain.norm)
            if told is None or len(plain.norm.split()) > _MOST_WORDS:
                continue
            line = plain.norm
            for key in ("next_review", "version_behind", "filed_under"):
                line = prepare(load("header")[key], re.I).sub("", line)
            days = [day for day in find_dates(line) if len(day.first) >= _MONTH and day.year_stated]
            if days and not line[days[-1].stop :].strip(" .;)"):
                return HeadField("date", plain, days[-1].at)
    return None


def _lines(source: str, blocks: Sequence[Block | Table]) -> list[Plain]:
    """The lines of `blocks`; of a table those of one cell, or of a label and its value."""
    found: list[Plain] = []
    for block in blocks:
        if isinstance(block, Block):
            found.append(block.plain)
            continue
        for line in block.lines:
            filled = [cell for cell in line if source[slice(*cell)].strip()]
            if len(filled) <= len(("label", "value")):
                found.append(plain_text(source, filled))
    return found
