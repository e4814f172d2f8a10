"""Dates and periods as papers print them, with the precision that they give."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from loaders.patterns import Several, prepare

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month{n}>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sep(?:t(?:ember)?)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b(?:\.(?=\s\d))?"
)
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,?\s)?"
_ORDINAL = r"(?:\s?(?:st|nd|rd|th)\b)?"
_JOIN = r"\s?(?:-|\bto\b|\band\b|\buntil\b|\bthrough\b|&)\s?(?:the\s)?"
_YEAR = r"(?P<year{n}>(?:19|20)\d\d)\b"

# "Version 3, 9 December": the first number is of no day.
_NO_NUMBER = "".join(
    rf"(?<!\b{one}\s)" for one in ("version", "item", "issue", "appendix", "priority", "no", "part", "draft")
)

_ISO = prepare(r"(?<![\d/.-])(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?![\d-])")
_NUMERIC = prepare(r"(?<![\d/.-])(?P<d>\d{1,2})(?P<s>[/.-])(?P<m>\d{1,2})(?P=s)(?P<y>20\d\d|19\d\d|\d\d)(?![\d/-])")
_DAYS = prepare(
    r"(?<![\w/.£])(?<!\d-)(?P<week>(?:week|w)[\s/-]?(?:commencing|beginning|c|b)\b\.?:?\s(?:the\s)?)?"
    r"(?P<lead>(?:" + _NO_NUMBER + _WEEKDAY + r"\d{1,2}" + _ORDINAL + r"(?:,\s|/(?=\d)|" + _JOIN + r")){0,4})"
    + _WEEKDAY + r"(?P<day>\d{1,2})" + _ORDINAL + r"\s(?:of\s)?" + _MONTH.format(n=1)
    + r"(?:,?\s(?:of\s)?" + _YEAR.format(n=1) + r")?",
    re.I,
)  # fmt: skip
_AMERICAN = prepare(r"\b" + _MONTH.format(n=1) + r"\s(?P<day>\d{1,2})" + _ORDINAL + r",?\s" + _YEAR.format(n=1), re.I)
# "September 16-27", "October 24 to November 4, 2022": days behind their month, two of them at least.
_AMERICAN_STRETCH = prepare(
    r"\b" + _MONTH.format(n=1) + r"\s(?P<first>\d{1,2})" + _ORDINAL + r"\s?(?:-|\bto\b|\bthrough\b|\buntil\b)\s?(?:"
    + _MONTH.format(n=2) + r"\s)?(?P<last>\d{1,2})" + _ORDINAL + r"(?![\d.:%])(?!\s(?:of\s)?" + _MONTH.format(n=3)
    + r")(?:,?\s" + _YEAR.format(n=1) + r")?",
    re.I,
)  # fmt: skip
_MONTHS_ONLY = prepare(
    r"\b(?:" + _MONTH.format(n=1) + r"(?:\s" + _YEAR.format(n=1) + r")?(?:\s?(?:-|/|to|and|until|&)\s?|\s))?"
    + _MONTH.format(n=2) + r",?\s(?:of\s)?" + _YEAR.format(n=2),
    re.I,
)  # fmt: skip
_SHORT_YEAR = prepare(r"\b" + _MONTH.format(n=1) + r"\s?[-/']\s?'?(?P<yy>\d\d)\b(?!\s?(?:st|nd|rd|th|:|\d))", re.I)
_YEAR_ONLY = prepare(r"(?<![\w/.£-])(?:19|20)\d\d(?![\w/-]|\.\d|,\d)")
_DAY_BEFORE = prepare(r"(?<!\d)\d{1,2}\s?(?:st|nd|rd|th)?\s(?:of\s)?$", re.I)
_MONTH_BEFORE = prepare(_MONTH.format(n=1) + r",?\s$", re.I)
_BETWEEN = prepare(r"\b(?:between|from)\s(?:the\s)?$", re.I)
_RANGE = prepare(r"\s?(?:-|to|until|through)\s?(?:the\s)?$", re.I)
_AND = prepare(r"\s?(?:and|&)\s?(?:the\s)?$", re.I)


@dataclass(frozen=True, slots=True)
class DateSpan:
    """Characters `at` to `stop` state the day, month, year or week `first`, or the stretch `first` to `last`, in ISO
    8601 with the precision stated; `year_stated`: the year is not that of a neighbouring date.
    """

    at: int
    stop: int
    first: str
    last: str | None = None
    year_stated: bool = True


def find_dates(text: str, *, year: int | None = None) -> list[DateSpan]:
    """Every date in `text`, in order and without overlap.

    A day and month without a year take the year of the date before them in `text`, else of the one behind (or the
    year before, where they would come after it), else `year`; where there is none they are left out.
    """
    return list(_found(text, year))


@lru_cache(maxsize=4096)
def _found(text: str, year: int | None) -> tuple[DateSpan, ...]:
    """Remembered, since every rule reads the dates of a sentence anew."""
    spans: list[DateSpan] = []
    for pattern, read in _READERS.likely(text):
        for match in pattern.finditer(text):
            if any(s.at < match.end() and match.start() < s.stop for s in spans):
                continue
            spans.extend(read(match))
    spans.sort(key=lambda span: span.at)
    return tuple(_with_years(list(_stretches(text, spans)), year))


def iso_day(year: int, month: int, day: int) -> str | None:
    """The day in ISO 8601; None where the calendar has no such day.

    >>> iso_day(2015, 9, 18)
    '2015-09-18'
    """
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


def iso_week(day: str) -> str:
    """The week that holds `day`.

    >>> iso_week("2013-11-19")
    '2013-W47'
    """
    year, week, _ = datetime.date.fromisoformat(day).isocalendar()
    return f"{year}-W{week:02d}"


def agrees(one: str | None, other: str | None) -> bool:
    """True where two partial dates can be one date: equal at the coarser precision, or one is not stated."""
    if not one or not other:
        return True
    if ("W" in one) != ("W" in other):
        day = other if "W" in one else one
        return iso_week(day) in (one, other) if len(day) == 10 else one[:4] == other[:4]
    length = min(len(one), len(other))
    return one[:length] == other[:length]


def first_day(date: str) -> str:
    """The first day that `date` can mean.

    >>> first_day("2015-09")
    '2015-09-01'
    """
    if "W" in date:
        return datetime.date.fromisocalendar(int(date[:4]), int(date[6:]), 1).isoformat()
    return (date + "-01-01")[:10] if len(date) == 4 else (date + "-01")[:10]


def _month(name: str | None) -> str:
    return "" if not name else f"{_MONTHS.index(name[:3].lower()) + 1:02d}"


def _read_iso(match: re.Match[str]) -> Iterator[DateSpan]:
    day = iso_day(int(match["y"]), int(match["m"]), int(match["d"]))
    if day:
        yield DateSpan(match.start(), match.end(), day)


def _read_numeric(match: re.Match[str]) -> Iterator[DateSpan]:
    year = int(match["y"]) + (2000 if len(match["y"]) == 2 else 0)
    day = iso_day(year, int(match["m"]), int(match["d"]))
    if day:
        yield DateSpan(match.start(), match.end(), day)


def _read_american(match: re.Match[str]) -> Iterator[DateSpan]:
    day = iso_day(int(match["year1"]), int(_month(match["month1"])), int(match["day"]))
    if day:
        yield DateSpan(match.start(), match.end(), day)


def _read_american_stretch(match: re.Match[str]) -> Iterator[DateSpan]:
    first = _day(match["year1"], match["month1"], match["first"])
    last = _day(match["year1"], match["month2"] or match["month1"], match["last"])
    if first and last and first < last:
        yield DateSpan(match.start(), match.end(), first, last, year_stated=bool(match["year1"]))


def _read_days(match: re.Match[str]) -> Iterator[DateSpan]:
    """ "18 September 2015", "the 6th to the 30th July", "14 and 15 September 2021"; year 0000 is none stated."""
    last = _day(match["year1"], match["month1"], match["day"])
    if not last:
        return
    stated = bool(match["year1"])
    leads = [int(number) for number in re.findall(r"\d{1,2}", match["lead"])]
    if not leads:
        first = iso_week(last) if match["week"] and stated else last
        yield DateSpan(match.start(), match.end(), first, year_stated=stated)
        return
    first = _day(match["year1"], match["month1"], str(leads[0])) or ""
    run = [*leads, int(match["day"])]
    stretch = all(b - a == 1 for a, b in pairwise(run)) or not _AND.search(match["lead"])
    if first and first < last and (stretch or _BETWEEN.search(match.string, 0, match.start())):
        yield DateSpan(match.start(), match.end(), first, last, year_stated=stated)
        return
    for number in leads:
        single = _day(match["year1"], match["month1"], str(number))
        if single:
            yield DateSpan(match.start("lead"), match.end("lead"), single, year_stated=stated)
    yield DateSpan(match.start("day"), match.end(), last, year_stated=stated)


def _day(year: str | None, month: str, day: str) -> str | None:
    number = int(day)
    if not year:
        return f"0000-{_month(month)}-{number:02d}" if iso_day(2000, int(_month(month)), number) else None
    return iso_day(int(year), int(_month(month)), number)


def _stretches(text: str, spans: list[DateSpan]) -> Iterator[DateSpan]:
    """Joins "11th May" and "4th June 2015" where "between", "to" or a dash makes one stretch of the two."""
    held: DateSpan | None = None
    for span in spans:
        if held is None or not _is_stretch(text, held, span):
            if held:
                yield held
            held = span
            continue
        first = held.first
        if not held.year_stated:
            first = span.first[:4] + first[4:]
            if first > span.first and span.year_stated:
                first = f"{int(span.first[:4]) - 1}{first[4:]}"
        held = DateSpan(held.at, span.stop, first, span.last or span.first, span.year_stated)
    if held:
        yield held


def _is_stretch(text: str, one: DateSpan, two: DateSpan) -> bool:
    between = text[one.stop : two.at]
    if one.last or "W" in one.first or len(one.first) != len(two.first) or len(between) > 12 or len(one.first) < 7:
        return False
    if one.year_stated and two.year_stated and one.first >= two.first:
        return False
    if _RANGE.fullmatch(between):
        return True
    return bool(_AND.fullmatch(between)) and (bool(_BETWEEN.search(text, 0, one.at)) or _is_day_before(one, two))


def _is_day_before(one: DateSpan, two: DateSpan) -> bool:
    """True for "30 November and 1 December 2022": two days of one thing, as "29 and 30 November" are."""
    if len(one.first) != 10 or two.last or not two.year_stated:
        return False
    first = iso_day(*map(int, (one.first if one.year_stated else f"{two.first[:4]}{one.first[4:]}").split("-")))
    days = datetime.date.fromisoformat(two.first) - datetime.date.fromisoformat(first or two.first)
    return days.days == 1


def _read_months(match: re.Match[str]) -> Iterator[DateSpan]:
    if not match["month1"] and _DAY_BEFORE.search(match.string, max(match.start() - 12, 0), match.start()):
        return  # "31 February 2015": a month alone would not be what is printed
    last = f"{match['year2']}-{_month(match['month2'])}"
    if not match["month1"]:
        yield DateSpan(match.start(), match.end(), last)
        return
    first = f"{match['year1'] or match['year2']}-{_month(match['month1'])}"
    if not match["year1"] and first > last:
        first = f"{int(last[:4]) - 1}{first[4:]}"
    yield DateSpan(match.start(), match.end(), first, last)


def _read_short_year(match: re.Match[str]) -> Iterator[DateSpan]:
    """ "Sep-15", "Sept '15"; "May 15" could be a day."""
    yield DateSpan(match.start(), match.end(), f"20{match['yy']}-{_month(match['month1'])}")


def _read_year(match: re.Match[str]) -> Iterator[DateSpan]:
    if not _MONTH_BEFORE.search(match.string, max(match.start() - 12, 0), match.start()):
        yield DateSpan(match.start(), match.end(), match[0])


def _year_before(span: DateSpan, spans: Sequence[DateSpan]) -> str | None:
    """The year before that of the day told next, where `span` would come after it: "3 December ... 5 January 2020"."""
    told = next((s for s in spans if s.at > span.at and len(s.first) == 10 and not s.first.startswith("0000")), None)
    return str(int(told.first[:4]) - 1) if told and span.first[4:] > told.first[4:] else None


def _with_years(spans: list[DateSpan], year: int | None) -> Iterator[DateSpan]:
    known = [s.first[:4] for s in spans if not s.first.startswith("0000") and len(s.first) > 4]
    last = None
    for span in spans:
        if not span.first.startswith("0000"):
            last = (span.last or span.first)[:4] if len(span.first) > 4 else last
            yield span
            continue
        given = last or _year_before(span, spans) or (known[0] if known else None) or (str(year) if year else None)
        if given:
            ends = [f"{given}{part[4:]}" if part else None for part in (span.first, span.last)]
            if all(part is None or _is_day(part) for part in ends):
                yield replace(span, first=ends[0] or "", last=ends[1])


def _is_day(part: str) -> bool:
    return iso_day(*(int(number) for number in part.split("-"))) is not None


_READERS = Several(
    ((pattern, read), (pattern,))
    for pattern, read in (
        (_ISO, _read_iso),
        (_NUMERIC, _read_numeric),
        (_AMERICAN_STRETCH, _read_american_stretch),
        (_AMERICAN, _read_american),
        (_DAYS, _read_days),
        (_MONTHS_ONLY, _read_months),
        (_SHORT_YEAR, _read_short_year),
        (_YEAR_ONLY, _read_year),
    )
)
