"""What one cell of an action plan says: how far, by when, or nothing."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from loaders.dates import DateSpan, find_dates
from loaders.layout.plain import Plain
from loaders.layout.tables import Row
from loaders.lexicon import load
from loaders.patterns import Pattern, Several, prepare
from loaders.rules.plans.plans import Plan

Status = Literal["proposed", "planned", "under-way", "done"]


def cell_of(plan: Plan, row: Row, role: str) -> Plain | None:
    """The cell of `row` in the column that holds `role`; None where the plan has no such column."""
    column = plan.columns.get(role)
    return row.cells[column] if column is not None else None


def status_of(words: str) -> Status | None:
    """How far an action is, by the words of its status or progress."""
    return next((status for status, form in _statuses().likely(words) if form.search(words)), None)


def is_blank(words: str) -> bool:
    """True for what stands in a cell that says nothing: "-", "n/a", "TBC"."""
    return bool(_form("blank").match(words))


def is_colour(words: str) -> bool:
    """True for a colour with nothing beside it."""
    return bool(_form("colour").match(words))


def deadlines_in(cell: Plain) -> list[DateSpan]:
    """The dates in the cell. A day without a year is left: nothing says which year it is.

    So is the day from which a thing is done again and again: "monthly from August 2019".
    """
    found = [date for date in find_dates(cell.norm) if date.year_stated]
    return [date for date in found if not _form("recurs").search(cell.norm[: date.at])]


def short_month(cell: Plain) -> DateSpan | None:
    """A month with the last two figures of its year: "Nov 19", "Sept-20", "end of Feb '21"."""
    match = _form("short_month").match(cell.norm)
    told = find_dates(f"{match['month']} 20{match['year']}") if match else []
    return DateSpan(0, len(cell.norm), told[0].first, None) if told else None


def unrated(cell: Plain) -> str:
    """What the cell tells without the colour before it: "G - letters sent" tells that letters were sent."""
    colour = _form("rated").match(cell.norm)
    return cell.text[colour.end() if colour else 0 :].strip()


def deadline_within(cell: Plain) -> DateSpan | None:
    """The day or month that closes what is to be done: "Agree a budget by December 2019", "Second audit, June 2020"."""
    for date in deadlines_in(cell)[-1:]:
        closes = not cell.norm[date.stop :].strip(" .;)")
        if closes and _form("due_within").search(cell.norm[: date.at]):
            return date
    return None


@cache
def _statuses() -> Several[tuple[Status, Pattern]]:
    forms = [(status, prepare(form, re.I)) for status, form in load("plans")["statuses"].items()]
    return Several(((status, form), (form,)) for status, form in forms)


@cache
def _form(key: str) -> Pattern:
    return prepare(load("plans")[key], re.I)
