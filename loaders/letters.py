"""A visit's letter is read twice: its own rules tell of the visit, and the rules for papers of all else in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.claims import Claim, InspectionClaim, RecommendationClaim
from loaders.dates import agrees
from loaders.rules.inspections import Inspection
from loaders.rules.paper import Paper

__all__ = ["as_visited", "beside_letter", "in_letter", "visit_of"]


def visit_of(own: Sequence[Claim]) -> InspectionClaim:
    """The visit among the claims that the rules for letters made; they always make it."""
    return next(one for one in own if isinstance(one, InspectionClaim))


def in_letter(paper: Paper, visit: InspectionClaim) -> Paper:
    """`paper` as the letter of `visit`: it speaks of the visited authority."""
    return replace(paper, authority=visit.authority) if not paper.authority else paper


def as_visited(inspections: Sequence[Inspection], visit: InspectionClaim) -> tuple[Inspection, ...]:
    """`inspections` with what the letter's own rules say of `visit`, where the text tells of it."""
    return tuple(
        replace(one, framework=visit.framework, start=visit.start, end=visit.end, published=visit.published)
        if _is(one, visit)
        else one
        for one in inspections
    )


def beside_letter(own: Sequence[Claim], others: Sequence[Claim], visit: InspectionClaim) -> Iterator[Claim]:
    """What the rules for papers add: all but the visit itself, and its recommendations where `own` has them."""
    has_advice = any(isinstance(one, RecommendationClaim) for one in own)
    for one in others:
        same = isinstance(one, InspectionClaim | RecommendationClaim) and _is(one, visit)
        if same and (has_advice or isinstance(one, InspectionClaim)):
            continue
        yield one


def _is(one: Inspection | InspectionClaim | RecommendationClaim, visit: InspectionClaim) -> bool:
    if one.authority != visit.authority or getattr(one, "status", "done") == "expected":
        return False
    if isinstance(one, Inspection) and one.is_expected:
        return False
    return one.framework in (None, visit.framework) and agrees(one.start, visit.start)
