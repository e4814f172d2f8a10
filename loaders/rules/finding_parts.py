"""Findings that are only named, several in one breath: "Strengths: timely support, good fostering, participation"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.patterns import prepare

_SEMICOLON = prepare(r";\s(?:and\s)?")
_PARTS = prepare(r",\s(?:and\s)?(?![^()]*\))|\sand\s(?=(?:[^,;()]|\([^()]*\))*$)")
_VERBS = prepare(r"\b(?:is|are|was|were|has|have|had|do|does|did|that|which|who)\b")
_SHORTEST = 2
# "The quality and consistency of supervision", "the range and quality of placements": one thing, named from two sides.
_TWO_SIDED = prepare(
    r"(?:the |their |its )?(?:quality|consistency|timeliness|range|pace|frequency|extent|availability|recording|accuracy"
    r"|number|choice|sufficiency|effectiveness|regularity|clarity|stability|volume|variety|depth|level|nature|speed)$",
    re.I,
)


def named_parts(text: str) -> Iterator[tuple[int, int]]:
    """Where each thing stands that `text` names between commas or semicolons; all of it where it tells in sentences.

    One word alone is no thing of its own: "Education, Health and Care Plans".
    """
    stop = len(text.rstrip(". "))
    if _VERBS.search(text):
        yield 0, stop
        return
    cuts = [cut.span() for cut in (_SEMICOLON if ";" in text else _PARTS).finditer(text, 0, stop)]
    ends = [*(low for low, _ in cuts[1:]), stop] if cuts else []
    begin = last = 0
    for (low, high), end in zip(cuts, ends, strict=True):
        one = text[low:high].strip() == "and" and _TWO_SIDED.match(text[last:low].strip())
        if not one and len(text[last:low].split()) >= _SHORTEST and len(text[high:end].split()) >= _SHORTEST:
            yield begin, low
            begin = high
        last = high
    if stop > begin:
        yield begin, stop
