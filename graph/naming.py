"""Which thing a name in a document means: the document's own bodies, posts and authorities first, then form."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from rdflib import URIRef

from graph.body_forms import (
    council_name,
    is_delivery_company,
    is_safeguarding_partnership,
    key_of,
    kind_by_form,
    office,
    says_post,
)
from graph.identifiers import mint
from graph.plan_names import has_form_of_plan
from loaders.claims import ActionClaim, BodyClaim, Claim, DocumentClaim, InspectionClaim, RelationClaim, RoleClaim
from loaders.own_claims import AuthorityClaim, PlanPartClaim

# One of a kind in each authority, by statute: whatever a paper calls it, it is the same board.
_ONE_PER_AUTHORITY: Final = {
    "lscb": "safeguarding-children-board",
    "health-and-wellbeing-board": "health-and-wellbeing-board",
}
BOARDS: Final = frozenset(
    {
        *_ONE_PER_AUTHORITY, "improvement-board", "childrens-trust", "scrutiny-committee", "sub-committee",
        "executive-group", "task-group", "board", "partnership",
    }
)  # fmt: skip
UNITS: Final = frozenset({"council-department", "team"})
# Whoever is one of these has no boards, departments or posts of an area.
_NO_HOMES: Final = frozenset({"inspectorate", "government-department", "association"})
_COLLECTIVES: Final = frozenset({"police", "nhs", "probation", "school-sector", "voluntary-sector", "other"})


@dataclass(frozen=True, slots=True)
class Named:
    """A thing that a name means: its IRI, the name to show, its kind ("post" for a post) and its authority."""

    iri: URIRef
    label: str
    kind: str
    authority: str | None

    @property
    def is_collective(self) -> bool:
        """Whether it is a kind of parties, nobody in particular."""
        return "/collective/" in self.iri


class Naming:
    """The names of one document. The same claims give the same answers, whatever their order."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        listed = list(claims)
        self.home = _home(listed)
        self._authorities = {key_of(name): name for name in sorted(_authority_names(listed))}
        self._known: dict[str, set[Named]] = {}
        self._plans = {key_of(plan) for claim in listed if (plan := _plan_named(claim))}
        for claim in listed:
            if isinstance(claim, BodyClaim):
                self._learn_body(claim)
        for claim in listed:
            if isinstance(claim, RoleClaim):
                post = self.post(claim)
                for title in (claim.title, office(claim.title)):
                    self._learn(post, title)

    def is_plan(self, matter: str) -> bool:
        """Whether a matter is a plan: the document's claims have it as one, or its name is that of one."""
        return key_of(matter) in self._plans or has_form_of_plan(matter)

    def party(self, name: str, *, authority: str | None = None) -> Named:
        """Who is meant by `name` in matters of `authority` (the document's own where None)."""
        place = authority or self.home
        for key in (key_of(name), key_of(f"{place} {name}") if place else ""):
            found = sorted(self._known.get(key, ()), key=lambda n: n.iri)
            # A bare "Improvement Board" is the place's own, or nobody's: never another council's.
            own = [n for n in found if n.authority == place] or [
                n for n in found if n.authority is None or key_of(n.label) == key
            ]
            if own:
                return own[0]
        if key_of(name) in self._authorities:
            return self.authority(self._authorities[key_of(name)])
        kind = kind_by_form(name)
        if kind == "local-authority":
            short = council_name(name) or place or name
            return self.authority(self._authorities.get(key_of(short), short))
        if kind is None:
            title = office(name)
            return Named(mint("post", place or "national", title), title, "post", place)
        return self.body(name, kind=kind, authority=place if kind in BOARDS | UNITS else None)

    def body_named(self, name: str, *, authority: str | None = None) -> Named:
        """Who is meant where it is to be a body: a name of unknown form is one, but for posts of the document."""
        found = self.party(name, authority=authority)
        if found.kind != "post" or says_post(name) or any(found in known for known in self._known.values()):
            return found
        place = authority or self.home
        own = name if not place or key_of(name).startswith(f"{key_of(place)} ") else f"{place} {name}"
        return self.body(own, kind="other", authority=None)

    def organisation(self, name: str) -> Named:
        """Who is meant by `name` where it cannot be a post, such as a publisher or inspectorate."""
        found = self.party(name)
        return self.body(name, kind="other", authority=None) if found.kind == "post" else found

    def authority(self, name: str) -> Named:
        """The authority of this short official name."""
        return Named(mint("authority", name), name, "local-authority", name)

    def body(self, name: str, *, kind: str, authority: str | None) -> Named:
        """The body of this name and kind. A board is scoped by its authority, or is national."""
        if kind == "local-authority":
            return self.authority(authority or name)
        if kind == "childrens-trust" and is_delivery_company(name):
            return Named(mint("body", name), name, kind, authority)
        if kind == "lscb" and is_safeguarding_partnership(name):
            kind = "partnership"
        own = _without_authority(name, authority)
        if kind in BOARDS:
            last = _ONE_PER_AUTHORITY.get(kind) if authority else None
            scope = authority or "national"
            return Named(mint("board", scope, last or _without_authority(own, scope)), name, kind, authority)
        if kind in UNITS and authority:
            return Named(mint("unit", authority, own), name, kind, authority)
        if kind in _COLLECTIVES and authority and own[:1].islower():
            return Named(mint("collective", authority, own), name, kind, authority)
        return Named(mint("body", name), name, kind, authority)

    def post(self, claim: RoleClaim) -> Named:
        """The post of a role, whoever holds it on what terms.

        Scoped by its authority, and by its body where the title alone could be another's.
        """
        title = office(claim.title)
        if not claim.organisation:
            return Named(mint("post", self.home or "national", title), title, "post", self.home)
        body = self.body_named(claim.organisation)
        scope = body.authority or "national"
        if body.kind == "local-authority" or _mentions(title, body, self._known):
            return Named(mint("post", scope, title), title, "post", body.authority)
        own = _without_authority(body.label, body.authority)
        return Named(mint("post", scope, f"{own} {title}"), title, "post", body.authority)

    def _learn_body(self, claim: BodyClaim) -> None:
        named = self.body(claim.name, kind=kind_of(claim), authority=claim.authority)
        for name in (
            claim.name,
            claim.acronym,
            *claim.also_known_as,
            _without_authority(claim.name, claim.authority),
        ):
            if name:
                self._learn(named, name)

    def _learn(self, named: Named, name: str) -> None:
        self._known.setdefault(key_of(name), set()).add(named)


