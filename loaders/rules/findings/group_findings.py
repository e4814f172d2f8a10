"""What a group of members found for itself: the first sentences under "What we found", and "We found that ..."."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.layout.block import Block
from loaders.rules.findings.finding_sections import pattern
from loaders.rules.findings.polarity import polarity_of
from loaders.rules.findings.seen import AVOWED, Seen, Source, seen_in
from loaders.rules.paper.listings import Item
from loaders.rules.paper.paper import Paper, Sentence

_OPENING = 12
_LEAD_WORDS = 18
_FEWEST_WORDS = 4


def group_findings(paper: Paper) -> Iterator[Seen]:
    """The findings of a paper that is a group's own report; none of any other paper."""
    opening = (block.plain.norm for block in paper.blocks[:_OPENING] if isinstance(block, Block))
    if not any(pattern("group_report").search(line) for line in opening):
        return
    for index, block in enumerate(paper.blocks):
        headings = paper.places[index].headings
        above = headings[:-1] if isinstance(block, Block) and block.kind == "heading" else headings
        if not isinstance(block, Block) or not any(pattern("group_section").match(one) for one in above[-2:]):
            continue
        for place, sentence in enumerate(paper.sentences_of(index)):
            found = pattern("group_found").match(sentence.text)
            if found:
                yield from _seen(paper, sentence, found.end())
            elif place == 0 and _leads(block, sentence):
                yield from _seen(paper, sentence, 0)


def _leads(block: Block, sentence: Sentence) -> bool:
    """True for a short sentence that says what its paragraph, or the one below it, then bears out."""
    short = _FEWEST_WORDS <= len(sentence.text.split()) <= _LEAD_WORDS and not sentence.text.endswith(":")
    goes_on = sentence.stop < len(block.plain.text.rstrip())
    return short and (goes_on or block.kind == "heading") and not pattern("group_aside").search(sentence.text)


def _seen(paper: Paper, sentence: Sentence, at: int) -> Iterator[Seen]:
    polarity = polarity_of(sentence.text[at:])
    if polarity:
        lead = (sentence.text, *reversed(paper.places[sentence.index].headings))
        item = Item(sentence.index, sentence.plain, sentence.at + at, sentence.stop)
        yield seen_in(paper, item, polarity, Source(sentence.index, lead, AVOWED, 0.7, in_sentence=True))
