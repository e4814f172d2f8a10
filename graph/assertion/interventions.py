"""Steps of central government towards an authority: each one node, with a state for each telling of it.

A step is known by its authority, its kind and its date. One without a date is, in every document, the same undated
step of its kind towards that authority: what a later paper tells of it is a later state. Two undated steps of one
kind are thus not told apart; give the claims the dates to do so.
"""

from __future__ import annotations

from typing import Final

from rdflib import URIRef

from graph.assertion.parties import authority, party
from graph.assertion.writer import Writer
from graph.claim_keys import place_key, whose
from graph.identifiers import concept, mint
from graph.moments import interval
from loaders.claims import InterventionClaim
from ontology.terms import GT

_CLASSES: Final = {
    "improvement-notice": GT.ImprovementNotice,
    "direction": GT.StatutoryDirection,
    "commissioner": GT.CommissionerAppointment,
}


def assert_intervention(writer: Writer, claim: InterventionClaim) -> None:
    """A notice, direction, commissioner or other step, and where it stood on the day of the document.

    A state of a document without a date has none.
    """
    iri = _iri(claim, claim.date)
    writer.node(iri, _CLASSES.get(claim.kind, GT.Intervention))
    writer.support(iri, claim.evidence)
    writer.state(iri, GT.intervenedIn, authority(writer, whose(claim)), claim)
    writer.concept(iri, GT.interventionKind, "intervention-kind", claim.kind)
    writer.standing(iri, claim.status, claim)
    if claim.issued_by:
        issuer = party(writer, claim.issued_by, authority=claim.authority)
        writer.state(iri, GT.intervener, issuer, claim, field="issued_by")
    if claim.date:
        writer.state(iri, GT.dated, writer.time(claim.date), claim, field="date")
    span = interval(claim.date, claim.end or claim.replaced_on)
    if span and (claim.end or claim.replaced_on):
        writer.add(iri, GT.validDuring, writer.time(span))
    if claim.replaced_on:
        successor = writer.node(_iri(claim, claim.replaced_on), _CLASSES.get(claim.kind, GT.Intervention))
        writer.support(successor, claim.evidence)
        writer.state(iri, GT.isReplacedBy, successor, claim, field="replaced_on")
    _state(writer, iri, claim)


def _iri(claim: InterventionClaim, date: str | None) -> URIRef:
    return mint("intervention", whose(claim), claim.kind, date or "undated")


def _state(writer: Writer, intervention: URIRef, claim: InterventionClaim) -> None:
    key = (whose(claim), claim.kind, claim.date or "undated", f"{writer.document}-{place_key(claim)}")
    iri = writer.node(mint("intervention-state", *key), GT.InterventionState)
    writer.support(iri, claim.evidence)
    writer.add(intervention, GT.hasState, iri)
    writer.add(iri, GT.actuality, concept("actuality", claim.status or "unknown"))
    writer.at_its_date(iri)
