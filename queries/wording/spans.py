"""What the words of a sentence could name, whatever it asks: entities, dates, quotations, and terms to match."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from graph.names import Entity
from queries.wording.dates import Said, dates_in
from queries.wording.lexicon import Lexicon, Term, Word, cut

_LONGEST: Final = 14  # words in a name


class Naming(Protocol):
    """The names of a dataset, as `graph.names.Names` has them."""

    def resolve(self, text: str, *, cls: str | None = None) -> str:
        """One IRI, or an error that says why there is none."""
        ...

    def called(self, text: str, *, cls: str | None = None) -> tuple[str, ...]:
        """All that have this name."""
        ...

    def spelt_like(self, text: str, *, cls: str | None = None, least: float = 75) -> tuple[tuple[str, str], ...]:
        """Names near to it."""
        ...

    def entity(self, iri: str) -> Entity:
        """What to show of an IRI."""
        ...


@dataclass(frozen=True, slots=True)
class Named:
    """Words that are the name of something; `text` without what the sentence adds ("Sunderland's")."""

    text: str
    first: int
    last: int
    iris: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence taken apart."""

    text: str
    words: tuple[Word, ...]
    terms: tuple[Term, ...]
    named: tuple[Named, ...]
    dates: tuple[Said, ...]

    def piece(self, first: int, last: int) -> str:
        """The words from `first` to `last` as typed."""
        return self.text[self.words[first].start : self.words[last].end]


def take_apart(text: str, names: Naming, lexicon: Lexicon) -> Sentence:
    """The sentence with everything in it that has a name. Cost: one look-up for each stretch of words."""
    words = cut(text)
    return Sentence(text, words, lexicon.terms(words), _named(text, words, names), dates_in(words))


def _named(text: str, words: Sequence[Word], names: Naming) -> tuple[Named, ...]:
    found = []
    for first in range(len(words)):
        for last in range(first, min(first + _LONGEST, len(words))):
            piece = text[words[first].start : words[last].end].replace("’", "'").strip('"“”')
            for name in dict.fromkeys((piece, piece.removesuffix("'s"), piece.removesuffix("'"))):
                if words[first].plain not in ("the", "a") and (iris := names.called(name)):
                    found.append(Named(name, first, last, iris))
                    break
    return tuple(found)
