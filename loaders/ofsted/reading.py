"""From an inspection report to its claims: its cover, its judgements, and where its places do not agree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from loaders.claims import Area, Claim, DocumentClaim, Grade, InspectionClaim, InspectionSubject, JudgementClaim
from loaders.ofsted.bound import bound_reviews
from loaders.ofsted.conflicts import cover_conflicts, grade_conflict
from loaders.ofsted.cover import Cover, facts_of
from loaders.ofsted.facts import ReportFacts
from loaders.ofsted.inside import inside_claims
from loaders.ofsted.judgements import (
    Read,
    front_judgements,
    section_judgements,
    unknown_rows,
    unseen_areas,
)
from loaders.ofsted.recognising import INSPECTORATE, seen
from loaders.refusals import Refused

_SUBJECTS: Final[dict[str, InspectionSubject]] = {"lac": "looked-after children", "lscb-review": "lscb"}
_AREAS: Final[tuple[Area, ...]] = (
    "overall", "leadership", "help-and-protection", "looked-after", "adoption", "care-leavers", "lscb",
)  # fmt: skip


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
        publisher=INSPECTORATE,
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
        inspectorate=INSPECTORATE,
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
        yield Refused(reason="layout-unknown", value=seen(front), method="ofsted-family", evidence=cover.title_passages)


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
