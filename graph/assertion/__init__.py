"""Claims of one document to the triples of its named graph."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from graph.assertion.actions import Actions
from graph.assertion.conflicts import assert_conflict
from graph.assertion.documents import assert_document
from graph.assertion.events import assert_event, assert_legal_provision
from graph.assertion.interventions import assert_intervention
from graph.assertion.observations import assert_statistic
from graph.assertion.outcomes import assert_finding, assert_grade_mapping, assert_summary_outcome
from graph.assertion.parties import assert_authority, assert_body, assert_role
from graph.assertion.plans import assert_plan_part, assert_risk, assert_sign_off
from graph.assertion.recommendations import Recommendations
from graph.assertion.relations import assert_delivery, assert_relation
from graph.assertion.reviews import Reviews, assert_inspection, assert_judgement
from graph.assertion.writer import Writer
from graph.claim_keys import has_place
from graph.naming import Naming
from graph.statements import Statements
from loaders import claims as told
from loaders import own_claims as own
from loaders.claims import Claim, DocumentClaim


def assert_claims(claims: Sequence[Claim]) -> Statements:
    """The triples that one document's claims become, each once. All claims are of one document.

    Of an authority that the document does not name nothing can be said: such claims give none.
    Raises `ClashingFacts` where two of them would make one thing of two.
    """
    claims = [claim for claim in claims if has_place(claim)]
    if not claims:
        return Statements()
    date = next((c.date for c in claims if isinstance(c, DocumentClaim) and c.date), None)
    writer = Writer(claims[0].document, Naming(claims), date)
    writers = _writers(writer, claims)
    for claim in claims:
        writers[type(claim)](claim)
    return writer.statements


def _writers(writer: Writer, claims: Sequence[Claim]) -> Mapping[type[Claim], Callable[[Any], None]]:
    """Who writes a claim, by its type: what needs only the writer, then what needs the document's other claims."""
    reviews = Reviews(claims)
    recommendations = Recommendations(writer, claims, reviews)
    alone: Mapping[type[Claim], Callable[[Writer, Any], None]] = {
        told.BodyClaim: assert_body,
        told.RoleClaim: assert_role,
        told.InspectionClaim: assert_inspection,
        told.RelationClaim: assert_relation,
        told.InterventionClaim: assert_intervention,
        told.StatisticClaim: assert_statistic,
        own.AuthorityClaim: assert_authority,
        own.DeliveryClaim: assert_delivery,
        own.GradeMappingClaim: assert_grade_mapping,
        own.PlanPartClaim: assert_plan_part,
        own.SignOffClaim: assert_sign_off,
        own.RiskClaim: assert_risk,
        own.LegalProvisionClaim: assert_legal_provision,
        own.EventClaim: assert_event,
        own.ConflictClaim: assert_conflict,
    }
    return {
        **{cls: partial(write, writer) for cls, write in alone.items()},
        told.DocumentClaim: lambda claim: assert_document(writer, claim, claims),
        told.JudgementClaim: lambda claim: assert_judgement(writer, claim, reviews),
        told.FindingClaim: lambda claim: assert_finding(writer, claim, reviews),
        own.SummaryOutcomeClaim: lambda claim: assert_summary_outcome(writer, claim, reviews),
        told.RecommendationClaim: recommendations.assert_one,
        told.ActionClaim: Actions(writer, claims, recommendations).assert_one,
    }
