"""Which family a report is of, from its first page: the kind of its title and the rows of its table."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, cast

from loaders.claims import Area, Framework
from loaders.lexicon import load
from loaders.ofsted.front_page import LONGEST_LINE, Front, Line, labelled, with_places, words
from loaders.ofsted.graded_lines import graded
from loaders.patterns import Pattern, prepare

FamilyKey = Literal[
    "lac", "sif", "sif-reinspection", "lscb-review", "ilacs-2018", "ilacs-2023", "ilacs-2026", "ilacs"
]  # fmt: skip
_TITLE_LINES = 12
_FEWEST_ROWS = 3


@dataclass(frozen=True, slots=True)
class Title:
    """The lines `first` to `last` of the front, both included, are a title of `kind`."""

    kind: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Family:
    """A family of lexicon/ofsted-front.yml, or with no framework the kind "ilacs" with a table that is not known.

    Inspections of the family began on the days from `begins` to `ends`.
    """

    key: FamilyKey
    framework: Framework | None
    begins: str
    ends: str
    areas: tuple[Area, ...]

    def fits(self, start: str | None) -> bool:
        """True where an inspection that began on `start` can be of the family."""
        return not start or self.begins <= start <= self.ends


@dataclass(frozen=True, slots=True)
class Recognised:
    """A report of a known family; `title` is None where only its table tells it."""

    family: Family
    title: Title | None


def recognise(front: Front) -> Recognised | None:
    """The family of the report; None where the page is no report of a known family.

    Two signs at least must agree: a title of a known kind near the top, a line of inspection dates, the rows of
    a table of judgements.
    """
    near = front.lines[:_TITLE_LINES]
    if any(words("about_reports").match(line.text) for line in near):
        return None
    title = find_title(front.lines)
    rows = {one.row for one in graded(front.lines)}
    dated = labelled(front.lines, "dates") is not None
    if not title and not any(words("other_titles").search(line.text) for line in near):
        family = _family("ilacs", rows)
        return Recognised(family, None) if family.framework and dated else None
    if not title or not (dated or len(rows) >= _FEWEST_ROWS):
        return None
    return Recognised(_family(title.kind, rows), title)


def settled(known: Recognised, front: Front, rows: Collection[str]) -> Recognised:
    """`known` or, where the table of the front did not settle its family, what its labels and `rows` make of it."""
    if known.family.key != "ilacs":
        return known
    return replace(known, family=_family("ilacs", {*rows, *(one.row for one in graded(front.lines))}))


def find_title(lines: Sequence[Line]) -> Title | None:
    """The first title of a known kind near the top, which may stand on up to three lines."""
    near = lines[:_TITLE_LINES]
    for first in range(len(near)):
        for last in range(first, min(first + 3, len(near))):
            text = " ".join(line.text for line in near[first : last + 1])
            if len(text) > LONGEST_LINE or words("other_titles").search(text) or words("no_titles").search(text):
                break
            for kind, form in _titles():
                if form.match(text):
                    return Title(kind, first, last)
    return None


def looks_like_report(front: Front) -> bool:
    """True where the page has the lines of an inspectorate's report, known or not."""
    near = front.lines[:_TITLE_LINES]
    if any(words("about_reports").match(line.text) for line in near):
        return False
    dated, led = labelled(front.lines, "dates"), labelled(front.lines, "lead")
    return dated is not None and (led is not None or any(words("inspection").search(line.text) for line in near))


def _family(kind: str, rows: Collection[str]) -> Family:
    front = load("ofsted-front")
    for entry in front["families"]:
        fits = set(entry.get("rows", ())) <= set(rows) and not set(entry.get("without", ())) & set(rows)
        if entry["kind"] == kind and fits:
            return Family(
                cast(FamilyKey, entry["key"]),
                cast(Framework, entry["framework"]),
                entry["from"],
                entry["until"],
                tuple(cast(list[Area], front["areas"][entry["key"]])),
            )
    return Family("ilacs", None, "2018-01-01", "2099-12-31", tuple(cast(list[Area], front["areas"]["ilacs"])))


@cache
def _titles() -> tuple[tuple[str, Pattern], ...]:
    return tuple(
        (entry["kind"], prepare(rf"(?:{with_places(entry['words'])})\d?[\s:.]*$", re.I))
        for entry in load("ofsted-front")["titles"]
    )
