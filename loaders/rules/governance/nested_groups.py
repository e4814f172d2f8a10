"""Governance told as a list within a list: a group below the body that it is a part of, or reports to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from loaders.claims import Predicate, RelationClaim
from loaders.layout.block import Block
from loaders.lexicon import load
from loaders.patterns import Pattern, prepare
from loaders.rules.governance.cast import Cast
from loaders.rules.paper.paper import Paper
from loaders.rules.paper.parties import Party, Told

_CONFIDENCE = 0.75
_WHOLE = 0.6
_NO_WHOLES = frozenset({"local-authority", "team", "nhs", "police", "school-sector", "probation"})


def nested_groups(paper: Paper, cast: Cast) -> Iterator[RelationClaim]:
    """A relation for each item that names a body and stands within an item that names another."""
    first = {one.sentence.index: one for one in reversed(cast.told) if not one.cell and not one.sentence.at}
    above: list[tuple[int, Told, Party]] = []
    for index, block in enumerate(paper.blocks):
        if not isinstance(block, Block) or not (block.kind == "item" or block.bullet):
            above = []
            continue
        above = [one for one in above if one[0] < block.indent]
        named = _named(first.get(index))
        predicate = _predicate(paper, index) if named and above else None
        if predicate and named and above[-1][2].name != named.name:
            yield _claim(paper, predicate, (above[-1][1], first[index]), named, above[-1][2])
        if named:
            above.append((block.indent, first[index], named))


def _named(told: Told | None) -> Party | None:
    """The body that an item is the name of, with no more than an aside behind."""
    if told is None or len(told.parties) == 0 or told.parties[0].sort != "body" or told.parties[0].body is None:
        return None
    one = told.parties[0]
    text = re.sub(r"\s*\([^()]*\)\s*$", "", told.sentence.text).strip(" .;*-•")
    kind = one.body.kind if one.body else None
    return one if one.stop - one.at >= _WHOLE * len(text) and kind not in _NO_WHOLES else None


def _predicate(paper: Paper, index: int) -> Predicate | None:
    """What such a list says, by the heading above it."""
    heading = paper.places[index].heading
    if _said("nested_parts").search(heading):
        return "part-of"
    return "reports-to" if _said("nested_reports").search(heading) else None


def _claim(paper: Paper, predicate: Predicate, told: tuple[Told, Told], subject: Party, whole: Party) -> RelationClaim:
    passages = [e for one in told for e in paper.passages(one.sentence.plain, index=one.sentence.index)]
    return RelationClaim(
        document=paper.document.slug,
        evidence=tuple(passages),
        confidence=_CONFIDENCE,
        method="nested-list",
        predicate=predicate,
        subject=subject.name,
        object=whole.name,
        status="actual",
    )


@cache
def _said(key: str) -> Pattern:
    return prepare(load("group-sections")[key], re.I)
