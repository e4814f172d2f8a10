"""The words of people and of questions, brought to one form; all of it is data in the YAML files beside this module."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Final

import snowballstemmer
import yaml

NOT: Final = "¬"  # the token of every negation
EXCEPT: Final = "≠"  # the token of every exclusion
GIVEN: Final = "="  # the token of what every sentence may say
_PACKAGE: Final = "queries.sentences"
_STEMMER: Final = snowballstemmer.stemmer("english")
_PIECE: Final = re.compile(
    r"""(?P<quoted>"[^"]+"|“[^”]+”)|(?P<id>\w[\w.-]*(?:/[\w.+-]+)*/\w[\w.+-]*\w)|(?P<date>\d{4}-\d{2}(?:-\d{2})?)(?!\w)"""
    r"""|(?P<number>\d+(?:st|nd|rd|th)?\b)|(?P<word>&|[^\W_]+(?:['’][^\W_]+)*)"""
)
_OWN: Final = re.compile(r"'s$|(?<=s)'$")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence, as typed, with where it stands; `kind` tells quotations, ids, dates and numbers.

    `meant` is what a slip of the hand is read as.
    """

    text: str
    kind: str
    start: int
    end: int
    meant: str = ""

    @property
    def plain(self) -> str:
        """Small letters, plain apostrophes, spelt as is meant."""
        return self.meant or ("and" if self.text == "&" else self.text.replace("’", "'").casefold())


@dataclass(frozen=True, slots=True)
class Term:
    """What the words from `first` to `last` say, in the form in which sentences and questions are compared."""

    token: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`phrases` are by their stems; `longest` is the most words that one has. `denying` words say what is lacking by
    themselves ("vacant"), and are compared like any other.
    """

    fillers: frozenset[str]
    phrases: Mapping[tuple[str, ...], str]
    forms: Mapping[str, str]
    longest: int
    measuring: frozenset[str] = frozenset()
    denying: frozenset[str] = frozenset()
    leading: frozenset[str] = frozenset()
    having: frozenset[str] = frozenset()
    asking: Mapping[str, str] = field(default_factory=dict)
    ordering: frozenset[str] = frozenset()
    opening: Mapping[str, str] = field(default_factory=dict)
    spellings: frozenset[str] = frozenset()

    def stem(self, word: str) -> str:
        """The form of one word that is compared."""
        bare = _OWN.sub("", word)
        return _stemmed(self.forms.get(bare, bare))

    def terms(self, words: Sequence[Word]) -> tuple[Term, ...]:
        """What is said, in order; words that say nothing are left out."""
        stems = [self.stem(word.plain) for word in words]
        found: list[Term] = []
        at = 0
        while at < len(words):
            length, token = self._at(words, stems, at)
            if token:
                found.append(Term(token, at, at + length - 1))
            at += length
        return tuple(found)

    def _at(self, words: Sequence[Word], stems: Sequence[str], at: int) -> tuple[int, str]:
        for length in range(min(self.longest, len(words) - at), 0, -1):
            token = self.phrases.get(tuple(stems[at : at + length]))
            if token:
                return length, token
        return 1, "" if words[at].plain in self.fillers else stems[at]

    def denies(self, terms: Iterable[Term]) -> bool:
        """Whether something is said not to be so, or not to be there."""
        return any(term.token == NOT or term.token in self.denying for term in terms)

    def of(self, text: str) -> tuple[Term, ...]:
        """The terms of a text of a question's file."""
        return self.terms(cut(text))


def cut(text: str) -> tuple[Word, ...]:
    """The words of a text, in order; signs between them are left out."""
    return tuple(Word(found[0], str(found.lastgroup), found.start(), found.end()) for found in _PIECE.finditer(text))


def read_data(name: str) -> dict[str, object]:
    """One of the YAML files beside this module."""
    data = yaml.safe_load(files(_PACKAGE).joinpath(name).read_text(encoding="utf-8"))
    assert isinstance(data, dict)
    return data


@cache
def load_lexicon() -> Lexicon:
    """The lexicon of `words.yml`, read once."""
    data = yaml.safe_load(files(_PACKAGE).joinpath("words.yml").read_text(encoding="utf-8"))
    forms = {form: base for base, several in data["forms"].items() for form in several}
    bare = Lexicon(frozenset(), {}, forms, 1)
    phrases: dict[tuple[str, ...], str] = {}
    for token, several in _groups(data, bare):
        for phrase in several:
            phrases[tuple(bare.stem(word.plain) for word in cut(phrase))] = token
    measuring, denying, leading = (
        frozenset(map(bare.stem, data[name])) for name in ("measuring", "denying", "leading")
    )
    fillers = frozenset(data["fillers"].split())
    spellings = {word.plain for _, several in _groups(data, bare) for phrase in several for word in cut(phrase)}
    return Lexicon(
        fillers,
        phrases,
        forms,
        max(map(len, phrases)),
        measuring=measuring,
        denying=denying,
        leading=leading,
        having=frozenset(data["having"]),
        asking=data["asking"],
        ordering=frozenset(data["ordering"]),
        opening={word: kind for kind, several in data["opening"].items() for word in several},
        spellings=fillers | spellings | frozenset(forms),
    )


def _groups(data: Mapping[str, object], bare: Lexicon) -> Iterable[tuple[str, Iterable[str]]]:
    same = data["same"]
    assert isinstance(same, dict)
    for base, several in same.items():
        yield bare.stem(base), (base, *several)
    for token, name in ((NOT, "negations"), (EXCEPT, "exclusions"), (EXCEPT, "present"), (GIVEN, "given")):
        listed = data[name]
        assert isinstance(listed, list)
        yield token, listed


@cache
def _stemmed(word: str) -> str:
    return str(_STEMMER.stemWord(word))
