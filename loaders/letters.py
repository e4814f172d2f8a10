"""A visit's letter is read twice: its own rules tell of the visit, and the rules for papers of all else in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.claims import Claim, InspectionClaim, RecommendationClaim
from loaders.dates import agrees
from loaders.rules.inspections.inspections import Inspection

__all__ = ["as_visited", "beside_letter", "visit_of"]


def visit_of(own: Sequence[Claim]) -> InspectionClaim:
    """The visit among the claims that the rules for letters made; they always make it."""
    return next(one for one in own if isinstance(one, InspectionClaim))


def as_visited(inspections: Sequence[Inspection], visit: InspectionClaim) -> tuple[Inspection, ...]:
    """`inspections` with what the letter's own rules say of `visit`, where the text tells of it."""
    return tuple(
        replace(one, framework=visit.framework, start=visit.start, end=visit.end, published=visit.published)
        if _is(one, visit)
        else one
        for one in inspections
    )


def beside_letter(own: Sequence[Claim], others: Sequence[Claim], visit: InspectionClaim) -> Iterator[Claim]:
    """What the rules for papers add: all but the visit itself, and recommendations that `own` has or may leave out."""
    advised = {(e.start, e.end) for one in own if isinstance(one, RecommendationClaim) for e in one.evidence}
    for one in others:
        if isinstance(one, InspectionClaim):
            told = _is(one, visit)
        elif isinstance(one, RecommendationClaim):
            told = any((e.start, e.end) in advised for e in one.evidence) or (bool(advised) and _is(one, visit))
        else:
            told = False
        if not told:
            yield one


def _is(one: Inspection | InspectionClaim | RecommendationClaim, visit: InspectionClaim) -> bool:
    if one.authority != visit.authority or getattr(one, "status", "done") == "expected":
        return False
    if isinstance(one, Inspection) and one.is_expected:
        return False
    return one.framework in (None, visit.framework) and agrees(one.start, visit.start)
