"""Findings that are only named, several in one breath: "Strengths: timely support, good fostering, participation"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from loaders.lexicon import load
from loaders.patterns import Pattern, prepare
from loaders.rules.findings.finding_sections import pattern
from loaders.rules.findings.polarity import Clause, clauses, polarity_of

_SEMICOLON = prepare(r";\s(?:and\s)?")
_AND_THAT = prepare(r"(?:,?\s(?:and|or|nor)(?: also)?|,) that\s(?=(?:\S+\s){2})")
_PARTS = prepare(r",\s(?:and\s)?(?![^()]*\))|\sand\s(?=(?:[^,;()]|\([^()]*\))*$)")
_VERBS = prepare(r"\b(?:is|are|was|were|has|have|had|do|does|did|that|which|who)\b")
_SUBORDINATE = prepare(r"(?:even )?(?:although|though|while|whilst|if|when|where|because|since|as|after|once)\b", re.I)
_SHORTEST = 2


@cache
def _two_sided() -> Pattern:
    """The front of one thing that is named from two sides: "the quality and consistency of supervision"."""
    return prepare(load("findings")["two_sided"], re.I)


def is_two_sided(front: str) -> bool:
    """True where `front` only begins to name a thing: "the quality" of "the quality and consistency of supervision"."""
    return _two_sided().match(front) is not None


def named_parts(text: str, *, in_turn: bool = False) -> Iterator[tuple[int, int]]:
    """Where each thing stands that `text` names between commas or semicolons; all of it where it tells in sentences.

    Sentences too are parted where they stand `in_turn`, behind what counts them.
    One word alone is no thing of its own: "Education, Health and Care Plans".
    """
    stop = len(text.rstrip(". "))
    if _VERBS.search(text) and not in_turn:
        yield 0, stop
        return
    cuts = [cut.span() for cut in (_SEMICOLON if ";" in text else _PARTS).finditer(text, 0, stop)]
    ends = [*(low for low, _ in cuts[1:]), stop] if cuts else []
    begin = last = 0
    for (low, high), end in zip(cuts, ends, strict=True):
        one = text[low:high].strip() == "and" and is_two_sided(text[last:low].strip())
        if not one and len(text[last:low].split()) >= _SHORTEST and len(text[high:end].split()) >= _SHORTEST:
            yield begin, low
            begin = high
        last = high
    if stop > begin:
        yield begin, stop


def parted_clauses(text: str) -> Iterator[Clause]:
    """The clauses of `text`, and their parts at a semicolon or "and that" where each points a way of its own."""
    for clause in (part for whole in clauses(text) for part in _at_and_that(text, whole)):
        at = clause.at
        once = text.count(";", clause.at, clause.stop) == 1
        for cut in _SEMICOLON.finditer(text, clause.at, clause.stop if once else clause.at):
            if polarity_of(text[at : cut.start()]) and polarity_of(text[cut.end() : clause.stop]):
                yield Clause(at, cut.start(), polarity_of(text[at : cut.start()]))
                at = cut.end()
        yield Clause(at, clause.stop, clause.polarity if at == clause.at else polarity_of(text[at : clause.stop]))


def _at_and_that(text: str, clause: Clause) -> Iterator[Clause]:
    """ "Visits are late and that plans are poor": what one verb of telling tells twice is told twice."""
    at = clause.at
    told_twice = pattern("and_found").search(text, clause.at, clause.stop)
    if not told_twice and not _SUBORDINATE.match(text, clause.at):
        told_twice = pattern("and_of_own").search(text, clause.at, clause.stop)
    for cut in (told_twice,) if told_twice else _AND_THAT.finditer(text, clause.at, clause.stop):
        before, behind = polarity_of(text[at : cut.start()]), polarity_of(text[cut.end() : clause.stop])
        if before and before == behind and not pattern("bare_grade").match(text[at : cut.start()]):
            yield Clause(at, cut.start(), before)
            at = cut.end()
    yield Clause(at, clause.stop, clause.polarity)
