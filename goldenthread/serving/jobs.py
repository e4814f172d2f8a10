"""What goes to a worker process, and what comes back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from graph.answer_writer import Asked, Form
from queries.question import Question

Fault = Literal["syntax", "refused", "form", "value", "too large", "memory", "no data", "fault"]


@dataclass(frozen=True, slots=True)
class QueryJob:
    """A query of somebody's own."""

    asked: Asked


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionJob:
    """A saved question with values, written as `format`; the rows from `offset` on, `limit` of them.

    The format "rq" is the question's SPARQL with the values in it, not asked.
    """

    question: Question
    values: Mapping[str, tuple[str, ...]]
    format: str
    offset: int = 0
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class DescriptionJob:
    """What the dataset holds: its manifest, and with `counts` the things of each class and uses of each property."""

    counts: bool


Job = QueryJob | QuestionJob | DescriptionJob


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """An answer, whole: in `body`, or in the file `file`, which is the receiver's to remove.

    `rows` counts all rows of a question, also those that `offset` and `limit` leave out.
    """

    form: Form
    version: str
    size: int
    body: bytes | None = None
    file: str | None = None
    rows: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """The answer to a `DescriptionJob`; counts by IRI."""

    version: str
    triples: int
    ontology: str
    graphs: Mapping[str, int]
    classes: Mapping[str, int]
    properties: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """No answer, and why. `line` and `column` count from 1 where the query itself is at fault."""

    fault: Fault
    message: str
    line: int | None = None
    column: int | None = None


Reply = Given | Described | Refused
