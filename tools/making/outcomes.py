"""Inspection outcomes, one row a published report: the scraped table, corrected by reports that were read.

The scraper reads ILACS reports only. Of the others it gives authority, address and publication date;
grades and dates of those stand here only where the report itself was read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.making.published import Row, sha256_of

AREAS = {
    "overall": ("overall_effectiveness_grade", "overall"),
    "leadership": ("impact_of_leaders_grade", "leadership"),
    "help_and_protection": ("help_and_protection_grade", "help_protection"),
    "looked_after": ("in_care_grade", "care"),
    "adoption": ("", "adoption"),
    "care_leavers": ("care_leavers_grade", "care_leavers"),
    "lscb": ("", "lscb"),
}  # our column -> (scraped column, column of the reports that were read)
COLUMNS = (
    "authority", "ofsted_urn", "framework", "framework_basis", "subject", "start", "end", "periods",
    "lead_inspectors", "published", "published_on_site", *AREAS, "n_recommendations",
    "n_recommendations_lscb", "report_url", "report_sha256", "source",
)  # fmt: skip
CORRECTION_COLUMNS = (
    "report_url",
    "authority",
    "kind",
    "column",
    "scraped",
    "corrected",
    "basis",
    "report_sha256",
)

_GRADES = frozenset({"outstanding", "good", "adequate", "requires-improvement", "inadequate"})
_NO_GRADE = frozenset({
    "", "data-unreadable", "inspection-pre-dates-judgement", "not-reported-post-reform", "not-applicable",
    "not-judged",
})  # fmt: skip
_FIRST_ILACS, _FIRST_CARE_LEAVERS_GRADE, _FIRST_WITHOUT_OVERALL = "2018-01-29", "2023-01-16", "2026-04-01"
_COMPARED = ("end", "lead_inspectors", "published", *AREAS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcomes:
    """Both tables: the outcomes, and where and why they differ from the scraped table."""

    rows: Sequence[Row]
    corrections: Sequence[Row]


def make_outcomes(scraped: Iterable[Row], read: Iterable[Row], names: Mapping[str, str], reports: Path) -> Outcomes:
    """`read` holds the reports that were read, `names` the authority of each Ofsted URN."""
    by_report = {(row["urn"], Path(row["path"]).name): row for row in read}
    rows: list[Row] = []
    corrections: list[Row] = []
    for found in scraped:
        report = by_report.get((found["urn"], found["pdf_filename"]))
        sha256 = sha256_of(reports / report["path"]) if report else ""
        seen = {**_from_scraped(found), "authority": names[found["urn"]], "report_sha256": sha256}
        if _day(found["publication_date"]) < "2013":
            corrections.append(_correction(seen, "refused", "*", "", "the file is an error page, not a report"))
            continue
        made = {**seen, **_from_report(report)} if report else seen
        corrections += _corrections(found, seen, made)
        rows.append(made)
    return Outcomes(
        rows=sorted(rows, key=lambda row: (row["authority"], row["published"], row["report_url"])),
        corrections=sorted(corrections, key=lambda row: (row["authority"], row["report_url"], row["column"])),
    )


def _from_scraped(found: Row) -> dict[str, str]:
    start, published = _day(found["inspection_start_date"]), _day(found["publication_date"])
    framework, basis = _framework(found, start, published)
    made = dict.fromkeys(COLUMNS, "") | {
        "ofsted_urn": found["urn"], "framework": framework, "framework_basis": basis,
        "subject": _subject(framework), "start": start, "end": _day(found["inspection_end_date"]),
        "lead_inspectors": found["inspector_name"].replace(" -", "-"), "published": published,
        "published_on_site": published, "report_url": found["inspection_link"], "source": "scraped table",
    }  # fmt: skip
    made |= {ours: _grade(found.get(theirs, "")) for ours, (theirs, _) in AREAS.items()}
    if (start or published) < _FIRST_CARE_LEAVERS_GRADE:
        made["care_leavers"] = ""
    return made


def _from_report(report: Row) -> dict[str, str]:
    start = report["inspection_start"]
    framework = {"SIF": "sif-2013", "LAC2013": "lac-2013", "ILACS": _ilacs(start)}[report["framework"]]
    periods = report["periods"].split(";")
    made = {
        "framework": framework, "framework_basis": "report", "subject": _subject(framework), "start": start,
        "end": report["inspection_end"], "periods": "|".join(periods) if len(periods) > 1 else "",
        "lead_inspectors": report["lead_inspector"], "published": report["publication_date"],
        "n_recommendations": report["n_recommendations"],
        "n_recommendations_lscb": report["n_recommendations_lscb"], "source": "report",
    }  # fmt: skip
    return made | {ours: _grade(report[theirs]) for ours, (_, theirs) in AREAS.items()}


def _framework(found: Row, start: str, published: str) -> tuple[str, str]:
    """The framework and what tells it: the first day on site, else the publication date, else nothing."""
    if start:
        return (_ilacs(start), "start") if start >= _FIRST_ILACS else ("sif-2013", "start")
    if _grade(found["overall_effectiveness_grade"]):
        return _ilacs(published), "published"
    # The scraper leaves the overall grade blank where it met the words of a single inspection report.
    if found["overall_effectiveness_grade"] == "" and "2014" <= published < "2018-09":
        return "sif-2013", "published"
    if published.startswith("2013"):
        return "lac-2013", "published"
    return "", ""


def _ilacs(start: str) -> str:
    return "ilacs-2026" if start >= _FIRST_WITHOUT_OVERALL else "ilacs-2018"


def _subject(framework: str) -> str:
    return {"": "", "lac-2013": "looked-after children"}.get(framework, "children's services")


def _corrections(found: Row, seen: Row, made: Row) -> list[Row]:
    listed = []
    if made["source"] == "report":
        silent = not seen["start"]
        if silent:
            listed.append(_correction(made, "silent", "*", "", "report"))
        for column in ("published",) if silent else _COMPARED:
            if seen[column] != made[column]:
                basis = "report" if column == "published" else "report, page 1"
                listed.append(_correction(made, "wrong", column, seen[column], basis))
    elif _grade(found["care_leavers_grade"]) != made["care_leavers"]:
        basis = "published before the first inspection that graded care leavers apart, 16 January 2023"
        listed.append(_correction(made, "wrong", "care_leavers", _grade(found["care_leavers_grade"]), basis))
    if found["inspector_name"] != seen["lead_inspectors"]:
        basis = "report, page 1" if made["source"] == "report" else "the same name in a report that was read"
        listed.append(_correction(made, "wrong", "lead_inspectors", found["inspector_name"], basis))
    return listed


def _correction(row: Row, kind: str, column: str, scraped: str, basis: str) -> Row:
    return {
        "report_url": row["report_url"], "authority": row["authority"], "kind": kind, "column": column,
        "scraped": scraped, "corrected": row.get(column, ""), "basis": basis,
        "report_sha256": row["report_sha256"],
    }  # fmt: skip


def _day(printed: str) -> str:
    """`09/05/25` and `09/05/2025` are 2025-05-09."""
    if not printed:
        return ""
    day, month, year = printed.split("/")
    return f"{year if len(year) == 4 else '20' + year}-{month}-{day}"


def _grade(printed: str) -> str:
    grade = re.sub(r"[ _]", "-", printed).removeprefix("to-")
    if grade in _NO_GRADE:
        return ""
    if grade not in _GRADES:
        raise ValueError(f"{printed!r} is no known grade; add it to the grades or to what stands for none")
    return grade
