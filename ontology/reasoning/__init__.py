"""Open-world reasoning: HermiT decides what holds and what clashes, the tracer tells why."""

from __future__ import annotations

from ontology.reasoning.errors import ReasonerFailed, ReasonerMissing
from ontology.reasoning.hermit import Conclusions, conclude, is_consistent
from ontology.reasoning.view import reasoner_view

__all__ = [
    "Conclusions",
    "ReasonerFailed",
    "ReasonerMissing",
    "conclude",
    "is_consistent",
    "reasoner_view",
]
