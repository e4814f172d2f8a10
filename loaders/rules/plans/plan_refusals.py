"""What a plan's table holds that its rule does not take: columns nobody reads, cells that say nothing known."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.dates import DateSpan, find_dates
from loaders.layout.plain import Plain
from loaders.layout.tables import Row
from loaders.refusals import Reason, Refused
from loaders.rules.paper.paper import Paper
from loaders.rules.plans.plan_cells import cell_of, deadlines_in, is_blank, is_colour, status_of
from loaders.rules.plans.plan_heads import role_of
from loaders.rules.plans.plans import Plan

_METHOD = "plan-row"
_TOLD = ("lead", "deadline", "progress", "status")


def refused_columns(paper: Paper, plan: Plan) -> Iterator[Refused]:
    """The columns with words below their heading that are neither read nor ignored by name."""
    read = set(plan.columns.values())
    for column, heading in enumerate(plan.header):
        role = role_of(heading)
        if column in read or role == "ignored" or not any(row.cells[column] for row in plan.rows):
            continue
        reason: Reason = "column-second" if role else "column-unknown"
        start, end = plan.heads[column]
        passage = paper.passage(start, end)
        yield Refused(reason=reason, value=heading, of=role, method=_METHOD, evidence=(passage,))


def refused_cells(paper: Paper, plan: Plan, row: Row) -> Iterator[Refused]:
    """What the cells of one row's action say of its day and its state that cannot be taken."""
    due, rated = cell_of(plan, row, "deadline"), cell_of(plan, row, "status")
    if due and not is_blank(due.norm):
        yield from _deadline(paper, due)
    if rated and not is_blank(rated.norm) and status_of(rated.norm) is None:
        reason: Reason = "colour-alone" if is_colour(rated.norm) else "status-unknown"
        yield _refused(paper, reason, "status", rated)


def refused_row(paper: Paper, plan: Plan, row: Row) -> Iterator[Refused]:
    """A row that says who, when or how far, and not what."""
    told = [cell for role in _TOLD if (cell := cell_of(plan, row, role))]
    if told:
        yield _refused(paper, "row-without-action", "text", told[0])


def _deadline(paper: Paper, cell: Plain) -> Iterator[Refused]:
    dates = deadlines_in(cell)
    for date in dates[1:]:
        yield _refused(paper, "date-further", "deadline", cell, date)
    if dates or status_of(cell.norm) == "done":
        return
    any_year = 2000
    undated = find_dates(cell.norm, year=any_year)
    yield _refused(paper, "date-without-year" if undated else "date-missing", "deadline", cell)


def _refused(paper: Paper, reason: Reason, of: str, cell: Plain, part: DateSpan | None = None) -> Refused:
    at, stop = (part.at, part.stop) if part else (0, len(cell.text))
    passages = paper.passages(cell, at, stop)
    return Refused(reason=reason, value=cell.text[at:stop], of=of, method=_METHOD, evidence=passages)
