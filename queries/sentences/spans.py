"""What the words of a sentence could name, whatever it asks: entities, dates, quotations, and terms to match."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from graph.body_forms import council_name
from graph.names import Entity
from queries.sentences.dates import Said
from queries.sentences.lexicon import Term, Word

_LONGEST: Final = 14  # words in a name


class Naming(Protocol):
    """The names of a dataset, as `graph.names.Names` has them."""

    def resolve(self, text: str, *, cls: str | None = None) -> str:
        """One IRI, or an error that says why there is none."""
        ...

    def called(self, text: str, *, cls: str | None = None) -> tuple[str, ...]:
        """All that have this name."""
        ...

    def ending_in(self, text: str, *, cls: str | None = None) -> tuple[str, ...]:
        """All that it may be short for."""
        ...

    def spelt_like(self, text: str, *, cls: str | None = None, least: float = 75) -> tuple[tuple[str, str], ...]:
        """Names near to it."""
        ...

    def entity(self, iri: str) -> Entity:
        """What to show of an IRI."""
        ...


@dataclass(frozen=True, slots=True)
class Named:
    """Words that are the name of something; `text` without what the sentence adds ("Sunderland's").

    `respelt` names have a slip in the sentence; `guessed` ones are near to its words, and may be another.
    """

    text: str
    first: int
    last: int
    iris: tuple[str, ...]
    respelt: bool = False
    guessed: bool = False


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


def named_in(text: str, words: Sequence[Word], names: Naming) -> tuple[Named, ...]:
    """Every stretch of words that is a name of something. Cost: a look-up for each stretch."""
    found = []
    for first in range(len(words)):
        for last in range(first, min(first + _LONGEST, len(words))):
            piece = text[words[first].start : words[last].end].replace("’", "'").strip('"“”')
            for name in _forms(piece):
                if words[first].plain not in ("the", "a") and (iris := names.called(name)):
                    found.append(Named(name, first, last, iris))
                    break
    return tuple(found)


def _forms(piece: str) -> Iterable[str]:
    """What the words may be called: as they stand, without the ending of a genitive or plural, without "council"."""
    bare = piece.removesuffix("'s").removesuffix("'")
    single = bare.removesuffix("s") if bare == bare.casefold() else ""
    return dict.fromkeys(name for name in (piece, bare, council_name(bare), single) if name)
