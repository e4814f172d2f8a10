"""A saved question as a request calls it: its values, and the part of its rows that is wanted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from starlette.requests import Request

from goldenthread.serving.protocol import fields_of
from goldenthread.serving.refusals import Refusal
from goldenthread.serving.site import Site
from queries.question import Question

RESERVED: Final = ("limit", "offset", "v", "answer")
PAGE: Final = 100


@dataclass(frozen=True, slots=True)
class Called:
    """A question with the values of a request, and the part of its rows that is wanted."""

    question: Question
    values: Mapping[str, tuple[str, ...]]
    offset: int
    limit: int | None

    def address(self, suffix: str, version: str, *, offset: int) -> str:
        """Where the part from `offset` on is, of this version and no other."""
        pairs = [(name, value) for name, several in self.values.items() for value in several]
        part = [("limit", str(self.limit)), ("offset", str(offset)), ("v", version)]
        return f"/questions/{self.question.id}{suffix}?{urlencode(pairs + part)}"


def called(request: Request, site: Site, question: Question) -> Called:
    """The values of a request; a field that was left empty is one that was not given. Raises `Refusal`."""
    fields = [(name, value) for name, value in fields_of(request.url.query) if value]
    names = [name for name, _ in fields]
    for name in RESERVED:
        if names.count(name) > 1:
            raise Refusal(400, f"{name} is given {names.count(name)} times; give it once")
    version = next((value for name, value in fields if name == "v"), None)
    if version is not None and version != site.version():
        raise Refusal(
            410, f"the data have changed: version {version} is no longer served; begin again at the first page"
        )
    values: dict[str, tuple[str, ...]] = {}
    for name, value in fields:
        if name not in RESERVED:
            values[name] = (*values.get(name, ()), value)
    return Called(question, values, _whole(fields, "offset") or 0, _whole(fields, "limit"))


def _whole(fields: Sequence[tuple[str, str]], name: str) -> int | None:
    value = next((value for found, value in fields if found == name), None)
    if value is None:
        return None
    if not (value.isascii() and value.isdigit() and len(value) < 10) or (name == "limit" and int(value) == 0):
        raise Refusal(400, f"{name} must be a whole number" + (" above 0" if name == "limit" else ""))
    return int(value)
