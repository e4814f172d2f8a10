"""A sentence read as one question: what it gives, what it says besides, and how alike the two are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from ontology.terms import ID
from queries.sentences.cues import load_cues
from queries.sentences.filling import Filling
from queries.sentences.lexicon import EXCEPT, GIVEN, NOT, Term, load_lexicon
from queries.sentences.profiles import Phrasing, Profile, Profiles
from queries.sentences.shape import Shape, clashes, shape_of
from queries.sentences.spans import Sentence

_COORDINATING: Final = frozenset({"or", "nor", "and"})
_TURNED: Final = 0.5  # of the likeness stays where one denies what the other does not
_UNSAID: Final = 0.8  # of the likeness stays where a word is not said without which it is another question
_MISSED: Final = 0.5  # of the weight of an unknown word: what each word costs besides that is not taken up


@dataclass(frozen=True, slots=True)
class Likeness:
    """How a sentence compares with the question's phrasing that is nearest to it; numbers are of 1.

    `phrasing` is Dice's coefficient of the weights of terms, `covered` how much of the sentence the question takes up,
    `missed` what it does not, `unsaid` what the phrasing turns on and the sentence lacks. `turned` says that one denies
    what the other does not, or that they put the same words otherwise; `opposed` is the likeness to the nearest such
    phrasing, were that no matter. `measured` says that the sentence asks for a
    measure or denies something, `terms` are those that were compared.
    """

    phrasing: float
    covered: float
    missed: tuple[Term, ...]
    unsaid: frozenset[str]
    passed: tuple[Term, ...]
    turned: bool
    opposed: float
    measured: bool
    terms: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Said:
    """What a sentence says: outside its values, in them, by having them (the labels of their parameters, which need
    not be said; `implied` those of names, `filled` the parameters), and whether it denies, values apart or counted in.
    """

    rest: tuple[Term, ...]
    valued: frozenset[str]
    labelled: frozenset[str]
    implied: frozenset[str]
    filled: frozenset[str]
    denying: frozenset[bool]
    shape: Shape
    against: frozenset[Term]


@dataclass(frozen=True, slots=True)
class _Beside:
    """A sentence beside one phrasing."""

    alike: float
    covered: float
    missed: tuple[Term, ...]
    straight: bool
    unsaid: frozenset[str]  # terms, and parameters without a value

    @property
    def rank(self) -> float:
        return self.alike * self.covered * (1 if self.straight else _TURNED) * (_UNSAID if self.unsaid else 1)


def compare(profile: Profile, sentence: Sentence, filling: Filling, profiles: Profiles) -> Likeness:
    """The sentence beside the question's phrasings, the words of its values apart.

    A word is taken up that stands in the phrasing at hand or in the question's sentence, summary or labels: not one
    that stands in another phrasing, which may mean another thing there.
    """
    said, lexicon = _said_by(profile, sentence, filling), load_lexicon()
    loose = loose_values(sentence, filling) - profile.own
    beside = [_beside(one, profile, said, profiles, loose) for one in profile.phrasings]
    best = max(beside, key=lambda one: one.rank)
    return Likeness(
        phrasing=best.alike if best.straight else best.alike * _TURNED,
        covered=best.covered,
        missed=best.missed,
        passed=tuple(term for term in said.rest if term.token == GIVEN),
        unsaid=best.unsaid,
        turned=not best.straight
        or _denials(sentence.terms, sentence) > 1
        or _denies_a_value(profile, sentence, filling),
        opposed=max((one.alike * one.covered for one in beside if not one.straight), default=0.0),
        measured=any(term.token == NOT or term.token in lexicon.measuring for term in said.rest),
        terms=_content(said.rest) | said.valued,
    )


def _said_by(profile: Profile, sentence: Sentence, filling: Filling) -> _Said:
    inside = [term for term in sentence.terms if _within(term, filling.used)]
    rest = [term for term in sentence.terms if not _within(term, filling.used) and not _leads(term, sentence, filling)]
    labelled = {term for one in filling.chosen for term in profile.labels[one.parameter.name]}
    filled = {one.parameter.name for one in filling.chosen} | filling.doubted
    implied = {term for one in filling.chosen if one.named for term in profile.labels[one.parameter.name]}
    valued = _content((*_worded(inside, filling), *(term for term in rest if term.token in labelled)))
    rest = [term for term in rest if term.token not in labelled]
    lexicon = load_lexicon()
    denying = {lexicon.denies(terms) for terms in (rest, sentence.terms)}
    shape = shape_of(sentence.words, sentence.terms, lexicon, filling.used)
    return _Said(
        tuple(rest),
        valued,
        frozenset(labelled),
        frozenset(implied),
        frozenset(filled),
        frozenset(denying),
        shape,
        _against(rest, sentence),
    )


def _beside(phrasing: Phrasing, profile: Profile, said: _Said, profiles: Profiles, loose: frozenset[str]) -> _Beside:
    outside = _content(said.rest)
    theirs = phrasing.terms - (said.labelled - outside - said.valued)
    both = profiles.weight(theirs & (outside | said.valued))
    sides = profiles.weight(theirs) + profiles.weight(outside | (said.valued & theirs))
    missed = tuple(
        term for term in said.rest if term in said.against or _is_missed(term, (profile.words | phrasing.terms) - loose)
    )
    extra = len(missed) * profiles.unknown * _MISSED
    whole, lost = profiles.weight(outside | said.valued) + extra, profiles.weight(_content(missed)) + extra
    return _Beside(
        2 * both / sides if sides else 0.0,
        1 - lost / whole if whole else 0.0,
        missed,
        phrasing.denies in said.denying
        and (True in said.denying or not profile.denies)
        and not clashes(said.shape, phrasing.shape, profile.asked),
        _unsaid(phrasing, profile, said),
    )


def _against(terms: Iterable[Term], sentence: Sentence) -> frozenset[Term]:
    """What every sentence may say, where here something is set against it: "documents that contradict Ofsted"."""
    setting = load_lexicon().ordering - {"by"}
    before = ((term, sentence.words[term.first - 1].plain) for term in terms if term.token == GIVEN and term.first)
    return frozenset(term for term, word in before if word in setting)


def loose_values(sentence: Sentence, filling: Filling) -> frozenset[str]:
    """The words that name a grade, say, or something that has a capital letter, and went to no parameter."""
    guarded = load_cues().guarded
    named = [
        one
        for one in sentence.named
        if any(iri.startswith(guarded) for iri in one.iris)
        or (one.text != one.text.casefold() and one.first and any(iri.startswith(ID) for iri in one.iris))
    ]
    loose = [one for one in named if filling.used.isdisjoint(range(one.first, one.last + 1))]
    return frozenset(
        term.token for one in loose for term in sentence.terms if one.first <= term.first and term.last <= one.last
    ) - {GIVEN}


def _leads(term: Term, sentence: Sentence, filling: Filling) -> bool:
    """Whether the word only goes with the value after it: "under ILACS"."""
    at = term.last + 1
    at += at < len(sentence.words) and sentence.words[at].plain == "the"
    return term.token in load_lexicon().leading and at in filling.used


def _unsaid(phrasing: Phrasing, profile: Profile, said: _Said) -> frozenset[str]:
    """What the phrasing turns on and the sentence does not say: words that the question is about, a measure, a value.

    Where none of its words is said, all that it is about is unsaid, but for a sentence that says a whole alias.
    """
    outside = _content(said.rest) | said.valued
    unsaid = (phrasing.terms & load_lexicon().measuring) - outside
    unsaid |= (phrasing.terms & profile.essential) - outside - said.implied
    whole = phrasing.terms <= outside and (phrasing.places or len(phrasing.terms) > 1)
    if profile.words.isdisjoint(outside) and not whole:
        unsaid |= profile.essential
    if phrasing.named:
        unsaid |= phrasing.terms - outside - said.labelled
    if phrasing.given and len(phrasing.terms - said.labelled) < 2 and GIVEN not in {term.token for term in said.rest}:
        unsaid |= {GIVEN}
    return unsaid | (phrasing.places - said.filled)


def _within(term: Term, used: frozenset[int]) -> bool:
    return used.issuperset(range(term.first, term.last + 1))


def _worded(terms: Iterable[Term], filling: Filling) -> Iterable[Term]:
    """The terms that are no part of a name."""
    named = [(one.first, one.last) for one in filling.chosen if one.named]
    return (term for term in terms if not any(first <= term.first and term.last <= last for first, last in named))


def _is_missed(term: Term, words: frozenset[str]) -> bool:
    return term.token == EXCEPT or (term.token not in (NOT, GIVEN) and term.token not in words)


def _content(terms: Iterable[Term]) -> frozenset[str]:
    return frozenset(term.token for term in terms) - {NOT, EXCEPT, GIVEN}


def _denies_a_value(profile: Profile, sentence: Sentence, filling: Filling) -> bool:
    """Whether a denial stands right before a value that the question affirms: "without Ofsted", "not read"."""
    affirmed = {one.first for one in filling.chosen if one.parameter.name not in profile.denied}
    return any(
        term.token == NOT and (after.token == GIVEN or after.first in affirmed)
        for term, after in pairwise(sentence.terms)
    )


def _denials(terms: Sequence[Term], sentence: Sentence) -> int:
    """How often something is denied; "no lead and no deadline" denies once."""
    denying = load_lexicon().denying
    count, last = 0, None
    for term in terms:
        if term.token == NOT or term.token in denying:
            between: list[str] = [] if last is None else [word.plain for word in sentence.words[last + 1 : term.first]]
            count += _COORDINATING.isdisjoint(between)
            last = term.last
    return count
