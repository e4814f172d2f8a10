"""Deeds told by the thing that was made or changed: "Three posts have been created", wherever a paper tells them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from loaders.claims import ActionClaim
from loaders.dates import find_dates
from loaders.layout.block import Block
from loaders.patterns import Several
from loaders.rules.actions.told_steps import Status, step
from loaders.rules.paper.paper import Paper, Sentence
from loaders.rules.plans.deadlines import deadline_behind, words

_FEWEST_WORDS = 5
_LONG_AGO = 2
_FORMS = ("thing_made", "they_made", "money_put", "thing_in_making", "thing_to_come")
_OTHERS = ("intro", "others_do", "not_action", "others_step", "measured", "summed", "not_made")


@cache
def _forms() -> Several[str]:
    """The keys of the forms that a sentence may have."""
    return Several((key, (words(key),)) for key in _FORMS)


def made_things(paper: Paper) -> Iterator[ActionClaim]:
    """One claim a sentence that says that a post, a policy, a team or the like was made, changed or finished."""
    for index, block in enumerate(paper.blocks):
        if not isinstance(block, Block) or block.kind == "heading" or not paper.authority:
            continue
        history = words("not_made_below").search(paper.places[index].heading)
        for sentence in paper.sentences_of(index):
            if history and not words("money_put").match(sentence.text):
                continue
            if _forms().likely(sentence.text):
                yield from _of_sentence(paper, sentence)


def _of_sentence(paper: Paper, sentence: Sentence) -> Iterator[ActionClaim]:
    """One claim a clause, where each of two tells of a thing made, or else one for the whole."""
    parts = [part for part in _clauses(sentence) if _is_made(paper, part, behind=part.at > sentence.at)]
    for part in parts if len(parts) > 1 else [sentence]:
        if len(parts) > 1 or _is_made(paper, part):
            yield step(paper, part, method="action-thing-made", status=_status(part.text))


def _status(text: str) -> Status:
    if words("thing_to_come").match(text):
        return "planned"
    return "under-way" if words("thing_in_making").match(text) else "done"


def _clauses(sentence: Sentence) -> Iterator[Sentence]:
    at = 0
    for joint in words("further_clause").finditer(sentence.text):
        yield replace(
            sentence, at=sentence.at + at, stop=sentence.at + joint.start(), text=sentence.text[at : joint.start()]
        )
        at = joint.end()
    yield replace(sentence, at=sentence.at + at, text=sentence.text[at:])


def _is_made(paper: Paper, sentence: Sentence, *, behind: bool = False) -> bool:
    text = sentence.text
    return (
        len(text.split()) >= _FEWEST_WORDS
        and any(words(key).match(text) for key in _FORMS)
        and (behind or not words("by_pronoun").match(text))
        and not any(words(key).search(text) for key in _OTHERS)
        and (not words("thing_to_come").match(text) or deadline_behind(paper, text, 0) is not None)
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
