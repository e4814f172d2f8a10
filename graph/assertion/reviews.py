"""Inspections, board reviews and judgements as nodes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from rdflib import Literal, URIRef
from rdflib.namespace import XSD

from graph.assertion.frameworks import area_iri, framework_iri, grade_iri, version_iri
from graph.assertion.parties import authority, named, party
from graph.assertion.writer import Writer
from graph.claim_keys import place_key, whose
from graph.identifiers import concept, framework_key, mint
from graph.moments import interval
from graph.naming import Named
from loaders.claims import Claim, Evidence, InspectionClaim, JudgementClaim
from ontology.terms import GT

# The frameworks under which only inspectorates review, by their keys in the claim interface.
_INSPECTORATES_OWN: Final = frozenset(
    {
        "cra-2009", "slac-2009", "child-protection-2012", "lac-2013", "sif-2013", "ilacs-2018", "ilacs-2026",
        "focused-visit", "monitoring-visit", "jtai",
    }
)  # fmt: skip
_LIST: Final = re.compile(r"\s*(?:,|;|/|&|\band\b)\s*")


class Reviews:
    """The inspections that a document tells of, so that what came out of one finds it again."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._inspections: dict[str | None, list[InspectionClaim]] = defaultdict(list)
        for claim in claims:
            if isinstance(claim, InspectionClaim):
                self._inspections[claim.authority].append(claim)

    def key(self, place: str, framework: str | None, start: str | None) -> tuple[str, ...]:
        """Authority, framework and start as the inspection's IRI has them; "undated" where nothing tells."""
        matching = [
            one
            for one in self._inspections.get(place, ())
            if (framework is None or one.framework == framework) and (start is None or one.start == start)
        ]
        if start is None:
            matching = [one for one in matching if one.start is None] or matching
        keys = sorted({_own_key(one) for one in matching})
        if len(keys) == 1:
            return keys[0]
        return (place, framework_key(framework), start or "undated")

    def node(self, writer: Writer, key: tuple[str, ...], framework: str | None) -> URIRef:
        """The review of this key, of the class that its own claims tell, or else its framework."""
        told_of = [one for one in self._inspections.get(key[0], ()) if _own_key(one) == key]
        iri = inspection_iri(key)
        for cls in sorted({class_of(writer, one) for one in told_of}) or [class_by_framework(framework)]:
            writer.node(iri, cls)
        return iri

    def start(self, key: tuple[str, ...]) -> str | None:
        """The first day in the key of an inspection; None where nothing tells."""
        return key[2] if key[2][:1].isdigit() else None


def _own_key(claim: InspectionClaim) -> tuple[str, str, str]:
    undated = f"published-{claim.published}" if claim.published else "undated"
    return (whose(claim), framework_key(claim.framework), claim.start or undated)


def inspection_iri(key: tuple[str, ...]) -> URIRef:
    """The inspection of this authority, framework and start."""
    return mint("inspection", *key)


def board_review(
    writer: Writer, reviews: Reviews, key: tuple[str, ...], framework: str | None, evidence: Iterable[Evidence]
) -> URIRef:
    """The review of the safeguarding board that went with an inspection, stated by these passages."""
    place, _, start = key
    iri = writer.node(mint("review", place, "lscb", start), GT.BoardReview)
    board = party(writer, f"{place} Local Safeguarding Children Board", authority=place)
    for node in (iri, board):
        writer.support(node, evidence)
    writer.add(iri, GT.reviews, board)
    writer.add(iri, GT.accompanies, reviews.node(writer, key, framework))
    writer.add(iri, GT.actuality, concept("actuality", "occurred"))
    if framework:
        writer.add(iri, GT.underFramework, framework_iri(framework))
    return iri


