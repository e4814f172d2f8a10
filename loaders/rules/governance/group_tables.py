"""Tables of boards and groups as printed: which column names the body, which its chair, its members, its purpose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from loaders.layout.plain import Span
from loaders.layout.tables import Table, line_texts
from loaders.lexicon import load
from loaders.naming.kinds import kind_of
from loaders.naming.named import Named
from loaders.patterns import Pattern, prepare
from loaders.rules.paper.paper import Paper

_LONGEST_NAME = 8
_WHOLE = 0.6


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A row of the table in block `index`: where the cell of each column stands, by what the column holds.

    `head` is the noun that names end with; `answers`: the column of whom it reports to is headed as of accountability.
    """

    cells: Mapping[str, Span]
    head: str
    index: int
    answers: bool = False


def group_rows(paper: Paper) -> Iterator[GroupRow]:
    """The rows below the headings of every table that has a column of bodies, or of work with who leads it."""
    for index, block in enumerate(paper.blocks):
        if not isinstance(block, Table):
            continue
        texts = line_texts(paper.document.text, block)
        header = texts[0]
        columns = columns_of(header)
        planned = any(_plans().search(heading.lower()) for heading in header)
        if ("body" in columns or ("topic" in columns and not planned)) and len(columns) > 1:
            answers = bool("reports" in columns and _answers().search(header[columns["reports"]]))
            head = _head_of(header[columns["body"]]) if "body" in columns else ""
            for line, words in zip(block.lines[1:], texts[1:], strict=True):
                if words == header:
                    continue  # the headings again, on the next page
                yield GroupRow({name: line[column] for name, column in columns.items()}, head, index, answers)


def columns_of(header: tuple[str, ...]) -> dict[str, int]:
    """What each column holds, by its heading: "body", "chair", "reports", "members", "frequency", "purpose"."""
    found: dict[str, int] = {}
    for column, heading in enumerate(header):
        if name := _held_by(heading):
            found.setdefault(name, column)
    return found


@lru_cache(maxsize=256)
def _held_by(heading: str) -> str | None:
    words = " ".join(re.sub(r"[^a-z/ -]+", " ", heading.lower()).split())
    return next((name for name, form in _headings() if form.search(words)), None)


def named_by_cell(text: str, head: str, found: list[Named]) -> list[Named]:
    """The body that a cell of bodies names: as running text would name it, else by all its words and `head`."""
    words = text.split(" (")[0].strip(" .*")
    covered = sum(one.stop - one.at for one in found if one.sort == "body" and not one.pointing)
    if covered >= _WHOLE * len(words) or not head or not words[:1].isupper() or len(words.split()) > _LONGEST_NAME:
        return found
    name = words if kind_of(words) not in (None, "team", "nhs") else f"{words} {head}"
    name = words if words.lower().endswith(_endings()) else name
    return [Named(text.index(words), text.index(words) + len(words), "body", name, kind_of(name))]


def _head_of(heading: str) -> str:
    named = re.search(load("governance-tables")["nouns"], heading, re.I)
    return "-".join(part.capitalize() for part in named[0].rstrip("s").split("-")) if named else ""


@cache
def _headings() -> tuple[tuple[str, Pattern], ...]:
    return tuple((name, prepare(form)) for name, form in load("governance-tables")["columns"].items())


@cache
def _plans() -> Pattern:
    """Headings of a table of actions: who leads one of them does not lead the work that it is a part of."""
    return prepare(load("governance-tables")["plans"])


@cache
def _answers() -> Pattern:
    return prepare(load("governance-tables")["answers"], re.I)


@cache
def _endings() -> tuple[str, ...]:
    return tuple(load("governance-tables")["endings"])
