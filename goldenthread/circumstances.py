"""What an answer is of and rests on, as this program knows it."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from goldenthread import __version__
from graph.answers import Triples, Truth
from graph.dataset import Dataset
from graph.source_documents import source_documents
from queries.about import About, cited_documents
from queries.binding import Values, bind
from queries.question import Question
from queries.remote import RemoteDataset
from queries.resolving import Resolve
from queries.results import Result

TOOL: Final = f"Golden Thread {__version__}"
Asked = Dataset | RemoteDataset


def about_question(dataset: Asked, question: Question, values: Values, resolve: Resolve, result: Result) -> About:
    """The circumstances of a saved question's answer. Raises as `queries.binding.bind` does."""
    listed = {name: (value,) if isinstance(value, str) else tuple(value) for name, value in values.items()}
    sparql = bind(question, values, resolve)
    return _about(dataset, result, About(tool=TOOL, question=question, values=listed, sparql=sparql))


def about_query(dataset: Asked, sparql: str, answer: Result | Truth | Triples) -> About:
    """The circumstances of an answer to a query of one's own."""
    return _about(dataset, answer, About(tool=TOOL, sparql=sparql))


def _about(dataset: Asked, answer: Result | Truth | Triples, known: About) -> About:
    """With the dataset, and the documents that the rows cite."""
    documents = source_documents(dataset, cited_documents(answer))
    if isinstance(dataset, Dataset):
        manifest = dataset.manifest
        return replace(known, documents=documents, version=manifest.version, sha256=manifest.sha256)
    return replace(known, documents=documents, endpoint=dataset.endpoint)
