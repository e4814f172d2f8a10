"""What a document states: one frozen value a claim, each with the passage that states it.

The seam between reading and the graph. Field names and closed lists are those of the claim interface; a field
marked *ours* goes beyond it, and so do the types of `loaders.own_claims`. `None` or an empty tuple always means
"the document does not say". Dates are ISO 8601 with the precision that the document gives:
"2015-09-18", "2015-09", "2015", or "2013-W47" for a week.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Framework = Literal[
    "cra-2009", "slac-2009", "child-protection-2012", "lac-2013", "sif-2013", "ilacs-2018", "ilacs-2026",
    "focused-visit", "monitoring-visit", "jtai", "thematic", "peer", "other",
]  # fmt: skip
Area = Literal[
    "overall", "help-and-protection", "looked-after", "adoption", "care-leavers", "leadership", "lscb",
    "safeguarding", "other",
]  # fmt: skip
Grade = Literal["outstanding", "good", "adequate", "requires-improvement", "inadequate"]
DocumentKind = Literal["committee-report", "inspection-report", "action-plan", "minutes", "table", "other"]
InspectionSubject = Literal[
    "children's services", "lscb", "child protection", "safeguarding", "looked-after children", "early help",
    "contact, referral and assessment", "other",
]  # fmt: skip
BodyKind = Literal[
    "local-authority", "lscb", "health-and-wellbeing-board", "improvement-board", "childrens-trust",
    "scrutiny-committee", "sub-committee", "executive-group", "task-group", "board", "council-department",
    "government-department", "inspectorate", "police", "nhs", "probation", "court", "school-sector",
    "voluntary-sector", "association", "partnership", "team", "other",
]  # fmt: skip
Predicate = Literal[
    "accountable-to", "reports-to", "oversees", "part-of", "member-of", "party-to", "chairs", "leads",
    "succeeds", "transfers-responsibility-to", "establishes", "advises", "inspects", "works-with",
    "benchmarks-against",
]  # fmt: skip
Slot = Literal["lead", "progress", "deadline"]
CountBasis = Literal["reports-published", "areas-inspected", "board-reviews", "authorities-graded"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A passage: code points `start` to `end` (exclusive) of the document's text.

    `quote` is `text[start:end]`; None in a claim file that ships without the documents' words.
    An empty span (`start == end`) is the place where the document leaves something empty.
    `field` (JSON key "for", *ours*) names the field that this passage states; None: the whole claim.
    """

    start: int
    end: int
    quote: str | None = None
    page: int | None = None
    paragraph: str | None = None
    field: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What every claim has. *Ours*: `document`, the slug of the document that states it, and `review`, that a second
    reader has checked the claim against the document and accepted it."""

    document: str
    evidence: tuple[Evidence, ...]
    confidence: float
    method: str
    review: Literal["accepted"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """One stretch of days on site; both ends are included."""

    start: str
    end: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentClaim(Claim):
    """A document. The one that a file *is* has `sha256` and comes first among the file's claims.

    *Ours*: `file` its name, `sha256` of its bytes in hexadecimal, `characters` the length of its text in
    code points, `url` where it was published, `licence` of the words in it.
    """

    title: str | None = None
    kind: DocumentKind | None = None
    publisher: str | None = None
    meeting_of: str | None = None
    date: str | None = None
    author_role: str | None = None
    part_of: str | None = None
    file: str | None = None
    sha256: str | None = None
    characters: int | None = None
    url: str | None = None
    licence: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionClaim(Claim):
    """An inspection or review.

    *Ours*: `report_status`, `report_url` of the published report, and `commissioned_by`, who ordered a review of
    their own work.
    """

    authority: str | None = None
    inspectorate: str | None = None
    framework: Framework | None = None
    subject: InspectionSubject | None = None
    start: str | None = None
    end: str | None = None
    published: str | None = None
    status: Literal["done", "expected"] | None = None
    periods: tuple[Period, ...] = ()
    lead_inspectors: tuple[str, ...] = ()
    report_status: Literal["published", "awaited"] | None = None
    report_url: str | None = None
    commissioned_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgementClaim(Claim):
    """One grade in one area of one inspection."""

    authority: str | None = None
    area: Area
    grade: Grade
    framework: Framework | None = None
    start: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendationClaim(Claim):
    """What somebody should do: an inspectorate's recommendation, or a report's request to its own committee.

    The second kind has `made_by` and no `framework`. *Ours*: `start` of the inspection; `ordinal`, its place
    in its list from 1; `restates`, the ordinal of the recommendation to the same addressee that this one
    repeats from an earlier list of the same document; `inferred_number`, a number that is not printed but
    demanded by the sequence; `priority`, true where it is set apart for action at once; `summary` in the
    project's own words and `themes` (notations of the theme scheme).
    """

    authority: str | None = None
    framework: Framework | None = None
    start: str | None = None
    addressee: str | None = None
    number: str | None = None
    text: str | None = None
    made_by: str | None = None
    ordinal: int | None = None
    restates: int | None = None
    inferred_number: str | None = None
    priority: bool | None = None
    summary: str | None = None
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingClaim(Claim):
    """Something seen to be done well or not well enough.

    *Ours*: `commended`, true where inspectors entered it in a log of good practice.
    """

    authority: str | None = None
    polarity: Literal["strength", "weakness"]
    framework: Framework | None = None
    start: str | None = None
    subject: Literal["local authority", "lscb", "other"] | None = None
    area: Area | None = None
    text: str | None = None
    commended: bool | None = None
    summary: str | None = None
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionClaim(Claim):
    """One row of an action plan, or an action told in prose.

    `lead` holds names as printed, one each. *Ours*: `plan` its title; `row` its label in the plan, the
    recommendation's number and the row's place beneath it ("146-1"); `stated_empty`, the slots whose cell
    is there and is blank (its evidence is an empty span).
    """

    authority: str | None = None
    recommendation: str | None = None
    text: str | None = None
    lead: tuple[str, ...] = ()
    progress: str | None = None
    deadline: str | None = None
    status: Literal["proposed", "planned", "under-way", "done"] | None = None
    plan: str | None = None
    row: str | None = None
    stated_empty: tuple[Slot, ...] = ()
    summary: str | None = None
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class InterventionClaim(Claim):
    """Central government requires, directs or supports action by an authority.

    *Ours*: `end`, the first day on which it no longer held, and `replaced_on`, the date of the intervention of
    the same kind that took its place.
    """

    authority: str | None = None
    kind: Literal["improvement-notice", "direction", "commissioner", "improvement-board", "other"]
    issued_by: str | None = None
    date: str | None = None
    status: Literal["in-force", "expected", "ended"] | None = None
    end: str | None = None
    replaced_on: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyClaim(Claim):
    """A body, by the fullest name that the document gives it. *Ours*: `also_known_as`."""

    name: str
    kind: BodyKind | None = None
    acronym: str | None = None
    authority: str | None = None
    also_known_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationClaim(Claim):
    """Who is to whom. JSON keys "from" and "to" are `valid_from` and `valid_to` here.

    *Ours*: `modes` of oversight, in the words of the oversight-function scheme.
    """

    predicate: Predicate
    object: str
    subject: str | None = None
    status: Literal["actual", "proposed", "ended"] | None = None
    about: str | None = None
    frequency: str | None = None
    condition: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    modes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleClaim(Claim):
    """A post, with its holder where one is named; `acting` is true for interim and acting holders.

    *Ours*: `valid_from` (JSON key "from"), since when whoever holds it has done so.
    """

    title: str
    organisation: str | None = None
    holder: str | None = None
    acting: bool | None = None
    valid_from: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatisticClaim(Claim):
    """A number, or a range from `value` to `value_to`. JSON keys "from" and "to" as above.

    *Ours*: `basis`, what the number counts, and `framework`, under which what it counts was done.
    """

    measure: str
    value: float
    value_to: float | None = None
    qualifier: Literal["over", "under", "about", "minimum", "maximum"] | None = None
    unit: str | None = None
    authority: str | None = None
    grade: Grade | None = None
    as_of: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    basis: CountBasis | None = None
    framework: Framework | None = None
