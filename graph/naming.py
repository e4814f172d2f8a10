"""Which thing a name in a document means: the document's own bodies, posts and authorities first, then form."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from rdflib import URIRef

from graph.body_forms import council_name, key_of, kind_by_form
from graph.identifiers import mint
from loaders.claims import BodyClaim, Claim, DocumentClaim, RoleClaim
from loaders.own_claims import AuthorityClaim

# One of a kind in each authority, by statute: whatever a paper calls it, it is the same board.
_ONE_PER_AUTHORITY: Final = {
    "lscb": "safeguarding-children-board",
    "health-and-wellbeing-board": "health-and-wellbeing-board",
}
_BOARDS: Final = frozenset(
    {
        *_ONE_PER_AUTHORITY, "improvement-board", "childrens-trust", "scrutiny-committee", "sub-committee",
        "executive-group", "task-group", "board", "partnership",
    }
)  # fmt: skip
_UNITS: Final = frozenset({"council-department", "team"})
_COLLECTIVES: Final = frozenset({"police", "nhs", "probation", "school-sector", "voluntary-sector", "other"})


@dataclass(frozen=True, slots=True)
class Named:
    """A thing that a name means: its IRI, the name to show, its kind ("post" for a post) and its authority."""

    iri: URIRef
    label: str
    kind: str
    authority: str | None


class Naming:
    """The names of one document. The same claims give the same answers, whatever their order."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        listed = list(claims)
        self.home = _home(listed)
        self._authorities = {key_of(name): name for name in sorted(_authority_names(listed))}
        self._known: dict[str, set[Named]] = {}
        for claim in listed:
            if isinstance(claim, BodyClaim):
                self._learn_body(claim)
        for claim in listed:
            if isinstance(claim, RoleClaim):
                self._learn(self.post(claim), claim.title)

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
            return Named(mint("post", place or "national", name), name, "post", place)
        return self.body(name, kind=kind, authority=place if kind in _BOARDS | _UNITS else None)

    def organisation(self, name: str) -> Named:
        """Who is meant by `name` where it cannot be a post, such as a publisher."""
        found = self.party(name)
        return self.body(name, kind="other", authority=None) if found.kind == "post" else found

    def authority(self, name: str) -> Named:
        """The authority of this short official name."""
        return Named(mint("authority", name), name, "local-authority", name)

    def body(self, name: str, *, kind: str, authority: str | None) -> Named:
        """The body of this name and kind. A board is scoped by its authority, or is national."""
        if kind == "local-authority":
            return self.authority(authority or name)
        own = _without_authority(name, authority)
        if kind in _BOARDS:
            last = _ONE_PER_AUTHORITY.get(kind) if authority else None
            scope = authority or "national"
            return Named(mint("board", scope, last or _without_authority(own, scope)), name, kind, authority)
        if kind in _UNITS and authority:
            return Named(mint("unit", authority, own), name, kind, authority)
        if kind in _COLLECTIVES and authority and own[:1].islower():
            return Named(mint("collective", authority, own), name, kind, authority)
        return Named(mint("body", name), name, kind, authority)

    def post(self, claim: RoleClaim) -> Named:
        """The post of a role: scoped by its authority, and by its body where the title alone could be another's."""
        if not claim.organisation:
            return Named(mint("post", self.home or "national", claim.title), claim.title, "post", self.home)
        body = self.party(claim.organisation)
        scope = body.authority or "national"
        if body.kind == "local-authority" or _mentions(claim.title, body, self._known):
            return Named(mint("post", scope, claim.title), claim.title, "post", body.authority)
        own = _without_authority(body.label, body.authority)
        return Named(mint("post", scope, f"{own} {claim.title}"), claim.title, "post", body.authority)

    def _learn_body(self, claim: BodyClaim) -> None:
        named = self.body(claim.name, kind=claim.kind or "other", authority=claim.authority)
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


def _home(claims: list[Claim]) -> str | None:
    """The authority whose paper this is: the publisher of the document that the file is."""
    return next((c.publisher for c in claims if isinstance(c, DocumentClaim) and c.publisher), None)


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
