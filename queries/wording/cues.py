"""What the words around a value tell of its parameter, and the words for values; both are data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from queries.question import Parameter, Question
from queries.wording.lexicon import NOT, Lexicon, Word, load_lexicon, read_data

_VALUE: Final = "_"
_ARTICLES: Final = frozenset({"the", "a", "an", "its", "their", "whole", "all"})


@dataclass(frozen=True, slots=True)
class Cues:
    """Patterns by question and parameter, as `cues.yml` has them."""

    roles: Mapping[str, Mapping[str, Sequence[str]]]
    needed: Mapping[str, Sequence[str]]
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
    return Cues(data["roles"], data["needed"], data["numbers"], data["wide"])  # type: ignore[arg-type]


@cache
def _values() -> Mapping[str, Mapping[str, Sequence[str]]]:
    return read_data("values.yml")  # type: ignore[return-value]


def stands(words: Sequence[Word], first: int, last: int, patterns: Sequence[str]) -> bool:
    """Whether the words from `first` to `last` stand in one of the patterns."""
    before = [word.plain for word in words[:first] if word.plain not in _ARTICLES]
    after = [word.plain for word in words[last + 1 :] if word.plain not in _ARTICLES]
    return any(_fits(before, after, pattern.split()) for pattern in patterns)


def _fits(before: Sequence[str], after: Sequence[str], pattern: Sequence[str]) -> bool:
    at = pattern.index(_VALUE)
    left, right = pattern[:at], pattern[at + 1 :]
    near = before[len(before) - len(left) :] if len(left) <= len(before) else None
    return near is not None and len(right) <= len(after) and all(map(_alike, (*near, *after), (*left, *right)))


def _alike(word: str, wanted: str) -> bool:
    return word.startswith(wanted[:-1]) if wanted.endswith("*") else word == wanted


def phrases_of(question: Question, parameter: Parameter, own: frozenset[str]) -> Iterator[tuple[tuple[str, ...], str]]:
    """The phrases by which the values of a parameter are known, as terms, each with its value.

    A value's own words count only if they are not among `own`, the words of the question itself.
    """
    lexicon = load_lexicon()
    for value in parameter.allowed:
        terms = _terms(value.replace("-", " "), lexicon)
        if set(terms) - own - {NOT} and value != "yes":
            yield terms, value
    for name in (f"{question.id}.{parameter.name}", parameter.name):
        for value, phrases in _values().get(name, {}).items():
            if not parameter.allowed or value in parameter.allowed:
                yield from ((_terms(phrase, lexicon), value) for phrase in phrases)


def _terms(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    return tuple(term.token for term in lexicon.of(text))
