"""What an answer is of and what it rests on: the question, its values, the dataset, the documents. No clock."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from rdflib import URIRef

from graph.answers import Triples, Truth
from graph.source_documents import SourceDocument
from ontology.terms import ID
from queries.question import Question
from queries.results import Result
from queries.wording import worded

_OF_DOCUMENTS: Final = f"{ID}document/"


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """The circumstances of an answer.

    `tool` is the program with its version. `question` is None of a free query, `values` are as they were typed, and
    `sparql` is what was asked, values in it. Of a dataset on this disk `version` and `sha256` are known, of one
    elsewhere its `endpoint`. `part` says which rows these are where they are not all.
    """

    tool: str
    question: Question | None = None
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sparql: str | None = None
    version: str | None = None
    sha256: str | None = None
    endpoint: str | None = None
    documents: tuple[SourceDocument, ...] = ()
    part: str | None = None

    @property
    def sentence(self) -> str | None:
        """The question in words, with its values."""
        if self.question is None:
            return None
        given = {one.name: one.default for one in self.question.parameters if one.default}
        given |= {name: several for name, several in self.values.items() if several}
        return worded(self.question.question, {name: ", ".join(several) for name, several in given.items()})


def cited_documents(answer: Result | Truth | Triples) -> tuple[str, ...]:
    """The documents that the rows cite, by IRI in order: all that any column names."""
    if isinstance(answer, Truth):
        return ()
    if isinstance(answer, Triples):
        return _documents(term for triple in answer.rows() for term in triple)
    return _documents(term for row in answer.rows for term in row)


def _documents(terms: Iterable[object]) -> tuple[str, ...]:
    found = {str(term) for term in terms if isinstance(term, URIRef)}
    return tuple(sorted(one for one in found if one.startswith(_OF_DOCUMENTS)))
