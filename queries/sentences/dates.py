"""Dates in a sentence: a day, a month or a year, with the word before it that says how it bounds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final, Literal, cast

from graph.moments import bounds
from queries.question import Parameter
from queries.sentences.lexicon import Word, read_data

_LEAST, _MOST = 1900, 2100  # a number between these alone is a year
_ABBREVIATED: Final = 3

Takes = Literal["day", "start", "year"]


@dataclass(frozen=True, slots=True)
class Said:
    """A date in EDTF, the words that state it, and those before that bound it ("before", "as at"; "" for none)."""

    edtf: str
    bound: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Rule:
    """Which bounding words a parameter takes, and how precise a date has to be."""

    said: tuple[str, ...]
    takes: Takes


@dataclass(frozen=True, slots=True)
class Calendar:
    """What `cues.yml` says of dates."""

    months: tuple[str, ...]
    bounding: tuple[tuple[str, ...], ...]
    rules: Mapping[str, Rule]


@cache
def calendar() -> Calendar:
    """Read once."""
    data = read_data("cues.yml")
    months, bounding, rules = data["months"], data["bounding"], data["dates"]
    assert isinstance(months, list)
    assert isinstance(bounding, list)
    assert isinstance(rules, dict)
    by_length = sorted((tuple(phrase.split()) for phrase in bounding), key=len, reverse=True)
    taken = {name: Rule(tuple(rule["said"]), cast(Takes, rule["takes"])) for name, rule in rules.items()}
    return Calendar(tuple(months), tuple(by_length), taken)


def dates_in(words: Sequence[Word]) -> tuple[Said, ...]:
    """Every date that is said, in order."""
    found, at = [], 0
    while at < len(words):
        for edtf, length in _readings(words, at):
            first = at - len(_bound(words, at))
            found.append(Said(edtf, " ".join(word.plain for word in words[first:at]), first, at + length - 1))
            at += length - 1
            break
        at += 1
    return tuple(found)


def value_of(said: Said, parameter: Parameter) -> str | None:
    """The date as the parameter takes it; None where it takes none said so, or none so rough."""
    rule = calendar().rules.get(parameter.name)
    if rule is None or said.bound not in rule.said:
        return None
    if rule.takes == "year":
        return said.edtf if len(said.edtf) == len("2016") else None
    whole = bounds(said.edtf)
    if rule.takes == "start" or whole.first == whole.last:
        return whole.first.isoformat() if whole.first else None
    return None


def too_rough(said: Said, parameter: Parameter) -> bool:
    """Whether the parameter would take this date if it were a day."""
    rule = calendar().rules.get(parameter.name)
    return rule is not None and said.bound in rule.said and rule.takes == "day" and value_of(said, parameter) is None


def _bound(words: Sequence[Word], at: int) -> Sequence[Word]:
    before = [word.plain for word in words[:at]]
    for phrase in calendar().bounding:
        if tuple(before[-len(phrase) :]) == phrase:
            return words[at - len(phrase) : at]
    return ()


def _readings(words: Sequence[Word], at: int) -> Iterator[tuple[str, int]]:
    """EDTF and number of words, of what starts here; the longest first."""
    word = words[at]
    if word.kind == "date" and _is(word.text):
        yield word.text, 1
    if word.kind == "id" and (slashed := _slashed(word.text)):
        yield slashed, 1
    rest = [one for one in words[at : at + 4] if one.plain != "of"]
    skipped = len(words[at : at + 4]) - len(rest)
    for day, month, year, length in _orders(rest):
        number = calendar().months.index(month) + 1
        edtf = f"{int(year):04}-{number:02}" + (f"-{day:02}" if day else "")
        if _is(edtf):
            yield edtf, length + skipped
    if word.kind == "number" and word.text.isdigit() and len(word.text) == 4 and _LEAST < int(word.text) < _MOST:
        yield word.text, 1


def _orders(words: Sequence[Word]) -> Iterator[tuple[int, str, str, int]]:
    """Day (0 for none), month, year and number of words, as people write them: "1 October 2015", "October 1 2015"."""
    for places in ((0, 1, 2), (1, 0, 2), (None, 0, 1)):
        day, month, year = (words[p] if p is not None and p < len(words) else None for p in places)
        named = _month(month.plain) if month else None
        if not named or year is None or not _is_year(year) or (places[0] is not None and not _is_day(day)):
            continue
        yield (int(day.text.rstrip("stndrh")) if day else 0), named, year.text, 3 if day else 2


def _month(text: str) -> str | None:
    full = (month for month in calendar().months if month == text or month[:_ABBREVIATED] == text)
    return next(full, "september" if text == "sept" else None)


def _is_year(word: Word) -> bool:
    return word.kind == "number" and word.text.isdigit() and len(word.text) == 4


def _is_day(word: Word | None) -> bool:
    return word is not None and word.kind == "number" and len(word.text.rstrip("stndrh")) <= 2


def _slashed(text: str) -> str | None:
    """31/03/2019, as it is written in Britain."""
    parts = text.split("/")
    if len(parts) != 3 or not all(part.isdigit() for part in parts) or len(parts[2]) != 4:
        return None
    edtf = f"{parts[2]}-{int(parts[1]):02}-{int(parts[0]):02}"
    return edtf if _is(edtf) else None


def _is(edtf: str) -> bool:
    try:
        bounds(edtf)
        if len(edtf) == len("2015-09-18"):
            date.fromisoformat(edtf)
    except ValueError:
        return False
    return True
