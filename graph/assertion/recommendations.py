"""Recommendations as nodes: one node for one that a document lists twice, with all its numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import networkx as nx
from rdflib import Literal, URIRef

from graph.assertion.parties import named, party
from graph.assertion.reviews import Reviews, board_review, inspection_iri, told
from graph.assertion.writer import Writer
from graph.identifiers import mint
from loaders.claims import Claim, DocumentClaim, RecommendationClaim
from ontology.terms import GT


@dataclass(frozen=True, slots=True)
class _Told:
    """A recommendation as one claim tells it, with the list that it stands in."""

    claim: RecommendationClaim
    addressee: URIRef
    recipient: str
    scope: tuple[str, str]


class Recommendations:
    """The recommendations of one document by claim, and by the labels that its actions use for them."""

    def __init__(self, writer: Writer, claims: Sequence[Claim], reviews: Reviews) -> None:
        self._writer = writer
        self._date = next((c.date for c in claims if isinstance(c, DocumentClaim) and c.date), None)
        self._reviews = reviews
        listed = [self._place(c) for c in claims if isinstance(c, RecommendationClaim)]
        self._iris: dict[int, URIRef] = {}
        self._by_label: dict[str, set[URIRef]] = {}
        for group in _restatements(listed):
            one = group[0]
            iri = mint("recommendation", one.scope[0], one.recipient, one.scope[1], _key(group))
            for told_once in group:
                self._iris[id(told_once.claim)] = iri
                for label in (told_once.claim.number, told_once.claim.inferred_number):
                    if label:
                        self._by_label.setdefault(label, set()).add(iri)

    def labelled(self, label: str) -> URIRef | None:
        """The one recommendation of the document with this number or letter; None where none or several have it."""
        found = self._by_label.get(label, set())
        return next(iter(found)) if len(found) == 1 else None

    def assert_one(self, claim: RecommendationClaim) -> None:
        """One telling of a recommendation."""
        writer, iri = self._writer, self._iris[id(claim)]
        request = claim.framework is None and claim.start is None and claim.made_by is not None
        cls = GT.PriorityAction if claim.priority else GT.ReviewRecommendation
        writer.node(iri, GT.DecisionRequest if request else cls)
        writer.support(iri, claim.evidence)
        addressee = writer.naming.party(claim.addressee or claim.authority, authority=claim.authority)
        writer.state(iri, GT.madeTo, named(writer, addressee), claim, field="addressee")
        if claim.made_by:
            writer.state(iri, GT.madeBy, party(writer, claim.made_by), claim, field="made_by")
        if claim.framework or claim.start:
            key = self._reviews.key(claim.authority, claim.framework, claim.start)
            to_board = addressee.kind == "lscb"
            of = board_review(writer, key, claim.framework, claim.evidence) if to_board else inspection_iri(key)
            writer.add(iri, GT.arisesFrom, of)
        if claim.number:
            printed = GT.paragraphNumber if claim.number.isdigit() else GT.listMarker
            writer.state(iri, printed, Literal(claim.number), claim, field="number")
        if claim.inferred_number:
            inferred = Literal(claim.inferred_number)
            writer.state(iri, GT.inferredNumber, inferred, claim, field="inferred_number")
        if claim.ordinal is not None:
            writer.add(iri, GT.ordinal, Literal(claim.ordinal))
        told(writer, iri, claim)

    def _place(self, claim: RecommendationClaim) -> _Told:
        who = self._writer.naming.party(claim.addressee or claim.authority, authority=claim.authority)
        recipient = {"local-authority": "authority", "lscb": "lscb"}.get(who.kind) or who.iri.rpartition("/")[2]
        if claim.framework or claim.start:
            _, framework, start = self._reviews.key(claim.authority, claim.framework, claim.start)
            when = start if start != "undated" else f"{framework}-undated"
        else:
            when = self._date or self._writer.document
        return _Told(claim, who.iri, recipient, (claim.authority, when))


def _restatements(listed: Sequence[_Told]) -> list[list[_Told]]:
    """Which tellings are one recommendation: the connected components of "restates"; in document order."""
    same: nx.Graph[int] = nx.Graph()
    same.add_nodes_from(range(len(listed)))
    first: dict[tuple[URIRef, tuple[str, str], int | None], int] = {
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


def _key(group: Sequence[_Told]) -> str:
    """The last part of the IRI: a printed number, else an inferred one, a letter, the place in list or text."""
    numbers = [one.claim.number for one in group if one.claim.number]
    candidates = (
        *(n for n in numbers if n.isdigit()),
        *(one.claim.inferred_number for one in group),
        *numbers,
        *(str(one.claim.ordinal) for one in group if one.claim.ordinal is not None),
        str(group[0].claim.evidence[0].start),
    )
    return next(key for key in candidates if key)
