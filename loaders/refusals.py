"""Values that a rule saw and did not take: what, where, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from loaders.claims import Evidence
from loaders.lexicon import load

Reason = Literal[
    "advice-unmarked", "area-without-name", "authority-unknown", "authority-unlisted", "cell-empty",
    "cell-unreadable", "cells-disagree", "colour-alone", "column-second", "column-unknown", "date-after-paper",
    "date-further", "date-missing", "date-unreadable", "date-without-year", "dates-unclear", "grade-conflicting",
    "grade-missing", "grade-of-no-inspection", "grade-of-other-area", "grade-of-other-scale", "grade-undated",
    "grade-unknown", "layout-unknown", "name-unclear", "request-unknown", "row-named-absent", "row-repeated",
    "row-uneven", "row-without-action", "status-unknown", "table-unknown",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A value as printed that the rule `method` saw and made no claim, or no field, of.

    A rule yields it beside its claims, at the place where it lets the value go. `of` names the column or field.
    """

    reason: Reason
    value: str
    method: str
    evidence: tuple[Evidence, ...]
    of: str | None = None


def why(reason: Reason) -> str:
    """The reason in plain words, from lexicon/refusals.yml."""
    return str(load("refusals")[reason])
