"""A saved question: its words, its parameters, its columns, its examples, and its SPARQL."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from queries.views import TABLE, Views

ValueKind = Literal["iri", "integer", "date", "text"]
OWN = "own"  # the topic of questions that stand in no topic's folder


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """What a variable of the query stands for.

    `variable` is its name in the SPARQL without the question mark: one underscore required, two optional;
    its suffix tells `kind`. An "iri" is an entity, of class `cls` or a concept of `scheme` where one is
    given. `allowed` closes the list of values; `default` holds where none is given; `many` takes several.
    `form` "edtf" is a text that must be a date of any precision.
    """

    name: str
    variable: str
    kind: ValueKind
    required: bool
    label: str
    hint: str | None = None
    cls: str | None = None
    scheme: str | None = None
    form: Literal["edtf"] | None = None
    many: bool = False
    allowed: tuple[str, ...] = ()
    default: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the answer: the query's variable, and what people read above it.

    `link` "entity" holds things that have a page, by their IRI; `named` is the column with their names.
    `evidence` holds the words of a passage. In a `gap`, a blank means that no evidence was found.
    """

    name: str
    label: str
    link: Literal["entity"] | None = None
    named: str | None = None
    evidence: bool = False
    gap: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """What an example's answer must hold: at least `min_rows` rows, exactly `rows` where given, rows like
    each of `contains` (column to displayed value), and no blank in the columns of `never_null`.
    """

    min_rows: int = 0
    rows: int | None = None
    contains: tuple[Mapping[str, str], ...] = ()
    never_null: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """Values that show the question at work; `competency` names the hand-worked answer that it must equal."""

    values: Mapping[str, tuple[str, ...]]
    expect: Expectation
    competency: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One file of the catalogue. `id` is its file's name, `file` where that stands, `topic` the folder that it
    stands in; `text` its SPARQL without the header.

    `competency` holds the ids of the ontology's competency questions that it answers; `aliases` are other ways
    to ask it, `related` ids of questions that lead on from it; an answer is due within `seconds`. Where it
    `denies`, it asks for what is lacking, and only a sentence that denies something can ask it.
    """

    id: str
    topic: str
    file: str
    summary: str
    description: str
    question: str
    version: str
    tags: tuple[str, ...]
    competency: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    examples: tuple[Example, ...]
    text: str
    aliases: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    denies: bool = False
    views: Views = TABLE
    seconds: float = 1.0

    @property
    def gaps(self) -> tuple[str, ...]:
        """The columns in which a blank means that no evidence was found."""
        return tuple(column.name for column in self.columns if column.gap)

    @property
    def citation(self) -> str:
        """How the question is cited: id and version."""
        return f"{self.id}@{self.version}"
