"""Places of a report that do not agree: both are kept, and a conflict says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from loaders.claims import Evidence
from loaders.ofsted.authority import other_name
from loaders.ofsted.cover import Cover
from loaders.ofsted.dates import OnSite, agree
from loaders.ofsted.judgements import Read
from loaders.own_claims import ConflictClaim, ConflictKind

_LONGEST_PERIOD = 45
_SOURCES = {"front": "the first page", "sections": "a section heading"}


def grade_conflict(document: str, reads: Sequence[Read]) -> ConflictClaim:
    """Several grades for one area."""
    told = "; ".join(sorted({f"{_SOURCES[one.source]} says {one.grade}" for one in reads}))
    words = f"Two grades for {reads[0].area}: {told}."
    return _conflict(document, "value", words, [e for one in reads for e in one.passages])


def cover_conflicts(cover: Cover) -> Iterator[ConflictClaim]:
    """The cover against the running lines, the layout against the date, and dates against what can be."""
    slug, dates, named = cover.front.document.slug, cover.dates, cover.authority
    other = other_name(cover.front, named.name, dates.start if dates else None) if named else None
    if named and other:
        words = f"The cover names {named.name}, a running title {other.name}."
        yield _conflict(slug, "naming", words, [*named.passages, *other.passages])
    if dates:
        yield from _date_conflicts(cover, dates)
    family = cover.known.family
    if dates and not family.fits(dates.start):
        words = (
            f"The page is laid out as for inspections that began from {family.begins} to {family.ends},"
            f" and this one began on {dates.start}."
        )
        yield _conflict(slug, "classification", words, [*cover.title_passages, *dates.passages])


def _date_conflicts(cover: Cover, dates: OnSite) -> Iterator[ConflictClaim]:
    slug, printed = cover.front.document.slug, cover.published
    for footer in cover.footers:
        if not agree(dates, footer):
            words = f"The cover says {_told(dates)}, the running footer {_told(footer)}."
            yield _conflict(slug, "date", words, [*dates.passages, *footer.passages])
    if printed and printed.day < dates.end:
        words = f"The report is dated {printed.day}, before the last day of the inspection, {dates.end}."
        yield _conflict(slug, "temporal-impossibility", words, [*dates.passages, *printed.passages])
    for period in dates.periods:
        days = (date.fromisoformat(period.end or period.start) - date.fromisoformat(period.start)).days
        if days > _LONGEST_PERIOD:
            words = f"One period on site of {days + 1} days: a date of it may be misprinted."
            yield _conflict(slug, "misprint", words, dates.passages)


def _told(dates: OnSite) -> str:
    return " and ".join(f"{period.start} to {period.end}" for period in dates.periods)


def _conflict(document: str, kind: ConflictKind, summary: str, passages: Sequence[Evidence]) -> ConflictClaim:
    bare = [Evidence(start=e.start, end=e.end, quote=e.quote, page=e.page) for e in passages]
    return ConflictClaim(
        document=document,
        evidence=tuple(dict.fromkeys(bare)),
        confidence=0.95,
        method="ofsted-two-readings",
        kind=kind,
        summary=summary,
        verdict="open",
    )
