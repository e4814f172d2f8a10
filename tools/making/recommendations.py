"""Recommendations of the reports at hand, one row each: whose, to whom, where and on what; never the words.

A report whose recommendations the rules do not count as its checked outcome does is left out whole.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from loaders.claims import Claim, RecommendationClaim
from tools.making.published import Row, sha256_of

COLUMNS = (
    "authority", "framework", "start", "addressee", "ordinal", "number", "page", "priority", "themes",
    "report_url", "report_sha256",
)  # fmt: skip
Read = Callable[[Path], Iterable[Claim]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendations:
    """The rows, and the files of the reports whose counts differ from the checked ones."""

    rows: Sequence[Row]
    left_out: Sequence[str]


def make_recommendations(outcomes: Iterable[Row], reports: Path, read: Read) -> Recommendations:
    """`outcomes` are rows of inspection-outcomes.csv; `read` gives the claims of a report."""
    files = {sha256_of(path): path for path in sorted(reports.rglob("*.pdf"))}
    rows: list[Row] = []
    left_out: list[str] = []
    for outcome in outcomes:
        path = files.get(outcome["report_sha256"])
        if path is None:
            continue
        listed = [_row(claim, outcome) for claim in _recommended(read(path), outcome)]
        if _counted(listed, outcome) == _checked(outcome):
            rows += listed
        else:
            left_out.append(f"{path.parent.name}/{path.name}")
    return Recommendations(rows=rows, left_out=left_out)


def _recommended(claims: Iterable[Claim], outcome: Row) -> list[RecommendationClaim]:
    """What this inspection recommends; a report may tell of another's."""
    of = (outcome["authority"], outcome["start"])
    found = [one for one in claims if isinstance(one, RecommendationClaim) and (one.authority, one.start) == of]
    return sorted(found, key=lambda one: (one.addressee != one.authority, one.ordinal or 0))


def _row(claim: RecommendationClaim, outcome: Row) -> Row:
    # The board is named as its judgement names it, so that both are of one board whatever the report calls it.
    board = f"{claim.authority} Local Safeguarding Children Board"
    return {
        "authority": claim.authority,
        "framework": outcome["framework"],
        "start": outcome["start"],
        "addressee": claim.authority if claim.addressee in (None, claim.authority) else board,
        "ordinal": str(claim.ordinal or ""),
        "number": claim.number or "",
        "page": str(claim.evidence[0].page or ""),
        "priority": "yes" if claim.priority else "",
        "themes": "|".join(sorted(claim.themes)),
        "report_url": outcome["report_url"],
        "report_sha256": outcome["report_sha256"],
    }


def _counted(listed: Iterable[Row], outcome: Row) -> Mapping[bool, int]:
    return Counter(row["addressee"] == outcome["authority"] for row in listed)


def _checked(outcome: Row) -> Mapping[bool, int]:
    counts = {True: outcome["n_recommendations"], False: outcome["n_recommendations_lscb"]}
    return Counter({whose: int(count or 0) for whose, count in counts.items()})
