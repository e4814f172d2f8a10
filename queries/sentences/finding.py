"""From a sentence to what it asks: every question set against it, the best kept, one taken only if sure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from queries.question import Parameter
from queries.sentences.dates import dates_in
from queries.sentences.filling import Filling, fill
from queries.sentences.lexicon import Term, cut, load_lexicon
from queries.sentences.likeness import Likeness, compare
from queries.sentences.profiles import Profile, Profiles
from queries.sentences.spans import Naming, Sentence, named_in
from queries.sentences.spelling import is_known, misspelt, spelt_out
from queries.sentences.understanding import Interpretation, Taken, Understanding

OFFERED: Final = 3
LONGEST: Final = 1000  # characters of a sentence
ALIKE: Final = 0.7  # below this likeness to any phrasing of the question nothing is asked
WHOLE: Final = 0.999  # above this the sentence says a phrasing, no less and no more
MEASURED: Final = 0.75  # the same for a sentence that asks for a measure (how many, most) or denies something
SAME: Final = 0.95  # of the first's score: a second interpretation above this is as good, and both are offered
NEAR: Final = 0.9  # the same where the sentence says less, or more, than a phrasing of the first
OPPOSED: Final = 0.7  # of the score: the same where the sentence says that something is there
_LOOKED_AT: Final = 12  # questions for whose classes misspelt names are looked up
_INCOMPLETE: Final = 0.8  # of the score stays where a required value is missing or one is in doubt
_TURNING: Final = 0.8  # of the score stays where what the question turns on is not said
_WIDE: Final = 0.9  # of the score stays where a name fills a parameter that takes anything at all
_SHARE: Final = 0.6  # of the score is likeness to one phrasing; the rest is BM25 over all that the question says


@dataclass(frozen=True, slots=True)
class _Read:
    profile: Profile
    filling: Filling
    likeness: Likeness
    whole: float  # what the score would be if nothing were missing or in doubt
    score: float


def understand(
    text: str, profiles: Profiles, names: Naming, given: Mapping[str, tuple[str, ...]] | None = None
) -> Understanding:
    """What the sentence asks, with values in `given` that are known already. Only names are asked of the dataset."""
    if len(text) > LONGEST:
        return Understanding(text[:LONGEST], (), None, (f"a sentence has at most {LONGEST:,} characters",))
    sentence = _taken_apart(text, profiles, names)
    read = _ranked(sentence, profiles, names)
    if unknown := _unknown(sentence, profiles):
        classes = {one.cls for best in read[:_LOOKED_AT] for one in best.profile.question.parameters if one.cls}
        if near := misspelt(sentence.words, unknown, classes, names):
            sentence = replace(sentence, named=(*sentence.named, *near))
            read = _ranked(sentence, profiles, names)
    interpretations = tuple(_completed(_interpretation(one, sentence), given or {}) for one in read[:OFFERED])
    why = _why(read, interpretations, _affirms(sentence))
    return Understanding(text, interpretations, None if why else interpretations[0], why)


def _affirms(sentence: Sentence) -> bool:
    """Whether the sentence says that something is there, and denies nothing: "boards with a chair"."""
    lexicon = load_lexicon()
    having = any(word.plain in lexicon.having for word in sentence.words)
    return having and not lexicon.denies(sentence.terms)


def _completed(interpretation: Interpretation, given: Mapping[str, tuple[str, ...]]) -> Interpretation:
    """The interpretation without what the values given settle."""
    return replace(
        interpretation,
        taken=tuple(one for one in interpretation.taken if one.parameter not in given),
        missing=tuple(one for one in interpretation.missing if one.name not in given),
    )


def _taken_apart(text: str, profiles: Profiles, names: Naming) -> Sentence:
    words, lexicon = cut(text), load_lexicon()
    named = named_in(text, words, names)
    inside = frozenset(at for one in named for at in range(one.first, one.last + 1))
    words = spelt_out(words, inside, profiles, lexicon)
    return Sentence(text, words, lexicon.terms(words), named, dates_in(words))


def _unknown(sentence: Sentence, profiles: Profiles) -> frozenset[int]:
    """The places of words that mean nothing here, whatever is asked."""
    inside = {at for one in sentence.named for at in range(one.first, one.last + 1)}
    dated = {at for one in sentence.dates for at in range(one.first, one.last + 1)}
    lexicon = load_lexicon()
    return frozenset(
        at
        for at, word in enumerate(sentence.words)
        if word.kind == "word" and at not in inside | dated and (word.meant or not is_known(word, profiles, lexicon))
    )


def _ranked(sentence: Sentence, profiles: Profiles, names: Naming) -> list[_Read]:
    filled = [(profile, fill(profile, sentence, names)) for profile in profiles.each]
    compared = [(profile, filling, compare(profile, sentence, filling, profiles)) for profile, filling in filled]
    found = [profiles.bm25(likeness.terms, profile) for profile, _, likeness in compared]
    most = max(found) or 1.0
    read = []
    for (profile, filling, likeness), points in zip(compared, found, strict=True):
        ranked = _SHARE * likeness.phrasing + (1 - _SHARE) * points / most
        ranked *= _WIDE if any(_takes_anything(one.parameter) for one in filling.chosen) else 1.0
        ranked *= _TURNING if likeness.unsaid else 1.0
        whole = likeness.covered * ranked
        complete = 1.0 if not (_missing(profile, filling) or filling.doubts) else _INCOMPLETE
        read.append(_Read(profile, filling, likeness, whole, whole * complete))
    return sorted(read, key=lambda one: (-one.score, one.profile.question.id))


def _why(read: Sequence[_Read], interpretations: Sequence[Interpretation], having: bool) -> tuple[str, ...]:
    """What keeps the first interpretation from being asked; nothing where it may be.

    `having` tells that something is said to be there.
    """
    first, others = read[0], read[1:]
    rivals = [one for one in others if not (one.likeness.missed or one.likeness.unsaid)]
    second = max(rivals, key=lambda one: (one.likeness.phrasing > WHOLE, one.whole), default=None)
    why = [*interpretations[0].doubts]
    if interpretations[0].missed:
        why.append("not understood: " + ", ".join(f'"{words}"' for words in interpretations[0].missed))
    if unsaid := first.likeness.unsaid:
        why.append(f"{first.profile.question.id} turns on words that are not said here: {', '.join(sorted(unsaid))}")
    why += [f"{one.label} ({one.name}) is missing: add it with -p {one.name}=..." for one in interpretations[0].missing]
    least = MEASURED if first.likeness.measured else ALIKE
    if first.likeness.phrasing < least:
        why.append("no saved question is near enough to these words")
    elif second and (
        second.likeness.phrasing > WHOLE
        or second.whole > first.whole * (SAME if first.likeness.phrasing > WHOLE else NEAR)
    ):
        why.append(f"{first.profile.question.id} and {second.profile.question.id} are as near to these words")
    reach = OPPOSED if having else 1.0
    opposite = next((one for one in others if one.likeness.opposed > first.score * reach), None)
    if opposite and (having or first.likeness.phrasing < WHOLE):
        why.append(f"{opposite.profile.question.id} is nearer to these words, and asks the opposite")
    return tuple(why)


def _interpretation(read: _Read, sentence: Sentence) -> Interpretation:
    question, filling = read.profile.question, read.filling
    taken = tuple(
        Taken(sentence.piece(one.first, one.last), one.parameter.name, one.value, one.shown, one.respelt, one.guessed)
        for one in filling.chosen
    )
    doubts = [*filling.doubts]
    if read.likeness.turned:
        doubts.append("what these words deny or affirm, no phrasing of the question does")
    return Interpretation(
        question=question,
        taken=taken,
        missed=_pieces(read.likeness.missed, sentence),
        passed=_pieces(read.likeness.passed, sentence),
        respelt=tuple((word.text, word.meant) for word in sentence.words if word.meant),
        missing=_missing(read.profile, filling),
        doubts=tuple(doubts),
        score=round(read.score, 4),
    )


def _takes_anything(parameter: Parameter) -> bool:
    return parameter.kind == "iri" and parameter.cls is None and parameter.scheme is None


def _missing(profile: Profile, filling: Filling) -> tuple[Parameter, ...]:
    filled = {one.parameter.name for one in filling.chosen}
    needed = (one for one in profile.question.parameters if one.required and not one.default)
    return tuple(one for one in needed if one.name not in filled)


def _pieces(terms: Iterable[Term], sentence: Sentence) -> tuple[str, ...]:
    """The words of the terms as typed, neighbours together."""
    found: list[tuple[int, int]] = []
    for term in terms:
        if found and found[-1][1] + 1 >= term.first:
            found[-1] = found[-1][0], term.last
        else:
            found.append((term.first, term.last))
    return tuple(sentence.piece(first, last) for first, last in found)
