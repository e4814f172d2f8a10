"""Passages that do not agree, as a reader recorded them: kept with all that is stated, and with the verdict."""

from __future__ import annotations

from rdflib import Literal

from graph.assertion.writer import Writer
from graph.identifiers import concept, passage_iri
from loaders.own_claims import ConflictClaim
from ontology.terms import GT


def assert_conflict(writer: Writer, claim: ConflictClaim) -> None:
    """A recorded conflict, or the record that what looks like one is none.

    Passages of other documents are named, not described: they are there when those documents are loaded.
    """
    iri = writer.node(writer.own("conflict", claim), GT.ClaimConflict)
    for one in claim.evidence:
        writer.add(iri, GT.involvesPassage, writer.passage(one))
    for other in claim.against:
        writer.add(iri, GT.involvesPassage, passage_iri(other.document, other.start, other.end))
    writer.support(iri, claim.evidence)
    writer.add(iri, GT.conflictKind, concept("conflict-kind", claim.kind))
    writer.add(iri, GT.verdict, concept("conflict-verdict", claim.verdict))
    writer.text(iri, GT.rationale, claim.summary)
    if claim.rule is not None:
        writer.add(iri, GT.resolutionRule, Literal(claim.rule))
    writer.text(iri, GT.preferredReading, claim.preferred)
