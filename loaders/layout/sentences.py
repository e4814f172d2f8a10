"""Sentences of plain text, by their places in it."""

from __future__ import annotations

import re
from functools import lru_cache

_END = re.compile(r"(?<=[.!?])[\"')\]]{0,2}\s+(?=[\"'(\[]?[A-Z0-9£])")
_ABBREVIATION = re.compile(
    r"(?<!['’])\b(?:(?:no|nos|para|paras|st|mr|mrs|ms|dr|cllr|prof|rev|e\.g|i\.e|eg|ie|approx|fig|vs|re|ref|tel|ext|s)|[A-Z])\.$",
    re.I,
)


@lru_cache(maxsize=4096)
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Where each sentence of `text` begins and ends. Remembered, since most rules part the same paragraphs.

    >>> text = "One inspection (see para. 3). Two more follow."
    >>> [text[a:b] for a, b in sentences(text)]
    ['One inspection (see para. 3).', 'Two more follow.']
    >>> text = "We can't. They will."
    >>> [text[a:b] for a, b in sentences(text)]
    ["We can't.", 'They will.']
    """
    found: list[tuple[int, int]] = []
    start = 0
    for gap in _END.finditer(text):
        if _ABBREVIATION.search(text, max(start, gap.start() - 12), gap.start()):
            continue
        found.append((start, gap.start() + len(gap[0].rstrip())))
        start = gap.end()
    if start < len(text):
        found.append((start, len(text)))
    return tuple(found)
