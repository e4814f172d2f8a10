"""What a report states behind its front: recommendations, posts, and inspections before it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from loaders.claims import Claim
from loaders.ofsted.leadership import role_claims
from loaders.ofsted.previous import previous_claims
from loaders.ofsted.recommendations import recommendation_claims
from loaders.ofsted.sections import Report, Section, sections
from loaders.refusals import Refused

Rule = Callable[[Report, Sequence[Section]], Iterable[Claim | Refused]]

RULES: tuple[Rule, ...] = (recommendation_claims, role_claims, previous_claims)


def inside_claims(report: Report) -> Iterator[Claim | Refused]:
    """What the rules for the inside of a report find, one rule after another."""
    found = sections(report.document)
    for rule in RULES:
        yield from rule(report, found)
