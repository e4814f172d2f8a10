"""Sentences that tell of an inspection: of whom, under what, when, when its report came out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from loaders.claims import Evidence, Framework, Period
from loaders.dates import DateSpan, find_dates, first_day
from loaders.gazetteer import NameSpan
from loaders.lexicon import load
from loaders.rules.frameworks import framework_of
from loaders.rules.paper import Paper, Sentence

_REACH = 330
_LIST_GAP = re.compile(r"\s*(?:,|and|&|,\s?and|;)\s*")
_PLURAL = re.compile(r"\b(?:visits|inspections|reviews)\b", re.I)


@dataclass(frozen=True, slots=True)
class Mention:
    """What one sentence says of one inspection. `at` is where in block `index` the words of it stand.

    `earlier`: the words set it before the inspection that the paper is about. `referring`: the words
    point back at an inspection that was told before, and begin none of their own.
    """

    authority: str
    index: int
    at: int
    evidence: tuple[Evidence, ...]
    framework: Framework | None = None
    start: str | None = None
    end: str | None = None
    published: str | None = None
    status: Literal["done", "expected"] = "done"
    periods: tuple[Period, ...] = ()
    earlier: bool = False
    referring: bool = False
    text: str = ""


@dataclass(frozen=True, slots=True)
class _Cue:
    at: int
    stop: int
    kind: str


@dataclass(frozen=True, slots=True)
class _Dated:
    cue: _Cue
    dates: tuple[DateSpan, ...]


@cache
def words(key: str) -> re.Pattern[str]:
    """The pattern `key` of lexicon/inspections.yml."""
    return re.compile(load("inspections")[key], re.I)


def mentions(paper: Paper) -> Iterator[Mention]:
    """Every mention in `paper`, in its order."""
    held: Mention | None = None
    for sentence in paper.sentences():
        found = list(_in_sentence(paper, sentence))
        if not found and held and held.index == sentence.index:
            found = list(_followers(paper, sentence, held))
        yield from found
        held = found[-1] if found else held if held and held.index == sentence.index else None


def _in_sentence(paper: Paper, sentence: Sentence) -> Iterator[Mention]:
    text = sentence.text
    cues = _cues(text)
    if not any(cue.kind in ("inspect", "publish") for cue in cues):
        return
    named = paper.gazetteer.find(text)
    if words("general").search(text) and not named:
        return
    if words("unlike").search(text) and not words("like").search(text):
        return
    dates = find_dates(text, year=paper.year)
    inspected = list(_inspected(text, cues, dates))
    published = _published(text, cues, dates)
    if not inspected and published and words("reports").search(text) and not _is_counted(text):
        yield _report(paper, sentence, _nearest(named, published.at, paper.places[sentence.index].authority), published)
        return
    earlier = False
    for number, one in enumerate(inspected):
        earlier = earlier or bool(words("earlier").search(text[max(one.cue.at - 40, 0) : one.cue.at]))
        made = _told(paper, sentence, one, published if number == len(inspected) - 1 else None)
        for authority in _authorities(paper, sentence, named, one):
            yield from (replace(mention, authority=authority, earlier=earlier) for mention in made)


def _cues(text: str) -> list[_Cue]:
    found = [
        _Cue(match.start(), match.end(), kind)
        for kind in ("inspect", "publish", "other")
        for match in words(kind).finditer(text)
    ]
    return sorted(found, key=lambda cue: (cue.at, -cue.stop))


def _inspected(text: str, cues: list[_Cue], dates: list[DateSpan]) -> Iterator[_Dated]:
    """Each cue of inspecting that has a date, with its dates."""
    by_cue: dict[_Cue, list[DateSpan]] = {}
    for date in dates:
        for cue in _cues_of(text, cues, date):
            if not words("known").search(text, max(cue.at - 30, 0), cue.at):
                by_cue.setdefault(cue, []).append(date)
    for cue in sorted(by_cue, key=lambda c: c.at):
        yield _Dated(cue, tuple(by_cue[cue]))


def _cues_of(text: str, cues: list[_Cue], date: DateSpan) -> list[_Cue]:
    """The cues of inspecting that `date` is of: the nearest before it, or, where it opens, those behind."""
    before = text[: date.at]
    if words("limit").search(before):
        return []
    if len(date.first) == 4 and not (
        words("year").search(before) or words("before").match(text[date.stop : date.stop + 60])
    ):
        return []
    if words("determiner").search(before) and words("before").match(text[date.stop : date.stop + 90]):
        behind = [c for c in cues if c.at >= date.stop and c.kind == "inspect"]
        if behind:
            return behind[:1]
    left = [c for c in cues if c.stop <= date.at]
    if left:
        near = left[-1]
        return [near] if near.kind == "inspect" and date.at - near.stop <= _REACH else []
    if not words("opening").match(before):
        return []
    right = [c for c in cues if c.at >= date.stop]
    if not right or right[0].kind != "inspect" or right[0].at - date.stop > 160:
        return []
    return [c for c in right if c.kind == "inspect"]


def _published(text: str, cues: list[_Cue], dates: list[DateSpan]) -> DateSpan | None:
    """The date on which a report of an inspection came out."""
    for date in dates:
        left = [c for c in cues if c.stop <= date.at]
        if not left or left[-1].kind != "publish" or date.last or len(date.first) < 7:
            continue
        before = text[max(date.at - _REACH, 0) : date.at]
        report = max((m.start() for m in words("reports").finditer(before)), default=-1)
        document = max((m.start() for m in words("documents").finditer(before)), default=-1)
        if report > document and not words("limit").search(text[: date.at]):
            return date
    return None


def _is_counted(text: str) -> bool:
    return bool(re.search(r"\b(?:\d+|all|several|many|inspection)\s(?:\w+\s)?reports\b", text, re.I))


def _authorities(paper: Paper, sentence: Sentence, named: Sequence[NameSpan], one: _Dated) -> list[str]:
    """Whom the inspection is of: a list of authorities in the sentence, else the nearest named, else the section's."""
    listed = _listed(sentence.text, named)
    if listed and words("listed").search(sentence.text):
        return listed
    return [_nearest(named, one.cue.at, paper.places[sentence.index].authority)]


