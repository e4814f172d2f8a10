"""Inspections: mentions of one inspection put together, each with the framework that the paper gives it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Literal

from loaders.claims import Framework, InspectionClaim, InspectionSubject
from loaders.dates import agrees, first_day
from loaders.layout.block import Block
from loaders.patterns import prepare
from loaders.refusals import Refused
from loaders.rules.inspections.cues import words
from loaders.rules.inspections.frameworks import framework, framework_of, known_frameworks
from loaders.rules.inspections.inspection import Inspection
from loaders.rules.inspections.inspectorates import inspects_alone, named_inspectorate
from loaders.rules.inspections.mention import Mention
from loaders.rules.inspections.mentions import listed, mentions
from loaders.rules.inspections.services_named import named_above, words_above
from loaders.rules.inspections.stages import is_stage, joined_by_report
from loaders.rules.inspections.undated import never_dated
from loaders.rules.paper.paper import Paper

__all__ = [
    "Inspection",
    "agrees_with_paper",
    "inspection_claims",
    "inspectorate_of",
    "main_inspection",
    "told_inspections",
]

_OFSTED = prepare(r"\bofsted\b", re.I)
_SERVICES = prepare(r"\bchildren's (?:social care )?services\b", re.I)
_LATEST_REPORT_DAYS = 400
_MONTH = len("2015-09")
_EARLIEST_REPORT_DAYS = 14  # from the first day that the start can mean to the last that the report can


def told_inspections(paper: Paper) -> tuple[tuple[Inspection, ...], tuple[Refused, ...]]:
    """Every inspection of `paper`, in the order of first mention, and the dates that fit none.

    None in a paper of another field.
    """
    if not words("field").search(paper.document.text):
        return (), ()
    found: list[Inspection] = []
    told = [*mentions(paper), *listed(paper)]
    for mention in sorted((m for m in told if not m.referring), key=_precision):
        place = next((i for i, known in enumerate(found) if _is_same(known, mention)), None)
        if place is None:
            found.append(_begin(mention))
        else:
            found[place] = _with(found[place], mention)
    refused: list[Refused] = []
    for mention in told:
        if mention.referring and agrees_with_paper(paper, mention):
            _refer(found, mention)
        elif mention.referring:
            refused.append(_after_paper(mention))
    _report_by_letter(paper, found)
    found = joined_by_report(found)
    found.extend(map(_begin, never_dated(paper, {(i.authority, i.framework) for i in found if not i.is_expected})))
    text = _document_words(paper)
    latest = {one.authority: one.start for one in sorted(found, key=lambda i: i.start or "") if not one.is_expected}
    made = [_settle(paper, one, text, latest.get(one.authority)) for one in found]
    ordered = sorted(made, key=lambda one: (one.mentions[0].index, one.mentions[0].at, one.authority))
    return tuple(ordered), tuple(refused)


def _after_paper(mention: Mention) -> Refused:
    return Refused(
        reason="date-after-paper",
        value=mention.published or "",
        of="published",
        method="inspection-sentence",
        evidence=mention.evidence,
    )


def _report_by_letter(paper: Paper, found: list[Inspection]) -> None:
    """A letter about an inspection is its report: the day of the letter is the day on which that came out."""
    title = (paper.head.title or "").replace("’", "'")
    if paper.head.genre != "letter" or not paper.head.date or not words("inspect").search(title):
        return
    key = framework_of(title, paper.head.date, visit=title)
    own = [
        i
        for i, one in enumerate(found)
        if one.authority == paper.authority and not one.is_expected and key in (None, one.framework) and one.start
    ]
    told = [
        i
        for i in own
        if not found[i].is_earlier and 0 <= _days(found[i].start or "", paper.head.date) <= _LATEST_REPORT_DAYS
    ]
    if told:
        latest = max(told, key=lambda i: found[i].start or "")
        found[latest] = replace(found[latest], published=found[latest].published or paper.head.date)


def inspection_claims(paper: Paper, inspections: Sequence[Inspection]) -> Iterator[InspectionClaim]:
    """One claim an inspection."""
    for one in inspections:
        known = framework(one.framework) if one.framework else None
        said = " ".join(m.text for m in one.mentions)
        yield InspectionClaim(
            document=paper.document.slug,
            evidence=tuple(dict.fromkeys(e for m in one.mentions for e in m.evidence)),
            confidence=_confidence(one),
            method="inspection-inferred-framework" if one.inferred else "inspection-sentence",
            authority=one.authority,
            inspectorate=inspectorate_of(one) or (named_inspectorate(paper, said) if not known else None),
            framework=one.framework or ("other" if inspects_alone(said) else None),
            subject=known.subject
            if known and known.subject != "other"
            else _subject(said, one.framework, alone=inspects_alone(said)),
            start=one.start,
            end=one.end,
            published=one.published,
            status="expected" if one.is_expected else "done",
            periods=next((m.periods for m in one.mentions if m.periods), ()),
            report_status=_report_status(one, said),
        )


def main_inspection(inspections: Sequence[Inspection], authority: str) -> Inspection | None:
    """The inspection of `authority` that the paper is about: the latest graded one that has been done."""
    done = [one for one in inspections if one.authority == authority and not one.is_expected]
    graded = [one for one in done if one.is_graded] or done
    graded = [one for one in graded if one.framework != "other"] or graded
    return max(graded, key=lambda one: one.start or one.published or "", default=None)


def _precision(mention: Mention) -> tuple[int, int, int]:
    return -len(mention.start or ""), mention.index, mention.at


def _is_same(known: Inspection, mention: Mention) -> bool:
    if known.authority != mention.authority or known.is_expected != (mention.status == "expected"):
        return False
    if known.framework and mention.framework and known.framework != mention.framework:
        return False
    if is_stage(known.mentions[0], mention):
        return True
    if bool(known.start) != bool(mention.start):
        return bool(known.framework) and known.framework == mention.framework
    return agrees(known.start, mention.start) or _within(known, mention)


def _within(known: Inspection, mention: Mention) -> bool:
    """ "in June" of an inspection from 11 May to 4 June."""
    if not (known.start and known.end and mention.start) or mention.end or "W" in mention.start + known.start:
        return False
    length = len(mention.start)
    return known.start[:length] <= mention.start <= known.end[:length] and length in (7, 10)


def _begin(mention: Mention) -> Inspection:
    return Inspection(mention.authority, mention.framework, mention.start, mention.end, mention.published, (mention,))


def _with(known: Inspection, mention: Mention) -> Inspection:
    return replace(
        known,
        framework=known.framework or mention.framework,
        start=known.start or mention.start,
        end=known.end or mention.end,
        published=_finer(known.published, mention.published),
        mentions=tuple(sorted((*known.mentions, mention), key=lambda m: (m.index, m.at))),
    )


def agrees_with_paper(paper: Paper, mention: Mention) -> bool:
    """False where a report would have come out after the paper was written."""
    today = paper.head.date
    return not (today and mention.published) or first_day(mention.published) <= today


def _finer(one: str | None, other: str | None) -> str | None:
    return max(one or "", other or "", key=len) or None


def _refer(found: list[Inspection], mention: Mention) -> None:
    """Gives the publication date in `mention` to the inspection that it can be of, else begins one."""
    of_visit = words("of_visit").search(mention.text)
    fitting = [
        i
        for i, one in enumerate(found)
        if one.authority == mention.authority
        and not one.is_expected
        and (not one.published or agrees(one.published, mention.published))
        and one.start
        and _can_be_report(one.start, mention.published or "")
        and (not of_visit or one.framework in (None, "monitoring-visit", "focused-visit"))
    ]
    before = [i for i in fitting if (found[i].start or "") != (mention.published or "")[:_MONTH]]
    if fitting:
        place = max(before or fitting, key=lambda i: found[i].start or "")
        found[place] = _with(found[place], mention)
        return
    same = [
        i
        for i, one in enumerate(found)
        if one.authority == mention.authority and one.published and agrees(one.published, mention.published)
    ]
    if same:
        found[same[0]] = _with(found[same[0]], mention)
    elif (
        _OFSTED.search(mention.text)
        and not mention.looked_back
        and not any(one.authority == mention.authority and not one.start for one in found)
    ):
        found.append(replace(_begin(mention), framework=framework_of(mention.text, mention.published)))


def _can_be_report(start: str, published: str) -> bool:
    """True where a report of an inspection begun on `start` came out on `published`: weeks later, not years."""
    days = _days(start, published)
    spare = {4: 365, 7: 30}.get(len(published), 0 if "W" not in published else 6)
    return days >= 0 and days + spare >= _EARLIEST_REPORT_DAYS and days <= _LATEST_REPORT_DAYS


def _days(start: str, published: str) -> int:
    return (date.fromisoformat(first_day(published)) - date.fromisoformat(first_day(start))).days


def _document_words(paper: Paper) -> str:
    blocks = " \n ".join(block.plain.norm for block in paper.blocks if isinstance(block, Block))
    return f"{paper.head.title or ''} \n {blocks}".replace("’", "'")


def _settle(paper: Paper, one: Inspection, text: str, latest: str | None) -> Inspection:
    """The framework that the paper names elsewhere, where this inspection's own sentences do not.

    Only for the inspections that the paper is about: of one told as earlier nothing is supplied.
    """
    own = " ".join(m.text for m in one.mentions)
    is_earlier = one.is_earlier and one.start != latest
    if one.framework or is_earlier or not one.start or len(one.start) < 4 or inspects_alone(own):
        return one
    above = named_above(paper, one.mentions[0].index, one.start)
    if above and not framework_of(own, one.start):
        return replace(one, framework=above, inferred=True)
    near = (framework_of(said, one.start, described=False) for said in words_above(paper, one.mentions[0].index))
    key = framework_of(own, one.start) or next(filter(None, near), None) or framework_of(text, one.start)
    if key and key in {k.key for k in known_frameworks() if not k.is_visit}:
        return replace(one, framework=key, inferred=True)
    return one


def inspectorate_of(one: Inspection) -> str | None:
    """Who carried it out, where the paper says so: in its own words, or by its framework."""
    said = " ".join(m.text for m in one.mentions)
    if not one.framework:
        return "Ofsted" if _OFSTED.search(said) else None
    known = framework(one.framework)
    if known.inspectorate_stated and not known.inspectorate_stated.search(said):
        return None
    return known.inspectorate


def _subject(said: str, key: Framework | None, *, alone: bool) -> InspectionSubject | None:
    if key == "thematic" and re.search(r"\bearly help\b", said, re.I):
        return "early help"
    if key not in ("peer", "jtai", "other") and _SERVICES.search(said):
        return "children's services"
    return "other" if key or alone else None


def _report_status(one: Inspection, said: str) -> Literal["published", "awaited"] | None:
    if one.published:
        return "published"
    return "awaited" if words("awaited").search(said) else None


def _confidence(one: Inspection) -> float:
    value = 0.95 if one.start and len(one.start) == 10 else 0.9 if one.start else 0.75
    return round(value - (0.1 if one.inferred else 0) - (0 if one.framework else 0.05), 2)