def assert_inspection(writer: Writer, claim: InspectionClaim) -> None:
    """An inspection or peer review, with every date and name that the document gives it."""
    iri = writer.node(inspection_iri(_own_key(claim)), class_of(writer, claim))
    writer.support(iri, claim.evidence)
    writer.state(iri, GT.reviews, authority(writer, whose(claim)), claim, field="authority")
    writer.concept(iri, GT.actuality, "actuality", "expected" if claim.status == "expected" else "occurred")
    if claim.framework:
        writer.state(iri, GT.underFramework, framework_iri(claim.framework), claim, field="framework")
    if version := version_iri(claim.framework, claim.start):
        writer.add(iri, GT.underVersion, version)
    if claim.commissioned_by:
        orderer = party(writer, claim.commissioned_by, authority=claim.authority)
        writer.state(iri, GT.commissionedBy, orderer, claim, field="commissioned_by")
    for who in _inspectorates(writer, claim):
        writer.state(iri, GT.conductedBy, named(writer, who), claim, field="inspectorate")
    if claim.subject:
        writer.text(iri, GT.reviewSubject, claim.subject)
    for predicate, field in ((GT.firstDay, "start"), (GT.lastDay, "end")):
        value = getattr(claim, field)
        if value:
            writer.state(iri, predicate, Literal(value), claim, field=field)
    span = interval(claim.start, claim.end)
    if span:
        writer.add(iri, GT.tookPlaceDuring, writer.time(span))
    for period in claim.periods if len(claim.periods) > 1 else ():
        writer.add(iri, GT.onSiteDuring, writer.time(interval(period.start, period.end) or period.start))
    if claim.published:
        writer.state(iri, GT.reportPublished, writer.time(claim.published), claim, field="published")
    status = claim.report_status or ("published" if claim.published else None)
    if status:
        value = concept("report-status", status)
        writer.state(iri, GT.reportStatus, value, claim, field="report_status")
    if claim.report_url:
        writer.add(iri, GT.reportUrl, Literal(claim.report_url, datatype=XSD.anyURI))
    for name in claim.lead_inspectors:
        writer.state(iri, GT.leadInspectorName, Literal(name), claim, field="lead_inspectors")


def class_of(writer: Writer, claim: InspectionClaim) -> URIRef:
    """What kind of review it is, as far as the claim tells: an inspection is an inspectorate's."""
    if claim.commissioned_by and claim.framework != "peer":
        return GT.CommissionedReview
    by_framework = class_by_framework(claim.framework)
    if by_framework == GT.ExternalReview and any(w.kind == "inspectorate" for w in _inspectorates(writer, claim)):
        return GT.Inspection
    return by_framework


def class_by_framework(framework: str | None) -> URIRef:
    """What kind of review a framework makes of it; no more than an external one where it makes none."""
    if framework == "peer":
        return GT.PeerReview
    return GT.Inspection if framework in _INSPECTORATES_OWN else GT.ExternalReview


def _inspectorates(writer: Writer, claim: InspectionClaim) -> list[Named]:
    """Who carried it out: several where the name is a list of inspectorates, each known as one."""
    if claim.inspectorate is None:
        return []
    parts = [part for part in _LIST.split(claim.inspectorate) if part]
    several = [writer.naming.organisation(part) for part in parts]
    if len(several) > 1 and all(one.kind == "inspectorate" for one in several):
        return several
    return [writer.naming.organisation(claim.inspectorate)]


def assert_judgement(writer: Writer, claim: JudgementClaim, reviews: Reviews) -> None:
    """One grade in one area. The safeguarding board's is a judgement of the review of the board."""
    key = reviews.key(whose(claim), claim.framework, claim.start)
    if claim.area == "lscb":
        of = board_review(writer, reviews, key, claim.framework, claim.evidence)
        iri = mint("judgement", key[0], "lscb", key[2])
    else:
        of = reviews.node(writer, key, claim.framework)
        # "other" is no area: which it is, only the passage tells.
        apart = (f"{writer.document}-{place_key(claim)}",) if claim.area == "other" else ()
        iri = mint("judgement", *key, claim.area, *apart)
    writer.node(iri, GT.Judgement)
    writer.support(iri, claim.evidence)
    writer.add(iri, GT.isJudgementOf, of)
    writer.add(iri, GT.inArea, area_iri(claim.framework, claim.area, reviews.start(key)))
    writer.state(iri, GT.hasGrade, grade_iri(claim.framework, claim.grade), claim, field="grade")


def told(writer: Writer, iri: URIRef, claim: Claim) -> None:
    """The words, the summary and the themes of a finding, recommendation or action."""
    for predicate, words in (
        (GT.statementText, getattr(claim, "text", None)),
        (GT.summary, getattr(claim, "summary", None)),
    ):
        if words:
            writer.state(iri, predicate, Literal(words), claim, field="text")
    for theme in getattr(claim, "themes", ()):
        writer.add(iri, GT.hasTheme, concept("theme", theme))
