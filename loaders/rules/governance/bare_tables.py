"""Tables of a board's members whose columns have no known headings: whom each row names, told by its cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from loaders.layout.tables import Table, line_texts
from loaders.lexicon import load
from loaders.naming.people import is_person
from loaders.patterns import Pattern, prepare
from loaders.rules.paper.paper import Paper
from loaders.rules.paper.parties import PARTNERS, Party, Told

_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Seated:
    """A member by name, where the cell that names it stands, and whether the row says that it chairs."""

    name: str
    span: tuple[int, int]
    chairs: bool


def seated(paper: Paper, table: Table, cells: Mapping[int, Told]) -> Iterator[Seated]:
    """Whom each row names; none of a table in which not almost every row names a person, a post or a body."""
    texts = line_texts(paper.document.text, table)
    rows = [
        _row(line, words, cells)
        for line, words in zip(table.lines, texts, strict=True)
        if not _said("empty").search(" ".join(words))
    ]
    if len(rows) >= _FEWEST and sum(bool(row) for row in rows[1:]) >= len(rows) - 2:
        yield from (one for row in rows for one in row)


def _row(line: Sequence[tuple[int, int]], words: Sequence[str], cells: Mapping[int, Told]) -> list[Seated]:
    """The post, and the partner that it is of: of a row that opens with a person or with one of these two."""
    held = [(span, party) for span in line for party in _whole(cells.get(span[0]))[:1]]
    first = _said("titles").sub("", words[0].strip(" *")) if words else ""
    opens = bool(held) and held[0][0] == line[0]
    if not held or not (opens or is_person(first)) or any(_said("other").search(cell) for cell in words):
        return []
    chairs = any(_said("chair").fullmatch(cell.strip(" *")) for cell in words)
    found = [(span, one.name) for span, one in held if one.sort == "post"][:1]
    partners = [(span, one) for span, one in held if one.sort != "post"]
    sent = [(span, one.name) for span, one in partners if not found or (one.body and one.body.kind in PARTNERS)][:1]
    return [Seated(name, span, chairs) for span, name in (*found, *sent)]


def _whole(told: Told | None) -> list[Party]:
    """Whom a cell names, where it opens with the name and is little else."""
    if told is None:
        return []
    fit = [one for one in told.parties if one.sort != "plan"]
    opens = (
        fit[:1]
        if fit and fit[0].at <= len("The ") and len(told.sentence.text) - fit[0].stop < load("bare-tables")["rest"]
        else []
    )
    return (
        []
        if opens and opens[0].sort == "authority" and _said("goes_on").match(told.sentence.text, opens[0].stop)
        else opens
    )


@cache
def _said(key: str) -> Pattern:
    return prepare(load("bare-tables")[key])
