"""Inspections, board reviews, judgements, findings and interventions as nodes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from rdflib import Literal, URIRef
from rdflib.namespace import XSD

from graph.assertion.parties import authority, party
from graph.assertion.writer import Writer
from graph.identifiers import concept, framework_key, mint
from graph.moments import interval
from loaders.claims import Claim, Evidence, FindingClaim, InspectionClaim, InterventionClaim, JudgementClaim
from ontology.terms import GT

_SCALES: Final = {
    "sif-2013": "sif-2013",
    "ilacs-2018": "ilacs-2018",
    "ilacs-2026": "ilacs-2018",
    "slac-2009": "pre-2013",
    "cra-2009": "pre-2013",
    "child-protection-2012": "pre-2013",
    "lac-2013": "pre-2013",
}
_INTERVENTIONS: Final = {
    "improvement-notice": GT.ImprovementNotice,
    "direction": GT.StatutoryDirection,
    "commissioner": GT.CommissionerAppointment,
}


class Reviews:
    """The inspections that a document tells of, so that what came out of one finds it again."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._inspections = [c for c in claims if isinstance(c, InspectionClaim)]

    def key(self, place: str, framework: str | None, start: str | None) -> tuple[str, ...]:
        """Authority, framework and start as the inspection's IRI has them; "undated" where nothing tells."""
        matching = [
            one
            for one in self._inspections
            if one.authority == place
            and (framework is None or one.framework == framework)
            and (start is None or one.start == start)
        ]
        if start is None:
            matching = [one for one in matching if one.start is None] or matching
        keys = sorted({_own_key(one) for one in matching})
        if len(keys) == 1:
            return keys[0]
        return (place, framework_key(framework), start or "undated")


def _own_key(claim: InspectionClaim) -> tuple[str, str, str]:
    undated = f"published-{claim.published}" if claim.published else "undated"
    return (claim.authority, framework_key(claim.framework), claim.start or undated)


def inspection_iri(key: tuple[str, ...]) -> URIRef:
    """The inspection of this authority, framework and start."""
    return mint("inspection", *key)


def board_review(writer: Writer, key: tuple[str, ...], framework: str | None, evidence: Iterable[Evidence]) -> URIRef:
    """The review of the safeguarding board that went with an inspection, stated by these passages."""
    place, _, start = key
    iri = writer.node(mint("review", place, "lscb", start), GT.BoardReview)
    board = party(writer, f"{place} Local Safeguarding Children Board", authority=place)
    for node in (iri, board):
        writer.support(node, evidence)
    writer.add(iri, GT.reviews, board)
    writer.add(iri, GT.accompanies, writer.node(inspection_iri(key), GT.Inspection))
    writer.add(iri, GT.actuality, concept("actuality", "occurred"))
    if framework:
        writer.add(iri, GT.underFramework, mint("framework", framework))
    return iri


def assert_inspection(writer: Writer, claim: InspectionClaim) -> None:
    """An inspection or peer review, with every date and name that the document gives it."""
    cls = GT.PeerReview if claim.framework == "peer" else GT.Inspection
    iri = writer.node(inspection_iri(_own_key(claim)), cls)
    writer.support(iri, claim.evidence)
    writer.state(iri, GT.reviews, authority(writer, claim.authority), claim, field="authority")
    writer.concept(iri, GT.actuality, "actuality", "expected" if claim.status == "expected" else "occurred")
    if claim.framework:
        writer.state(iri, GT.underFramework, mint("framework", claim.framework), claim, field="framework")
    if claim.inspectorate:
        writer.state(iri, GT.conductedBy, party(writer, claim.inspectorate), claim, field="inspectorate")
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


def assert_judgement(writer: Writer, claim: JudgementClaim, reviews: Reviews) -> None:
    """One grade in one area. The safeguarding board's is a judgement of the review of the board."""
    key = reviews.key(claim.authority, claim.framework, claim.start)
    if claim.area == "lscb":
        of = board_review(writer, key, claim.framework, claim.evidence)
        iri = mint("judgement", key[0], "lscb", key[2])
    else:
        of = writer.node(inspection_iri(key), GT.Inspection)
        iri = mint("judgement", *key, claim.area)
    writer.node(iri, GT.Judgement)
    writer.support(iri, claim.evidence)
    writer.add(iri, GT.isJudgementOf, of)
    writer.add(iri, GT.inArea, concept("area", claim.framework or "unstated", claim.area))
    scale = _SCALES.get(claim.framework or "", "unstated")
    writer.state(iri, GT.hasGrade, concept("grade", scale, claim.grade), claim, field="grade")


def assert_finding(writer: Writer, claim: FindingClaim, reviews: Reviews) -> None:
    """A strength, or an area for improvement."""
    cls = GT.Strength if claim.polarity == "strength" else GT.AreaForImprovement
    iri = writer.node(mint("finding", writer.document, str(claim.evidence[0].start)), cls)
    writer.support(iri, claim.evidence)
    key = reviews.key(claim.authority, claim.framework, claim.start)
    if claim.subject == "lscb":
        board = party(writer, f"{claim.authority} Local Safeguarding Children Board", authority=claim.authority)
        writer.add(iri, GT.concernsParty, board)
        if claim.framework or claim.start:
            writer.add(iri, GT.isOutcomeOf, board_review(writer, key, claim.framework, claim.evidence))
    else:
        writer.add(iri, GT.concernsParty, authority(writer, claim.authority))
        if claim.framework or claim.start:
            writer.add(iri, GT.isOutcomeOf, inspection_iri(key))
    if claim.area:
        writer.concept(iri, GT.inArea, f"area/{claim.framework or 'unstated'}", claim.area)
    told(writer, iri, claim)


def assert_intervention(writer: Writer, claim: InterventionClaim) -> None:
    """A notice, direction, commissioner or other step of central government towards an authority."""
    when = claim.date or writer.document
    iri = writer.node(
        mint("intervention", claim.authority, claim.kind, when),
        _INTERVENTIONS.get(claim.kind, GT.Intervention),
    )
    writer.support(iri, claim.evidence)
    writer.state(iri, GT.intervenedIn, authority(writer, claim.authority), claim)
    writer.concept(iri, GT.interventionKind, "intervention-kind", claim.kind)
    standing = concept("actuality", claim.status or "unknown")
    writer.state(iri, GT.actuality, standing, claim, field="status")
    if claim.issued_by:
        issuer = party(writer, claim.issued_by, authority=claim.authority)
        writer.state(iri, GT.intervener, issuer, claim, field="issued_by")
    if claim.date:
        writer.state(iri, GT.dated, writer.time(claim.date), claim, field="date")


def told(writer: Writer, iri: URIRef, claim: Claim) -> None:
    """The words, the summary and the themes of a finding, recommendation or action."""
    text, summary = getattr(claim, "text", None), getattr(claim, "summary", None)
    if text:
        writer.state(iri, GT.statementText, Literal(text), claim, field="text")
    if summary:
        writer.state(iri, GT.summary, Literal(summary), claim, field="text")
    for theme in getattr(claim, "themes", ()):
        writer.add(iri, GT.hasTheme, concept("theme", theme))
