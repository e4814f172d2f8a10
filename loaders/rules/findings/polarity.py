"""Whether words praise or find fault, and the clauses of a sentence that do the one and the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from loaders.layout.sentences import sentences
from loaders.lexicon import joined, load
from loaders.patterns import Pattern, prepare

Polarity = Literal["strength", "weakness"]
_EDGE = " ,;:-"
_COMMA = prepare(r",\s")
_FINITE = prepare(r"\b(?:is|are|was|were|has|have|had|do|does|did|needs?|remains?)\b")


@dataclass(frozen=True, slots=True)
class Clause:
    """Characters `at` to `stop` of a text, and which way they point; None where they point neither way."""

    at: int
    stop: int
    polarity: Polarity | None


@cache
def _pattern(key: str) -> Pattern:
    return prepare(joined(load("polarity")[key]), re.I)


@cache
def _weighing(key: str) -> Pattern:
    """A pattern for text in small letters, which is found several times faster than one for any case."""
    return prepare(joined(load("polarity")[key]))


@lru_cache(maxsize=4096)
def polarity_of(text: str) -> Polarity | None:
    """Which way `text` points; None where its words settle nothing.

    >>> polarity_of("Plans are not reviewed often enough."), polarity_of("Visits are made without delay.")
    ('weakness', 'strength')
    """
    words = text.lower()
    if _finds_fault("weak", words):
        return "weakness"
    if _weighing("strong").search(words):
        return "strength"
    return "weakness" if _finds_fault("soft", words) else None


def _finds_fault(key: str, words: str) -> bool:
    """True where a word of `key` stands outside the stretches in which it is harmless."""
    pattern = _weighing(key)
    return bool(pattern.search(words) and pattern.search(_weighing("harmless").sub("~", words)))


def clauses(text: str) -> tuple[Clause, ...]:
    """The parts of `text` that point different ways, in order; one where all of it points one way."""
    found: list[Clause] = []
    for at, stop in sentences(text):
        for clause in _of_sentence(text, at, stop):
            if found and clause.polarity in (found[-1].polarity, None):
                found[-1] = Clause(found[-1].at, clause.stop, found[-1].polarity)
            elif found and found[-1].polarity is None:
                found[-1] = Clause(found[-1].at, clause.stop, clause.polarity)
            else:
                found.append(clause)
    return tuple(found)


def _of_sentence(text: str, at: int, stop: int) -> Iterator[Clause]:
    words = text[at:stop]
    outweighed = _pattern("despite").search(words)
    if outweighed and outweighed[0].strip():
        rest = words[: outweighed.start()] + " " + words[outweighed.end() :]
        yield Clause(at, stop, polarity_of(rest))
        return
    for cut in _cuts(words):
        if words.count('"', 0, cut.start()) % 2:
            continue  # what is quoted is not broken
        before, behind = polarity_of(words[: cut.start()]), polarity_of(words[cut.end() :])
        if before and behind and before != behind:
            yield _clause(text, at, at + cut.start(), before)
            yield from _of_sentence(text, at + cut.end(), stop)
            return
    yield _clause(text, at, stop, polarity_of(words))


def _cuts(words: str) -> Iterator[re.Match[str]]:
    """Where the sentence may turn: at the last comma behind a concession, then at "but", "however" and the like."""
    conceding = _pattern("conceding").search(words)
    if conceding:
        commas = list(_COMMA.finditer(words, conceding.end()))[::-1]
        yield from (cut for cut in commas if _pattern("clause_start").match(words, cut.end()))
        yield from (cut for cut in commas if _FINITE.search(words, cut.end()))
    yield from _pattern("turns").finditer(words)


def _clause(text: str, at: int, stop: int, polarity: Polarity | None) -> Clause:
    """The clause without the marks around it, nor "that" in front of it."""
    if text.startswith("that ", at):
        at += len("that ")
    while at < stop and text[at] in _EDGE:
        at += 1
    while at < stop and text[stop - 1] in _EDGE:
        stop -= 1
    return Clause(at, stop, polarity)
