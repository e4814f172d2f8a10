"""From a sentence to what it asks: every question read against it, the best readings kept, one taken only if sure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from queries.wording.filling import Filling, fill
from queries.wording.lexicon import Term, load_lexicon
from queries.wording.profiles import Profile, Profiles
from queries.wording.reading import Likeness, compare
from queries.wording.spans import Naming, Sentence, take_apart
from queries.wording.understanding import Reading, Taken, Understanding

OFFERED: Final = 3
ALIKE: Final = 0.5  # below this likeness to any phrasing of the question nothing is asked
APART: Final = 0.08  # of score: a second reading nearer than this is as good, and both are offered
_SHARE: Final = 0.6  # of the score is likeness to one phrasing; the rest is BM25 over all that the question says


@dataclass(frozen=True, slots=True)
class _Read:
    profile: Profile
    filling: Filling
    likeness: Likeness
    score: float


def understand(text: str, profiles: Profiles, names: Naming) -> Understanding:
    """What the sentence asks. Pure: nothing is asked of the dataset but its names."""
    sentence = take_apart(text, names, load_lexicon())
    read = _ranked(sentence, profiles, names)
    readings = tuple(_reading(one, sentence) for one in read[:OFFERED])
    why = _why(read, readings)
    return Understanding(text, readings, None if why else readings[0], why)


def _ranked(sentence: Sentence, profiles: Profiles, names: Naming) -> list[_Read]:
    terms = {term.token for term in sentence.terms}
    found = {one.question.id: profiles.bm25(terms, one) for one in profiles.each}
    most = max(found.values()) or 1.0
    read = []
    for profile in profiles.each:
        filling = fill(profile, sentence, names)
        likeness = compare(profile, sentence, filling, profiles)
        ranked = _SHARE * likeness.phrasing + (1 - _SHARE) * found[profile.question.id] / most
        read.append(_Read(profile, filling, likeness, likeness.covered * ranked))
    return sorted(read, key=lambda one: (-one.score, one.profile.question.id))


def _why(read: Sequence[_Read], readings: Sequence[Reading]) -> tuple[str, ...]:
    """What keeps the first reading from being asked; nothing where it may be."""
    first, second = read[0], read[1] if len(read) > 1 else None
    why = [*readings[0].doubts]
    if readings[0].missed:
        why.append("not understood: " + ", ".join(f'"{words}"' for words in readings[0].missed))
    why += [f"{one.label} ({one.name}) is missing: add it with -p {one.name}=..." for one in readings[0].missing]
    if first.likeness.phrasing < ALIKE:
        why.append("no saved question is near enough to these words")
    elif second and not readings[1].missed and first.score - second.score < APART:
        why.append(f"{first.profile.question.id} and {second.profile.question.id} are as near to these words")
    return tuple(why)


def _reading(read: _Read, sentence: Sentence) -> Reading:
    question, filling = read.profile.question, read.filling
    taken = tuple(
        Taken(sentence.piece(one.first, one.last), one.parameter.name, one.value, one.shown) for one in filling.chosen
    )
    filled = {one.parameter for one in taken}
    unfilled = (one for one in question.parameters if one.required and not one.default and one.name not in filled)
    doubts = [*filling.doubts]
    if read.likeness.turned:
        doubts.append("what these words deny or affirm, no phrasing of the question does")
    return Reading(
        question=question,
        taken=taken,
        missed=_pieces(read.likeness.missed, sentence),
        passed=_pieces(read.likeness.passed, sentence),
        respelt=(),
        missing=tuple(unfilled),
        doubts=tuple(doubts),
        score=round(read.score, 4),
    )


def _pieces(terms: Iterable[Term], sentence: Sentence) -> tuple[str, ...]:
    """The words of the terms as typed, neighbours together."""
    found: list[tuple[int, int]] = []
    for term in terms:
        if found and found[-1][1] + 1 >= term.first:
            found[-1] = found[-1][0], term.last
        else:
            found.append((term.first, term.last))
    return tuple(sentence.piece(first, last) for first, last in found)
