"""The catalogue of saved questions: those that ship, by topic, and those of a folder of one's own."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Set
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from rapidfuzz import process

from queries.errors import QuestionError, UnknownQuestion, UnknownTopic
from queries.question import Question
from queries.question_files import question_files
from queries.topics import Topic, shipped_topics, topic_called

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

    def by_topic(self) -> tuple[tuple[Topic, tuple[Question, ...]], ...]:
        """The questions of each topic that has any: the topics that ship in their order, then others by name."""
        shipped = [topic.id for topic in shipped_topics()]
        others = sorted({one.topic for one in self.questions} - set(shipped))
        groups = ((name, tuple(one for one in self.questions if one.topic == name)) for name in (*shipped, *others))
        return tuple((topic_called(name), listed) for name, listed in groups if listed)

    def of_topic(self, name: str) -> Catalogue:
        """The questions of one topic. Raises `UnknownTopic` with the names that there are."""
        names = [topic.id for topic, _ in self.by_topic()]
        if name not in names:
            raise UnknownTopic(f"no topic is called {name!r}; there are: {', '.join(names)}", near=())
        return Catalogue(tuple(one for one in self.questions if one.topic == name))

    def with_words(self, words: str) -> Catalogue:
        """The questions in whose header every one of these words stands, or begins a word, in whatever order."""
        wanted = words.casefold().split()
        return Catalogue(tuple(one for one in self.questions if all(_says(one, word) for word in wanted)))


def _says(question: Question, word: str) -> bool:
    texts = (
        question.id.replace("-", " "), question.summary, question.question, question.description,
        *question.aliases, *question.tags,
    )  # fmt: skip
    return any(f" {word}" in f" {text.casefold()}" for text in texts)


@cache
def load_catalogue(own: Path | None = None) -> Catalogue:
    """All saved questions, those in the folder `own` among them, read once and checked.

    Raises `QuestionError` at the first faulty file.
    """
    questions = tuple(file.read() for file in question_files(own))
    check_related(questions, {one.id for one in questions})
    return Catalogue(questions)


def load_question(identifier: str, own: Path | None = None) -> Question:
    """One saved question, without reading the others. Raises `UnknownQuestion` with near ids."""
    wanted = identifier.partition("@")[0]
    for file in question_files(own):
        if file.id == wanted:
            return file.read()
    return load_catalogue(own).question(identifier)


def check_related(questions: Collection[Question], known: Set[str]) -> None:
    """Raises `QuestionError` where a question leads on to one that is not among the ids `known`, or to itself."""
    for one in questions:
        for name in one.related:
            if name not in known or name == one.id:
                raise QuestionError(f"{one.file}: related names {name!r}, which is no other question")
