"""Who is to whom: relations as nodes with their two roles, standing, matter and time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from rdflib import URIRef

from graph.assertion.parties import authority, named, party
from graph.assertion.writer import Writer
from graph.claim_keys import place_key
from graph.identifiers import concept, mint
from graph.moments import interval
from graph.naming import BOARDS, UNITS, Named
from loaders.claims import RelationClaim
from loaders.own_claims import DeliveryClaim
from ontology.terms import GT


@dataclass(frozen=True, slots=True)
class Form:
    """How a predicate of claims is written: kind in the IRI, class, and the roles of its two ends."""

    kind: str
    cls: URIRef
    from_role: URIRef
    to_role: URIRef
    reversed: bool = False


FORMS: Final[dict[str, Form]] = {
    "accountable-to": Form("accountability", GT.AccountabilityRelation, GT.accountGiver, GT.accountReceiver),
    "reports-to": Form("reporting", GT.ReportingRelation, GT.reporter, GT.reportReceiver),
    "oversees": Form("oversight", GT.OversightRelation, GT.overseer, GT.overseenParty),
    "inspects": Form("oversight", GT.OversightRelation, GT.overseer, GT.overseenParty),
    "member-of": Form("membership", GT.BodyMembership, GT.memberParty, GT.memberBody),
    "chairs": Form("membership", GT.BodyMembership, GT.memberParty, GT.memberBody),
    "party-to": Form("participation", GT.PlanParticipation, GT.participatingParty, GT.planBody),
    "leads": Form("leadership", GT.LeadershipRelation, GT.leader, GT.ledParty),
    "succeeds": Form("transfer", GT.ResponsibilityTransfer, GT.transfersFrom, GT.transfersTo, reversed=True),
    "transfers-responsibility-to": Form("transfer", GT.ResponsibilityTransfer, GT.transfersFrom, GT.transfersTo),
    "establishes": Form("establishment", GT.EstablishmentRelation, GT.establisher, GT.establishedParty),
    "advises": Form("advice", GT.AdvisoryRelation, GT.adviser, GT.advisedParty),
    "works-with": Form("partnership", GT.Partnership, GT.participant, GT.participant),
    "benchmarks-against": Form("comparison", GT.ComparisonRelation, GT.comparedParty, GT.comparatorParty),
}
_STANDING: Final = {"actual": "in-force", "proposed": "proposed", "ended": "ended"}
# Their objects are bodies, whatever the form of the name.
_OF_A_BODY: Final = frozenset({"member-of", "chairs", "establishes"})
_CAPACITY: Final = {"chairs": "chair", "member-of": "member"}


def assert_relation(writer: Writer, claim: RelationClaim) -> None:
    """One relation. Being part of a body needs no node: it is a plain fact with its claim."""
    if claim.predicate == "part-of":
        _assert_part(writer, claim)
        return
    form = FORMS[claim.predicate]
    target = party(writer, claim.object, is_body=claim.predicate in _OF_A_BODY)
    source = party(writer, claim.subject) if claim.subject else None
    ends = (target, source) if form.reversed else (source, target)
    iri = writer.node(_iri(writer, claim, form, ends), form.cls)
    writer.support(iri, claim.evidence)
    for role, end in zip((form.from_role, form.to_role), ends, strict=True):
        if end is not None:
            writer.state(iri, role, end, claim)
    writer.standing(iri, _STANDING.get(claim.status or ""), claim)
    if claim.predicate == "succeeds" and source and claim.status == "actual":
        writer.state(target, GT.isSucceededBy, source, claim)
    if claim.about:
        matter = writer.matter(claim.about, claim.evidence, authority=writer.naming.home)
        writer.add(iri, GT.concernsMatter, matter)
    if claim.frequency:
        writer.state(iri, GT.frequency, concept("frequency", claim.frequency), claim, field="frequency")
    span = interval(claim.valid_from, claim.valid_to)
    if span:
        writer.add(iri, GT.validDuring, writer.time(span))
    writer.text(iri, GT.condition, claim.condition)
    writer.concept(iri, GT.capacity, "capacity", _CAPACITY.get(claim.predicate))
    modes = ("inspects",) if claim.predicate == "inspects" else claim.modes
    for mode in modes:
        writer.concept(iri, GT.oversightFunction, "oversight-function", mode)


def assert_delivery(writer: Writer, claim: DeliveryClaim) -> None:
    """A company or trust that runs services for an authority, which keeps the duty."""
    provider = writer.node(mint("body", claim.provider), GT.ChildrensServicesCompany, label=claim.provider)
    writer.support(provider, claim.evidence)
    writer.concept(provider, GT.bodyType, "body-type", "childrens-trust")
    place = authority(writer, claim.authority)
    iri = writer.node(mint("relation", "delivery", claim.provider, claim.authority), GT.DeliveryRelation)
    writer.support(iri, claim.evidence)
    writer.state(iri, GT.provider, provider, claim, field="provider")
    writer.state(iri, GT.dutyHolder, place, claim, field="authority")
    writer.add(iri, GT.actuality, concept("actuality", "ended" if claim.end else "in-force"))
    writer.concept(iri, GT.deliveryBasis, "delivery-basis", claim.basis)
    if claim.start or claim.end:
        span = f"{claim.start or '..'}/{claim.end or '..'}"
        writer.add(iri, GT.validDuring, writer.time(span))


def _assert_part(writer: Writer, claim: RelationClaim) -> None:
    """Part of a body, as far as the kinds of the two tell: only a board under a board answers to it.

    Nothing is part of itself under another name, of a post, or of a kind of bodies; and no kind of bodies is a part.
    """
    if claim.subject is None or claim.status not in (None, "actual"):
        return
    part, whole = writer.naming.body_named(claim.subject), writer.naming.body_named(claim.object)
    predicate = _part_by_kind(part, whole)
    if part.iri == whole.iri or predicate is None:
        return
    writer.state(named(writer, part), predicate, named(writer, whole), claim)
    writer.support(part.iri, claim.evidence)


def _part_by_kind(part: Named, whole: Named) -> URIRef | None:
    if whole.kind == "post" or part.is_collective or whole.is_collective:
        return None
    if part.kind == "post":
        return GT.isPostIn
    if part.kind in UNITS:
        return GT.isUnitOf
    return GT.isSubBodyOf if part.kind in BOARDS and whole.kind in BOARDS else GT.isWithinBody


def _iri(writer: Writer, claim: RelationClaim, form: Form, ends: tuple[URIRef | None, URIRef | None]) -> URIRef:
    names = "-to-".join(end.rpartition("/")[2] if end else "not-stated" for end in ends)
    return mint("relation", form.kind, names, f"{writer.document}-{place_key(claim)}")
