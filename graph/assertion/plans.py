"""What a plan consists of and how it is signed off; risks."""

from __future__ import annotations

from rdflib import Literal

from graph.assertion.parties import authority, party
from graph.assertion.reviews import told
from graph.assertion.writer import Writer
from graph.claim_keys import place_key
from graph.identifiers import mint
from loaders.own_claims import PlanPartClaim, RiskClaim, SignOffClaim
from ontology.terms import GT


def assert_plan_part(writer: Writer, claim: PlanPartClaim) -> None:
    """A workstream or an outcome measure of a plan."""
    streams = claim.kind == "workstream"
    key = claim.name or f"{writer.document}-{place_key(claim)}"
    iri = writer.node(
        mint(claim.kind, claim.authority, claim.plan, key),
        GT.Workstream if streams else GT.OutcomeMeasure,
        label=claim.name,
    )
    writer.support(iri, claim.evidence)
    plan = writer.node(mint("plan", claim.authority, claim.plan), GT.ImprovementPlan, label=claim.plan)
    writer.support(plan, claim.evidence[:1])
    writer.add(plan, GT.concernsParty, authority(writer, claim.authority))
    writer.state(plan, GT.hasWorkstream if streams else GT.hasOutcomeMeasure, iri, claim)
    told(writer, iri, claim)


def assert_sign_off(writer: Writer, claim: SignOffClaim) -> None:
    """A body's declaration, done or to come, that it is satisfied."""
    iri = writer.node(writer.own("sign-off", claim), GT.SignOff)
    writer.support(iri, claim.evidence)
    writer.add(iri, GT.concernsParty, authority(writer, claim.authority))
    of = writer.matter(claim.of, claim.evidence[:1], authority=claim.authority)
    writer.state(iri, GT.signsOff, of, claim, field="of")
    if claim.by:
        writer.state(iri, GT.signedOffBy, party(writer, claim.by, authority=claim.authority), claim, field="by")
    writer.concept(iri, GT.signOffStage, "sign-off-stage", claim.stage)
    writer.standing(iri, claim.status, claim)
    if claim.date:
        writer.state(iri, GT.tookPlaceDuring, writer.time(claim.date), claim, field="date")
    told(writer, iri, claim)


def assert_risk(writer: Writer, claim: RiskClaim) -> None:
    """Something that may go wrong, with what is to make it smaller where that is told."""
    iri = writer.node(writer.own("risk", claim), GT.Risk)
    writer.support(iri, claim.evidence)
    writer.add(iri, GT.concernsParty, authority(writer, claim.authority))
    if claim.mitigation:
        writer.state(iri, GT.mitigation, Literal(claim.mitigation), claim, field="mitigation")
    told(writer, iri, claim)
