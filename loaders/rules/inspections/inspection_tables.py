"""What the heads of a table say of its columns, where its rows or columns are of inspections."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from loaders.dates import DateSpan, find_dates
from loaders.layout.plain import Plain
from loaders.lexicon import load
from loaders.rules.inspections.frameworks import visits_in

_COLUMNS = 3
_VISITS = frozenset({"focused-visit", "monitoring-visit"})
_LONGEST = 60  # days from the first to the last of an inspection


def has_head(head: Sequence[str], name: str) -> bool:
    """True where the pattern `name` of lexicon/inspections fits one of the heads."""
    return any(re.search(load("inspections")[name], cell.strip(), re.I) for cell in head)


def is_of_inspections(head: Sequence[str]) -> bool:
    """True where the columns are of inspections and their days."""
    return has_head(head, "dated_column") and has_head(head, "inspected_column")


def is_of_events(head: Sequence[str]) -> bool:
    """True where the columns are of what happened and when."""
    return has_head(head, "dated_column") and has_head(head, "event_column")


def is_of_visits(head: Sequence[str], near: Sequence[str]) -> bool:
    """True for a table of what was looked at and when, where the words `near` it name a visit; no plan."""
    if not has_head(head, "looked_at_column") or has_head(head, "plan_column"):
        return False
    return has_head(head, "dated_column") and any(visits_in(words) for words in near)


def is_of_named(head: Sequence[str], lines: Sequence[Sequence[Plain]]) -> bool:
    """True where most rows name an inspection or visit themselves, whatever the head calls that column; no plan."""
    if not has_head(head, "dated_column") or has_head(head, "plan_column"):
        return False
    named = [row for row in lines[1:] if any(has_head([cell.norm], "inspected_cell") for cell in row)]
    return len(named) > 1 and len(named) * 2 > len(lines) - 1


def without_outcomes(head: Sequence[str], cells: Sequence[Plain]) -> str:
    """The words of a row but for what came of the inspection: "Some progress" is no other event."""
    told = [cell.norm for words, cell in zip(head, cells, strict=True) if not has_head([words], "outcome_column")]
    return " | ".join(told)


def fitting(context: Sequence[str], head: Sequence[str], row: str) -> tuple[str, ...]:
    """What of `context` may name the kind: of a "visit" nothing but a kind of visit, of an "inspection" none such."""
    said = f"{' | '.join(head)} | {row}"
    visit, graded = has_head([said], "visit_word"), has_head([said], "inspection_word")
    if visit == graded:
        return tuple(context)
    return tuple(words for words in context if bool(_VISITS & set(visits_in(words))) == visit)


def is_turned(lines: Sequence[Sequence[Plain]]) -> bool:
    """True where each column behind the first is of one inspection, with its days in the row that says so."""
    if len(lines) < 2 or len(lines[0]) < _COLUMNS - 1:
        return False
    labels = [line[0].norm for line in lines]
    days = [line for line, label in zip(lines, labels, strict=True) if has_head([label], "day_row")]
    if len(lines[0]) < _COLUMNS:  # of one inspection: "Date" alone may be that of anything
        days = [line for line in days if has_head([line[0].norm], "inspected_row")]
    of_plan = has_head(labels, "plan_column")
    return not of_plan and any(all(_is_day(cell.norm) for cell in line[1:]) for line in days)


def day_columns(head: Sequence[str]) -> list[int]:
    """The columns whose days are those of the inspections, and not of their reports or letters."""
    kept = [c for c, words in enumerate(head) if not has_head([words], "report_column")]
    return kept if has_head([head[c] for c in kept], "dated_column") else list(range(len(head)))


def released_columns(head: Sequence[str]) -> list[int]:
    """The columns whose days are those on which the reports came out, beside others for those of the inspections."""
    days = day_columns(head)
    return [c for c, words in enumerate(head) if c not in days and has_head([words], "released_column")]


def own_days(head: Sequence[str], cells: Sequence[Plain]) -> list[DateSpan]:
    """The days of the inspection of a row: those below the heads that name days, where one stands there."""
    kept = day_columns(head)
    own = days_of([cells[column] for column in kept if has_head([head[column]], "dated_column")])
    return own if len(own) == 1 else days_of([cells[column] for column in kept])


def released_on(head: Sequence[str], cells: Sequence[Plain]) -> str | None:
    """The day on which the report came out: in a column of its own, or in a cell that says so."""
    told = days_of([cells[column] for column in released_columns(head)])
    if not told:
        spoken = [cell for words, cell in zip(head, cells, strict=True) if not has_head([words], "dated_column")]
        told = days_of([cell for cell in spoken if has_head([cell.norm], "released_column")])
    return told[0].first if len(told) == 1 else None


def days_of(cells: Sequence[Plain]) -> list[DateSpan]:
    """The dates in `cells`; two that stand alone, each in its cell, are the first and the last day of one stretch."""
    dates = [day for cell in cells for day in find_dates(cell.norm)]
    alone = [day for cell in cells if _is_day(cell.norm) for day in find_dates(cell.norm)]
    if len(dates) == len(alone) == 2 and all(len(d.first) == 10 and not d.last for d in dates):
        days = (date.fromisoformat(dates[1].first) - date.fromisoformat(dates[0].first)).days
        return [replace(dates[0], last=dates[1].first)] if 0 < days <= _LONGEST else dates
    return dates


def opens_with_days(lines: Sequence[Sequence[Plain]]) -> bool:
    """True for a table of two or three columns without a head whose first column holds nothing but days."""
    return 1 < len(lines[0]) <= _COLUMNS and len(lines) > 1 and all(_is_day(line[0].norm) for line in lines)


def _is_day(words: str) -> bool:
    dates = find_dates(words)
    return len(dates) == 1 and not re.search(r"\w", words[: dates[0].at] + words[dates[0].stop :])
