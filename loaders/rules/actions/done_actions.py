"""Actions that are told as done: the news under "What's changed since May", and "We have done so: ..."."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from loaders.claims import ActionClaim
from loaders.dates import find_dates, first_day
from loaders.layout.block import Block
from loaders.patterns import Several
from loaders.rules.actions.told_leads import told_leads
from loaders.rules.paper.paper import Paper, Sentence
from loaders.rules.plans.deadlines import words

_FEWEST_WORDS = 4
_DULL = ("intro", "others_do", "not_action", "others_step", "found_so", "measured", "summed", "in_post", "told_besides")


@cache
def _forms() -> Several[str]:
    """The keys of the forms of which a paragraph outside the news has to hold one."""
    return Several((key, (words(key),)) for key in ("done_so", "we_did_so", "plan_sent"))


def done_actions(paper: Paper) -> Iterator[ActionClaim]:
    """One claim an item of such news that tells a deed, and one for what a sentence says was done of what was asked."""
    for index, block in enumerate(paper.blocks):
        if not isinstance(block, Block) or block.kind == "heading":
            continue
        news = block.kind == "item" and words("news").search(paper.places[index].heading)
        if not news and not _forms().likely(block.plain.norm):
            continue
        for sentence in paper.sentences_of(index):
            so = words("done_so").match(sentence.text)
            if so:
                yield _claim(paper, sentence, so.start("what"))
            elif (news and _is_deed(paper, sentence)) or _is_own_deed(sentence.text):
                yield _claim(paper, sentence, 0)
            news = None


def _is_deed(paper: Paper, sentence: Sentence) -> bool:
    """True where somebody of ours did a thing once, or something new began on a day that has come."""
    text = sentence.text
    if _is_told(text):
        return True
    ours = words("we_did").match(text)
    if ours and words("did").match(text[ours.end() :]):
        return True
    began = words("began").match(text)
    dates = find_dates(text[began.end() :], year=paper.year) if began else []
    today = paper.head.date
    return any(not today or first_day(date.first) <= today for date in dates)


def _is_told(text: str) -> bool:
    """True for a step told in the passive: "The backlog has been cleared"; not for a group, a visit or what goes on."""
    dull = (
        any(words(key).search(text) for key in _DULL) or words("going_on").search(text) or words("ahead").search(text)
    )
    return (
        not dull
        and len(text.split()) >= _FEWEST_WORDS
        and bool(words("step_told").search(text) or words("headless_deed").match(text))
    )


def _is_own_deed(text: str) -> bool:
    """True for what we say ourselves that we did once: "We have recruited twelve social workers"."""
    if words("plan_sent").search(text):
        return not words("ahead").search(text)
    return bool(words("we_did_so").match(text)) and not words("we_did_not_so").search(text)


def _claim(paper: Paper, sentence: Sentence, at: int) -> ActionClaim:
    low = sentence.at + at
    return ActionClaim(
        document=paper.document.slug,
        evidence=paper.passages(sentence.plain, low, sentence.stop, index=sentence.index),
        confidence=0.7,
        method="action-done",
        authority=paper.places[sentence.index].authority,
        text=sentence.plain.text[low : sentence.stop].strip('"“”'),
        lead=told_leads(sentence.text[at:], sentence.text[at:]),
        status="done",
    )
