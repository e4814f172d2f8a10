"""Meetings and other happenings, and the law that a document relies on."""

from __future__ import annotations

from rdflib import Literal

from graph.assertion.parties import authority, party
from graph.assertion.writer import Writer
from graph.identifiers import concept, mint
from loaders.own_claims import EventClaim, LegalProvisionClaim
from ontology.terms import GT


def assert_event(writer: Writer, claim: EventClaim) -> None:
    """A happening, as the document tells it at its date."""
    iri = mint("event", claim.authority, claim.name, claim.date or f"{writer.document}-{claim.evidence[0].start}")
    writer.node(iri, GT.Meeting if claim.kind == "meeting" else GT.Event, label=claim.name)
    writer.support(iri, claim.evidence)
    writer.add(iri, GT.concernsParty, authority(writer, claim.authority))
    if claim.body:
        writer.state(iri, GT.happenedIn, party(writer, claim.body, authority=claim.authority), claim, field="body")
    if claim.date:
        writer.state(iri, GT.tookPlaceDuring, writer.time(claim.date), claim, field="date")
    writer.state(iri, GT.actuality, concept("actuality", claim.status or "unknown"), claim, field="status")


def assert_legal_provision(writer: Writer, claim: LegalProvisionClaim) -> None:
    """A law as cited. One whose Act is named is one thing for all documents; another is its document's own."""
    in_act = ("act", claim.act, *filter(None, [claim.section])) if claim.act else None
    key = in_act or (writer.document, claim.cited_as)
    iri = writer.node(mint("law", *key), GT.LegalProvision, label=_label(claim))
    writer.support(iri, claim.evidence)
    writer.state(iri, GT.citedAs, Literal(claim.cited_as), claim, field="cited_as")
    writer.text(iri, GT.actTitle, claim.act)
    writer.text(iri, GT.section, claim.section)
    writer.text(iri, GT.summary, claim.summary)
    writer.state(mint("document", writer.document), GT.underProvision, iri, claim)


def _label(claim: LegalProvisionClaim) -> str:
    if not claim.act:
        return claim.cited_as
    return f"{claim.act}, section {claim.section}" if claim.section else claim.act
