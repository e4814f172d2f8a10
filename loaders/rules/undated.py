"""Inspections that a sentence tells of without a day: those that are expected, and those known by their framework."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loaders.claims import Framework
from loaders.rules.cues import Cue, find_cues, words
from loaders.rules.frameworks import framework_of
from loaders.rules.paper import Paper, Sentence

_BEFORE, _BEHIND = 70, 60


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
