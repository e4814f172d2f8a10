"""Letters of focused and monitoring visits: visits to one authority's children's services that give no grade."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.claims import Claim, DocumentClaim, InspectionClaim
from loaders.ofsted.letter_advice import advice_claims
from loaders.ofsted.letter_dates import Dated, Visit, day_of_letter, visit_days
from loaders.ofsted.letter_front import Letter
from loaders.ofsted.letter_names import lead_of
from loaders.own_claims import ConflictClaim
from loaders.refusals import Refused

METHOD = "visit-letter"
_LATEST_LETTER_DAYS = 200


def letter_claims(letter: Letter) -> Iterator[Claim | Refused]:
    """The document, the visit, and what the authority is to improve; what is seen and not understood is refused."""
    document = letter.document
    published = day_of_letter(letter.lines, document, letter.salutation)
    visit = visit_days(letter.lines, document, year=published.year)
    yield _own(letter, published)
    yield from (*published.refused, *visit.refused)
    lead = lead_of(document)
    named = [one for one in (letter.title, letter.opening) if one]
    yield InspectionClaim(
        document=document.slug,
        evidence=(*named, *published.evidence, *visit.evidence, *lead.evidence),
        confidence=0.95 if visit.start and letter.title and letter.opening else 0.85,
        method=METHOD,
        authority=letter.authority,
        inspectorate="Ofsted",
        framework=letter.framework,
        subject="children's services",
        start=visit.start,
        end=visit.end,
        periods=visit.periods if len(visit.periods) > 1 else (),
        published=published.day,
        lead_inspectors=lead.names,
        report_status="published" if published.day else None,
    )
    yield from _clash(letter, visit, published)
    yield from advice_claims(
        document, letter.blocks, authority=letter.authority, framework=letter.framework, start=visit.start
    )


def _own(letter: Letter, published: Dated) -> DocumentClaim:
    document = letter.document
    title = letter.title or letter.opening
    assert title is not None  # a letter has one of the two
    return DocumentClaim(
        document=document.slug,
        evidence=(title, *published.evidence),
        confidence=0.95 if letter.title else 0.8,
        method=METHOD,
        title=" ".join((title.quote or "").split()).replace("\u200b", "") if letter.title else None,
        kind="inspection-report",
        publisher="Ofsted",
        date=published.day,
        file=document.file,
        sha256=document.sha256,
        characters=len(document.text),
    )


def _clash(letter: Letter, visit: Visit, published: Dated) -> Iterator[ConflictClaim]:
    """A letter that is older than its visit, or much younger: one of the dates is misprinted."""
    if not (visit.end and published.day) or 0 <= visit.days_until(published.day) <= _LATEST_LETTER_DAYS:
        return
    yield ConflictClaim(
        document=letter.document.slug,
        evidence=(*published.evidence, *visit.evidence),
        confidence=0.9,
        method=METHOD,
        kind="temporal-impossibility",
        summary=f"The letter is dated {published.day} and the visit that it reports ended on {visit.end}.",
        verdict="open",
    )
