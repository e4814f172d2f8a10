"""Claims of one document to the triples of its named graph."""

from __future__ import annotations

from collections.abc import Sequence

from graph.assertion.actions import Actions
from graph.assertion.documents import assert_document
from graph.assertion.observations import assert_statistic
from graph.assertion.parties import assert_authority, assert_body, assert_role
from graph.assertion.recommendations import Recommendations
from graph.assertion.relations import assert_relation
from graph.assertion.reviews import (
    Reviews,
    assert_finding,
    assert_inspection,
    assert_intervention,
    assert_judgement,
)
from graph.assertion.writer import Writer
from graph.naming import Naming
from graph.quads import Triple
from loaders.claims import (
    ActionClaim,
    AuthorityClaim,
    BodyClaim,
    Claim,
    DocumentClaim,
    FindingClaim,
    InspectionClaim,
    InterventionClaim,
    JudgementClaim,
    RecommendationClaim,
    RelationClaim,
    RoleClaim,
    StatisticClaim,
)


def assert_claims(claims: Sequence[Claim]) -> list[Triple]:
    """The triples that one document's claims become, each once. All claims are of one document."""
    if not claims:
        return []
    writer = Writer(claims[0].document, Naming(claims))
    reviews = Reviews(claims)
    recommendations = Recommendations(writer, claims, reviews)
    actions = Actions(writer, claims, recommendations)
    for claim in claims:
        match claim:
            case DocumentClaim():
                assert_document(writer, claim)
            case AuthorityClaim():
                assert_authority(writer, claim)
            case BodyClaim():
                assert_body(writer, claim)
            case RoleClaim():
                assert_role(writer, claim)
            case InspectionClaim():
                assert_inspection(writer, claim)
            case JudgementClaim():
                assert_judgement(writer, claim, reviews)
            case FindingClaim():
                assert_finding(writer, claim, reviews)
            case InterventionClaim():
                assert_intervention(writer, claim)
            case RecommendationClaim():
                recommendations.assert_one(claim)
            case ActionClaim():
                actions.assert_one(claim)
            case RelationClaim():
                assert_relation(writer, claim)
            case StatisticClaim():
                assert_statistic(writer, claim)
    return writer.triples
