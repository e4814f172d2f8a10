"""Slips of the hand: a letter left out, one too many, two swapped. Another letter in its place may be another name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from rapidfuzz.distance import OSA

from queries.sentences.lexicon import Lexicon, Word, load_lexicon
from queries.sentences.profiles import Profiles
from queries.sentences.spans import Named, Naming

_SHORTEST: Final = 5  # letters: in a shorter word a slip makes too often another word
_LONGEST: Final = 4  # words in a misspelt name
_NEAR: Final = 80.0  # of 100: how near a name must be to be offered


def is_slip(typed: str, meant: str) -> bool:
    """Whether `typed` is `meant` with one letter missing, added, or swapped with the next."""
    if len(typed) < _SHORTEST or typed[0] != meant[0] or OSA.distance(typed, meant, score_cutoff=1) != 1:
        return False
    return len(typed) != len(meant) or sorted(typed) == sorted(meant)


def spelt_out(words: Sequence[Word], known: frozenset[int], profiles: Profiles, lexicon: Lexicon) -> tuple[Word, ...]:
    """The words with slips put right where one word alone can be meant; those at the places in `known` stand."""
    return tuple(word if at in known else _meant(word, profiles, lexicon) for at, word in enumerate(words))


def _meant(word: Word, profiles: Profiles, lexicon: Lexicon) -> Word:
    if word.kind != "word" or is_known(word, profiles, lexicon):
        return word
    found = sorted(one for one in profiles.spellings | lexicon.spellings if is_slip(word.plain, one))
    return replace(word, meant=found[0]) if len({lexicon.stem(one) for one in found}) == 1 else word


def is_known(word: Word, profiles: Profiles, lexicon: Lexicon) -> bool:
    """Whether the word means something here, whatever is asked."""
    if word.plain in lexicon.spellings or word.plain in profiles.spellings:
        return True
    return lexicon.stem(word.plain) in profiles.weights


def misspelt(
    words: Sequence[Word], unknown: frozenset[int], classes: Iterable[str], names: Naming
) -> tuple[Named, ...]:
    """Names in which there is a slip; where there are none, the nearest, marked as guessed.

    Looked for among the names of `classes` alone, for stretches of words that begin or end with one of the `unknown`.
    """
    near = [one for first, last in _stretches(words, unknown) for one in _near(words, first, last, classes, names)]
    slips = tuple(one for one in near if one.respelt)
    return slips or tuple(near[:1])


def _near(words: Sequence[Word], first: int, last: int, classes: Iterable[str], names: Naming) -> Iterable[Named]:
    typed = " ".join(replace(word, meant="").plain for word in words[first : last + 1]).removesuffix("'s")
    for cls in sorted(classes):
        for name, iri in names.spelt_like(typed, cls=cls, least=_NEAR):
            slip = is_slip(typed, name)
            yield Named(name, first, last, (iri,), respelt=slip, guessed=not slip)


def _stretches(words: Sequence[Word], unknown: frozenset[int]) -> Iterable[tuple[int, int]]:
    fillers = load_lexicon().fillers
    for first in range(len(words)):
        for last in range(first, min(first + _LONGEST, len(words))):
            if not unknown.isdisjoint((first, last)) and not {words[first].plain, words[last].plain} & fillers:
                yield first, last
