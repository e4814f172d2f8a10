"""What is true of an inspection report, what claims say of it, and how the two compare, field by field."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from loaders.claims import Claim, InspectionClaim, JudgementClaim, RecommendationClaim
from loaders.tables.authority_names import short_official_name

Verdict = Literal["right", "wrong", "missing", "invented"]
Row = Mapping[str, str]
# Our area of a judgement by the column of the truth.
AREAS: Final = {
    "overall": "overall",
    "leadership": "leadership",
    "help_protection": "help-and-protection",
    "care": "looked-after",
    "adoption": "adoption",
    "care_leavers": "care-leavers",
    "lscb": "lscb",
}
FIELDS: Final = (
    "authority", "framework", "start", "end", "periods", "published", "lead_inspectors", *AREAS,
    "n_recommendations", "n_recommendations_lscb",
)  # fmt: skip
_NO_GRADE: Final = frozenset({"", "not_applicable", "not_judged", "unreadable"})
_FRAMEWORKS: Final = {"SIF": "sif-2013", "LAC2013": "lac-2013", "ILACS": "ilacs-2018", "": ""}


@dataclass(frozen=True, slots=True)
class Truth:
    """One report. `values` has for each field the accepted values, the best first; none where the report has none.

    `optional` are fields that cost nothing when left out.
    """

    path: str
    family: str
    values: Mapping[str, tuple[str, ...]]
    optional: frozenset[str]


def read_truth(path: Path) -> list[Truth]:
    """The rows of a table of truth, in its order."""
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return [_truth(row) for row in csv.DictReader(handle)]


def values_of(claims: Sequence[Claim]) -> dict[str, str]:
    """What claims of one report say in each field; a field of which they say nothing is not there.

    The inspection that the report is of is the first that they tell. Two grades of one area that are equally sure
    are both told.
    """
    own = next((claim for claim in claims if isinstance(claim, InspectionClaim)), None)
    if own is None:
        return {}
    found = {
        "authority": own.authority,
        "framework": own.framework or "",
        "start": own.start or "",
        "end": own.end or "",
        "periods": ";".join(f"{one.start}/{one.end}" for one in own.periods) or _span(own.start, own.end),
        "published": own.published or "",
        "lead_inspectors": _names(own.lead_inspectors),
    }
    for column, area in AREAS.items():
        found[column] = " or ".join(_surest(_judged(claims, own, area)))
    advice = [one for one in claims if isinstance(one, RecommendationClaim) and _is_of(one, own)]
    addressed = [one for one in advice if one.addressee in (None, own.authority)]
    found["n_recommendations"] = str(len(addressed))
    if found["lscb"] or len(advice) > len(addressed):
        found["n_recommendations_lscb"] = str(len(advice) - len(addressed))
    return {field: value for field, value in found.items() if value}


def compared(truth: Truth, given: Mapping[str, str]) -> Iterator[tuple[str, Verdict]]:
    """Of each field that either side has, the verdict."""
    for field in FIELDS:
        wanted, value = truth.values.get(field, ()), given.get(field)
        if value and not wanted:
            yield field, "invented"
        elif value:
            yield field, "right" if value in wanted else "wrong"
        elif wanted and field not in truth.optional:
            yield field, "missing"


def _truth(row: Row) -> Truth:
    if not row["framework"]:
        return Truth(row["path"], "not_a_report", {}, frozenset())
    overall = row["overall"] not in _NO_GRADE
    framework = "ilacs-2026" if row["framework"] == "ILACS" and not overall else _FRAMEWORKS[row["framework"]]
    printed, site = row["publication_date_printed"], row["publication_date_site"]
    values = {
        "authority": short_official_name(row["la"]),
        "framework": framework,
        "start": row["inspection_start"],
        "end": row["inspection_end"],
        "periods": row["periods"],
        "lead_inspectors": _names(row["lead_inspector"].split(";")),
        "n_recommendations": row["n_recommendations"],
        "n_recommendations_lscb": row["n_recommendations_lscb"],
        **{column: "" if row[column] in _NO_GRADE else row[column].replace("_", "-") for column in AREAS},
    }
    accepted: dict[str, tuple[str, ...]] = {field: (value,) for field, value in values.items() if value}
    accepted["published"] = tuple(filter(None, (printed, site)))
    # What no page prints can only come from the site.
    return Truth(row["path"], _family(row), accepted, frozenset() if printed else frozenset({"published"}))


def _family(row: Row) -> str:
    """The family as the description of the corpus names it."""
    published, board = row["publication_date"], row["lscb"] not in _NO_GRADE
    if row["framework"] == "LAC2013":
        return "lac_2013"
    if row["framework"] == "ILACS":
        if row["overall"] in _NO_GRADE:
            return "ilacs_2026"
        return "ilacs_2018" if row["care_leavers"] in _NO_GRADE else "ilacs_2023"
    if row["overall"] in _NO_GRADE:
        return "lscb_review_only"
    if row["inspection_type"] == "reinspection":
        return "sif_reinspection"
    if row["note"].startswith("compound"):
        return "sif_compound"
    wave = "sif_wave1" if published < "2014-08" else "sif_wave2" if published < "2015-06-15" else "sif_exec"
    return wave if board else f"{wave}_nolscb"


def _judged(claims: Iterable[Claim], own: InspectionClaim, area: str) -> list[JudgementClaim]:
    return [one for one in claims if isinstance(one, JudgementClaim) and one.area == area and _is_of(one, own)]


def _is_of(claim: JudgementClaim | RecommendationClaim, own: InspectionClaim) -> bool:
    """True for what stands in the report's own inspection, or in a later one that is bound with it."""
    if claim.authority != own.authority:
        return False
    if claim.framework == own.framework and claim.start == own.start:
        return True
    return bool(claim.start and own.start and claim.start > own.start)


def _surest(judgements: Sequence[JudgementClaim]) -> list[str]:
    best = max((one.confidence for one in judgements), default=0.0)
    return sorted({one.grade for one in judgements if one.confidence == best})


def _span(start: str | None, end: str | None) -> str:
    return f"{start}/{end}" if start and end else ""


def _names(names: Iterable[str]) -> str:
    return "; ".join(sorted(" ".join(name.split()) for name in names))
