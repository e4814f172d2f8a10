"""From an inspection report to its claims: its cover, its judgements, and where its places do not agree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from loaders.claims import Area, Claim, DocumentClaim, Grade, InspectionClaim, InspectionSubject, JudgementClaim
from loaders.documents import Document
from loaders.errors import UnknownDocument
from loaders.ofsted.bound import bound_reviews
from loaders.ofsted.conflicts import cover_conflicts, grade_conflict
from loaders.ofsted.cover import Cover, facts_of, read_cover
from loaders.ofsted.facts import ReportFacts
from loaders.ofsted.family import Recognised, looks_like_report, recognise, settled
from loaders.ofsted.front_page import Front, read_front, with_next_page
from loaders.ofsted.graded_lines import graded
from loaders.ofsted.inside import inside_claims
from loaders.ofsted.judgements import (
    Read,
    front_judgements,
    section_judgements,
    section_rows,
    unknown_rows,
    unseen_areas,
)
from loaders.refusals import Refused

_MAY_BE = re.compile(r"inspection|review of the effectiveness", re.I)
_INSPECTORATE: Final = "Ofsted"
_TOP = 6000
_SUBJECTS: Final[dict[str, InspectionSubject]] = {"lac": "looked-after children", "lscb-review": "lscb"}
_AREAS: Final[tuple[Area, ...]] = (
    "overall", "leadership", "help-and-protection", "looked-after", "adoption", "care-leavers", "lscb",
)  # fmt: skip


def read_report(document: Document) -> Cover | None:
    """The cover of `document`; None where it is no inspection report.

    Raises `UnknownDocument` where it is one of a kind that is not known, and says what was seen.
    """
    if not _MAY_BE.search(document.text, 0, _TOP):
        return None
    front = read_front(document)
    known = recognise(front)
    if known is None:
        if looks_like_report(front):
            raise UnknownDocument(_not_known(front))
        return None
    if _INSPECTORATE not in document.text:
        raise UnknownDocument(
            f"{document.file} page 1: laid out as a report of {_INSPECTORATE}, which it nowhere names;"
            f" seen: {_seen(front)}; leave it out, or claim its facts by hand"
        )
    front, known = _with_table(front, known)
    return read_cover(front, settled(known, front, [one.row for one in section_rows(front) if one.grade]))


def report_claims(cover: Cover) -> Iterator[Claim | Refused]:
    """What the cover and the judgements of a report state; the claim of the document itself comes first."""
    facts = facts_of(cover)
    yield _document(cover)
    yield from cover.refusals
    if facts is None:
        return
    yield _inspection(cover, facts)
    yield from bound_reviews(cover.front, facts)
    yield from _judgements(cover, facts)
    yield from inside_claims(facts)
    yield from cover_conflicts(cover)


def _with_table(front: Front, known: Recognised) -> tuple[Front, Recognised]:
    """With the second page where the first has no judgement and the second has the table."""
    if any(one.grade for one in graded(front.lines)):
        return front, known
    longer = with_next_page(front)
    again = recognise(longer)
    rows = {one.row for one in graded(longer.lines) if one.grade}
    return (longer, again) if again and len(rows) >= 3 else (front, known)


def _document(cover: Cover) -> DocumentClaim:
    document = cover.front.document
    dated = [replace(one, field="date") for one in cover.published.passages] if cover.published else []
    return DocumentClaim(
        document=document.slug,
        evidence=(*cover.title_passages, *dated),
        confidence=0.97,
        method="ofsted-cover",
        title=cover.title,
        kind="inspection-report",
        publisher=_INSPECTORATE,
        date=cover.published.day if cover.published else None,
        file=document.file,
        sha256=document.sha256,
        characters=len(document.text),
    )


def _inspection(cover: Cover, facts: ReportFacts) -> InspectionClaim:
    sure = cover.dates is not None and not cover.dates_of_footer and cover.authority and cover.authority.sure
    return InspectionClaim(
        document=facts.document.slug,
        evidence=facts.passages,
        confidence=0.98 if sure else 0.8,
        method="ofsted-cover",
        authority=facts.authority,
        inspectorate=_INSPECTORATE,
        framework=facts.framework,
        subject=_SUBJECTS.get(facts.family, "children's services"),
        start=facts.start,
        end=facts.end,
        published=facts.published,
        status="done",
        periods=facts.periods,
        lead_inspectors=facts.lead_inspectors,
        report_status="published",
    )


def _judgements(cover: Cover, facts: ReportFacts) -> Iterator[Claim | Refused]:
    front, family = cover.front, cover.known.family
    found = [*front_judgements(front, family), *section_judgements(front, family)]
    for area in _AREAS:
        reads = [one for one in found if isinstance(one, Read) and one.area == area]
        grades = tuple(dict.fromkeys(one.grade for one in reads))
        for grade in grades:
            yield _judgement(facts, grade, [one for one in reads if one.grade == grade], alone=len(grades) == 1)
        if len(grades) > 1:
            yield grade_conflict(facts.document.slug, reads)
    yield from (one for one in found if isinstance(one, Refused))
    yield from unknown_rows(front)
    for area in unseen_areas(front, family, found):
        yield Refused(
            reason="grade-missing",
            value=area,
            method="ofsted-front-table",
            evidence=cover.title_passages,
            of="judgement",
        )
    if facts.framework is None and family.key == "ilacs":
        yield Refused(
            reason="layout-unknown", value=_seen(front), method="ofsted-family", evidence=cover.title_passages
        )


def _judgement(facts: ReportFacts, grade: Grade, reads: Sequence[Read], *, alone: bool) -> JudgementClaim:
    """One grade with every place that gives it: surest where table and headings agree, least where others differ."""
    sources = {one.source for one in reads}
    confidence = 0.99 if len(sources) == 2 else 0.96 if "front" in sources else 0.9
    return JudgementClaim(
        document=facts.document.slug,
        evidence=tuple(dict.fromkeys(passage for one in reads for passage in one.passages)),
        confidence=confidence if alone else 0.7 if "front" in sources else 0.5,
        method=reads[0].method,
        authority=facts.authority,
        area=reads[0].area,
        grade=grade,
        framework=facts.framework,
        start=facts.start,
    )


def _not_known(front: Front) -> str:
    return (
        f"{front.document.file} page 1: not understood, an inspection report of a kind that is not known;"
        f" seen: {_seen(front)}; add its title or labels to loaders/lexicon/ofsted-front.yml"
    )


def _seen(front: Front) -> str:
    """The opening of the page, in its words."""
    return " | ".join(line.whole.text[:80] for line in front.lines[:10])
