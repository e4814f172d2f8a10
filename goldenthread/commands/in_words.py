"""`goldenthread ask "a sentence"`: which saved question it is, told before it is asked."""

from __future__ import annotations

from collections.abc import Sequence

from goldenthread.output import agreed, say
from graph.names import Names
from queries.catalogue import Catalogue
from queries.errors import BindingError, NotUnderstood
from queries.question import Question
from queries.sentences.asking import sure_interpretation
from queries.sentences.finding import understand
from queries.sentences.profiles import profiles_of
from queries.sentences.telling import understood


def is_sentence(typed: str) -> bool:
    """Whether this is no id: ids have no spaces."""
    return " " in typed.strip()


def read_sentence(
    sentence: str, given: Sequence[str], catalogue: Catalogue, names: Names
) -> tuple[Question, dict[str, tuple[str, ...]]]:
    """The question and its values, told on standard error; values given as NAME=VALUE stand.

    A person at a terminal is asked whether it is the one that was meant. Raises `NotUnderstood` with the nearest
    questions where the sentence is not surely one, or is said not to be.
    """
    values = _values(given)
    understanding = understand(sentence, profiles_of(catalogue), names, values)
    interpretation = sure_interpretation(understanding)
    for line in understood(interpretation, values):
        say(line)
    if not agreed("Is this what you mean?"):
        near = tuple(one.question.id for one in understanding.interpretations[1:])
        listed = "".join(f"\n  {identifier}" for identifier in near[:3])
        raise NotUnderstood(f"nothing was asked; the next nearest questions are:{listed}", near=near)
    return interpretation.question, {**interpretation.values, **values}


def _values(given: Sequence[str]) -> dict[str, tuple[str, ...]]:
    values: dict[str, tuple[str, ...]] = {}
    for one in given:
        name, equals, value = one.partition("=")
        if not equals:
            raise BindingError(f'"{one}" is not NAME=VALUE; write -p authority=Sunderland, say')
        values[name] = (*values.get(name, ()), value)
    return values
