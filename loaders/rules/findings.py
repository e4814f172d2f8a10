"""Findings: what an inspection or review saw to be done well, or not well enough."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from loaders.claims import Area, FindingClaim, Framework
from loaders.rules.advice_lists import is_board_named
from loaders.rules.finding_lists import finding_lists
from loaders.rules.finding_sentences import told_findings
from loaders.rules.finding_tables import table_findings
from loaders.rules.grades import area_of
from loaders.rules.inspections import Inspection
from loaders.rules.linking import inspection_near
from loaders.rules.paper import Paper
from loaders.rules.polarity import pattern
from loaders.rules.seen import AVOWED, Seen

Subject = Literal["local authority", "lscb", "other"]
_Key = tuple[str, Framework | None, str | None, str, str]


def finding_claims(paper: Paper, inspections: Sequence[Inspection]) -> Iterator[FindingClaim]:
    """One claim a finding, in the paper's order; what is said twice in the same words has both passages."""
    held: dict[_Key, list[Seen]] = {}
    for one in sorted(_all(paper), key=lambda seen: (seen.evidence[0].start, seen.evidence[-1].end)):
        authority = one.authority or paper.places[one.index].authority
        near = _inspection(paper, inspections, one) if one.source.method != AVOWED else None
        framework, start = (near.framework, near.start) if near else (None, None)
        words = re.sub(r"\W+", " ", one.text.lower()).strip()
        held.setdefault((authority, framework, start, one.polarity, words), []).append(one)
    for (authority, framework, start, _, _), told in held.items():
        first = max(told, key=lambda seen: seen.source.confidence)
        near = _inspection(paper, inspections, told[0]) if framework else None
        yield FindingClaim(
            document=paper.document.slug,
            evidence=tuple(dict.fromkeys(e for seen in told for e in seen.evidence)),
            confidence=first.source.confidence,
            method=first.source.method,
            authority=authority,
            polarity=first.polarity,
            framework=near.framework if near else None,
            start=start,
            subject=_subject(paper, first, framework),
            area=_area(first),
            text=first.text,
        )


def _all(paper: Paper) -> Iterator[Seen]:
    lists = tuple(finding_lists(paper))
    for found in lists:
        yield from found.seen
    taken = frozenset(index for found in lists for index in found.blocks)
    yield from told_findings(paper, taken, frozenset(found.index for found in lists))
    yield from table_findings(paper)


def _inspection(paper: Paper, inspections: Sequence[Inspection], one: Seen) -> Inspection | None:
    authority = one.authority or paper.places[one.index].authority
    return inspection_near(paper, inspections, authority, one.index, " . ".join(one.source.lead[:2]))


def _subject(paper: Paper, one: Seen, framework: Framework | None) -> Subject:
    """Of whom the nearest words that name a board, or else the authority, tell; a joint inspection is of partners."""
    for words in one.source.lead:
        if is_board_named(paper, words):
            return "lscb"
        if pattern("others").search(words):
            return "other"
        if area_of(words):
            return "local authority"
    return "other" if framework == "jtai" else "local authority"


def _area(one: Seen) -> Area | None:
    """The area of judgement that the nearest words name; the whole of the services is none."""
    named = (area_of(words) for words in one.source.lead)
    return next((area for area in named if area and area != "overall"), None)
