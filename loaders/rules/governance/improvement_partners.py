"""A neighbour that a statement calls the improvement partner or critical friend, in whatever form of words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from loaders.claims import RelationClaim
from loaders.grammar.modality import is_coming, is_denied, is_question
from loaders.lexicon import load
from loaders.patterns import Pattern, prepare
from loaders.rules.governance.cast import Cast
from loaders.rules.paper.paper import Paper
from loaders.rules.paper.parties import Told

_CONFIDENCE = 0.75


def improvement_partners(paper: Paper, cast: Cast, known: Sequence[RelationClaim]) -> Iterator[RelationClaim]:
    """That such a neighbour works with the paper's own authority, where nothing `known` says so of the two."""
    joined = {frozenset((one.subject, one.object)) for one in known if one.predicate in ("works-with", "advises")}
    for told in cast.told:
        found = _said("partner").search(told.sentence.text)
        named = [p for p in told.parties if p.sort == "authority" and p.name != told.authority]
        others = {p.name for p in named}
        if not found or len(others) != 1 or told.authority != paper.authority or _is_open(told, found):
            continue
        other = others.pop()
        pair = frozenset((other, told.authority))
        if pair in joined:
            continue
        joined.add(pair)
        sentence = told.sentence
        helped = _said("helped").search(sentence.text, 0, named[0].at)
        yield RelationClaim(
            document=paper.document.slug,
            evidence=paper.passages(sentence.plain, sentence.at, sentence.stop, index=sentence.index),
            confidence=_CONFIDENCE,
            method="improvement-partner",
            predicate="works-with",
            subject=told.authority if helped else other,
            object=other if helped else told.authority,
            status="proposed" if _is_to_come(sentence.text, found) else "actual",
        )


def _is_to_come(text: str, found: re.Match[str]) -> bool:
    return is_coming(text, *found.span()) or (bool(_said("coming").search(text)) and not _said("goes_on").search(text))


def _is_open(told: Told, found: re.Match[str]) -> bool:
    """True for a question, for what is denied or over, and for what is only looked for or thought of."""
    text = told.sentence.text
    if told.asked or is_question(text) or is_denied(text, found.start(), found.end()):
        return True
    return bool(_said("open").search(text))


@cache
def _said(key: str) -> Pattern:
    return prepare(load("improvement-partners")[key], re.I)
