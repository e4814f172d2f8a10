"""Rows of a plan that head those below: a theme, or the recommendation that they answer."""

from __future__ import annotations

import re

from loaders.layout.plain import Plain
from loaders.layout.tables import Row
from loaders.patterns import prepare
from loaders.rules.plans.deadlines import words
from loaders.rules.plans.plans import Advice, Plan
from loaders.rules.plans.tasks import is_task

_BAND = prepare(r"^(?:priority|theme|objective|section|workstream|strand|outcome|area)\s?(?:\d+|[A-Z])?\b", re.I)
_SAID = prepare(
    r"^(?P<number>\d[\d.]*)?\W*(?:what )?(?:ofsted|inspectors|cqc|hmi|peers) (?:said|found|told us)\b", re.I
)
_LONGEST, _MOST_WORDS, _FEWEST_COLUMNS = 90, 8, 3
_FULL = 2


def band_of(plan: Plan, row: Row) -> Plain | None:
    """The words of a heading inside a table, where `row` is one: the same words in one cell or all, and nothing beside.

    Words that name no theme nor recommendation head rows only where the other rows are full and tell tasks.
    """
    filled = [cell for cell in row.cells if cell]
    if not filled or len(row.cells) < _FEWEST_COLUMNS or len({cell.norm for cell in filled}) != 1:
        return None
    cell, joined = filled[0], len(filled) == len(row.cells)
    text = cell.norm.strip(" *")
    if words("answered").match(text):
        return cell if joined or not _has_advice(plan) else None
    if _SAID.match(text):
        return cell
    if len(text) < _LONGEST and _BAND.match(text):
        return cell
    short = len(text.split()) <= _MOST_WORDS and not is_task(text) and not text.endswith(".")
    return cell if short and not _has_advice(plan) and _others_full(plan, row) else None


def _has_advice(plan: Plan) -> bool:
    return plan.holds_advice or "reference" in plan.columns


def _others_full(plan: Plan, row: Row) -> bool:
    """True where each other row that holds a task has somebody or some day beside it."""
    column = plan.columns["text"]
    others = [one for one in plan.rows if one is not row and len([cell for cell in one.cells if cell]) >= _FULL]
    tasks = [one for one in others if is_task(one.cells[column].norm)]
    return bool(others) and 2 * len(tasks) >= len(others)


def band_advice(band: Plain) -> Advice | None:
    """The recommendation that such a row names by its number, or says whole; None for a theme."""
    said = _SAID.match(band.norm.strip(" *"))
    if said:
        return Advice(said["number"], band, 0, ())
    match = words("answered").match(band.norm.strip(" *"))
    return Advice(match["number"] or match["letter"], band, 0, ()) if match else None
