"""Findings: what an inspection or review saw to be done well, or not well enough."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from loaders.claims import Area, FindingClaim, Framework
from loaders.layout.block import Block
from loaders.rules.findings.announced_findings import announced_findings
from loaders.rules.findings.finding_inspections import inspection_of
from loaders.rules.findings.finding_lists import finding_lists
from loaders.rules.findings.finding_sections import pattern
from loaders.rules.findings.finding_sentences import told_findings
from loaders.rules.findings.finding_tables import table_findings
from loaders.rules.findings.group_findings import group_findings
from loaders.rules.findings.headed_findings import headed_findings
from loaders.rules.findings.seen import AVOWED, Seen
from loaders.rules.grades.grades import area_of
from loaders.rules.inspections.frameworks import judges
from loaders.rules.inspections.inspections import Inspection
from loaders.rules.paper.advice import is_board_named
from loaders.rules.paper.paper import Paper
from loaders.stretches import Stretches

Subject = Literal["local authority", "lscb", "other"]
_OPENING = 5
_BEGINS = 90
_Key = tuple[str, Framework | None, str | None, str, str]


def finding_claims(paper: Paper, inspections: Sequence[Inspection]) -> Iterator[FindingClaim]:
    """One claim a finding, in the paper's order; what is said twice in the same words has both passages."""
    held: dict[_Key, list[Seen]] = {}
    for one in sorted(_all(paper), key=lambda seen: (seen.evidence[0].start, seen.evidence[-1].end)):
        authority = one.authority or paper.places[one.index].authority
        near = inspection_of(paper, inspections, one)
        framework, start = (near.framework, near.start) if near else (None, None)
        words = re.sub(r"\W+", " ", one.text.lower()).strip()
        held.setdefault((authority, framework, start, one.polarity, words), []).append(one)
    for (authority, framework, start, _, _), told in held.items():
        first = max(told, key=lambda seen: seen.source.confidence)
        yield FindingClaim(
            document=paper.document.slug,
            evidence=tuple(dict.fromkeys(e for seen in told for e in seen.evidence)),
            confidence=first.source.confidence,
            method=first.source.method,
            authority=authority,
            polarity=first.polarity,
            framework=framework,
            start=start,
            subject=_subject(paper, first, framework),
            area=_area(first, framework),
            text=first.text,
        )


def _all(paper: Paper) -> Iterator[Seen]:
    lists = tuple(finding_lists(paper))
    for found in lists:
        yield from found.seen
    taken = frozenset(index for found in lists for index in found.blocks)
    announced = tuple(announced_findings(paper))
    yield from announced
    told = told_findings(paper, taken, frozenset(found.index for found in lists))
    spans = Stretches(evidence for one in announced for evidence in one.evidence)
    yield from (one for one in told if not any(spans.touch(each.start, each.end) for each in one.evidence))
    yield from table_findings(paper)
    yield from group_findings(paper)
    yield from headed_findings(paper)


def _subject(paper: Paper, one: Seen, framework: Framework | None) -> Subject:
    """Whom the finding is of: whoever it begins by naming, else the board or authority that introduces it."""
    shared = framework in (None, "other") and _is_shared(paper, one)
    begins = pattern("begins").match(one.text)
    if begins and not (shared and begins["own"]):
        return "lscb" if begins["lscb"] else "other" if begins["other"] else "local authority"
    if shared:
        return "other"
    for words in _introducing(paper, one, framework):
        if is_board_named(paper, words):
            return "lscb"
        if pattern("others").search(words):
            return "other"
        if area_of(words) not in (None, "overall"):
            break
    return "other" if framework == "jtai" else "local authority"


def _is_shared(paper: Paper, one: Seen) -> bool:
    """True for a finding of what several answer for: help for special needs, or youth justice."""
    told = (*one.source.lead[:1], *paper.places[one.source.index].headings, paper.head.title or "")
    return any(pattern("of_several").search(words) for words in told)


def _introducing(paper: Paper, one: Seen, framework: Framework | None) -> Iterator[str]:
    """What introduces a finding, the nearest first; of a paper's own view also what the paper opens with."""
    headings = paper.places[one.source.index].headings
    own = [words for words in one.source.lead if words not in headings]
    yield from _up_to_itself(one, own) if one.source.in_sentence else own
    block = paper.blocks[one.source.index]
    before = paper.blocks[one.source.index - 1] if one.source.index else None
    if isinstance(block, Block) and isinstance(before, Block) and before.label and not block.label:
        yield before.plain.norm  # the paragraph goes on from it without a number of its own
    yield from reversed(headings)
    if one.source.method == AVOWED or framework == "peer":
        yield from (block.plain.norm for block in paper.blocks[:_OPENING] if isinstance(block, Block))


def _up_to_itself(one: Seen, own: Sequence[str]) -> Iterator[str]:
    """The sentence of a finding as far as the finding goes, and how its paragraph begins: not whom others are of."""
    for words in own[:1]:
        at = words.find(one.text)
        yield words[: at + len(one.text)] if at >= 0 else words
    yield from (words[:_BEGINS] for words in own[1:])


def _area(one: Seen, framework: Framework | None) -> Area | None:
    """The area of judgement that the nearest words name; the whole of the services is none, nor is another's area."""
    named = (area_of(words) for words in one.source.lead)
    return next((area for area in named if area and area != "overall" and judges(framework, area)), None)
