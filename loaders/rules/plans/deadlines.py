"""By when something told in a sentence is to be done."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from loaders.dates import DateSpan, find_dates, first_day
from loaders.lexicon import joined, load
from loaders.patterns import Pattern, prepare
from loaders.rules.paper.paper import Paper, Sentence

_AT_END = 4
_MONTH = len("2016-01")
_FAR = 6


@cache
def words(key: str) -> Pattern:
    """The pattern `key` of lexicon/actions; any of them where it holds several."""
    return prepare(joined(load("actions")[key]), 0 if key == "promiser" else re.I)


def due_at_end(paper: Paper, sentence: Sentence) -> DateSpan | None:
    """The day or month behind "by" at the end of what is to be done."""
    dates = [d for d in find_dates(sentence.text, year=paper.year) if len(d.first) >= _MONTH and d.year_stated]
    last = dates[-1] if dates else None
    if last and words("done").search(sentence.text) and words("done_by").search(sentence.text[: last.at]):
        return last
    if last and len(sentence.text) - last.stop < _AT_END and words("behind").search(sentence.text[: last.at]):
        return last
    ahead = last and (not paper.head.date or first_day(last.last or last.first) >= paper.head.date[: len(last.first)])
    return last if last and ahead and words("due").search(sentence.text[: last.at]) else None


def deadline_behind(paper: Paper, text: str, at: int) -> DateSpan | None:
    """The first day or month behind `at` after the paper's own date; a day without a year is the next such.

    Of a year alone only its end, or a season of it, is a deadline.
    """
    for date in find_dates(text, year=paper.year):
        if date.at < at or not (len(date.first) >= _MONTH or words("year_end").search(text[: date.at])):
            continue
        today = paper.head.date
        if today is None:
            return date if date.year_stated else None
        if first_day(date.last or date.first)[: len(date.first)] >= today[: len(date.first)]:
            return date
        if not date.year_stated and "W" not in date.first:
            return DateSpan(date.at, date.stop, f"{int(today[:4]) + 1}{date.first[4:]}", None, year_stated=False)
    return _month_ahead(text, at, paper.head.date)


def deadline_in_front(paper: Paper, text: str) -> DateSpan | None:
    """The deadline with which a sentence opens: "By the spring of 2024 we will ..."."""
    front = words("front_deadline").match(text)
    return deadline_behind(paper, text[: front.end()], 0) if front else None


def last_date(paper: Paper, sentence: Sentence) -> DateSpan | None:
    """The last day or month of a sentence."""
    dates = [d for d in find_dates(sentence.text, year=paper.year) if len(d.first) >= _MONTH]
    return dates[-1] if dates else None


def _month_ahead(text: str, at: int, today: str | None) -> DateSpan | None:
    """A month without a year that the paper's own year has yet to see; behind "will" the next such."""
    for month in _bare_months(text, at, today or ""):
        if today and month.first >= today[:_MONTH]:
            return month
        if today and int(today[5:7]) - int(month.first[5:7]) >= _FAR and words("to_come").search(text[: month.at]):
            return replace(month, first=f"{int(month.first[:4]) + 1}{month.first[4:]}")
    return None


def _bare_months(text: str, at: int, today: str) -> Iterator[DateSpan]:
    for match in words("bare_month").finditer(text, at) if len(today) > len("2016") else ():
        for span in find_dates(f"{match['one']} {today[:4]}")[:1]:
            yield DateSpan(match.start("one"), match.end(), span.first, year_stated=False)
