"""What the words around a value tell of its parameter, and the words for values; both are data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from ontology.terms import SCHEME
from queries.question import Parameter, Question
from queries.sentences.lexicon import NOT, Lexicon, Word, cut, load_lexicon, read_data

_VALUE: Final = "_"
_ARTICLES: Final = frozenset({"the", "a", "an", "its", "their", "whole", "all"})


@dataclass(frozen=True, slots=True)
class Cues:
    """Patterns by question and parameter, as `cues.yml` has them."""

    roles: Mapping[str, Mapping[str, Sequence[str]]]
    needed: Mapping[str, Sequence[str]]
    barred: Mapping[str, Sequence[str]]
    agents: Mapping[str, Sequence[str]]
    guarded: tuple[str, ...]
    numbers: Mapping[str, Sequence[str]]
    wide: Sequence[str]

    def width(self, parameter: Parameter) -> int:
        """How much the parameter takes in: the narrower one has the better claim to a name."""
        if parameter.kind != "iri" or parameter.scheme:
            return 0
        if parameter.cls is None:
            return len(self.wide) + 2
        return self.wide.index(parameter.cls) + 2 if parameter.cls in self.wide else 1


@cache
def load_cues() -> Cues:
    """Read once."""
    data = read_data("cues.yml")
    guarded = tuple(f"{SCHEME}{name}/" for name in data["guarded"])  # type: ignore[attr-defined]
    return Cues(data["roles"], data["needed"], data["barred"], data["agents"], guarded, data["numbers"], data["wide"])  # type: ignore[arg-type]


@cache
def _values() -> Mapping[str, Mapping[str, Sequence[str]]]:
    return read_data("values.yml")  # type: ignore[return-value]


def spellings_of(questions: Iterable[Question]) -> frozenset[str]:
    """The words by which values are known, as they are spelt."""
    allowed = (value for question in questions for one in question.parameters for value in one.allowed)
    phrases = (phrase for values in _values().values() for several in values.values() for phrase in several)
    return frozenset(word.plain for text in (*allowed, *phrases) for word in cut(text))


def stands(words: Sequence[Word], first: int, last: int, patterns: Sequence[str]) -> bool:
    """Whether the words from `first` to `last` stand in one of the patterns."""
    return reach(words, first, last, patterns) is not None


def reach(words: Sequence[Word], first: int, last: int, patterns: Sequence[str]) -> tuple[int, int] | None:
    """The first and last word of the pattern in which the words from `first` to `last` stand; None where in none."""
    before = [at for at in range(first) if words[at].plain not in _ARTICLES]
    after = [at for at in range(last + 1, len(words)) if words[at].plain not in _ARTICLES]
    for pattern in patterns:
        parts = pattern.split()
        split = parts.index(_VALUE)
        left, right = parts[:split], parts[split + 1 :]
        near = (*before[len(before) - len(left) :], *after[: len(right)])
        if len(near) == len(left) + len(right) and all(map(_alike, (words[at].plain for at in near), (*left, *right))):
            return min((*near, first)), max((*near, last))
    return None


def _alike(word: str, wanted: str) -> bool:
    return word.startswith(wanted[:-1]) if wanted.endswith("*") else word == wanted


def phrases_of(question: Question, parameter: Parameter, own: frozenset[str]) -> Iterator[tuple[tuple[str, ...], str]]:
    """The phrases by which the values of a parameter are known, as terms, each with its value.

    A value's own words count only if they are not among `own`, the words of the question itself, unless these name
    several values, as "better, or worse".
    """
    lexicon = load_lexicon()
    worded = {value: _terms(value.replace("-", " "), lexicon) for value in parameter.allowed if value != "yes"}
    telling = {value: set(terms) - {NOT} for value, terms in worded.items()}
    several = sum(bool(terms) and terms <= own for terms in telling.values()) > 1
    yield from ((terms, value) for value, terms in worded.items() if telling[value] - (frozenset() if several else own))
    for name in (f"{question.id}.{parameter.name}", parameter.name):
        for value, phrases in _values().get(name, {}).items():
            if not parameter.allowed or value in parameter.allowed:
                yield from ((_terms(phrase, lexicon), value) for phrase in phrases)


def _terms(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    return tuple(term.token for term in lexicon.of(text))
