"""What a sentence of findings owes to what stands around it: a paragraph about a visit, its mood, whom it is of."""

from __future__ import annotations

from loaders.layout.block import Block
from loaders.rules.finding_sections import is_inspected, pattern, says
from loaders.rules.paper import Paper, Sentence


def is_heard(paper: Paper, sentence: Sentence) -> bool:
    """True for "Members heard that ..." behind a paragraph of the same section about a letter or a visit."""
    before = paper.blocks[max(sentence.index - 1, 0)]
    told = pattern("members_heard").match(sentence.text) and isinstance(before, Block)
    same = told and paper.places[sentence.index].headings == paper.places[max(sentence.index - 1, 0)].headings
    return bool(same and isinstance(before, Block) and pattern("just_visited").search(before.plain.norm))


def sets_mood(paper: Paper, sentence: Sentence) -> bool:
    """True for "The Director said that the visit had been an encouraging one.": what was found is told behind it."""
    return says("mood", sentence.text) and is_inspected(paper, sentence.index, sentence.text)


def is_plainly_good(text: str) -> bool:
    """True for a statement of those who are served or serve, in which no word weighs: reports tell so of what is good.

    >>> is_plainly_good("Care leavers have somebody to turn to."), is_plainly_good("Inspectors read 40 files.")
    (True, False)
    """
    return says("of_service", text) and not says("no_praise", text)
