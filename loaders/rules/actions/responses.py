"""What is answered to a question or a recommendation: "Council response: Accepted. The scheme will be extended ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from loaders.claims import ActionClaim
from loaders.layout.block import Block
from loaders.patterns import Several
from loaders.rules.actions.told_steps import step
from loaders.rules.paper.paper import Paper, Sentence
from loaders.rules.plans.deadlines import words
from loaders.rules.plans.plans import opening_words

_DULL = ("intro", "others_do", "not_action", "others_step", "found_so", "measured", "summed", "in_post", "supposes")
_FEWEST_WORDS = 5
_FAR = 8


@cache
def _fronts() -> Several[str]:
    """The words with which an answer opens, that an answer's paragraphs are screened by."""
    return Several((("response_front", (words("response_front"),)),))


def responses(paper: Paper) -> Iterator[ActionClaim]:
    """One claim a sentence of an answer that tells a step, done or to come, with the recommendation it answers."""
    for index, block in enumerate(paper.blocks):
        if not isinstance(block, Block) or not _fronts().likely(block.plain.norm):
            continue
        front = words("response_front").match(block.plain.norm)
        number = answered_above(paper, index) if front else None
        for sentence in paper.sentences_of(index) if front else ():
            part = _behind(sentence, front.end()) if front else sentence
            if _is_step(part.text):
                yield replace(step(paper, part, method="action-response"), recommendation=number)


def _behind(sentence: Sentence, at: int) -> Sentence:
    """`sentence` from the end of the words that only say that it answers."""
    if sentence.at >= at:
        return sentence
    return replace(sentence, at=at, text=sentence.plain.norm[at : sentence.stop])


def _is_step(text: str) -> bool:
    if len(text.split()) < _FEWEST_WORDS or any(words(key).search(text) for key in _DULL):
        return False
    return any(words(key).search(text) for key in ("step_told", "answer_will")) or any(
        words(key).match(text) for key in ("began", "did_actively")
    )


def answered_above(paper: Paper, index: int) -> str | None:
    """The recommendation that a heading above block `index` names, or a line not far before it: its number or words."""
    for heading in reversed(paper.places[index].headings):
        match = words("answered").match(heading)
        if match:
            return match["number"] or match["letter"]
    for place in range(index, max(index - _FAR, -1), -1):
        block = paper.blocks[place]
        if not isinstance(block, Block):
            return None
        match = words("answered").match(block.plain.norm)
        if match:
            return match["number"] or match["letter"]
        worded = re.match(r"(?:recommendation|area for improvement)\s?[:-]\s(?P<what>.{8,})$", block.plain.norm, re.I)
        if worded:
            return opening_words(block.plain.text[worded.start("what") :])
    return None
