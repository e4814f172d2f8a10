"""Claims beyond the claim interface: what council papers and registers state that no type of it holds.

The conventions are those of `loaders.claims`. `summary` is always in the project's own words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from loaders.claims import Claim, Framework, Grade

Scale = Literal["pre-2013", "sif-2013", "ilacs-2018"]
ConflictKind = Literal[
    "value", "date", "naming", "classification", "certainty", "counting-basis", "arithmetic",
    "temporal-impossibility", "wording", "numbering", "misprint", "tension",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorityClaim(Claim):
    """A row of a register of authorities.

    `name` is the short official name ("Cheshire East"). `start` is the day on which the authority came
    into being and `end` the first day on which it was no more. `replaced_by` holds short official names.
    """

    name: str
    official_name: str | None = None
    gss_code: str | None = None
    former_gss_codes: tuple[str, ...] = ()
    ofsted_urn: str | None = None
    dfe_number: str | None = None
    region: str | None = None
    authority_type: str | None = None
    start: str | None = None
    end: str | None = None
    replaced_by: tuple[str, ...] = ()
    also_known_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryClaim(Claim):
    """A trust or company that runs children's services for an authority, which keeps the duty.

    `start` is the first day, `end` the first day no more. `basis`: by direction of the Secretary of State or by
    the authority's own choice.
    """

    provider: str
    authority: str
    start: str | None = None
    end: str | None = None
    basis: Literal["direction", "choice"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryOutcomeClaim(Claim):
    """An outcome told only for several areas together, so that no grade can be given to any one of them.

    `grades` are those that the passage speaks of.
    """

    authority: str
    grades: tuple[Grade, ...] = ()
    framework: Framework | None = None
    start: str | None = None
    text: str | None = None
    summary: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeMappingClaim(Claim):
    """A document says what a grade of one scale corresponds to on another."""

    grade: Grade
    scale: Scale
    to_grade: Grade
    to_scale: Scale
    match: Literal["close", "related"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPartClaim(Claim):
    """A named area of work of a plan, or a result by which its success is to be told."""

    authority: str
    plan: str
    kind: Literal["workstream", "outcome-measure"]
    name: str | None = None
    text: str | None = None
    summary: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOffClaim(Claim):
    """A body declares, or is to declare, itself satisfied with a plan or its answer to recommendations.

    `of` is the plan or matter. `stage`: that the activity is complete, or that its impact is shown.
    """

    authority: str
    of: str
    by: str | None = None
    stage: Literal["activity", "impact"] | None = None
    date: str | None = None
    status: Literal["proposed", "planned", "expected", "occurred"] | None = None
    summary: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskClaim(Claim):
    """Something that may go wrong. `mitigation` is in the project's own words; None: none is stated."""

    authority: str
    text: str | None = None
    summary: str | None = None
    mitigation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalProvisionClaim(Claim):
    """A law that a document relies on. `cited_as` in its words; `act` and `section` only where it names them."""

    cited_as: str
    act: str | None = None
    section: str | None = None
    summary: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventClaim(Claim):
    """A meeting or other happening, past or to come. `status` is as the document tells it at its date."""

    authority: str
    name: str
    kind: Literal["meeting", "other"] = "other"
    body: str | None = None
    date: str | None = None
    status: Literal["occurred", "planned", "expected", "proposed", "not-occurred"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """A passage of another document: code points `start` to `end` (exclusive)."""

    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictClaim(Claim):
    """Passages that do not agree when taken at face value, as a reader recorded it.

    The passages are those of `evidence` and, in other documents, of `against`. `verdict`: open (no rule decides),
    resolved (`rule`, 1 to 6, of the rules of preference decides for `preferred`), or no-conflict (they agree on a
    closer look). `summary` says why.
    """

    kind: ConflictKind
    summary: str
    verdict: Literal["open", "resolved", "no-conflict"]
    against: tuple[Elsewhere, ...] = ()
    rule: int | None = None
    preferred: str | None = None
