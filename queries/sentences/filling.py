"""Which words of a sentence go to which parameter of a question: the longest first, each word once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Final

from queries.sentences.candidates import Candidate, candidates
from queries.sentences.cues import load_cues, stands
from queries.sentences.lexicon import NOT
from queries.sentences.profiles import Profile
from queries.sentences.spans import Naming, Sentence

_JOINING: Final = frozenset({"and", "or", "the", "with", "nor"})


@dataclass(frozen=True, slots=True)
class Filling:
    """The values found, the places of the words that they took up, what is in doubt about them, and the parameters that
    were `doubted`."""

    chosen: tuple[Candidate, ...]
    used: frozenset[int]
    doubts: tuple[str, ...]
    doubted: frozenset[str] = frozenset()


def fill(profile: Profile, sentence: Sentence, names: Naming) -> Filling:
    """The values that the sentence gives to the question's parameters."""
    chosen: list[Candidate] = []
    doubts: list[str] = []
    used: set[int] = set()
    doubted: set[str] = set()
    found = sorted(candidates(profile, sentence, names), key=lambda one: (one.place, one.parameter.name, one.value))
    for _, group in groupby(found, key=lambda one: one.place):
        several = [one for one in group if used.isdisjoint(_places(one))]
        if several and not (left := [one for one in several if _open(one, chosen)]) and not several[0].named:
            doubts.append(f"{several[0].parameter.label} takes one value, and these are several")
        if not several or not left:
            continue
        several = left
        one, doubt = _best(profile, several, sentence)
        used |= _places(one)
        if doubt:
            doubts.append(doubt)
            doubted.add(one.parameter.name)
        if one.guessed or not doubt:
            chosen.append(one)
    chosen.sort(key=lambda one: one.first)
    doubts += [doubt for one, other in pairwise(chosen) if (doubt := _joined(one, other, sentence))]
    return Filling(tuple(chosen), frozenset(used), tuple(doubts), frozenset(doubted))


def _joined(one: Candidate, other: Candidate, sentence: Sentence) -> str:
    """What is in doubt about two values that "and" joins: "no lead and no deadline", or two names of a kind."""
    between = {word.plain for word in sentence.words[one.last + 1 : other.first]}
    words, same = sentence.piece(one.first, other.last), one.parameter.name == other.parameter.name
    if same and "and" in between and NOT in {term.token for term in sentence.terms}:
        return f'"{words}" may mean each of them, or all at once; say "or" for each'
    if not same and one.named and other.named and between <= _JOINING:
        return f'"{words}" may be two of a kind; ask once for each'
    return ""


def _open(one: Candidate, chosen: Sequence[Candidate]) -> bool:
    """Whether its parameter can still take a value, and does not have this one."""
    there = [other.value for other in chosen if other.parameter.name == one.parameter.name]
    return not there or (one.parameter.many and one.value not in there)


def _places(one: Candidate) -> set[int]:
    return set(range(one.first, one.last + 1))


def _best(profile: Profile, several: Sequence[Candidate], sentence: Sentence) -> tuple[Candidate, str]:
    """The candidate with the best claim to its words, and what is in doubt about it."""
    roles = load_cues().roles.get(profile.question.id, {})
    cued = [one for one in several if stands(sentence.words, one.first, one.last, roles.get(one.parameter.name, ()))]
    width = load_cues().width
    narrow = min(width(one.parameter) for one in several)
    left = cued or [one for one in several if width(one.parameter) == narrow]
    parameters = {one.parameter.name: one.parameter for one in left}
    if len(parameters) > 1:
        words = sentence.piece(left[0].first, left[0].last)
        labels = " or ".join(f"{one.label} ({one.name})" for one in parameters.values())
        return left[0], f'"{words}" could be the {labels}'
    return left[0], left[0].doubt
