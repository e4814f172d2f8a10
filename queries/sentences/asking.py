"""Asking by a sentence: understood first, asked only if nothing is in doubt."""

from __future__ import annotations

from collections.abc import Mapping

from queries.errors import NotUnderstood
from queries.results import Result
from queries.runner import Answering, ask
from queries.sentences.finding import understand
from queries.sentences.profiles import Profiles
from queries.sentences.spans import Naming
from queries.sentences.telling import not_understood
from queries.sentences.understanding import Interpretation, Understanding


def sure_interpretation(understanding: Understanding) -> Interpretation:
    """The interpretation to ask. Raises `NotUnderstood` with the nearest, each as a command, where none is sure."""
    if understanding.sure is None:
        near = tuple(interpretation.question.id for interpretation in understanding.interpretations)
        raise NotUnderstood(not_understood(understanding), near=near)
    return understanding.sure


def ask_in_words(
    dataset: Answering,
    sentence: str,
    profiles: Profiles,
    names: Naming,
    given: Mapping[str, tuple[str, ...]] | None = None,
) -> tuple[Interpretation, Result]:
    """What the sentence was understood to ask, and the answer; values in `given` stand, whatever the words say.

    Raises `NotUnderstood`, and what `queries.runner.ask` raises.
    """
    interpretation = sure_interpretation(understand(sentence, profiles, names, given))
    return interpretation, ask(
        dataset, interpretation.question, {**interpretation.values, **(given or {})}, names.resolve
    )
