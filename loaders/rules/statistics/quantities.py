"""Numbers as papers print them: counts, shares, money, stretches of time; and the numbers that are none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Final, Literal

from loaders.dates import DateSpan
from loaders.lexicon import load
from loaders.patterns import Pattern, Several, prepare

Qualifier = Literal["over", "under", "about", "minimum", "maximum"]
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_WORDS = rf"(?:{_TENS})-(?:{_ONES})|{_TENS}|{_TEENS}|{_ONES}"
NUMBER: Final = rf"(?:{_DIGITS}|{_WORDS})"
_TIMES = r"(?:k|mn|m|bn|thousand|million|billion)\b"
_UNIT = r"hours?|days?|weeks?|months?|years?"
_MONEY = prepare(
    rf"£\s?(?P<low>{_DIGITS})(?:\s?(?P<x1>{_TIMES}))?(?:\s?(?:-|\bto\b|\band\b)\s?£?(?P<high>{_DIGITS})\s?(?P<x2>{_TIMES}))?"
    rf"(?:\s?(?:-|\bto\b)\s?£(?P<high2>{_DIGITS}))?",
    re.I,
)
_PERCENT = prepare(
    rf"(?<![\w.])(?P<low>{NUMBER})\s?(?:%|per ?cent\b|percent\b)?"
    rf"(?:\s?(?:-|\bto\b)\s?(?P<high>{NUMBER}))?\s?(?:%|per ?cent\b|percent\b)(?!\s?points?)",
    re.I,
)
_RATIO = prepare(rf"\b(?P<one>{NUMBER}) (?:in|out of|in every|out of every) (?P<of>{NUMBER})\b(?!%)", re.I)
_RATIO_NOUN = prepare(
    rf"\bone [a-z]+(?: [a-z]+)? in (?:every )?(?P<of>{_WORDS}|\d{{1,2}})(?= (?:is|are|was|were|has|have|had)\b)", re.I
)
_RATIO_UNIT = prepare(r"^\s(?!(?:hours|days|weeks|months|years)\b)[a-z]", re.I)
_PART = prepare(
    r"(?<![\w-])(?:(?P<some>a|one|two|three|four)[ -])?(?P<part>half|quarters?|thirds?|fifths?|tenth)"
    r"(?=\s(?:of\s(?!an?\b|that\b|what\b|the (?:year|month|term|\d))|(?:have|has|had|are|were|was|is)\s))",
    re.I,
)
_RATE = prepare(
    rf"(?<![\w.])(?P<low>{_DIGITS})(?=\s?(?:per|(?:for|in|of) every)\s(?:10|1|100)[,.]?0+\b)"
    r"(?P<per>\s?(?:per|(?:for|in|of) every)\s(?P<base>[\d,]+))",
    re.I,
)
_TIME = prepare(
    rf"(?<![\w.])(?P<low>{NUMBER})(?:[ -](?P<u1>{_UNIT}))?(?:\s?(?:-|\bto\b)\s?(?P<high>{NUMBER}))?"
    rf"[ -]?(?:working |calendar )?(?P<u2>{_UNIT})\b",
    re.I,
)
_WHOLES = (3, 4, 5, 10, 100)
_MOVED = prepare(r"\bfrom\s(?:an average of\s|around\s|about\s|over\s)?$", re.I)
_COUNT = prepare(
    rf"(?<![\w./,£#-])(?:(?P<low>{NUMBER})(?:-(?P<high>\d{{1,4}}))?"
    r"|(?P<none>none|no(?! (?:more|fewer|less|later|longer|one)\b)))(?![\w%])",
    re.I,
)
_YEAR = prepare(r"(?:19|20)\d\d")
_MONTHS = {"year": 12, "month": 1}
_TO_VALUE = prepare(r"\s(?:to|and)\s")


@dataclass(frozen=True, slots=True)
class Quantity:
    """Characters `at` to `stop` print the number; `from_` is where the words that qualify it begin.

    `unit` is "count", "percent", "gbp", "per 10000" or a unit of time. `is_word`: it is spelt out.
    """

    at: int
    stop: int
    value: float
    unit: str
    value_to: float | None = None
    qualifier: Qualifier | None = None
    from_: int = 0
    is_word: bool = False


@cache
def pattern(key: str) -> Pattern:
    """The pattern `key` of lexicon/statistics."""
    return prepare(load("statistics")[key], re.I)


@cache
def _qualifiers() -> tuple[tuple[Qualifier, Pattern], ...]:
    found = load("statistics")["qualifiers"]
    return tuple((e["qualifier"], prepare(rf"(?:^|(?<=[\s(\"'-]))(?:{e['words']})\s?(?:an?\s)?$", re.I)) for e in found)


def find_quantities(text: str, dates: list[DateSpan]) -> list[Quantity]:
    """Every quantity in `text`, in order and without overlap. What is part of a date or names something is none."""
    found: list[Quantity] = []
    for read in _READERS.likely(text):
        for printed in read(text):
            one = _behind_year(text, printed, dates)
            taken = any(q.at < one.stop and one.at < q.stop for q in found)
            if not taken and not any(d.at < one.stop and one.at < d.stop for d in dates):
                found.append(_qualified(text, one))
    return sorted(found, key=lambda q: q.at)


def _behind_year(text: str, one: Quantity, dates: list[DateSpan]) -> Quantity:
    """ "from 58% in 2012 to 87%": 87%, where a year would else begin a range; any other as it is."""
    year = next((d for d in dates if d.at <= one.at < d.stop), None) if one.value_to else None
    between = _TO_VALUE.match(text, year.stop) if year else None
    if one.value_to is None or not between or between.end() >= one.stop:
        return one
    return replace(one, at=between.end(), from_=between.end(), value=one.value_to, value_to=None)


def number(words: str) -> float:
    """The number that `words` print.

    >>> number("1,600"), number("twenty-five")
    (1600.0, 25.0)
    """
    digits = words.replace(",", "")
    if digits[:1].isdigit():
        return float(digits)
    numerals: dict[str, int] = load("statistics")["numerals"]
    return float(sum(numerals[word] for word in words.lower().split("-")))


def _qualified(text: str, one: Quantity) -> Quantity:
    lead = text[max(one.at - 40, 0) : one.at]
    for qualifier, before in _qualifiers():
        match = before.search(lead)
        if match:
            return replace(one, qualifier=qualifier, from_=one.at - len(lead) + match.start())
    return replace(one, from_=one.at)


def _times_of(mark: str | None) -> float:
    return float(load("statistics")["multiples"][mark.lower()]) if mark else 1.0


def _money(text: str) -> Iterator[Quantity]:
    for match in _MONEY.finditer(text):
        low, high = number(match["low"]), match["high"] or match["high2"]
        mark = match["x1"] or (match["x2"] if match["high"] else None)
        to = number(high) * _times_of(match["x2"]) if high else None
        yield from _stretch(text, match, "gbp", _rounded(low * _times_of(mark)), _rounded(to) if to else None)


def _stretch(text: str, match: re.Match[str], unit: str, low: float, high: float | None) -> Iterator[Quantity]:
    """One quantity from `low` to `high`; two where the words say that it went "from" one "to" the other."""
    moved = _MOVED.search(text, max(match.start() - 30, 0), match.start())
    if high is None or not (moved and re.search(r"\bto\b", match[0])):
        yield Quantity(match.start(), match.end(), low, unit, high)
        return
    to = re.search(r"\s?\bto\b\s?", match[0])
    middle, start = (match.start() + to.start(), match.start() + to.end()) if to else match.span()
    yield Quantity(match.start(), middle, low, unit)
    yield Quantity(start, match.end(), high, unit)


def _rounded(value: float) -> float:
    return round(value, 4)


def _percents(text: str) -> Iterator[Quantity]:
    for match in _PERCENT.finditer(text):
        yield from _stretch(
            text, match, "percent", number(match["low"]), number(match["high"]) if match["high"] else None
        )


def _ratios(text: str) -> Iterator[Quantity]:
    """ "One in ten" is 10 percent; "12 of 20" is left to the counts."""
    for match in _RATIO.finditer(text):
        of = number(match["of"])
        if (
            (number(match["one"]) == 1 or of in _WHOLES)
            and of > number(match["one"])
            and _RATIO_UNIT.match(text[match.end() :])
            and of <= 100
        ):
            share = _rounded(number(match["one"]) * 100 / of)
            yield Quantity(match.start(), match.end(), share, "percent", is_word=True)
    for match in _RATIO_NOUN.finditer(text):
        share = _rounded(100 / number(match["of"])) if number(match["of"]) > 1 else 100.0
        yield Quantity(match.start(), match.end(), share, "percent", is_word=True)


def _parts(text: str) -> Iterator[Quantity]:
    several = {"two": 2, "three": 3, "four": 4}
    for match in _PART.finditer(text):
        some = (match["some"] or "").lower()
        if not some and match["part"].lower() != "half":
            continue
        share = load("statistics")["parts"][match["part"].lower()] * several.get(some, 1)
        yield Quantity(match.start(), match.end(), round(share, 1), "percent", is_word=True)


def _rates(text: str) -> Iterator[Quantity]:
    for match in _RATE.finditer(text):
        yield Quantity(match.start(), match.end(), number(match["low"]), f"per {match['base'].replace(',', '')}")


def _times(text: str) -> Iterator[Quantity]:
    for match in _TIME.finditer(text):
        low, high = number(match["low"]), number(match["high"]) if match["high"] else None
        first, last = (match["u1"] or match["u2"]).lower().rstrip("s"), match["u2"].lower().rstrip("s")
        if high is not None and first != last and {first, last} <= set(_MONTHS):
            low, high, last = low * _MONTHS[first], high * _MONTHS[last], "month"
        yield from _stretch(text, match, f"{last}s", low, high)


def _counts(text: str) -> Iterator[Quantity]:
    for match in _COUNT.finditer(text):
        before, behind = text[max(match.start() - 40, 0) : match.start()], text[match.end() : match.end() + 30]
        if match["none"]:
            yield Quantity(match.start(), match.end(), 0.0, "count", is_word=True)
            continue
        dialled = re.search(r"\b0\d{2,5}\s$", before)
        if (
            before.endswith(" per ")
            or _YEAR.fullmatch(match[0])
            or dialled
            or (match[0].startswith("0") and len(match[0]) > 1)
        ):
            continue
        if pattern("named_before").search(before) or pattern("named_behind").match(behind):
            continue
        value, high = number(match["low"]), float(match["high"]) if match["high"] else None
        if _YEAR.fullmatch(match["low"]) or (high is not None and high <= value):
            continue
        if value in load("statistics")["age_values"] and pattern("age").search(before):
            continue
        yield Quantity(match.start(), match.end(), value, "count", high, is_word=not match[0][0].isdigit())


_READERS: Final[Several[Callable[[str], Iterator[Quantity]]]] = Several(
    (
        (_money, (_MONEY,)),
        (_percents, (_PERCENT,)),
        (_ratios, (_RATIO,)),
        (_parts, (_PART,)),
        (_rates, (_RATE,)),
        (_times, (_TIME,)),
        (_counts, (_COUNT,)),
    )
)
