"""Periods on site as a cover prints them: read whole, or not at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from loaders.claims import Period
from loaders.dates import iso_day
from loaders.patterns import prepare

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TOKEN = prepare(
    r"(?P<numeric>\d{1,2}[/.]\d{1,2}[/.](?:20)?\d\d\b)"
    r"|(?P<year>20\d\d\b)"
    r"|(?P<day>\d{1,2}(?!\d))(?:\s?(?:st|nd|rd|th)\b)?"
    r"|(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)(?![a-z])\.?"
    r"|(?P<to>[-─]+|to\b|until\b|till\b|through\b)"
    r"|(?P<and>and\b|&|,|;)"
    r"|(?P<between>between\b)"
    r"|(?P<idle>(?:(?:Mon|Tues?|Wednes|Thurs?|Fri|Satur|Sun)(?:day)?|from|the|of|then)\b|[.\s]+)",
    re.I,
)
_COMMA_WITHIN = prepare(r",(?=\s20\d\d\b)|(?<=day),", re.I)  # "4 February, 2015", "Monday, 3 March"


@dataclass(frozen=True, slots=True)
class _Date:
    day: int
    month: int | None = None
    year: int | None = None

    @property
    def iso(self) -> str | None:
        return iso_day(self.year, self.month, self.day) if self.year and self.month else None


def periods_of(text: str) -> tuple[Period, ...]:
    """The periods that `text` states, in its order; none where a word of it is not understood or a date not possible.

    >>> [(p.start, p.end) for p in periods_of("8 to 12 July 2019 and 7 August 2019")]
    [('2019-07-08', '2019-07-12'), ('2019-08-07', '2019-08-07')]
    >>> periods_of("8 to 12 July 2019 and later")
    ()
    """
    tokens = _tokens(text)
    dates, links = _dates(tokens or ())
    if not dates or len(links) != len(dates) - 1:
        return ()
    found: list[Period] = []
    whole = _with_years(_with_months(dates), links)
    for place, one in enumerate(whole):
        if one.iso is None:
            return ()
        if place and links[place - 1] == "to":
            if found[-1].end != found[-1].start or one.iso <= found[-1].start:
                return ()
            found[-1] = Period(start=found[-1].start, end=one.iso)
        else:
            found.append(Period(start=one.iso, end=one.iso))
    return tuple(_joined(found))


def day_of(text: str) -> str | None:
    """The one day that `text` states, and nothing else."""
    found = periods_of(text)
    return found[0].start if len(found) == 1 and found[0].start == found[0].end else None


def _tokens(text: str) -> list[tuple[str, str]] | None:
    at, found = 0, []
    text = _COMMA_WITHIN.sub(" ", text).strip()
    while at < len(text):
        match = _TOKEN.match(text, at)
        if not match:
            return None
        found.append((match.lastgroup or "", match[0]))
        at = match.end()
    return [one for one in found if one[0] != "idle"]


def _dates(tokens: Sequence[tuple[str, str]]) -> tuple[list[_Date], list[str]]:
    """The dates as printed, and between each two "to" or "and"; uneven where the tokens make no list of dates."""
    dates: list[_Date] = []
    links: list[str] = []
    between = False
    for kind, words in tokens:
        if kind == "day":
            dates.append(_Date(int(words.rstrip("sthndr "))))
        elif kind == "numeric":
            day, month, year = (int(part) for part in re.split(r"[/.]", words))
            dates.append(_Date(day, month, year + (2000 if year < 100 else 0)))
        elif kind == "between":
            between = True
        elif kind in ("to", "and"):
            link = "to" if kind == "to" or (between and words.lower() == "and") else "and"
            if len(links) == len(dates) - 1:
                links.append(link)
            elif not (len(links) == len(dates) and links and "and" in (link, links[-1])):
                return [], ["to"]
        elif not dates or len(links) == len(dates):
            return [], ["to"]
        elif kind == "month" and dates[-1].month is None and dates[-1].year is None:
            dates[-1] = replace(dates[-1], month=_MONTHS.index(words[:3].lower()) + 1)
        elif kind == "year" and dates[-1].year is None and dates[-1].month is not None:
            dates[-1] = replace(dates[-1], year=int(words))
        else:
            return [], ["to"]
    return dates, links


def _with_months(dates: list[_Date]) -> list[_Date]:
    """A day without a month is of the month behind it: "3 to 14 March"."""
    found: list[_Date] = []
    month = None
    for one in reversed(dates):
        month = one.month or month
        found.append(replace(one, month=month))
    return found[::-1]


def _with_years(dates: list[_Date], links: list[str]) -> list[_Date]:
    """A date without a year is of the year behind it, or the one before where it would come after that date."""
    found = list(dates)
    for place in range(len(found) - 2, -1, -1):
        one, behind = found[place], found[place + 1]
        if one.year is None and behind.year is not None:
            earlier = (one.month or 0, one.day) > (behind.month or 0, behind.day)
            found[place] = replace(one, year=behind.year - 1 if earlier else behind.year)
    for place, (before, one) in enumerate(pairwise(found), start=1):
        if one.year is None and before.year is not None and links[place - 1] == "to":
            later = (one.month or 0, one.day) < (before.month or 0, before.day)
            found[place] = replace(one, year=before.year + 1 if later else before.year)
    return found


def _joined(found: list[Period]) -> list[Period]:
    """Days of which each follows the one before as one period: "14 and 15 September"."""
    whole: list[Period] = []
    for one in found:
        last = whole[-1] if whole else None
        if last and one.start == one.end and last.end == _day_before(one.start):
            whole[-1] = replace(last, end=one.end)
        else:
            whole.append(one)
    return whole


def _day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()
