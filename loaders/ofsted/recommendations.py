"""Every recommendation of a report: to the authority and to the safeguarding board, each with its page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from loaders.claims import Evidence, RecommendationClaim
from loaders.documents import Document
from loaders.gazetteer import register
from loaders.layout.plain import Plain, Span
from loaders.lexicon import load
from loaders.ofsted.listed import Entry, entries
from loaders.ofsted.sections import Report, Section, beneath
from loaders.patterns import Pattern, prepare
from loaders.refusals import Refused
from loaders.rules.paper.paper import passage

_METHOD = "report-recommendation"
_MARKED, _INFERRED, _UNMARKED = 0.95, 0.8, 0.6


@dataclass(frozen=True, slots=True)
class _Given:
    entry: Entry
    to_board: bool
    at_once: bool


def recommendation_claims(report: Report, found: Sequence[Section]) -> Iterator[RecommendationClaim | Refused]:
    """The recommendations in the report's order; `ordinal` counts those to one addressee.

    A paragraph in a list that bears no mark and is not worded as an entry is refused.
    """
    told = {False: 0, True: 0}
    for given in _given(report.document, found):
        evidence = passages(report.document, given.entry.plain, paragraph=given.entry.number)
        if not given.entry.is_marked and not _is_advice(given.entry.plain.norm):
            yield Refused(reason="advice-unmarked", value=given.entry.plain.text, method=_METHOD, evidence=evidence)
            continue
        told[given.to_board] += 1
        yield RecommendationClaim(
            document=report.document.slug,
            evidence=evidence,
            confidence=_MARKED if given.entry.number or given.entry.mark else _confidence(given.entry),
            method=_METHOD,
            authority=report.authority,
            framework=report.framework,
            start=report.start,
            addressee=board_named(report.document.text, report.authority) if given.to_board else report.authority,
            number=given.entry.number,
            text=given.entry.plain.text,
            ordinal=told[given.to_board],
            inferred_number=given.entry.inferred,
            priority=given.at_once or None,
        )


def board_named(text: str, authority: str) -> str:
    """The safeguarding board of `authority` by the name that `text` gives it."""
    for match in re.finditer(load("bodies")["lscb"], text):
        named = register().find(match["name"])
        if named and named[0].name == authority:
            return re.sub(r"\s+", " ", match["name"][named[0].at :])
    return f"{authority} Local Safeguarding Children Board"


def passages(document: Document, plain: Plain, *, paragraph: str | None = None) -> tuple[Evidence, ...]:
    """Evidence for `plain`, one passage a page."""
    spans: list[Span] = []
    for start, end in plain.spans():
        if spans and document.page_of(spans[-1][1]) == document.page_of(start):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return tuple(passage(document, start, end, paragraph=paragraph) for start, end in spans)


def _confidence(entry: Entry) -> float:
    return _INFERRED if entry.inferred else _UNMARKED


def _given(document: Document, found: Sequence[Section]) -> Iterator[_Given]:
    for root in _lists(found):
        to_board = _is_to_board(found[root])
        for index in beneath(found, root):
            section = found[index]
            if index != root and not _may_hold_entries(section):
                continue
            at_once = _is_at_once(found, index, root)
            for entry in entries(document, section.blocks, since=section.stop):
                yield _Given(entry, to_board, at_once)


def _lists(found: Sequence[Section]) -> Iterator[int]:
    """The sections that list what is to improve and are no part of another that does; not of an earlier report."""
    end = 0
    for index, section in enumerate(found):
        if section.name not in load("ofsted-sections")["lists"] or section.start < end:
            continue
        above = found[section.above].name if section.above is not None else None
        if above in ("progress", "previous"):
            continue
        end = section.end
        yield index


def _may_hold_entries(section: Section) -> bool:
    """True for the lists within a list, dates by which to act, and themes."""
    unlisted = section.rank == load("ofsted-sections")["unlisted"]
    return unlisted or section.name in (*load("ofsted-sections")["lists"], "due")


def _is_to_board(section: Section) -> bool:
    if section.who and re.search(load("ofsted-recommendations")["authority"], section.who, re.I):
        return False
    if section.who and re.search(load("ofsted-recommendations")["board"], section.who, re.I):
        return True
    return section.board


def _is_at_once(found: Sequence[Section], index: int, root: int) -> bool:
    """True under a heading of priority or immediate action, up to the heading of the list."""
    here: int | None = index
    while here is not None and here >= root:
        section = found[here]
        if section.name == "priority":
            return True
        if section.name == "due":
            return bool(re.match(load("ofsted-recommendations")["at_once"], section.title, re.I))
        here = section.above
    return False


def _is_advice(words: str) -> bool:
    telling = re.match(load("recommendations")["telling"], words, re.I)
    return bool(_opens().match(words)) and not telling


@cache
def _opens() -> Pattern:
    lexicon = load("ofsted-recommendations")
    imperatives = "|".join([*load("recommendations")["imperatives"], *lexicon["more_imperatives"]])
    return prepare(lexicon["opens"].replace("<imperatives>", imperatives), re.I)
