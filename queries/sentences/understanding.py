"""What a sentence was understood to ask: interpretations of it, each a question with values, and what stays unclear."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from dataclasses import dataclass

from queries.question import Parameter, Question


@dataclass(frozen=True, slots=True)
class Taken:
    """Words of the sentence that were taken for a value: `value` as it is typed after -p, `shown` as people read it.

    `respelt` says that the words are not the name, with a letter left out, added or swapped; `guessed` that they are
    near to it and may be another.
    """

    words: str
    parameter: str
    value: str
    shown: str
    respelt: bool = False
    guessed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Interpretation:
    """One question that the sentence may ask.

    `missed` are words that say something which the question cannot take up, `passed` words that were left aside
    since they narrow nothing, `respelt` pairs of a word and what it was read as, `missing` parameters that must have
    a value and have none. `doubts` tell what else keeps it from being asked. `score` is of 1, for the order alone.
    """

    question: Question
    taken: tuple[Taken, ...]
    missed: tuple[str, ...]
    passed: tuple[str, ...]
    respelt: tuple[tuple[str, str], ...]
    missing: tuple[Parameter, ...]
    doubts: tuple[str, ...]
    score: float

    @property
    def clear(self) -> bool:
        """Whether every word has its place and nothing is missing."""
        return not (self.missed or self.missing or self.doubts)

    @property
    def values(self) -> dict[str, tuple[str, ...]]:
        """The values by parameter, as `queries.binding.bind` takes them."""
        found: dict[str, tuple[str, ...]] = {}
        for one in self.taken:
            found[one.parameter] = (*found.get(one.parameter, ()), one.value)
        return found

    def command(self, given: Mapping[str, tuple[str, ...]] | None = None) -> str:
        """What to type to ask exactly this; in place of a value that is missing stand dots."""
        values = {**self.values, **(given or {})}
        parts = [f"{name}={value}" for name, several in values.items() for value in several]
        typed = [shlex.quote(part) for part in parts]
        typed += [f"{one.name}=..." for one in self.missing if one.name not in values]
        return " ".join(["goldenthread ask", self.question.id, *(f"-p {part}" for part in typed)])


@dataclass(frozen=True, slots=True)
class Understanding:
    """A sentence with its interpretations, best first, and the one to ask, if the sentence leaves no doubt.

    `why` says, where there is none, what keeps the first interpretation from being asked.
    """

    sentence: str
    interpretations: tuple[Interpretation, ...]
    sure: Interpretation | None
    why: tuple[str, ...]
