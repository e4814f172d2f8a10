"""What a cell's words become. A parser takes trimmed words and raises `ValueError` saying what is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from typing import get_args

from loaders.claims import Framework, Grade, InspectionSubject, Period
from loaders.dates import DateSpan, find_dates
from loaders.lexicon import load, rows
from loaders.refusals import Reason
from loaders.tables.authority_names import short_official_name

Value = str | int | Period | None
Parser = Callable[[str], Value]

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_DAY_MONTH_YEAR = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})")
_GSS_CODE = re.compile(r"E(?:06|07|08|09|10)\d{6}")
_URL = re.compile(r"https?://\S+")


def _text(words: str) -> str:
    return " ".join(words.split())


def _person(words: str) -> str:
    # One published table prints a space before the hyphen of a double name.
    return _text(words).replace(" -", "-")


def _number(words: str) -> str:
    if not (words.isascii() and words.isdigit()):
        raise ValueError("is no number of digits only")
    return words


def _whole_number(words: str) -> int:
    return int(_number(words))


def _flag(words: str) -> bool:
    # An empty cell is no answer; only a yes states something.
    if words != "yes":
        raise ValueError("is no flag; write yes, or leave the cell empty")
    return True


def _theme(words: str) -> str:
    if words not in _themes():
        raise ValueError("is no known theme; use a notation of the theme scheme")
    return words


@cache
def _themes() -> frozenset[str]:
    return frozenset(theme for theme, _, _ in rows("theme-words"))


def _day(words: str) -> str:
    if not _ISO_DAY.fullmatch(words):
        raise ValueError("is no day; write it as 2015-09-18")
    return _real_day(words)


def _day_month_year(words: str) -> str:
    if found := _DAY_MONTH_YEAR.fullmatch(words):
        day, month, year = found.groups()
        return _real_day(f"{year if len(year) == 4 else '20' + year}-{month:>02}-{day:>02}")
    # A workbook's own dates are shown in words.
    span = _stretch(words)
    if span.last is not None:
        raise ValueError("is no day; write it as 18/09/2015")
    return span.first


def _stretch(words: str) -> DateSpan:
    """The day or days that a cell consists of."""
    spans = find_dates(" ".join(words.split()).replace("\u2013", "-").replace("\u2014", "-"))
    if len(spans) != 1 or len(spans[0].first) != 10 or spans[0].stop - spans[0].at < len(" ".join(words.split())):
        raise ValueError("is no day and no stretch of days; write it as 18/09/2015 or 14 to 18 September 2015")
    return spans[0]


def _first_of_days(words: str) -> str:
    return _stretch(words).first


def _last_of_days(words: str) -> str | None:
    # One day alone is called the inspection's date, and says nothing of its end.
    return _stretch(words).last


def _person_in_small_letters(words: str) -> str:
    """A name whose capitals are lost. Raises where nothing tells which letters they were."""
    name = _person(words)
    if not name.islower():
        return name
    if re.search(r"\b(?:mac|mc|o|d|de|van|von|la|le)\b|\bma?c\w", name.replace("'", " ")):
        raise ValueError("is written without capitals, and where they stood is not known")
    return re.sub(r"[^\W\d_]+", lambda part: part[0].capitalize(), name)


def _real_day(iso: str) -> str:
    try:
        return date.fromisoformat(iso).isoformat()
    except ValueError as error:
        raise ValueError("is no day of the calendar") from error


def _founding_day(words: str) -> str | None:
    # English councils come into being on 1 April; other days are when a list first held them.
    return day if (day := _day(words)).endswith("-04-01") else None


def _first_day_no_more(words: str) -> str:
    # An end of 31 March is the last day, one of 1 April the first day no more; ours is always the latter.
    day = date.fromisoformat(_day(words))
    return (day + timedelta(days=1) if (day.month, day.day) == (3, 31) else day).isoformat()


def _period(words: str) -> Period:
    start, _, end = words.partition("/")
    if _day(start) > (last := _day(end or start)):
        raise ValueError("ends before it starts")
    return Period(start=start, end=last)


def _gss_code(words: str) -> str:
    if not _GSS_CODE.fullmatch(words):
        raise ValueError("is no GSS code of an English authority; one looks like E08000024")
    return words


def _url(words: str) -> str:
    if not _URL.fullmatch(words):
        raise ValueError("is no web address; one starts with https://")
    return words


def _inspection_type(words: str) -> str | None:
    """The framework that the words for a kind of inspection name; None where only the day tells it."""
    for known in load("inspection-types"):
        if re.search(known["words"], words, re.I):
            framework = known["framework"]
            return None if framework is None else str(framework)
    raise ValueError("is no known kind of inspection; add it to loaders/lexicon/inspection-types.yml")


def _one_of(what: str, allowed: tuple[str, ...]) -> Parser:
    def parse(words: str) -> str:
        if words not in allowed:
            raise ValueError(f"is no known {what}; use one of {', '.join(allowed)}, or map it in the mapping")
        return words

    return parse


PARSERS: dict[str, Parser] = {
    "text": _text,
    "person": _person,
    "person-in-small-letters": _person_in_small_letters,
    "number": _number,
    "whole-number": _whole_number,
    "flag": _flag,
    "theme": _theme,
    "day": _day,
    "day-month-year": _day_month_year,
    "first-of-days": _first_of_days,
    "last-of-days": _last_of_days,
    "founding-day": _founding_day,
    "first-day-no-more": _first_day_no_more,
    "period": _period,
    "gss-code": _gss_code,
    "url": _url,
    "authority": short_official_name,
    "grade": _one_of("grade", get_args(Grade)),
    "framework": _one_of("framework", get_args(Framework)),
    "inspection-type": _inspection_type,
    "subject": _one_of("subject", get_args(InspectionSubject)),
}

_REASONS: dict[str, Reason] = {
    "authority": "authority-unlisted",
    "day": "date-unreadable",
    "day-month-year": "date-unreadable",
    "first-day-no-more": "date-unreadable",
    "first-of-days": "date-unreadable",
    "founding-day": "date-unreadable",
    "grade": "grade-unknown",
    "last-of-days": "date-unreadable",
    "period": "date-unreadable",
}


def why_unread(parser: str) -> Reason:
    """Why a cell is refused that this parser does not read."""
    return _REASONS.get(parser, "cell-unreadable")
