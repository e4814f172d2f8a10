"""Every way in which a question can fail; each message says what, where and what to do."""

from __future__ import annotations


class QuestionError(Exception):
    """Base of all. By itself: a saved question's file is faulty."""


class UnknownQuestion(QuestionError):
    """No saved question has this id. `near` are ids that look like it."""

    def __init__(self, message: str, *, near: tuple[str, ...]) -> None:
        super().__init__(message)
        self.near = near


class NotUnderstood(UnknownQuestion):
    """A sentence that is not surely one saved question; the message offers the nearest. `near` are their ids."""


class UnknownTopic(UnknownQuestion):
    """No question stands under this topic."""


class BindingError(QuestionError):
    """A parameter is missing, unknown, or has a value that it cannot take."""


class QueryRefused(QuestionError):
    """The query would change data, would call another server, or breaks a rule of saved questions."""


class UnknownFormat(QueryRefused):
    """The answer cannot be written in this format."""


class EndpointError(QuestionError):
    """A remote endpoint did not answer, or not with an answer. `passing`: the same again may fare better.

    `status` is that of HTTP, None where no answer came.
    """

    def __init__(self, message: str, *, passing: bool = False, status: int | None = None) -> None:
        super().__init__(message)
        self.passing = passing
        self.status = status
