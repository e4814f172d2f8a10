"""Where questions stand: `queries/TOPIC/ID.rq`, and beside them a folder of somebody's own."""

from __future__ import annotations

import re
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
_LARGEST: Final = 1_048_576  # characters of a file, as many as a query may have
_ID: Final = re.compile("[a-z0-9-]+")
_RESERVED: Final = frozenset({"prefixes"})  # as `goldenthread questions export` names the file of the prefixes


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
        """What stands in it. Raises `QuestionError` where that cannot be read, is too much, or is no UTF-8."""
        try:
            with self.entry.open(encoding="utf-8") as file:
                text = file.read(_LARGEST + 1)
        except UnicodeDecodeError as error:
            raise QuestionError(f"{self.place}: is not UTF-8 ({error.reason}); save it as UTF-8") from error
        except OSError as error:
            raise QuestionError(f"{self.place}: cannot be read ({error}); look who may read it") from error
        if len(text) > _LARGEST:
            raise QuestionError(f"{self.place}: has more than {_LARGEST:,} characters; a question is far shorter")
        return text

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
    """The files of a folder, and of the folders in it, each a topic. What is hidden or no file is passed over.

    Raises `QuestionError` where it is no folder, and for a name that is no id.
    """
    try:
        if not folder.is_dir():
            raise QuestionError(f"{folder} is not a folder; name one with questions in it, as FOLDER/ID.rq")
        found = sorted(path for path in folder.rglob(f"*{_SUFFIX}") if _is_meant(folder, path))
    except OSError as error:
        raise QuestionError(f"{folder}: cannot be read ({error}); look who may read it") from error
    return tuple(_own(folder, path) for path in found)


def _is_meant(folder: Path, path: Path) -> bool:
    """Whether somebody put this there as a question: editors leave hidden files and links beside theirs."""
    return not any(part.startswith(".") for part in path.relative_to(folder).parts) and path.is_file()


def _own(folder: Path, path: Path) -> QuestionFile:
    above = path.relative_to(folder).parts[:-1]
    if len(above) > 1:
        raise QuestionError(f"{path}: stands too deep; a topic is one folder in {folder}, so put it into {above[0]}")
    file = QuestionFile(above[0] if above else OWN, str(path), path)
    if not _ID.fullmatch(file.id):
        raise QuestionError(f"{path}: the name of a question has only a to z, 0 to 9 and hyphens; rename the file")
    if file.id in _RESERVED:
        raise QuestionError(f"{path}: this name is taken by a file of exports; give the file another one")
    return file


def _shipped() -> Iterator[QuestionFile]:
    for topic in shipped_topics():
        folder = files(PACKAGE) / topic.id
        for entry in folder.iterdir():
            if entry.name.endswith(_SUFFIX):
                yield QuestionFile(topic.id, f"{PACKAGE}/{topic.id}/{entry.name}", entry)
