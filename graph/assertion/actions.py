"""Actions as nodes, with what a plan leaves empty."""

from __future__ import annotations

from collections.abc import Sequence

from graph.assertion.parties import authority, party
from graph.assertion.recommendations import Recommendations
from graph.assertion.reviews import told
from graph.assertion.writer import Writer
from graph.identifiers import concept, mint
from loaders.claims import ActionClaim, Claim
from ontology.terms import GT


class Actions:
    """The actions of one document. A row without a label is numbered by its place among the document's actions."""

    def __init__(self, writer: Writer, claims: Sequence[Claim], recommendations: Recommendations) -> None:
        self._writer = writer
        self._recommendations = recommendations
        actions = [c for c in claims if isinstance(c, ActionClaim)]
        self._rows = {id(c): c.row or str(place) for place, c in enumerate(actions, start=1)}

    def assert_one(self, claim: ActionClaim) -> None:
        """One row of a plan, or an action told in prose."""
        writer, row = self._writer, self._rows[id(claim)]
        title = claim.plan or f"Actions in {writer.document}"
        plan = writer.node(mint("plan", claim.authority, title), GT.ImprovementPlan, label=title)
        writer.support(plan, claim.evidence[:1])
        writer.add(plan, GT.concernsParty, authority(writer, claim.authority))
        iri = writer.node(mint("action", claim.authority, title, row), GT.Action)
        writer.support(iri, claim.evidence)
        writer.text(iri, GT.rowLabel, row)
        writer.add(iri, GT.inPlan, plan)
        writer.concept(iri, GT.actuality, "actuality", _STANDING.get(claim.status or "", "planned"))
        self._address(claim, row)
        for name in claim.lead:
            lead = party(writer, name, authority=claim.authority)
            writer.state(iri, GT.hasLead, lead, claim, field="lead")
        if claim.deadline:
            writer.state(iri, GT.hasDeadline, writer.time(claim.deadline), claim, field="deadline")
        if claim.progress:
            self._progress(claim, row)
        for slot in claim.stated_empty:
            writer.absence(iri, slot, claim)
        told(writer, iri, claim)

    def _address(self, claim: ActionClaim, row: str) -> None:
        writer = self._writer
        iri = mint("action", claim.authority, claim.plan or f"Actions in {writer.document}", row)
        label = claim.recommendation or row.rpartition("-")[0]
        found = self._recommendations.labelled(label) or self._recommendations.labelled(row.rpartition("-")[0])
        if found:
            writer.state(iri, GT.addresses, found, claim, field="recommendation")
        else:
            writer.text(iri, GT.recommendationReference, claim.recommendation)

    def _progress(self, claim: ActionClaim, row: str) -> None:
        writer = self._writer
        title = claim.plan or f"Actions in {writer.document}"
        action = mint("action", claim.authority, title, row)
        iri = writer.node(mint("progress", claim.authority, title, row), GT.ProgressUpdate)
        writer.support(iri, claim.evidence)
        writer.state(action, GT.hasProgressUpdate, iri, claim, field="progress")
        writer.text(iri, GT.statementText if _has_words(claim) else GT.summary, claim.progress)
        status = claim.status or "not-classified"
        writer.add(iri, GT.progressStatus, concept("progress-status", status))


_STANDING = {"proposed": "proposed", "planned": "planned", "under-way": "in-force", "done": "occurred"}


def _has_words(claim: ActionClaim) -> bool:
    """Whether the progress is the document's words, and not a summary of ours."""
    return any(one.quote is not None for one in claim.evidence)
