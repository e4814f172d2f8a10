"""The catalogue of saved questions: every `.rq` file of this package."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

from rapidfuzz import process

from queries.errors import UnknownQuestion
from queries.header import read_question
from queries.lint import check_saved
from queries.question import Question

PACKAGE: Final = "queries"
_SUFFIX: Final = ".rq"
_NEAR: Final = 60  # of 100: below this an id is not offered as a near one
_SHOWN: Final = 5


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The saved questions, by id in order."""

    questions: tuple[Question, ...]

    def __iter__(self) -> Iterator[Question]:
        return iter(self.questions)

    def __len__(self) -> int:
        return len(self.questions)

    def question(self, identifier: str) -> Question:
        """The question of this id; the version that a citation adds ("@1.0.0") is not looked at.

        Raises `UnknownQuestion` with near ids.
        """
        wanted = identifier.partition("@")[0]
        by_id = {one.id: one for one in self.questions}
        if wanted in by_id:
            return by_id[wanted]
        near = tuple(found for found, _, _ in process.extract(wanted, list(by_id), limit=_SHOWN, score_cutoff=_NEAR))
        listed = f"; nearest: {', '.join(near)}" if near else ""
        raise UnknownQuestion(
            f'no saved question is called "{identifier}"{listed}; list them all with: goldenthread questions',
            near=near,
        )


def question_files() -> tuple[Traversable, ...]:
    """The files of the catalogue, by name."""
    found = (entry for entry in files(PACKAGE).iterdir() if entry.name.endswith(_SUFFIX))
    return tuple(sorted(found, key=lambda entry: entry.name))


@cache
def load_catalogue() -> Catalogue:
    """All saved questions, read once and checked. Raises `QuestionError` at the first faulty file."""
    return Catalogue(tuple(_read(entry) for entry in question_files()))


def load_question(identifier: str) -> Question:
    """One saved question, without reading the others. Raises `UnknownQuestion` with near ids."""
    name = identifier.partition("@")[0] + _SUFFIX
    for entry in question_files():
        if entry.name == name:
            return _read(entry)
    return load_catalogue().question(identifier)


def _read(entry: Traversable) -> Question:
    question = read_question(entry.name.removesuffix(_SUFFIX), entry.read_text(encoding="utf-8"))
    check_saved(question)
    return question
