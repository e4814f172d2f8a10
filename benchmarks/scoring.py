"""Claims against annotated claims: how many are right, how much of what is stated was found, and how sure they are.

Recall is over the annotated claims that are required; precision is over the claims given, each right that matches
any annotated one. Documents are scored one by one and their figures added up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from typing import Final

from benchmarks.matching import MATCHES, Record, further_fields, is_match

TYPES: Final = tuple(MATCHES)


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of one type. `fields_right` and `fields` count further fields of what was found, by their names."""

    claims: int = 0
    right: int = 0
    required: int = 0
    found: int = 0
    fields_right: Counter[str] = field(default_factory=Counter)
    fields: Counter[str] = field(default_factory=Counter)

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.claims + other.claims,
            self.right + other.right,
            self.required + other.required,
            self.found + other.found,
            self.fields_right + other.fields_right,
            self.fields + other.fields,
        )

    @property
    def precision(self) -> float | None:
        return self.right / self.claims if self.claims else None

    @property
    def recall(self) -> float | None:
        return self.found / self.required if self.required else None

    @property
    def f1(self) -> float | None:
        """None where nothing is required."""
        if self.recall is None:
            return None
        return 2 * self.precision * self.recall / (self.precision + self.recall) if self.precision else 0.0

    def shares(self) -> dict[str, float]:
        """Of each further field, the share that is right."""
        return {name: self.fields_right[name] / many for name, many in self.fields.items()}


@dataclass(frozen=True, slots=True)
class Marked:
    """A claim with the verdict on it."""

    claim: Record
    right: bool


@dataclass(frozen=True, slots=True)
class Scores:
    """What scoring tells of one document or of many: tallies by type, every claim marked, and what was missed."""

    tallies: Mapping[str, Tally]
    marked: Sequence[Marked]
    missed: Sequence[Record]


def score(claims: Iterable[Record], gold: Iterable[Record]) -> Scores:
    """The claims of one document against the annotated ones. Types that are not scored are left out."""
    given, wanted = [[one for one in records if one["claim"] in MATCHES] for records in (claims, gold)]
    marked = [Marked(claim, any(is_match(claim, one) for one in wanted)) for claim in given]
    missed: list[Record] = []
    tallies = {kind: Tally() for kind in TYPES}
    for verdict in marked:
        tallies[verdict.claim["claim"]] += Tally(claims=1, right=int(verdict.right))
    for one in wanted:
        if one.get("required", True):
            matching = [claim for claim in given if is_match(claim, one)]
            tallies[one["claim"]] += _found(matching, one) if matching else Tally(required=1)
            missed += [] if matching else [one]
    return Scores(tallies, marked, missed)


def _found(matching: Sequence[Record], gold: Record) -> Tally:
    """The tally of a required claim that was found: its fields are those of the best of its matches."""
    told = [dict(further_fields(claim, gold)) for claim in matching]
    best = max(told, key=lambda fields: sum(fields.values()))
    right = Counter(name for name, is_right in best.items() if is_right)
    return Tally(required=1, found=1, fields_right=right, fields=Counter(best.keys()))


def pooled(scores: Sequence[Scores]) -> Scores:
    """The scores of many documents as one."""
    return Scores(
        {kind: reduce(Tally.__add__, (one.tallies[kind] for one in scores), Tally()) for kind in TYPES},
        [marked for one in scores for marked in one.marked],
        [missed for one in scores for missed in one.missed],
    )