def _listed(text: str, named: Sequence[NameSpan]) -> list[str]:
    """The names that follow each other with nothing but commas and "and" between, where there are several."""
    groups: list[list[NameSpan]] = []
    for span in named:
        if groups and _LIST_GAP.fullmatch(text[groups[-1][-1].stop : span.at]):
            groups[-1].append(span)
        else:
            groups.append([span])
    return [span.name for group in groups if len(group) > 1 for span in group]


def _nearest(named: Sequence[NameSpan], at: int, otherwise: str) -> str:
    names = {span.name for span in named}
    if not names or otherwise in names:
        return otherwise
    return min(named, key=lambda span: abs(span.at - at)).name


def _separate(text: str, one: _Dated) -> list[tuple[DateSpan, ...]]:
    """Dates that are stretches of one inspection stay together; several visits come apart."""
    dates = one.dates
    if len(dates) < 2:
        return [dates]
    if len(dates) == 2 and words("ends").search(text, dates[0].stop, dates[1].at):
        return [(DateSpan(dates[0].at, dates[1].stop, dates[0].first, dates[1].last or dates[1].first),)]
    if _PLURAL.search(text[max(one.cue.at - 40, 0) : one.cue.stop + 2]):
        return [(date,) for date in dates]
    if all(date.last for date in dates) and len(text[dates[0].stop : dates[1].at]) <= 8:
        return [dates]
    return [dates[:1]]


def _report(paper: Paper, sentence: Sentence, authority: str, published: DateSpan) -> Mention:
    """A mention of nothing but the day on which a report came out."""
    return Mention(
        authority=authority,
        index=sentence.index,
        at=sentence.at + published.at,
        evidence=_evidence(paper, sentence, (), published),
        published=published.first,
        referring=True,
        text=sentence.text,
    )


def _told(paper: Paper, sentence: Sentence, one: _Dated, published: DateSpan | None) -> list[Mention]:
    """What the sentence says of the inspection at `one`, one mention a visit where its dates are of several."""
    text, cue = sentence.text, one.cue
    made = []
    for dates in _separate(text, one):
        start = dates[0].first
        expected = _is_expected(paper, text, cue, start)
        made.append(
            Mention(
                authority="",
                index=sentence.index,
                at=sentence.at + cue.at,
                evidence=_evidence(paper, sentence, dates, published),
                framework=framework_of(
                    _window(text, cue, dates), start, visit=text[max(cue.at - 45, 0) : cue.stop + 12]
                ),
                start=start,
                end=dates[-1].last or (dates[-1].first if len(dates) > 1 else None),
                published=published.first if published else None,
                status="expected" if expected else "done",
                periods=tuple(Period(start=d.first, end=d.last) for d in dates) if len(dates) > 1 else (),
                text=text,
            )
        )
    return made


def _window(text: str, cue: _Cue, dates: tuple[DateSpan, ...]) -> str:
    """The words around `cue` up to the next thing inspected."""
    others = [m.start() for m in words("inspect").finditer(text)]
    low = max((m.end() for m in words("inspect").finditer(text) if m.end() <= cue.at), default=0)
    later = [at for at in others if at > max([cue.at, *(d.at for d in dates)])]
    high = min(later) if later and len(others) > 1 else len(text)
    return text[low if low and low > cue.at - 200 and dates and dates[0].at > cue.at else 0 : high]


def _is_expected(paper: Paper, text: str, cue: _Cue, start: str | None) -> bool:
    if not words("expected").search(text[max(cue.at - 90, 0) : cue.stop + 90]):
        return False
    return bool(start) and (not paper.head.date or first_day(start or "") > paper.head.date[:10])


def _evidence(
    paper: Paper, sentence: Sentence, dates: tuple[DateSpan, ...], published: DateSpan | None
) -> tuple[Evidence, ...]:
    def at(span: DateSpan, field: str) -> tuple[Evidence, ...]:
        low, high = sentence.at + span.at, sentence.at + span.stop
        return paper.passages(sentence.plain, low, high, index=sentence.index, field=field)

    whole = paper.passages(sentence.plain, sentence.at, sentence.stop, index=sentence.index)
    found = [*whole]
    for span in dates[:1]:
        found.extend(at(span, "start"))
    for span in dates[-1:]:
        found.extend(at(span, "end") if span.last else ())
    return (*found, *(at(published, "published") if published else ()))


def _followers(paper: Paper, sentence: Sentence, held: Mention) -> Iterator[Mention]:
    """ "Two further authorities have followed (A and B)", behind a sentence that tells of inspections."""
    listed = _listed(sentence.text, paper.gazetteer.find(sentence.text))
    if not listed or not words("listed").search(sentence.text):
        return
    whole = paper.passages(sentence.plain, sentence.at, sentence.stop, index=sentence.index)
    for name in listed:
        yield Mention(
            authority=name,
            index=sentence.index,
            at=sentence.at,
            evidence=whole,
            framework=held.framework,
            text=sentence.text,
        )
