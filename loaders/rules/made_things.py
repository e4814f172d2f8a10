"""Deeds told by the thing that was made or changed: "Three posts have been created", wherever a paper tells them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from loaders.claims import ActionClaim
from loaders.dates import find_dates
from loaders.layout.block import Block
from loaders.patterns import Several
from loaders.rules.deadlines import words
from loaders.rules.paper import Paper, Sentence
from loaders.rules.told_steps import step

_FEWEST_WORDS = 5
_LONG_AGO = 2
_OTHERS = ("intro", "others_do", "not_action", "others_step", "measured", "summed", "not_made")


@cache
def _forms() -> Several[str]:
    """The keys of the forms that a sentence may have."""
    return Several((key, (words(key),)) for key in ("thing_made", "they_made"))


def made_things(paper: Paper) -> Iterator[ActionClaim]:
    """One claim a sentence that says that a post, a policy, a team or the like was made, changed or finished."""
    for index, block in enumerate(paper.blocks):
        if not isinstance(block, Block) or block.kind == "heading" or not paper.authority:
            continue
        if any(words("not_made_below").search(one) for one in paper.places[index].headings[-1:]):
            continue
        for sentence in paper.sentences_of(index):
            if _forms().likely(sentence.text) and _is_made(paper, sentence):
                yield step(paper, sentence, method="action-thing-made", status="done")


def _is_made(paper: Paper, sentence: Sentence) -> bool:
    text = sentence.text
    return (
        len(text.split()) >= _FEWEST_WORDS
        and any(words(key).match(text) for key in ("thing_made", "they_made"))
        and not any(words(key).search(text) for key in _OTHERS)
        and _is_recent(paper, sentence)
        and _is_ours(paper, sentence)
    )


def _is_recent(paper: Paper, sentence: Sentence) -> bool:
    """False for what is told of years that lie well behind the paper: that is history."""
    today = paper.head.date
    years = [int(date.first[:4]) for date in find_dates(sentence.text, year=paper.year) if date.year_stated]
    return not today or all(int(today[:4]) - year <= _LONG_AGO for year in years)


def _is_ours(paper: Paper, sentence: Sentence) -> bool:
    own = paper.places[sentence.index].authority
    return all(one.name == own for one in paper.gazetteer.find(sentence.text))
