"""Inspections without a day: those that are expected, those known by their framework, and those only spoken of."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from loaders.claims import Framework
from loaders.dates import find_dates
from loaders.layout.block import Block
from loaders.rules.grades.grades import is_no_judgement
from loaders.rules.inspections.cues import Cue, find_cues, words
from loaders.rules.inspections.frameworks import framework_of
from loaders.rules.inspections.mention import Mention, evidence_of, is_of_department, is_reviewer, nearest_name
from loaders.rules.paper.paper import Paper, Sentence

_BEFORE, _BEHIND = 70, 60
_LOOKED_AT = 20_000
_NAMED = 140  # an inspection is named by what was inspected, at length


def undated(paper: Paper, sentence: Sentence, taken: Sequence[Cue]) -> Iterator[tuple[Cue, Framework, bool]]:
    """For each kind of inspection in the sentence that no date is of: where, which, and whether it is yet to come.

    `taken` are the cues that have a date. Of those that have been, only ones whose result the sentence tells.
    """
    text = sentence.text
    if words("supposed").search(text) or words("not_carried_out").search(text):
        return
    told: set[Framework] = set()
    cues = [cue for cue in find_cues(text) if cue.kind == "inspect" and not cue.graded and cue not in taken]
    for cue in cues:
        near = _phrase(text, cue)
        to_come = _is_to_come(text, cue)
        if not to_come and not words("resulted").match(text[cue.stop :]):
            continue
        visit = text[max(cue.at - 25, 0) : cue.stop + 5]
        key = framework_of(near, paper.head.date if to_come else None, visit=visit)
        if key and key not in told and not any(abs(cue.at - one.at) < _BEHIND for one in taken if not one.graded):
            told.add(key)
            yield cue, key, to_come


def never_dated(paper: Paper, known: Collection[tuple[str, Framework | None]]) -> Iterator[Mention]:
    """Inspections that the paper speaks of as done and gives no date at all, each kind of an authority once.

    `known` are the authorities and frameworks of the inspections that have been found; one without a name is taken
    only of an authority that has none at all.
    """
    told = [mention for mention in _spoken_of(paper) if not is_of_department(paper, mention)]
    seen = set(known)
    for mention in (*(one for one in told if one.framework), *(one for one in told if not one.framework)):
        held = {framework for name, framework in seen if name == mention.authority}
        if mention.framework in held or None in held or (mention.framework is None and held):
            continue
        seen.add((mention.authority, mention.framework))
        yield mention
    yield from _titled(paper, {name for name, _ in seen})


def _titled(paper: Paper, known: Collection[str]) -> Iterator[Mention]:
    """The inspection that a title alone names ("OFSTED INSPECTION REPORT"), where the text tells its result."""
    for sentence in paper.sentences():
        block, authority = paper.blocks[sentence.index], paper.places[sentence.index].authority
        if not authority or authority in known or not isinstance(block, Block) or block.kind != "heading":
            continue
        text = sentence.text
        if not words("titled").match(text) or words("not_done").search(text) or words("unlike").search(text):
            continue
        if any(words("result_told").search(one.text) and not is_no_judgement(one.text) for one in paper.sentences()):
            yield Mention(
                authority=authority,
                index=sentence.index,
                at=sentence.at,
                evidence=evidence_of(paper, sentence, (), None),
                framework=framework_of(text, paper.head.date),
                text=text,
            )
            return


def _spoken_of(paper: Paper) -> Iterator[Mention]:
    today = paper.head.date or _latest_day(paper)
    for sentence in paper.sentences():
        text = sentence.text
        cues = [cue for cue in (*find_cues(text), *_reports(text)) if cue.kind == "inspect" and not cue.graded]
        if not cues or words("supposed").search(text) or words("not_carried_out").search(text):
            continue
        if words("general").search(text) or (words("unlike").search(text) and not words("like").search(text)):
            continue
        for cue in cues:
            if not _is_past(text, cue):
                continue
            near = text[max(cue.at - _BEFORE, 0) : cue.stop + _NAMED]
            key = framework_of(near, today, visit=text[max(cue.at - 45, 0) : cue.stop + 12])
            named = [span for span in paper.gazetteer.find(text) if not is_reviewer(text, span)]
            authority = nearest_name(named, cue.at, paper.places[sentence.index].authority)
            block = paper.blocks[sentence.index]
            titled = isinstance(block, Block) and block.kind == "heading"
            if key or (authority and not titled and words("of_services").search(text)):
                yield Mention(
                    authority=authority,
                    index=sentence.index,
                    at=sentence.at + cue.at,
                    evidence=evidence_of(paper, sentence, (), None),
                    framework=key,
                    text=text,
                )


def _latest_day(paper: Paper) -> str | None:
    """The latest day that a paper without a date speaks of: it is not much older."""
    return max((day.first for day in find_dates(paper.document.text[:_LOOKED_AT])), default=None)


def _reports(text: str) -> Iterator[Cue]:
    """ "The ILACS inspection report": a report of an inspection, which has been."""
    return (Cue(match.start(), match.end(), "inspect") for match in words("inspection_report").finditer(text))


def _is_past(text: str, cue: Cue) -> bool:
    """True where the words around the cue take it for done: its findings, "following the recent ...", "has visited"."""
    before, behind = text[max(cue.at - _BEFORE, 0) : cue.at], text[cue.stop : cue.stop + _BEHIND]
    if words("inspection_report").fullmatch(text, cue.at, cue.stop):
        return not words("not_done").search(before)
    if words("ahead_before").search(before) or words("ahead_behind").match(behind):
        return False
    if words("not_done").search(f"{before}{text[cue.at : cue.stop]}{behind}"):
        return False
    return bool(
        words("done_before").search(before) or words("done_behind").match(behind) or words("resulted").match(behind)
    )


def _phrase(text: str, cue: Cue) -> str:
    """The words around the cue, from where the last inspection before it was told to where the next one begins."""
    low, high = max(cue.at - _BEFORE, 0), min(cue.stop + _BEHIND, len(text))
    before = [m.start() for m in words("next_phrase").finditer(text, low, cue.at)]
    behind = words("next_phrase").search(text, cue.stop, high)
    return text[before[-1] if before else low : behind.start() if behind else high]


def _is_to_come(text: str, cue: Cue) -> bool:
    """True where the words around the cue look ahead, and none of them looks back."""
    before, behind = text[max(cue.at - _BEFORE, 0) : cue.at], text[cue.stop : cue.stop + _BEHIND]
    ahead = words("ahead_before").search(before) or words("ahead_behind").match(behind)
    return bool(ahead) and not words("happened").search(behind)
