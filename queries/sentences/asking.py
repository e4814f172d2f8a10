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
from queries.sentences.understanding import Reading, Understanding


def sure_reading(understanding: Understanding) -> Reading:
    """The one reading to ask. Raises `NotUnderstood` with the nearest, each as a command, where there is none."""
    if understanding.sure is None:
        near = tuple(reading.question.id for reading in understanding.readings)
        raise NotUnderstood(not_understood(understanding), near=near)
    return understanding.sure


def ask_in_words(
    dataset: Answering,
    sentence: str,
    profiles: Profiles,
    names: Naming,
    given: Mapping[str, tuple[str, ...]] | None = None,
) -> tuple[Reading, Result]:
    """What the sentence was understood to ask, and the answer; values in `given` stand, whatever the words say.

    Raises `NotUnderstood`, and what `queries.runner.ask` raises.
    """
    reading = sure_reading(understand(sentence, profiles, names, given))
    return reading, ask(dataset, reading.question, {**reading.values, **(given or {})}, names.resolve)
