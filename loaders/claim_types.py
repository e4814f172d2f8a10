"""Every type of claim by its name in claim files."""

from __future__ import annotations

from typing import Final

from loaders.claims import (
    ActionClaim,
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
from loaders.own_claims import (
    AuthorityClaim,
    ConflictClaim,
    DeliveryClaim,
    EventClaim,
    GradeMappingClaim,
    LegalProvisionClaim,
    PlanPartClaim,
    RiskClaim,
    SignOffClaim,
    SummaryOutcomeClaim,
)

CLAIM_TYPES: Final[dict[str, type[Claim]]] = {
    "document": DocumentClaim,
    "inspection": InspectionClaim,
    "judgement": JudgementClaim,
    "recommendation": RecommendationClaim,
    "finding": FindingClaim,
    "action": ActionClaim,
    "intervention": InterventionClaim,
    "body": BodyClaim,
    "relation": RelationClaim,
    "role": RoleClaim,
    "statistic": StatisticClaim,
    "authority": AuthorityClaim,
    "delivery": DeliveryClaim,
    "summary-outcome": SummaryOutcomeClaim,
    "grade-mapping": GradeMappingClaim,
    "plan-part": PlanPartClaim,
    "sign-off": SignOffClaim,
    "risk": RiskClaim,
    "legal-provision": LegalProvisionClaim,
    "event": EventClaim,
    "conflict": ConflictClaim,
}
