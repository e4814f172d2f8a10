"""`goldenthread ask` and `query`."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from goldenthread.circumstances import TOOL, about_query, about_question
from goldenthread.commands.in_words import is_sentence, read_sentence
from goldenthread.output import give, giving, on_terminal, say
from goldenthread.places import endpoint_credentials
from goldenthread.tables import print_table
from graph.answers import Answer, Triples, Truth
from graph.dataset import Dataset, open_dataset
from graph.names import Names
from loaders.errors import UnreadableFile
from queries.about import About
from queries.catalogue import load_catalogue, load_question
from queries.errors import BindingError, QueryRefused
from queries.lint import form_of
from queries.published import open_endpoint
from queries.question import Question
from queries.remote import RemoteDataset
from queries.results import WORKBOOK, Result, serialise
from queries.runner import ask, query
from queries.writing import OF_BYTES, format_of, written

_NONE_STATED: Final = (
    "Nothing that is loaded states any; that is not to say that there is none. "
    "What is loaded: goldenthread ask documents"
)


@dataclass(frozen=True, slots=True)
class Explaining:
    """A dataset that says, before each answer, what ran to get it."""

    dataset: Dataset

    def query(self, sparql: str) -> Answer:
        """The answer. Raises `graph.errors.BadQuery`."""
        found, plan = self.dataset.explained(sparql)
        say(plan.told())
        return found


@dataclass(frozen=True, slots=True)
class Wanted:
    """How an answer is given: format, file, and whether with what ran to get it. `own`: a folder of more questions."""

    format: str | None
    to: Path | None
    explain: bool = False
    own: Path | None = None

    def of(self, dataset: Dataset | RemoteDataset) -> Dataset | RemoteDataset | Explaining:
        """Whom to ask; how a server elsewhere gets its answers nobody here can tell."""
        return Explaining(dataset) if self.explain and isinstance(dataset, Dataset) else dataset


def answer(place: Path | str, identifier: str, given: Sequence[str], wanted: Wanted) -> None:
    """The answer to a saved question, by id or in words, of the dataset in a folder or of the one at an endpoint."""
    in_words = is_sentence(identifier)
    if not in_words:
        question = load_question(identifier, wanted.own)
        values = _values(given, question)
    dataset = _opened(place)
    names = Names(dataset)
    if in_words:
        question, values = read_sentence(identifier, given, load_catalogue(wanted.own), names)
    result = ask(wanted.of(dataset), question, values, names.resolve)
    about = partial(about_question, dataset, question, values, names.resolve, result)
    present(result, format=wanted.format, to=wanted.to, about=about)
    told = f"dataset {dataset.manifest.version}" if isinstance(dataset, Dataset) else dataset.endpoint
    say(f"{len(result.rows)} rows; {question.citation}, {told}")
    if not result.rows:
        say(_NONE_STATED)


def run_query(place: Path | str, given: str, wanted: Wanted) -> None:
    """The answer to a query of one's own."""
    dataset, sparql = _opened(place), _sparql(given)
    found = query(wanted.of(dataset), sparql)
    present(found, format=wanted.format, to=wanted.to, about=partial(about_query, dataset, sparql, found))


def _opened(place: Path | str) -> Dataset | RemoteDataset:
    """The dataset in a folder, or the one at an address."""
    if isinstance(place, Path):
        return open_dataset(place)
    found = open_endpoint(place, credentials=endpoint_credentials("basic"))
    if found.gives_facts_only:
        say(
            f"{place} does not read SPARQL by the standard: its facts are fetched, and the answer is made of them here."
        )
    return found


def present(
    result: Result | Truth | Triples,
    *,
    format: str | None,
    to: Path | None,
    about: Callable[[], About] | None = None,
) -> None:
    """A result as the person wants it: as a file's name ends; a table on a terminal, else CSV or Turtle.

    Only a workbook tells what the answer is about. Raises `UnknownFormat`, and `QueryRefused` for a workbook that
    would go to a terminal.
    """
    if format is None and isinstance(result, Result) and on_terminal() and to is None:
        print_table(result)
        return
    format = format or (format_of(to) if to else None)
    format = format or ("turtle" if isinstance(result, Triples) else "csv")
    if format not in OF_BYTES:
        give(serialise(result, format), to=to)
        return
    if format == WORKBOOK and to is None and on_terminal():
        raise QueryRefused("a workbook cannot be shown on a terminal; write it to a file with -o answer.xlsx")
    content = written(result, format, about() if about and format == WORKBOOK else About(tool=TOOL))
    with giving(to=to) as out:
        out.write(content)


def _sparql(given: str) -> str:
    """The text of a query: standard input for "-", a file where there is one of that name, else the text itself."""
    if given == "-":
        return sys.stdin.read()
    path = Path(given)
    if "{" in given or "\n" in given or (form_of(given) and not path.exists()):
        return given
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableFile(f"{path}: cannot be read as a query file ({error}); give a file, - or SPARQL") from error


def _values(given: Sequence[str], question: Question) -> dict[str, tuple[str, ...]]:
    values: dict[str, tuple[str, ...]] = {}
    for one in given:
        name, equals, value = one.partition("=")
        if not equals:
            known = ", ".join(parameter.name for parameter in question.parameters) or "none"
            raise BindingError(f'"{one}" is not NAME=VALUE; {question.id} takes: {known}')
        values[name] = (*values.get(name, ()), value)
    return values


def quoted(value: str) -> str:
    """A value as it is typed at a prompt."""
    return shlex.quote(value)
