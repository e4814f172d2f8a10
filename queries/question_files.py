"""Where questions stand: `queries/TOPIC/ID.rq`, and beside them a folder of somebody's own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from queries.errors import QuestionError
from queries.header import read_question
from queries.lint import check_saved
from queries.question import OWN, Question
from queries.topics import shipped_topics

PACKAGE: Final = "queries"
_SUFFIX: Final = ".rq"


@dataclass(frozen=True, slots=True)
class QuestionFile:
    """One file of a question: the topic whose folder it stands in, and its place as messages name it."""

    topic: str
    place: str
    entry: Traversable

    @property
    def id(self) -> str:
        """The id of the question, which is the name of the file."""
        return self.entry.name.removesuffix(_SUFFIX)

    def text(self) -> str:
        """What stands in it. Raises `QuestionError` where that is no UTF-8."""
        try:
            return self.entry.read_text(encoding="utf-8")
        except UnicodeDecodeError as error:
            raise QuestionError(f"{self.place}: is not UTF-8 ({error.reason}); save it as UTF-8") from error

    def read(self) -> Question:
        """The question, checked. Raises `QuestionError` naming the file."""
        question = read_question(self.id, self.text(), topic=self.topic, file=self.place)
        check_saved(question)
        return question


def question_files(own: Path | None = None) -> tuple[QuestionFile, ...]:
    """The files of the questions that ship, and of those in the folder `own`, by id.

    Raises `QuestionError` for an id that two files have, and for a folder that is none.
    """
    by_id: dict[str, QuestionFile] = {}
    for file in (*_shipped(), *(own_files(own) if own else ())):
        first = by_id.setdefault(file.id, file)
        if first is not file:
            raise QuestionError(f"{file.place}: {first.place} has this name already; give the file another one")
    return tuple(by_id[name] for name in sorted(by_id))


def own_files(folder: Path) -> tuple[QuestionFile, ...]:
    """The files of a folder, and of the folders in it, each a topic. Raises `QuestionError` where it is no folder."""
    if not folder.is_dir():
        raise QuestionError(f"{folder} is not a folder; name one with questions in it, as FOLDER/ID.rq")
    return tuple(_own(folder, path) for path in sorted(folder.rglob(f"*{_SUFFIX}")))


def _own(folder: Path, path: Path) -> QuestionFile:
    above = path.relative_to(folder).parts[:-1]
    if len(above) > 1:
        raise QuestionError(f"{path}: stands too deep; a topic is one folder in {folder}, so put it into {above[0]}")
    return QuestionFile(above[0] if above else OWN, str(path), path)


def _shipped() -> Iterator[QuestionFile]:
    for topic in shipped_topics():
        folder = files(PACKAGE) / topic.id
        for entry in folder.iterdir():
            if entry.name.endswith(_SUFFIX):
                yield QuestionFile(topic.id, f"{PACKAGE}/{topic.id}/{entry.name}", entry)
