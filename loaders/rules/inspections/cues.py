"""Words of inspecting and publishing in a sentence, and which of its dates belongs to which."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from loaders.dates import DateSpan
from loaders.lexicon import load
from loaders.patterns import Pattern, prepare
from loaders.rules.grades.grades import find_grades, is_no_judgement

REACH = 330
_CLOSE = 12
_MONTH = len("2015-09")
_APART = prepare(r",?\s(?:and|then)\s(?:then\s)?(?:in|on|from|between)\s(?:the\s)?", re.I)
_PLURAL = prepare(r"\b(?:visits|inspections|reviews|ha(?:ve|s) visited)\b", re.I)
_LISTED = prepare(r",?\s(?:and\s)?(?:in\s)?")


@dataclass(frozen=True, slots=True)
class Cue:
    """A word of inspecting ("inspect"), of a report coming out ("publish"), or of something else ("other").

    `graded`: it is the grade that an inspection gave.
    """

    at: int
    stop: int
    kind: str
    graded: bool = False


@dataclass(frozen=True, slots=True)
class Dated:
    """A word of inspecting with the dates that are its own."""

    cue: Cue
    dates: tuple[DateSpan, ...]


@cache
def words(key: str) -> Pattern:
    """The pattern `key` of lexicon/inspections."""
    return prepare(load("inspections")[key], re.I)


def find_cues(text: str) -> list[Cue]:
    """Every such word in `text`, in order."""
    return list(_cues(text))


@lru_cache(maxsize=4096)
def _cues(text: str) -> tuple[Cue, ...]:
    """Remembered, since several rules look for the same."""
    found = [
        Cue(match.start(), match.end(), kind)
        for kind in ("inspect", "publish", "other")
        for match in words(kind).finditer(text)
    ]
    found = [c for c in found if c.kind != "other" or not _is_looked_at(text, c)]
    told = [cue for cue in found if cue.kind != "other"]
    found = [c for c in found if c.kind != "other" or not any(o.at <= c.at and c.stop < o.stop for o in told)]
    return tuple(sorted([*found, *_graded(text)], key=lambda cue: (cue.at, -cue.stop)))


def _is_looked_at(text: str, cue: Cue) -> bool:
    """True for the response in "an inspection of the multi-agency response to neglect": it is what was inspected."""
    thing = words("looked_at").fullmatch(text[cue.at : cue.stop])
    return bool(thing) and bool(words("looking_at").search(text, max(cue.at - 140, 0), cue.at))


def _graded(text: str) -> Iterator[Cue]:
    """Grades that are given in `text`: where one is, there was an inspection."""
    given = words("judged").search(text)
    rise = given is not None and given[0].lower() in ("from", "since")  # "from inadequate in 2015 to good"
    if given is None or (rise and words("not_graded_by").search(text, 0, given.start())):
        return
    if not is_no_judgement(text):
        for grade in find_grades(text):
            if grade.at >= given.start():
                yield Cue(grade.at, grade.stop, "inspect", graded=True)


def inspected_on(text: str, cues: list[Cue], dates: list[DateSpan]) -> Iterator[Dated]:
    """Each cue of inspecting that has a date, with its dates."""
    by_cue: dict[Cue, list[DateSpan]] = {}
    for date in dates:
        for cue in _cues_of(text, cues, date):
            told_by = words("who_inspects").match(text, cue.at)  # "reported that Ofsted had visited"
            if told_by or not words("known").search(text, max(cue.at - 30, 0), cue.at):
                by_cue.setdefault(cue, []).append(date)
    for cue in sorted(by_cue, key=lambda c: c.at):
        yield Dated(cue, tuple(by_cue[cue]))


def _cues_of(text: str, cues: list[Cue], date: DateSpan) -> list[Cue]:
    """The cues of inspecting that `date` is of: the nearest before it, or, where it opens, those behind."""
    before = text[: date.at]
    if words("determiner").search(before) and words("before").match(text[date.stop : date.stop + 90]):
        behind = [c for c in cues if c.at >= date.stop and c.kind == "inspect"]
        if behind:
            return behind[:1]
    if words("report_of").search(before) and len(date.first) >= _MONTH and not date.last:
        return []
    if words("limit").search(before) and not words("not_since").search(before):
        return []
    if len(date.first) == 4 and not _is_year(text, date):
        return []
    of_report = any(c.kind == "publish" and 0 <= date.at - c.stop < _CLOSE for c in cues)
    if words("clause").search(before) or (words("then_when").match(text, date.stop) and not of_report):
        behind = [c for c in cues if c.at >= date.stop and c.kind == "inspect"]
        behind = [c for c in behind if not words("after_that").search(text, date.stop, c.at)]
        if behind and (named := _named_before(text, cues, date, behind[0])):
            return [named]
        between = (date.stop, behind[0].at) if behind else (0, 0)
        if behind and not words("clause_end").search(text, *between) and not words("other_when").search(text, *between):
            return behind[:1]
    left = [c for c in cues if c.stop <= date.at]
    if left:
        near = _subject_of(text, left, date) or left[-1]
        apart = words("until").search(text, near.stop, date.at) or (
            near.graded and words("new_clause").search(text, near.stop, date.at)
        )
        return [near] if near.kind == "inspect" and date.at - near.stop <= REACH and not apart else []
    if not words("opening").match(before):
        return []
    end = words("clause_end").search(text, date.stop)
    right = [c for c in cues if c.at >= date.stop and (end is None or c.at < end.start())]
    back = words("back_then").search(text, right[0].stop) if right else None
    right = [c for c in right if back is None or c.at < back.start()]
    if not right or right[0].kind != "inspect" or right[0].at - date.stop > REACH:
        return []
    return [c for c in right if c.kind == "inspect"]


def _named_before(text: str, cues: list[Cue], date: DateSpan, behind: Cue) -> Cue | None:
    """The visit right before its day, where what follows only says who came: "a focused visit on 9 March, when ..."."""
    left = [c for c in cues if c.stop <= date.at and not c.graded][-1:]
    if not left or left[0].kind != "inspect" or not words("unnamed_visit").search(text[behind.at : behind.stop]):
        return None
    plain = re.fullmatch(r"\s(?:(?:on|in|from|between|of|during)\s)?", text[left[0].stop : date.at])
    return left[0] if plain and not words("only_named").fullmatch(text[left[0].at : left[0].stop]) else None


def _is_year(text: str, date: DateSpan) -> bool:
    """True where the year alone is a time, by the words around it."""
    before = text[: date.at]
    relative = not text[date.at : date.stop].isdigit()
    return relative or bool(words("year").search(before) or words("before").match(text[date.stop :][:60]))


def _subject_of(text: str, left: list[Cue], date: DateSpan) -> Cue | None:
    """The inspection that "took place" or "was carried out" on `date`, whatever words its name holds."""
    verb = words("took_place").search(text, max(date.at - 90, 0), date.at)
    if not verb or any(c.kind == "inspect" and not c.graded and c.at >= verb.start() for c in left):
        return None
    inspected = [c for c in left if c.kind == "inspect" and c.stop <= verb.start()]
    if not inspected or words("aftermath").search(text, 0, verb.start()):
        return None
    return inspected[-1]


def published_on(text: str, cues: list[Cue], dates: list[DateSpan]) -> DateSpan | None:
    """The date on which a report of an inspection came out."""
    for date in dates:
        told = words("report_of").search(text[: date.at]) and not date.last and len(date.first) >= _MONTH
        if told and any(c.kind == "inspect" for c in cues) and not words("expected").search(text[: date.at]):
            return date
        left = [c for c in cues if c.stop <= date.at]
        if not left or left[-1].kind != "publish" or date.last or len(date.first) < 7:
            continue
        before = text[max(date.at - REACH, 0) : date.at]
        report = max((m.start() for m in words("reports").finditer(before)), default=-1)
        document = max((m.start() for m in words("documents").finditer(before)), default=-1)
        inspectorate = text[left[-1].at : left[-1].stop].lower() == "reported"  # it reports on nothing else
        if (inspectorate or report > document) and not words("limit").search(text[: date.at]):
            return date
    return None


def is_counted(text: str) -> bool:
    return bool(re.search(r"\b(?:\d+|all|several|many|inspection)\s(?:\w+\s)?reports\b", text, re.I))


def separate(text: str, one: Dated) -> list[tuple[DateSpan, ...]]:
    """Dates that are stretches of one inspection stay together; several visits come apart."""
    plural = bool(_PLURAL.search(text[max(one.cue.at - 40, 0) : one.cue.stop + 2]))
    dates = tuple(part for date in one.dates for part in (months_apart(text, date) if plural else (date,)))
    if len(dates) < 2:
        return [dates]
    if len(one.dates) == 2 and _is_spelt_out(text, *one.dates):
        return [one.dates[1:]]
    if len(dates) == 2 and words("ends").search(text, dates[0].stop, dates[1].at):
        return [(DateSpan(dates[0].at, dates[1].stop, dates[0].first, dates[1].last or dates[1].first),)]
    if (
        len(dates) == 2
        and dates[0].first[:4] != dates[1].first[:4]
        and _APART.fullmatch(text[dates[0].stop : dates[1].at])
    ):
        return [(date,) for date in dates]
    if len(dates) > 2 and _are_listed(text, dates):
        return [(date,) for date in dates]
    if plural or words("again").search(text, dates[0].stop, dates[-1].at):
        return [(date,) for date in dates]
    if all(date.last for date in dates) and len(text[dates[0].stop : dates[1].at]) <= 8:
        return [dates]
    return [dates[:1]]


def _are_listed(text: str, dates: tuple[DateSpan, ...]) -> bool:
    """True for "in 2010, 2013 and 2015": dates of several years, with nothing but commas and "and" between."""
    gaps = all(_LISTED.fullmatch(text[one.stop : other.at]) for one, other in pairwise(dates))
    return gaps and len({date.first[:4] for date in dates}) == len(dates)


def months_apart(text: str, date: DateSpan) -> tuple[DateSpan, ...]:
    """ "June and September 2023" of several visits is two months, not the time between them."""
    joint = re.search(r"\s(?:and|&)\s", text[date.at : date.stop])
    if not joint or not date.last or len(date.first) != 7:
        return (date,)
    middle = date.at + joint.start()
    return (
        DateSpan(date.at, middle, date.first),
        DateSpan(date.at + joint.end(), date.stop, date.last),
    )


def _is_spelt_out(text: str, coarse: DateSpan, fine: DateSpan) -> bool:
    """ "in February 2019 (11 to 22 February)": the brackets say the same more finely."""
    between = text[coarse.stop : fine.at]
    return (
        bool(re.fullmatch(r"\s?[,-]\s?(?:from |between |on )?|[^()]*\((?:from |between |on )?", between))
        and len(coarse.first) < len(fine.first)
        and fine.first.startswith(coarse.first)
        and (not coarse.last or (fine.last or "").startswith(coarse.last))
    )
