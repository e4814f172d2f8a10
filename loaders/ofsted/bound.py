"""A board's review bound into a report behind a cover of its own."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.claims import InspectionClaim
from loaders.layout.block import Block
from loaders.layout.tables import Table
from loaders.ofsted.dates import OnSite, Published, cover_dates, published
from loaders.ofsted.facts import ReportFacts
from loaders.ofsted.family import find_title
from loaders.ofsted.front_page import Front, lines_of

_COVER_LINES = 8


def bound_reviews(front: Front, facts: ReportFacts) -> Iterator[InspectionClaim]:
    """The review of each later page that has a board's title and a line of dates: an inspection beside the report's.

    No framework is claimed for it, and no lead inspector: such a cover prints neither.
    """
    if facts.family not in ("sif", "sif-reinspection"):
        return
    for page in _later_pages(front):
        title = find_title(page.lines[:_COVER_LINES])
        dates = cover_dates(page) if title and title.kind == "lscb" else None
        if not title or not isinstance(dates, OnSite):
            continue
        printed = published(page)
        day = printed if isinstance(printed, Published) else None
        heads = [one for line in page.lines[title.first : title.last + 1] for one in page.passages(line.whole)]
        yield InspectionClaim(
            document=facts.document.slug,
            evidence=(*heads, *dates.passages, *(day.passages if day else ())),
            confidence=0.9,
            method="ofsted-bound-review",
            authority=facts.authority,
            subject="lscb",
            start=dates.start,
            end=dates.end,
            periods=dates.periods,
            published=day.day if day else None,
            status="done",
        )


def _later_pages(front: Front) -> Iterator[Front]:
    document, held = front.document, list[Block | Table]()
    end = front.end
    for block in front.blocks:
        if block.start < front.end:
            continue
        if block.start > end:
            if held:
                yield Front(document, front.blocks, tuple(lines_of(document.text, held)), end)
            held, page = [], document.text.find("\f", block.start)
            end = page if page >= 0 else len(document.text)
        held.append(block)
    yield Front(document, front.blocks, tuple(lines_of(document.text, held)), end)
