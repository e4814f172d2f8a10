"""The inspections before the one that a report is on, with the grades that it says they gave."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from loaders.claims import Area, Evidence, Framework, Grade, InspectionClaim, InspectionSubject, JudgementClaim
from loaders.dates import find_dates, first_day
from loaders.layout.block import Block
from loaders.layout.plain import Plain, plain_text
from loaders.layout.sentences import sentences
from loaders.lexicon import load
from loaders.ofsted.recommendations import passages
from loaders.ofsted.sections import Report, Section
from loaders.patterns import Pattern, prepare
from loaders.refusals import Refused
from loaders.rules.grades.grades import area_of, areas_in, can_give, find_grades, grade_of
from loaders.rules.inspections.frameworks import framework, framework_of

_METHOD = "previous-inspection"
_SECTIONS = frozenset({"title", "summary", "progress", "previous", "area-information", "overall", "about", None})
_SURE, _MENTIONED = 0.9, 0.8


@dataclass(frozen=True, slots=True)
class _Before:
    """An inspection that a sentence tells of. `date` is when its report came out where `is_published`."""

    date: str
    is_published: bool
    framework: Framework | None
    subject: InspectionSubject | None
    area: Area


@dataclass(slots=True)
class _Found:
    """What was gathered of it: the passages that tell of it and, by area, its grades with theirs."""

    evidence: list[Evidence] = field(default_factory=list)
    grades: dict[Area, tuple[Grade, list[Evidence]]] = field(default_factory=dict)
    confidence: float = _SURE


def previous_claims(report: Report, found: Sequence[Section]) -> Iterator[InspectionClaim | JudgementClaim | Refused]:
    """Earlier inspections of the authority's services for children, in the order in which they are told.

    Those of single services such as fostering are left out, and so is whatever began no earlier than this one.
    """
    gathered: dict[_Before, _Found] = {}
    for section in found:
        if section.name in _SECTIONS and not section.board:
            yield from _gather(report, section, gathered)
    for before, told in _told_once(gathered).items():
        yield from _claims(report, before, told)


def _told_once(gathered: dict[_Before, _Found]) -> dict[_Before, _Found]:
    """Each inspection once: what is only mentioned is another that is told of by its date, where the years agree;
    and safeguarding and looked-after children inspected at one time were inspected together.
    """
    dated = [one for one, found in gathered.items() if found.confidence == _SURE]
    kept: dict[tuple[str, bool, Framework | None], tuple[_Before, _Found]] = {}
    for before, found in gathered.items():
        if before not in dated and any(before.date[:4] == one.date[:4] for one in dated):
            continue
        key = (before.date, before.is_published, before.framework)
        if key not in kept:
            kept[key] = (before, found)
            continue
        first, held = kept[key]
        held.evidence.extend(found.evidence)
        held.grades = {**found.grades, **held.grades}
        if first.subject != before.subject:
            kept[key] = (replace(first, subject=None), held)
    return dict(kept.values())


def _gather(report: Report, section: Section, gathered: dict[_Before, _Found]) -> Iterator[Refused]:
    """The inspections of `section` into `gathered`. A list of judgements belongs to the inspection above it."""
    listed: _Before | None = None
    for block in section.blocks:
        if not isinstance(block, Block):
            continue
        line = _line().match(block.plain.norm)
        if listed and line:
            yield from _note_grade(report, gathered[listed], line, block.plain)
            continue
        listed = None
        held: _Before | None = None
        for plain in _sentences(report, block):
            before = _before(report, plain.norm, section.name)
            if before:
                held, found = before[0], gathered.setdefault(before[0], _Found(confidence=before[1]))
                found.evidence.extend(passages(report.document, plain))
            if held:
                yield from _graded(report, held, gathered[held], plain, is_first=before is not None)
            if held and _listed().search(plain.norm):
                listed = held


def _sentences(report: Report, block: Block) -> Iterator[Plain]:
    for at, stop in sentences(block.plain.norm):
        yield plain_text(report.document.text, block.plain.spans(at, stop))


def _before(report: Report, sentence: str, name: str | None) -> tuple[_Before, float] | None:
    """The inspection that `sentence` tells of, and how surely; where earlier inspections are listed, "their last
    inspection" is one of homes.
    """
    words: dict[str, Any] = load("ofsted-history")["previous"]
    for form, confidence in (("dated", _SURE), ("mentioned", _MENTIONED)):
        match = re.search(words[form], sentence, re.I)
        if match is None or (form == "mentioned" and name == "previous"):
            continue
        spans = find_dates(match["date"])
        if not spans or spans[0].at > 0 or spans[0].last or not _is_earlier(spans[0].first, report.start):
            return None
        of = match["of"]
        if re.search(words["other"], of, re.I):
            return None
        published = bool(re.search(words["published"], match[0][: match.start("date") - match.start()], re.I))
        return _inspection(of, spans[0].first, is_published=published), confidence
    return None


def _is_earlier(date: str, start: str | None) -> bool:
    return not start or first_day(date)[: len(date)] < start[: len(date)]


def _inspection(of: str, date: str, *, is_published: bool) -> _Before:
    """What was inspected, told from `of`: " of the local authority's safeguarding arrangements"."""
    words = load("ofsted-history")["previous"]
    key = framework_of(of, date) if of and not is_published else None
    if re.search(words["looked_after"], of, re.I) and not key and framework("lac-2013").fits(date) and len(date) > 4:
        key = "lac-2013"
    if re.search(words["combined"], of, re.I) or not of:
        return _Before(date, is_published, key, "children's services", "overall")
    if re.search(words["protection"], of, re.I):
        area: Area = "overall" if key == "child-protection-2012" else "safeguarding"
        return _Before(date, is_published, key, framework(key).subject if key else "safeguarding", area)
    if re.search(words["looked_after"], of, re.I):
        area = "overall" if key == "lac-2013" else "looked-after"
        return _Before(date, is_published, key, framework(key).subject if key else "looked-after children", area)
    return _Before(date, is_published, key, framework(key).subject if key else "children's services", "overall")


def _graded(report: Report, before: _Before, found: _Found, plain: Plain, *, is_first: bool) -> Iterator[Refused]:
    """The grade of the inspection, where the sentence gives one and of the whole."""
    words = load("ofsted-history")["previous"]
    match = re.search(words["graded_within" if is_first else "graded"], plain.norm, re.I)
    if match is None or before.framework == "cra-2009":
        return
    rest = match["rest"] or match.groupdict().get("rest2") or ""
    grades = {span.grade for span in find_grades(rest)}
    evidence = passages(report.document, plain)
    areas = set(areas_in(match[0] if is_first else rest)) - {"overall"}
    if areas or re.search(words["several"], rest, re.I) or len(grades) > 1 or before.area in found.grades:
        return
    for grade in grades:
        if can_give(grade, before.date):
            found.grades[before.area] = (grade, [*evidence])
        else:
            yield Refused(reason="grade-of-other-scale", value=rest.strip(), method=_METHOD, evidence=evidence)


def _note_grade(report: Report, found: _Found, line: re.Match[str], plain: Plain) -> Iterator[Refused]:
    area, grade, evidence = area_of(line["area"]), grade_of(line["grade"]), passages(report.document, plain)
    if area is None or grade is None:
        yield Refused(reason="grade-unknown", value=plain.text, method=_METHOD, evidence=evidence)
        return
    found.grades.setdefault(area, (grade, [*evidence]))


def _claims(report: Report, before: _Before, found: _Found) -> Iterator[InspectionClaim | JudgementClaim]:
    begun = None if before.is_published else before.date
    inspection = InspectionClaim(
        document=report.document.slug,
        evidence=tuple(dict.fromkeys(found.evidence)),
        confidence=found.confidence,
        method=_METHOD,
        authority=report.authority,
        inspectorate="Ofsted",
        framework=before.framework,
        subject=before.subject,
        start=begun,
        published=before.date if before.is_published else None,
    )
    if before.framework is None and {"adoption", "leadership"} <= set(found.grades):
        inspection = replace(inspection, framework="sif-2013")
    yield inspection
    for area, (grade, evidence) in found.grades.items():
        yield JudgementClaim(
            document=report.document.slug,
            evidence=tuple(evidence),
            confidence=found.confidence,
            method=_METHOD,
            authority=report.authority,
            area=area,
            grade=grade,
            framework=inspection.framework,
            start=begun,
        )


@cache
def _line() -> Pattern:
    return prepare(load("ofsted-history")["previous"]["line"])


@cache
def _listed() -> Pattern:
    return prepare(load("ofsted-history")["previous"]["listed"], re.I)
