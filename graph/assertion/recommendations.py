"""Recommendations as nodes: one node for one that a document lists twice, with all its numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import networkx as nx
from rdflib import Literal, URIRef

from graph.assertion.parties import named, party
from graph.assertion.reviews import Reviews, board_review, told
from graph.assertion.writer import Writer
from graph.claim_keys import place_key, whose
from graph.identifiers import mint
from graph.naming import Named
from loaders.claims import Claim, RecommendationClaim
from ontology.terms import GT


@dataclass(frozen=True, slots=True)
class _Told:
    """A recommendation as one claim tells it, with the list that it stands in."""

    claim: RecommendationClaim
    addressee: URIRef | None
    recipient: str
    scope: tuple[str, str]


class Recommendations:
    """The recommendations of one document by claim, and by the labels that its actions use for them."""

    def __init__(self, writer: Writer, claims: Sequence[Claim], reviews: Reviews) -> None:
        self._writer = writer
        self._reviews = reviews
        listed = [self._place(c) for c in claims if isinstance(c, RecommendationClaim)]
        self._iris: dict[int, URIRef] = {}
        self._by_label: dict[str, set[URIRef]] = {}
        groups = _restatements(listed)
        borne = Counter(_iri(group, _key(group)) for group in groups)
        for group in groups:
            iri = _iri(group, _key(group))
            if borne[iri] > 1:
                # A label that two bear names neither of them.
                iri = _iri(group, f"{writer.document}-{place_key(group[0].claim)}")
            for told_once in group:
                self._iris[id(told_once.claim)] = iri
                for label in (told_once.claim.number, told_once.claim.inferred_number):
                    if label:
                        self._by_label.setdefault(label, set()).add(iri)

    def labelled(self, label: str) -> URIRef | None:
        """The one recommendation of the document with this number or letter; None where none or several have it."""
        found = self._by_label.get(label) or self._by_bare_label(label)
        return next(iter(found)) if len(found) == 1 else None

    def _by_bare_label(self, label: str) -> set[URIRef]:
        """Those whose label is the same without the letter in front: "R4" beside "4"."""
        bare = label.removeprefix("R")
        return {
            iri for known, iris in self._by_label.items() if bare and known.removeprefix("R") == bare for iri in iris
        }

    def assert_one(self, claim: RecommendationClaim) -> None:
        """One telling of a recommendation."""
        writer, iri = self._writer, self._iris[id(claim)]
        writer.node(iri, _class_of(claim))
        writer.support(iri, claim.evidence)
        addressee = self._addressee(claim)
        if addressee:
            writer.state(iri, GT.madeTo, named(writer, addressee), claim, field="addressee")
        if claim.made_by:
            writer.state(iri, GT.madeBy, party(writer, claim.made_by), claim, field="made_by")
        if claim.framework or claim.start:
            key = self._reviews.key(whose(claim), claim.framework, claim.start)
            writer.add(iri, GT.arisesFrom, self._review(claim, key, addressee))
        if claim.number:
            printed = GT.paragraphNumber if claim.number.isdigit() else GT.listMarker
            writer.state(iri, printed, Literal(claim.number), claim, field="number")
        if claim.inferred_number:
            inferred = Literal(claim.inferred_number)
            writer.state(iri, GT.inferredNumber, inferred, claim, field="inferred_number")
        if claim.ordinal is not None:
            writer.add(iri, GT.ordinal, Literal(claim.ordinal))
        told(writer, iri, claim)

    def _addressee(self, claim: RecommendationClaim) -> Named | None:
        return self._writer.naming.party(claim.addressee, authority=claim.authority) if claim.addressee else None

    def _review(self, claim: RecommendationClaim, key: tuple[str, ...], addressee: Named | None) -> URIRef:
        """What it came out of: the review of the board where it is addressed to the board."""
        if addressee and addressee.kind == "lscb":
            return board_review(self._writer, self._reviews, key, claim.framework, claim.evidence)
        return self._reviews.node(self._writer, key, claim.framework)

    def _place(self, claim: RecommendationClaim) -> _Told:
        who = self._addressee(claim)
        recipient = "not-stated"
        if who:
            recipient = {"local-authority": "authority", "lscb": "lscb"}.get(who.kind) or who.iri.rpartition("/")[2]
        if claim.framework or claim.start:
            _, framework, start = self._reviews.key(whose(claim), claim.framework, claim.start)
            when = start if start != "undated" else f"{framework}-undated"
        else:
            when = self._writer.date or self._writer.document
        return _Told(claim, who.iri if who else None, recipient, (whose(claim), when))


def _class_of(claim: RecommendationClaim) -> URIRef:
    """A review's where a review is told, a request where somebody makes it, and no more than is told otherwise."""
    if claim.framework or claim.start:
        return GT.PriorityAction if claim.priority else GT.ReviewRecommendation
    return GT.DecisionRequest if claim.made_by else GT.Recommendation


def _restatements(listed: Sequence[_Told]) -> list[list[_Told]]:
    """Which tellings are one recommendation: the connected components of "restates"; in document order."""
    same: nx.Graph[int] = nx.Graph()
    same.add_nodes_from(range(len(listed)))
    first: dict[tuple[URIRef | None, tuple[str, str], int | None], int] = {
        (one.addressee, one.scope, one.claim.ordinal): place
        for place, one in reversed(list(enumerate(listed)))
        if one.claim.restates is None and one.claim.ordinal is not None
    }
    for place, one in enumerate(listed):
        earlier = first.get((one.addressee, one.scope, one.claim.restates))
        if one.claim.restates is not None and earlier is not None:
            same.add_edge(earlier, place)
    groups = sorted(sorted(component) for component in nx.connected_components(same))
    return [[listed[place] for place in group] for group in groups]


def _iri(group: Sequence[_Told], key: str) -> URIRef:
    one = group[0]
    return mint("recommendation", one.scope[0], one.recipient, one.scope[1], key)


def _key(group: Sequence[_Told]) -> str:
    """The last part of the IRI: a printed number, else an inferred one, a letter, the place in list or text."""
    numbers = [one.claim.number for one in group if one.claim.number]
    candidates = (
        *(n for n in numbers if n.isdigit()),
        *(one.claim.inferred_number for one in group),
        *numbers,
        *(str(one.claim.ordinal) for one in group if one.claim.ordinal is not None),
        place_key(group[0].claim),
    )
    return next(key for key in candidates if key)
