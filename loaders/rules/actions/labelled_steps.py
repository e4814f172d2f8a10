"""Steps behind a label that opens a paragraph: "What we have done: ...", "What's next: ..."."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from loaders.claims import ActionClaim
from loaders.layout.block import Block
from loaders.patterns import Several
from loaders.rules.actions.answered_steps import is_step, parts_of
from loaders.rules.actions.responses import answered_above
from loaders.rules.actions.told_steps import step
from loaders.rules.paper.paper import Paper, Sentence
from loaders.rules.plans.deadlines import words
from loaders.rules.plans.tasks import is_task

_FEWEST_WORDS = 4
_NEAR = 4
_DULL = ("intro", "others_do", "not_action", "others_step", "found_so", "ambition", "supposes")


@cache
def _labels() -> Several[str]:
    """The labels, those of what was done first."""
    return Several((key, (words(key),)) for key in ("done_label", "next_label"))


def labelled_steps(paper: Paper) -> Iterator[ActionClaim]:
    """One claim a sentence that tells a step behind such a label, with the recommendation that its section is about."""
    for index, block in enumerate(paper.blocks):
        if not isinstance(block, Block) or block.kind == "heading":
            continue
        for key in _labels().likely(block.plain.norm):
            label = words(key).match(block.plain.norm)
            if label:
                number = _number(paper, index)
                for claim in _of_block(paper, index, label.end(), done=key == "done_label"):
                    yield replace(claim, recommendation=number)
                break


def _of_block(paper: Paper, index: int, at: int, *, done: bool) -> Iterator[ActionClaim]:
    for sentence in paper.sentences_of(index):
        if sentence.stop <= at:
            continue
        behind = _from(sentence, at)
        if not done and _is_ahead(behind.text):
            yield step(paper, behind, method="action-behind-label", status="planned")
        for part in parts_of(behind) if done else ():
            if is_step(part, answered=True):
                yield step(paper, part, method="action-behind-label")


def _from(sentence: Sentence, at: int) -> Sentence:
    """`sentence` from the end of its paragraph's label."""
    if sentence.at >= at:
        return sentence
    return replace(sentence, at=at, text=sentence.plain.norm[at : sentence.stop])


def _is_ahead(text: str) -> bool:
    if len(text.split()) < _FEWEST_WORDS or any(words(key).search(text) for key in _DULL):
        return False
    return is_task(text) or bool(words("next_told").search(text))


def _number(paper: Paper, index: int) -> str | None:
    """The number of the recommendation, or of the area that the words near it say inspectors asked to be improved."""
    above = paper.places[index].headings
    area = words("numbered_area").match(above[-1]) if above else None
    if area and any(_is_asked(paper, place) for place in range(max(index - _NEAR, 0), index)):
        return area["number"]
    return answered_above(paper, index)


def _is_asked(paper: Paper, place: int) -> bool:
    block = paper.blocks[place]
    return isinstance(block, Block) and bool(words("asked_label").match(block.plain.norm))
