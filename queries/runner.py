"""Asking: a saved question with values, or a query of one's own, of anything that answers SPARQL."""

from __future__ import annotations

from typing import Protocol

from graph.answers import Answer, Table, Triples, Truth
from queries.binding import Values, bind
from queries.lint import check_free
from queries.question import Column, Question
from queries.resolving import Resolve
from queries.results import Result


class Answering(Protocol):
    """Whatever answers SPARQL: the dataset on this disk, or an endpoint elsewhere."""

    def query(self, sparql: str) -> Answer:
        """The answer. Raises `graph.errors.BadQuery` for what is not SPARQL."""
        ...


def ask(dataset: Answering, question: Question, values: Values, resolve: Resolve) -> Result:
    """The answer to a saved question. Raises `BindingError`, and whatever `resolve` and the dataset raise."""
    answer = dataset.query(bind(question, values, resolve))
    if not isinstance(answer, Table):
        raise TypeError("a saved question is a SELECT, and its answer a table")
    return Result(question.columns, answer.rows, question.citation)


def query(dataset: Answering, sparql: str) -> Result | Truth | Triples:
    """The answer to a query of any form. Raises `QueryRefused` for updates and SERVICE, and `BadQuery`."""
    check_free(sparql)
    answer = dataset.query(sparql)
    return result_of(answer) if isinstance(answer, Table) else answer


def result_of(table: Table) -> Result:
    """A table as a result whose columns are called as the variables are."""
    return Result(tuple(Column(name, name) for name in table.columns), table.rows)
