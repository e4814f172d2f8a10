"""Actions as nodes, with what a plan leaves empty."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rdflib import Literal, URIRef

from graph.assertion.parties import authority, party
from graph.assertion.recommendations import Recommendations
from graph.assertion.reviews import told
from graph.assertion.writer import Writer
from graph.claim_keys import place_key, whose
from graph.identifiers import concept, mint
from loaders.claims import ActionClaim, Claim
from ontology.terms import GT

# What is under way has no standing of its own: its progress says so.
_STANDING: Final = {"proposed": "proposed", "planned": "planned", "done": "occurred"}


class Actions:
    """The actions of one document: rows of a plan by their label, others by where and how they are told."""

    def __init__(self, writer: Writer, claims: Sequence[Claim], recommendations: Recommendations) -> None:
        self._writer = writer
        self._recommendations = recommendations
        actions = [c for c in claims if isinstance(c, ActionClaim)]
        self._keys = {id(c): self._key(c) for c in actions}

    def assert_one(self, claim: ActionClaim) -> None:
        """One row of a plan, or an action told in prose."""
        writer = self._writer
        iri = writer.node(mint("action", *self._keys[id(claim)]), GT.Action)
        for predicate, words in ((GT.statementText, claim.text), (GT.summary, claim.summary)):
            if words:
                writer.only(iri, predicate, Literal(words), claim)
        writer.support(iri, claim.evidence)
        writer.text(iri, GT.rowLabel, claim.row)
        writer.add(iri, GT.concernsParty, authority(writer, whose(claim)))
        if claim.plan or claim.row:
            writer.add(iri, GT.inPlan, self._plan(claim))
        if standing := _STANDING.get(claim.status or ""):
            writer.standing(iri, standing, claim)
        self._address(iri, claim)
        for name in claim.lead:
            lead = party(writer, name, authority=claim.authority)
            writer.state(iri, GT.hasLead, lead, claim, field="lead")
        if claim.deadline:
            writer.state(iri, GT.hasDeadline, writer.time(claim.deadline), claim, field="deadline")
        if claim.progress or claim.status == "under-way":
            self._progress(iri, claim)
        for slot in claim.stated_empty:
            writer.absence(iri, slot, claim)
        told(writer, iri, claim)

    def _key(self, claim: ActionClaim) -> tuple[str, str, str]:
        if claim.row:
            return (whose(claim), claim.plan or self._writer.document, claim.row)
        return (whose(claim), self._writer.document, f"told-{place_key(claim)}")

    def _plan(self, claim: ActionClaim) -> URIRef:
        """The plan by its title; one without a title by the document that holds it."""
        writer = self._writer
        key, label = claim.plan or writer.document, claim.plan or f"untitled plan in {writer.document}"
        plan = writer.node(mint("plan", whose(claim), key), GT.ImprovementPlan, label=label)
        writer.support(plan, claim.evidence[:1])
        writer.add(plan, GT.concernsParty, authority(writer, whose(claim)))
        return plan

    def _address(self, iri: URIRef, claim: ActionClaim) -> None:
        """The recommendation by its printed label, or by the one that the row's own label carries."""
        of_row = (claim.row or "").rpartition("-")[0]
        for label in filter(None, (claim.recommendation, of_row)):
            if found := self._recommendations.labelled(label):
                self._writer.state(iri, GT.addresses, found, claim, field="recommendation")
                return
        self._writer.text(iri, GT.recommendationReference, claim.recommendation)

    def _progress(self, action: URIRef, claim: ActionClaim) -> None:
        """How far it has come, as this document tells it at its date: another document's telling is another update."""
        writer = self._writer
        iri = writer.node(mint("progress", *self._keys[id(claim)], writer.document), GT.ProgressUpdate)
        writer.support(iri, claim.evidence)
        writer.at_its_date(iri)
        writer.state(action, GT.hasProgressUpdate, iri, claim, field="progress")
        has_words = any(one.quote is not None for one in claim.evidence)
        if claim.progress:
            words = Literal(claim.progress)
            writer.state(iri, GT.statementText if has_words else GT.summary, words, claim, field="progress")
        status = concept("progress-status", claim.status or "not-classified")
        writer.only(iri, GT.progressStatus, status, claim)
        writer.add(iri, GT.progressStatus, status)