def kind_of(claim: BodyClaim) -> str:
    """The kind of body that a claim tells, or else that the form of its name does."""
    return claim.kind or kind_by_form(claim.name) or "other"


def _plan_named(claim: Claim) -> str | None:
    """The plan that a claim names as a plan; a matter of other relations may be anything."""
    if isinstance(claim, ActionClaim | PlanPartClaim):
        return claim.plan
    return claim.about if isinstance(claim, RelationClaim) and claim.predicate == "party-to" else None


def _home(claims: list[Claim]) -> str | None:
    """The authority whose paper this is: the publisher of the document that the file is.

    What an inspectorate or a department publishes of one authority alone is that authority's matter.
    """
    publisher = next((c.publisher for c in claims if isinstance(c, DocumentClaim) and c.publisher), None)
    if publisher is None or kind_by_form(publisher) not in _NO_HOMES:
        return publisher
    inspected = {c.authority for c in claims if isinstance(c, InspectionClaim)}
    return inspected.pop() if len(inspected) == 1 else None


def _authority_names(claims: list[Claim]) -> set[str]:
    names = {c.name for c in claims if isinstance(c, AuthorityClaim)}
    names |= {c.name for c in claims if isinstance(c, BodyClaim) and c.kind == "local-authority"}
    names |= {
        c.publisher
        for c in claims
        if isinstance(c, DocumentClaim) and c.publisher and (c.meeting_of or "").startswith(c.publisher)
    }
    return names | {place for c in claims if (place := getattr(c, "authority", None))}


def _without_authority(name: str, authority: str | None) -> str:
    """`name` without the authority's name in front, unless nothing would be left."""
    if not authority:
        return name
    rest = re.sub(rf"^{re.escape(authority)}('s|’s)?\s+", "", name, flags=re.IGNORECASE)
    return rest or name


def _mentions(title: str, body: Named, known: dict[str, set[Named]]) -> bool:
    """Whether the title itself names the body, by any name that the document has for it."""
    padded = f" {key_of(title)} "
    return any(f" {key} " in padded for key, named in known.items() if body in named)
