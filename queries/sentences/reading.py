"""A sentence read as one question: what it gives, what it says besides, and how alike the two are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from queries.sentences.filling import Filling
from queries.sentences.lexicon import EXCEPT, GIVEN, NOT, Term
from queries.sentences.profiles import Phrasing, Profile, Profiles
from queries.sentences.spans import Sentence

_COORDINATING: Final = frozenset({"or", "nor", "and"})
_TURNED: Final = 0.5  # of the likeness stays where one denies what the other does not


@dataclass(frozen=True, slots=True)
class Likeness:
    """How a sentence compares with a question: each of 1. `said` is how much of the phrasing the sentence says."""

    phrasing: float
    said: float
    covered: float
    missed: tuple[Term, ...]
    passed: tuple[Term, ...]
    turned: bool
    terms: frozenset[str]


def compare(profile: Profile, sentence: Sentence, filling: Filling, profiles: Profiles) -> Likeness:
    """The sentence beside the question's phrasings, the words of its values apart."""
    inside = [term for term in sentence.terms if _within(term, filling.used)]
    rest = [term for term in sentence.terms if not _within(term, filling.used)]
    missed = tuple(term for term in rest if _is_missed(term, profile))
    passed = tuple(term for term in rest if term.token == GIVEN and term.token not in profile.words)
    said, valued = _content(rest), _content(_worded(inside, filling))
    denials = _denials(sentence.terms, sentence)
    denying = {any(term.token == NOT for term in terms) for terms in (rest, sentence.terms)}
    alike, share, turned = max(_beside(phrasing, said, valued, profiles, denying) for phrasing in profile.phrasings)
    whole = profiles.weight(said | valued) + len(missed) * profiles.unknown * 0.5
    lost = profiles.weight(_content(missed)) + len(missed) * profiles.unknown * 0.5
    covered = 1 - lost / whole if whole else 0.0
    return Likeness(alike, share, covered, missed, passed, not turned or denials > 1, said | valued)


def _beside(
    phrasing: Phrasing, said: frozenset[str], valued: frozenset[str], profiles: Profiles, denying: set[bool]
) -> tuple[float, float, bool]:
    """Dice's coefficient of the weights, the share of the phrasing that is said, whether both deny or neither does."""
    both = profiles.weight(phrasing.terms & (said | valued))
    theirs = profiles.weight(phrasing.terms)
    ours = profiles.weight(said | (valued & phrasing.terms))
    alike = 2 * both / (ours + theirs) if ours + theirs else 0.0
    straight = phrasing.denies in denying
    return (alike if straight else alike * _TURNED), (both / theirs if theirs else 0.0), straight


def _within(term: Term, used: frozenset[int]) -> bool:
    return used.issuperset(range(term.first, term.last + 1))


def _worded(terms: Iterable[Term], filling: Filling) -> Iterable[Term]:
    """The terms that are no part of a name."""
    named = [(one.first, one.last) for one in filling.chosen if one.named]
    return (term for term in terms if not any(first <= term.first and term.last <= last for first, last in named))


def _is_missed(term: Term, profile: Profile) -> bool:
    if term.token == EXCEPT:
        return True
    return term.token not in (NOT, GIVEN) and term.token not in profile.words


def _content(terms: Iterable[Term]) -> frozenset[str]:
    return frozenset(term.token for term in terms) - {NOT, EXCEPT, GIVEN}


def _denials(terms: Sequence[Term], sentence: Sentence) -> int:
    """How often something is denied; "no lead and no deadline" denies once."""
    count, last = 0, None
    for term in terms:
        if term.token == NOT:
            between: list[str] = [] if last is None else [word.plain for word in sentence.words[last + 1 : term.first]]
            count += _COORDINATING.isdisjoint(between)
            last = term.last
    return count
