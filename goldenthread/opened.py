"""A dataset for Python: `from goldenthread import Graph`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path

from goldenthread.answered import Answered
from goldenthread.circumstances import about_query, about_question
from goldenthread.network_view import Asked, network
from goldenthread.networks.views import NetworkView
from goldenthread.places import data_folder, questions_folder
from goldenthread.traced import Traced
from graph.dataset import Dataset, open_dataset
from graph.names import Names
from queries.catalogue import load_catalogue, load_question
from queries.question import Question
from queries.results import Result
from queries.runner import ask, query
from queries.sentences.asking import ask_in_words
from queries.sentences.profiles import Profiles, profiles_of
from queries.tracing.chain_rows import rows_of_breaks
from queries.tracing.chains import Of, broken, chains
from queries.tracing.ends import named_end
from queries.tracing.kinds import Direction, Mode
from queries.tracing.trace import Tracer


class Graph:
    """The facts of a dataset. Things are named as on the command line: by name, IRI, or the part of it after /id/."""

    def __init__(self, dataset: Dataset, own: Path | None = None) -> None:
        self.dataset = dataset
        self._own = own

    @classmethod
    def open(cls, data: str | Path | None = None, *, questions: str | Path | None = None) -> Graph:
        """The dataset in a folder, by default where the command line has it, and a folder of questions of one's own.

        Raises `graph.errors.NoDataset`.
        """
        own = questions_folder(Path(questions) if questions is not None else None)
        return cls(open_dataset(data_folder(Path(data) if data is not None else None)), own)

    @cached_property
    def names(self) -> Names:
        """The names of the dataset."""
        return Names(self.dataset)

    @cached_property
    def _tracer(self) -> Tracer:
        return Tracer(self.dataset)

    def trace(
        self,
        start: str,
        goal: str | None = None,
        *,
        mode: Mode = "answerability",
        direction: Direction = "up",
        as_at: str | None = None,
    ) -> Traced:
        """Who answers for a thing, step by step; with a goal, whether the thread leads there.

        Raises `graph.errors.UnknownName` and `AmbiguousName`, `BindingError` for what is in no thread, and `ValueError`
        for a day that is none.
        """
        near = named_end(self.names, start)
        far = named_end(self.names, goal) if goal else None
        return Traced(self._tracer.trace(near, far, mode=mode, direction=direction, as_at=as_at))

    def chains(self, of: Of = "recommendations", *, mode: Mode = "answerability", as_at: str | None = None) -> Result:
        """Every place at which a chain of the dataset breaks. Raises `ValueError` for a day that is none."""
        return rows_of_breaks(broken(chains(self.dataset, of, mode=mode, as_at=as_at)))

    def network(self, asked: Asked | None = None) -> NetworkView:
        """Who is tied to whom, by default everywhere and at any time: a networkx graph with its measures and picture.

        Raises `graph.errors.UnknownName` and `AmbiguousName`, and `ValueError` for a day that is none.
        """
        return network(self.dataset, asked, names=self.names)

    def ask(self, question: str, **values: str | Sequence[str]) -> Answered:
        """The answer to a saved question. Raises `queries.errors.QuestionError` and what names raise."""
        found, given = load_question(question, self._own), _given(values)
        return self._answered(found, given, ask(self.dataset, found, given, self.names.resolve))

    def ask_in_words(self, sentence: str, **values: str | Sequence[str]) -> Answered:
        """The answer to the saved question that a sentence means; what was understood is `about.sentence` of it.

        Values that are given stand, whatever the words say. Raises `queries.errors.NotUnderstood` with the nearest
        questions where the sentence is not surely one of them, and nothing is asked.
        """
        given = _given(values)
        meant, result = ask_in_words(self.dataset, sentence, self._profiles, self.names, given)
        return self._answered(meant.question, {**meant.values, **given}, result)

    @cached_property
    def _profiles(self) -> Profiles:
        return profiles_of(load_catalogue(self._own))

    def _answered(self, question: Question, given: Mapping[str, tuple[str, ...]], result: Result) -> Answered:
        about = about_question(self.dataset, question, given, self.names.resolve, result)
        return Answered(result, about, self.dataset)

    def query(self, sparql: str) -> Answered:
        """The answer to a SPARQL query of any form. Raises `queries.errors.QueryRefused`, `graph.errors.BadQuery`."""
        answer = query(self.dataset, sparql)
        return Answered(answer, about_query(self.dataset, sparql, answer), self.dataset)


def _given(values: Mapping[str, str | Sequence[str]]) -> dict[str, tuple[str, ...]]:
    return {name: (value,) if isinstance(value, str) else tuple(value) for name, value in values.items()}
