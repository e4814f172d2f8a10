"""The days that a sentence of a paper names, those that it gives by the paper's own day among them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from loaders.dates import DateSpan, find_dates
from loaders.rules.inspections.cues import words

_DAY = len("2015-09-18")
_NEAR = 40
_RECENT = 120
_HALF_A_YEAR = 190
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9}  # the month with which each begins


def find_days(text: str, today: str | None) -> list[DateSpan]:
    """The dates in `text`; of a paper of the day `today` "earlier this year" and "in March and April" are some too."""
    dates = told_days(text, today)
    for span in [*_this_year(text, today), *_months_past(text, today)] if today else ():
        if not any(d.at < span.stop and span.at < d.stop for d in dates):
            dates.append(span)
    return sorted(dates, key=lambda d: d.at)


def told_days(text: str, today: str | None) -> list[DateSpan]:
    """The dates in `text`. A day without a year is of the year of `today`, or of the one before if it tells of then."""
    dates = find_dates(text, year=int(today[:4]) if today else None)
    if not today or len(today) != _DAY or any(date.year_stated for date in dates):
        return dates
    return [_of_year_before(text, date, today) or date for date in dates]


def _this_year(text: str, today: str) -> Iterator[DateSpan]:
    for match in words("this_year").finditer(text):
        season = words("season").search(match[0])
        begins = _SEASONS[season[0].lower()] if season else 1
        past = int(today[5:7] or 12) < begins and _looks_back(text)
        at = match.start() + (season.start() if season else 0)
        yield DateSpan(at, match.end(), str(int(today[:4]) - past))
    for match in words("last_year").finditer(text):
        yield DateSpan(match.start(), match.end(), str(int(today[:4]) - 1))


def _months_past(text: str, today: str) -> Iterator[DateSpan]:
    """Months without a year that the paper's own year has seen: the year is that of the paper."""
    for match in words("bare_months").finditer(text) if len(today) > 4 else ():
        names = [match["one"], *([match["two"]] if match["two"] else [])]
        months = [span.first for name in names for span in find_dates(f"{name} {today[:4]}")]
        if (
            months == sorted(months)
            and months
            and months[-1] > today[:7]
            and _is_gone_by(text, match, months[0], today)
        ):
            months = [f"{int(month[:4]) - 1}{month[4:]}" for month in months]
        if months and months == sorted(months) and months[-1] <= today[:7]:
            last = months[-1] if len(months) > 1 else None
            yield DateSpan(match.start("one"), match.end(), months[0], last, year_stated=False)


def _is_gone_by(text: str, match: re.Match[str], month: str, today: str) -> bool:
    """True for "in November" of a paper of March that looks back: the November before is the nearer of the two."""
    before = text[max(match.start() - _NEAR, 0) : match.start()]
    if len(today) != _DAY or words("expected").search(text) or words("takes_place").search(before):
        return False
    if _looks_back(text):
        return True
    sooner = f"{int(month[:4]) - 1}{month[4:]}-01"
    return _days(sooner, today) <= min(_HALF_A_YEAR, _days(today, f"{month}-01"))


def _looks_back(text: str) -> bool:
    """True where `text` tells of an inspection as gone by, and of nothing to come."""
    return bool(words("was_inspected").search(text)) and not words("expected").search(text)


def _of_year_before(text: str, span: DateSpan, today: str) -> DateSpan | None:
    """The day a year sooner, where `text` tells of it as gone by and this year has not come to it yet: "visited on
    10 December" of January. Without a verb, where it is the nearer of the two.
    """
    if len(span.first) != _DAY or span.first <= today or words("expected").search(text):
        return None
    before = text[max(span.at - _NEAR, 0) : span.at]
    if words("takes_place").search(before):
        return None
    sooner = [f"{int(day[:4]) - 1}{day[4:]}" if day else None for day in (span.first, span.last)]
    ahead, back = _days(today, span.first), _days(sooner[0] or today, today)
    if not words("happened").search(text) and (back > _RECENT or ahead < back):
        return None
    return DateSpan(span.at, span.stop, sooner[0] or span.first, sooner[1], year_stated=False)


def _days(one: str, other: str) -> int:
    return (date.fromisoformat(other) - date.fromisoformat(one)).days
