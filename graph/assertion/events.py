"""Meetings and other happenings, and the law that a document relies on."""

from __future__ import annotations

from rdflib import Literal
from rdflib.namespace import RDF

from graph.assertion.parties import authority, party
from graph.assertion.writer import Writer
from graph.claim_keys import place_key
from graph.identifiers import mint
from loaders.own_claims import EventClaim, LegalProvisionClaim
from ontology.terms import GT


def assert_event(writer: Writer, claim: EventClaim) -> None:
    """A happening, as the document tells it at its date: one of a name and a day is one for all documents."""
    iri = mint("event", claim.authority, claim.name, claim.date or f"{writer.document}-{place_key(claim)}")
    cls = GT.Meeting if claim.kind == "meeting" else GT.Event
    writer.only(iri, RDF.type, cls, claim)
    writer.node(iri, cls, label=claim.name)
    writer.support(iri, claim.evidence)
    writer.add(iri, GT.concernsParty, authority(writer, claim.authority))
    if claim.body:
        body = party(writer, claim.body, authority=claim.authority, is_body=True)
        writer.only(iri, GT.happenedIn, body, claim)
        writer.state(iri, GT.happenedIn, body, claim, field="body")
    if claim.date:
        writer.state(iri, GT.tookPlaceDuring, writer.time(claim.date), claim, field="date")
    writer.standing(iri, claim.status, claim)


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
