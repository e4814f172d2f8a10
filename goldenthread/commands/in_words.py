"""`goldenthread ask "a sentence"`: which saved question it is, told before it is asked."""

from __future__ import annotations

from collections.abc import Sequence

from goldenthread.output import say
from graph.names import Names
from queries.catalogue import Catalogue
from queries.errors import BindingError
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

    Raises `NotUnderstood` with the nearest questions where the sentence is not surely one.
    """
    values = _values(given)
    interpretation = sure_interpretation(understand(sentence, profiles_of(catalogue), names, values))
    for line in understood(interpretation, values):
        say(line)
    return interpretation.question, {**interpretation.values, **values}


def _values(given: Sequence[str]) -> dict[str, tuple[str, ...]]:
    values: dict[str, tuple[str, ...]] = {}
    for one in given:
        name, equals, value = one.partition("=")
        if not equals:
            raise BindingError(f'"{one}" is not NAME=VALUE; write -p authority=Sunderland, say')
        values[name] = (*values.get(name, ()), value)
    return values
