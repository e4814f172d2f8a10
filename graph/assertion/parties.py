"""Bodies, posts, people and authorities as nodes."""

from __future__ import annotations

import re
from typing import Final

from rdflib import Literal, URIRef
from rdflib.namespace import RDFS

from graph.assertion.writer import Writer
from graph.body_forms import is_delivery_company, is_safeguarding_partnership, office
from graph.identifiers import concept, mint
from graph.moments import interval
from graph.naming import Named, kind_of
from loaders.claims import BodyClaim, RoleClaim
from loaders.own_claims import AuthorityClaim
from ontology.terms import GT

_CLASSES: Final = {
    "local-authority": GT.Authority,
    "lscb": GT.LocalSafeguardingChildrenBoard,
    "health-and-wellbeing-board": GT.HealthAndWellbeingBoard,
    "improvement-board": GT.ImprovementBoard,
    "scrutiny-committee": GT.ScrutinyCommittee,
    "childrens-trust": GT.GovernanceBody,
    "sub-committee": GT.GovernanceBody,
    "executive-group": GT.GovernanceBody,
    "task-group": GT.GovernanceBody,
    "board": GT.GovernanceBody,
    "partnership": GT.GovernanceBody,
    "council-department": GT.ServiceUnit,
    "team": GT.ServiceUnit,
    "government-department": GT.CentralGovernmentBody,
    "inspectorate": GT.Inspectorate,
    "police": GT.DeliveryAgency,
    "nhs": GT.DeliveryAgency,
    "probation": GT.DeliveryAgency,
    "post": GT.Post,
}
_BOARDS: Final = frozenset({"board", "partnership", "other"})
_INITIALS: Final = re.compile(r"(?:[A-Z]\.? ?){2,3}")


def party(writer: Writer, name: str, *, authority: str | None = None, is_body: bool = False) -> URIRef:
    """The node of whoever a name in the document means; a body, unless it is a post's, where it is to be one."""
    find = writer.naming.body_named if is_body else writer.naming.party
    who = find(name, authority=authority)
    iri = named(writer, who)
    if who.kind == "post" and office(name) != name:
        writer.alias(iri, name)
    return iri


def authority(writer: Writer, name: str) -> URIRef:
    """The node of the authority of this short official name."""
    return named(writer, writer.naming.authority(name))


def named(writer: Writer, who: Named) -> URIRef:
    """The node of a body, post or authority, with what its kind says of it."""
    if who.is_collective:
        writer.node(who.iri, GT.CollectiveParty, label=who.label)
        writer.concept(who.iri, GT.identityStatus, "identity-status", "collective")
    else:
        writer.node(who.iri, _class_of(who), label=who.label)
    if who.kind == "post":
        return who.iri
    writer.concept(who.iri, GT.bodyType, "body-type", who.kind)
    if who.authority and "/board/" in who.iri:
        place = authority(writer, who.authority)
        writer.add(who.iri, GT.servesAuthority, place)
    elif who.authority and "/unit/" in who.iri:
        writer.add(who.iri, GT.isUnitOf, authority(writer, who.authority))
    return who.iri


def _class_of(who: Named) -> URIRef:
    if who.kind in _BOARDS and is_safeguarding_partnership(who.label):
        return GT.SafeguardingPartnership
    if who.kind == "childrens-trust" and is_delivery_company(who.label):
        return GT.ChildrensServicesCompany
    return _CLASSES.get(who.kind, GT.Body)


def assert_body(writer: Writer, claim: BodyClaim) -> None:
    """A body that the document names."""
    iri = named(writer, writer.naming.body(claim.name, kind=kind_of(claim), authority=claim.authority))
    writer.support(iri, claim.evidence)
    writer.claim(iri, RDFS.label, Literal(claim.name, lang="en"), claim)
    for name in (claim.acronym, *claim.also_known_as):
        writer.alias(iri, name)


def assert_role(writer: Writer, claim: RoleClaim) -> None:
    """A post, the body it is in, and who holds it on what terms where that is told.

    The post of a title such as "Interim Head of Safeguarding" is that of the head: the holding is interim.
    """
    post = named(writer, writer.naming.post(claim))
    writer.support(post, claim.evidence)
    is_interim = office(claim.title) != claim.title
    if is_interim:
        writer.alias(post, claim.title)
    if claim.organisation:
        writer.state(post, GT.isPostIn, party(writer, claim.organisation, is_body=True), claim)
    if claim.holder or claim.valid_from or claim.acting is not None or is_interim:
        _assert_holding(writer, claim, post, is_interim=is_interim or claim.acting is True)


def _assert_holding(writer: Writer, claim: RoleClaim, post: URIRef, *, is_interim: bool) -> None:
    """Who holds the post. Terms are stated where the claim tells them; that it tells none is no claim."""
    holding = writer.node(writer.own("holding", claim), GT.PostHolding)
    writer.support(holding, claim.evidence)
    writer.state(holding, GT.heldPost, post, claim)
    writer.add(holding, GT.actuality, concept("actuality", "in-force"))
    tenure = concept("tenure", "interim" if is_interim else "permanent-or-unstated")
    writer.add(holding, GT.tenure, tenure)
    if is_interim or claim.acting is not None:
        writer.claim(holding, GT.tenure, tenure, claim, field="acting")
    span = interval(claim.valid_from, None)
    if span:
        writer.add(holding, GT.validDuring, writer.time(span))
    if claim.holder:
        person = _person(writer, claim.holder)
        writer.support(person, claim.evidence)
        writer.state(holding, GT.postHolder, person, claim, field="holder")


def _person(writer: Writer, name: str) -> URIRef:
    """A person by name; one known by initials alone is the document's own."""
    initials = _INITIALS.fullmatch(name) is not None
    key = (writer.document, name) if initials else (name,)
    person = writer.node(mint("person", *key), GT.Person, label=name)
    writer.concept(person, GT.identityStatus, "identity-status", "initials-only" if initials else "resolved")
    return person


def assert_authority(writer: Writer, claim: AuthorityClaim) -> None:
    """A row of a register of authorities."""
    iri = authority(writer, claim.name)
    writer.support(iri, claim.evidence)
    for predicate, field in (
        (GT.officialName, "official_name"),
        (GT.gssCode, "gss_code"),
        (GT.ofstedUrn, "ofsted_urn"),
        (GT.dfeNumber, "dfe_number"),
        (GT.region, "region"),
        (GT.authorityType, "authority_type"),
        (GT.existedFrom, "start"),
        (GT.existedUntil, "end"),
    ):
        value = getattr(claim, field)
        if value:
            writer.state(iri, predicate, Literal(value), claim, field=field)
    for code in claim.former_gss_codes:
        writer.state(iri, GT.formerGssCode, Literal(code), claim, field="former_gss_codes")
    for name in claim.replaced_by:
        writer.state(iri, GT.isSucceededBy, authority(writer, name), claim, field="replaced_by")
    for name in claim.also_known_as:
        writer.alias(iri, name)
