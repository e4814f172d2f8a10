"""The day of a letter and the days on site, from its first page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from loaders.claims import Evidence, Period
from loaders.dates import DateSpan, find_dates
from loaders.documents import Document
from loaders.ofsted.letter_lines import Line, Lines, pattern, patterns
from loaders.patterns import prepare
from loaders.refusals import Refused
from loaders.rules.paper.paper import passage

_LONGEST = 62  # days between the first and the last on site
_NEAR = 600  # characters behind the opening in which the days may stand


@dataclass(frozen=True, slots=True)
class Dated:
    """The day of a letter."""

    day: str | None = None
    evidence: tuple[Evidence, ...] = ()
    refused: tuple[Refused, ...] = ()

    @property
    def year(self) -> int | None:
        return int(self.day[:4]) if self.day else None


@dataclass(frozen=True, slots=True)
class Visit:
    """Days on site."""

    periods: tuple[Period, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    refused: tuple[Refused, ...] = ()

    @property
    def start(self) -> str | None:
        return self.periods[0].start if self.periods else None

    @property
    def end(self) -> str | None:
        return self.periods[-1].end if self.periods else None

    def days_until(self, day: str) -> int:
        return (date.fromisoformat(day) - date.fromisoformat(self.end or day)).days


def day_of_letter(lines: Lines, document: Document, salutation: int) -> Dated:
    """The one day that stands on a line of its own above the salutation, or at the head where there is none."""
    label = pattern("date_line")
    found: dict[str, Line] = {}
    for line in lines:
        spans = find_dates(line.words)
        if len(spans) != 1 or (salutation and line.start > salutation):
            continue
        span = spans[0]
        if span.last is None and len(span.first) == 10 and label.match(line.words[: span.at] + line.words[span.stop :]):
            found.setdefault(span.first, line)
    passages = tuple(passage(document, line.start, line.end, field="published") for line in found.values())
    if len(found) > 1:
        seen = ", ".join(found)
        return Dated(refused=(Refused(reason="date-further", value=seen, method="visit-letter", evidence=passages),))
    return Dated(next(iter(found), None), passages)


def visit_days(lines: Lines, document: Document, *, year: int | None) -> Visit:
    """The days on site that the opening or a labelled line tells; a stretch is whole where its days are one run."""
    for words, at in _told(lines):
        cut = pattern("behind").search(words)
        told = words[: cut.start()] if cut else words
        begin = pattern("days").search(told)
        spans = [s for s in find_dates(told, year=year) if begin and s.at >= begin.start() and len(s.first) == 10]
        if not spans:
            continue
        start, end = lines.span(at + spans[0].at, at + spans[-1].stop)
        where = (passage(document, start, end, field="start"), passage(document, start, end, field="end"))
        periods = _periods(spans)
        length = (date.fromisoformat(periods[-1].end or "") - date.fromisoformat(periods[0].start)).days
        if 0 <= length <= _LONGEST:
            return Visit(periods, where)
        value = told[spans[0].at : spans[-1].stop]
        return Visit(refused=(Refused(reason="date-further", value=value, method="visit-letter", evidence=where[:1]),))
    return Visit()


def _told(lines: Lines) -> Iterator[tuple[str, int]]:
    """The words that tell the days, and where they begin in the words of `lines`."""
    label = pattern("labelled.dates")
    for line in lines:
        if label.match(line.words):
            yield line.words, line.at
    words = lines.words
    for match in (match for one in patterns("openings") for match in one.finditer(words)):
        stop = prepare(r"(?<!\bSt)\.(?:\s|$)").search(words, match.end())
        begin = match.end("place") if match["place"] else match.end()
        yield words[begin : stop.start() if stop else len(words)], begin
        yield words[begin : begin + _NEAR], begin
    for line in lines:
        if pattern("title").match(line.words):
            yield f"on {line.words}"[3:], line.at


def _periods(spans: Sequence[DateSpan]) -> tuple[Period, ...]:
    """Runs of days without a day between."""
    found: list[Period] = []
    for first, last in sorted((span.first, span.last or span.first) for span in spans):
        if found and date.fromisoformat(first) <= date.fromisoformat(found[-1].end or "") + timedelta(days=1):
            found[-1] = Period(start=found[-1].start, end=max(found[-1].end or "", last))
        else:
            found.append(Period(start=first, end=last))
    return tuple(found)
