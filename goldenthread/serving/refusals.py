"""Every way in which the endpoint says no: a status, words, and whether to come again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from goldenthread.serving.jobs import Fault, Refused
from goldenthread.serving.negotiation import ROW_TYPES, TRIPLE_TYPES

_STATUS: Final[Mapping[Fault, int]] = {
    "syntax": 400,
    "value": 400,
    "refused": 403,
    "form": 406,
    "too large": 503,
    "memory": 503,
    "no data": 503,
    "fault": 500,
}

_TYPES: Final = (
    f"rows and truth values are there as {', '.join(ROW_TYPES)}, triples as {', '.join(TRIPLE_TYPES)}: "
    "name one of them in Accept"
)


class Refusal(Exception):
    """The answer is no. `headers` go with it; `line` and `column` are of the query that was sent."""

    def __init__(
        self,
        status: int,
        message: str,
        *,
        headers: Mapping[str, str] | None = None,
        place: tuple[int | None, int | None] = (None, None),
    ) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.headers = dict(headers or {})
        self.line, self.column = place


def of_worker(said: Refused) -> Refusal:
    """What a worker said, as an answer."""
    message = f"{said.message}; {_TYPES}" if said.fault == "form" else said.message
    return Refusal(_STATUS[said.fault], message, place=(said.line, said.column))


def busy(seconds: int = 2) -> Refusal:
    """Too many are waiting."""
    return Refusal(
        503,
        f"the endpoint has as many requests as it can take; ask again in {seconds} seconds",
        headers={"Retry-After": str(seconds)},
    )


def crowded(seconds: float) -> Refusal:
    """A long query made way for others."""
    return Refusal(
        503,
        f"the query was stopped after {seconds:.0f} seconds, because others wait and all places for long queries are "
        "taken; nothing of its answer was sent. Narrow it, or ask again later",
        headers={"Retry-After": "10"},
    )


def late(seconds: float) -> Refusal:
    """A query took longer than it may."""
    return Refusal(
        504,
        f"the query was stopped after {seconds:g} seconds, the longest that one may take; nothing of its answer was "
        "sent. Narrow it: name a thing instead of a variable, leave out patterns that share no variable with the "
        "others, or ask for a part with LIMIT",
    )


def lost(status: int | None) -> Refusal:
    """A worker's process ended in the middle of a query, and not because the endpoint ended it."""
    return Refusal(
        503,
        f"the process that worked on this query ended in the middle of it (status {status}); nothing of its answer was "
        "sent. Ask again: another process has taken its place",
        headers={"Retry-After": "1"},
    )
