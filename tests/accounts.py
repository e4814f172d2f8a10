"""Small sources about an invented authority: a table, reports, papers, with what each tells of inspections and bodies."""

from __future__ import annotations

import hashlib
from typing import Any

from graph.building import Source
from loaders.claims import BodyClaim, Claim, DocumentClaim, Evidence, InspectionClaim, JudgementClaim

PLACE = "Kelderdale"


def place(at: int, field: str | None = None) -> tuple[Evidence, ...]:
    return (Evidence(start=at, end=at + 4, quote="word", field=field),)


def common(slug: str, at: int) -> dict[str, Any]:
    return {"document": slug, "confidence": 1.0, "method": "test", "evidence": place(at)}


def document(slug: str, kind: Any = "committee-report", **told: Any) -> DocumentClaim:
    sha256 = hashlib.sha256(slug.encode()).hexdigest()
    return DocumentClaim(**common(slug, 0), title=slug.title(), kind=kind, sha256=sha256, characters=9000, **told)


def inspection(slug: str, at: int = 10, *, authority: str = PLACE, **told: Any) -> InspectionClaim:
    return InspectionClaim(**common(slug, at), authority=authority, **told)


def grade(
    slug: str, word: Any, at: int = 20, *, area: Any = "overall", authority: str = PLACE, **of: Any
) -> JudgementClaim:
    return JudgementClaim(**common(slug, at), authority=authority, area=area, grade=word, **of)


def body(slug: str, name: str, at: int = 30, *, authority: str | None = PLACE, **told: Any) -> BodyClaim:
    return BodyClaim(**common(slug, at), name=name, authority=authority, **told)


def source(claim: DocumentClaim, *claims: Claim) -> Source:
    return Source(claim.document, [claim, *claims], claim.sha256 or "")


def table(*claims: Claim) -> Source:
    return source(document("table", "table"), *claims)


def report(*claims: Claim, slug: str = "report", **told: Any) -> Source:
    return source(document(slug, "inspection-report", publisher="Ofsted", **told), *claims)


def paper(*claims: Claim, slug: str = "paper", date: str = "2016-02-09", publisher: str = PLACE) -> Source:
    return source(document(slug, date=date, publisher=publisher), *claims)
