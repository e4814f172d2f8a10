"""Tables of people: name, post and whom it is of in columns of their own, in any order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from loaders.layout.plain import Plain, plain_text
from loaders.layout.tables import Table, line_texts
from loaders.lexicon import load
from loaders.naming.people import in_name_case, is_person
from loaders.patterns import Pattern, prepare
from loaders.rules.paper.paper import Paper
from loaders.rules.paper.parties import Told

_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Seat:
    """Who holds which post, and of whom, by a row of a table: `organisation` is None where no cell says it."""

    index: int
    plain: Plain
    title: str
    holder: str
    organisation: str | None


def seats(paper: Paper, told: Mapping[int | None, Told]) -> dict[int, Seat]:
    """The rows of every table of people, by where the cell of the post begins; `told` is what cells name, so too."""
    tables = [(index, block) for index, block in enumerate(paper.blocks) if isinstance(block, Table)]
    return {at: seat for index, table in tables for at, seat in _rows(paper, index, table, told)}


def _rows(paper: Paper, index: int, table: Table, told: Mapping[int | None, Told]) -> Iterator[tuple[int, Seat]]:
    texts = line_texts(paper.document.text, table)
    columns = {name: n for n, words in reversed(list(enumerate(texts[0]))) for name in [_column(words)] if name}
    if not {"name", "role"} <= columns.keys():
        return
    for line, words in zip(table.lines[1:], texts[1:], strict=True):
        if max(columns.values()) >= min(len(line), len(words)):
            continue
        held = _form("alone").fullmatch(words[columns["name"]].strip(" *"))
        title = words[columns["role"]].strip(" *.")
        if not held or not is_person(held["name"]) or not _is_office(title):
            continue
        at, stop = line[columns["role"]]
        yield (
            at,
            Seat(
                index=index,
                plain=plain_text(paper.document.text, [(at, stop)]),
                title=title,
                holder=in_name_case(held["name"]),
                organisation=_organisation(line, words, columns.get("organisation"), told),
            ),
        )


def _organisation(
    line: tuple[tuple[int, int], ...], words: tuple[str, ...], column: int | None, told: Mapping[int | None, Told]
) -> str | None:
    """Whom the cell of `column` names: the first body in it, else its words."""
    said = words[column].strip(" *.") if column is not None else ""
    if column is None or not re.search(r"[A-Za-z]{3}", said):
        return None
    named = told.get(line[column][0])
    party = next((party for party in named.parties if party.body), None) if named else None
    if party is None or party.body is None:
        return said
    behind = said[party.stop :].lstrip(" .*")
    whole = not behind or not behind[0].isupper() or re.search(r"\b[Cc]ouncil\b(?! for| of Vol)", said)
    return party.body.name if party.sort != "authority" or whole else said  # "Example Secondary Heads": no council


def _is_office(title: str) -> bool:
    short = 0 < len(title) <= _LONGEST and title[0].isupper()
    return short and bool(_form("office").match(title)) and not _form("not_office").search(title.lower())


def _column(words: str) -> str | None:
    bare = " ".join(re.sub(r"[^a-z/ ]+", " ", words.lower()).split())
    return next((name for name, form in load("member-lists")["columns"].items() if re.search(form, bare)), None)


@cache
def _form(key: str) -> Pattern:
    return prepare(load("holders")[key].replace("<person>", load("posts")["person"]))
