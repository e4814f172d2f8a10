"""Numbers that a document states, as nodes; printed figures stay as they were printed."""

from __future__ import annotations

from rdflib import Literal
from rdflib.namespace import XSD

from graph.assertion.frameworks import framework_iri, grade_iri
from graph.assertion.parties import authority
from graph.assertion.writer import Writer
from graph.moments import interval
from loaders.claims import StatisticClaim
from ontology.terms import GT


def assert_statistic(writer: Writer, claim: StatisticClaim) -> None:
    """One number or range: "over 5" has a lower bound only, "under 5" an upper one only."""
    cls = GT.GradeCountObservation if claim.grade else GT.Observation
    if claim.unit == "gbp":
        cls = GT.FinancialObservation
    iri = writer.node(writer.own("observation", claim), cls)
    writer.support(iri, claim.evidence)
    writer.text(iri, GT.measure, claim.measure)
    writer.text(iri, GT.unit, claim.unit)
    writer.text(iri, GT.qualifier, claim.qualifier)
    low = claim.value if claim.qualifier not in ("under", "maximum") else None
    high = claim.value if claim.qualifier not in ("over", "minimum") else None
    if claim.value_to is not None:
        high = claim.value_to
    for predicate, value in ((GT.lowerBound, low), (GT.upperBound, high)):
        if value is not None:
            number = Literal(f"{value:.12g}", datatype=XSD.decimal)
            writer.state(iri, predicate, number, claim, field="value")
    if claim.authority:
        writer.add(iri, GT.observedOf, authority(writer, claim.authority))
    if claim.grade:
        writer.add(iri, GT.countsGrade, grade_iri(claim.framework, claim.grade))
    writer.concept(iri, GT.countBasis, "count-basis", claim.basis)
    if claim.framework:
        writer.add(iri, GT.countedUnder, framework_iri(claim.framework))
    if claim.as_of:
        writer.add(iri, GT.asOf, writer.time(claim.as_of))
    span = interval(claim.valid_from, claim.valid_to)
    if span:
        writer.add(iri, GT.observedDuring, writer.time(span))
