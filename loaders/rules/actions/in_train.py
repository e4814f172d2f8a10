"""Work that a sentence tells as going on until a day, and single actions that it tells as carried out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from loaders.claims import ActionClaim
from loaders.layout.block import Block
from loaders.naming.kinds import kind_of
from loaders.patterns import Several
from loaders.rules.actions.told_steps import step
from loaders.rules.paper.leads import is_office, split_leads
from loaders.rules.paper.paper import Paper, Sentence
from loaders.rules.plans.deadlines import deadline_behind, words


@cache
def _forms() -> Several[str]:
    """The keys of the forms of which a paragraph has to hold one."""
    return Several((key, (words(key),)) for key in ("under_way_verb", "carried_out"))


def actions_in_train(paper: Paper) -> Iterator[ActionClaim]:
    """One claim a sentence: "X is recruiting ..., to be in post by June"; "the action, to ..., was completed by X"."""
    for index, block in enumerate(paper.blocks):
        if not isinstance(block, Block) or block.kind == "heading":
            continue
        likely = _forms().likely(block.plain.norm)
        for sentence in paper.sentences_of(index) if likely else ():
            done = words("carried_out").search(sentence.text) if "carried_out" in likely else None
            if done:
                yield _carried_out(paper, sentence, done)
            elif "under_way_verb" in likely:
                yield from _going_on(paper, sentence)


def _going_on(paper: Paper, sentence: Sentence) -> Iterator[ActionClaim]:
    match = words("in_train").match(sentence.text)
    if not match or any(words(key).search(sentence.text) for key in ("others_do", "not_action")):
        return
    who = match["who"] or match["who2"]
    due = deadline_behind(paper, sentence.text, match.end())
    if not due:
        if words("in_train_purpose").match(sentence.text):
            yield step(paper, sentence, method="action-in-train", status="under-way")
        return
    if not words("in_train_due").search(sentence.text[: due.at]):
        return
    if match["who"] and not (is_office(match["who"]) or kind_of(match["who"])):
        return
    where = paper.passages(
        sentence.plain, sentence.at + due.at, sentence.at + due.stop, index=sentence.index, field="deadline"
    )
    yield ActionClaim(
        document=paper.document.slug,
        evidence=(*paper.passages(sentence.plain, sentence.at, sentence.stop, index=sentence.index), *where),
        confidence=0.7,
        method="action-in-train",
        authority=paper.places[sentence.index].authority,
        text=sentence.plain.text[sentence.at : sentence.stop],
        lead=split_leads(who) if who else (),
        deadline=due.last or due.first,
        status="under-way",
    )


def _carried_out(paper: Paper, sentence: Sentence, match: re.Match[str]) -> ActionClaim:
    at, stop = (sentence.at + place for place in match.span("what"))
    return ActionClaim(
        document=paper.document.slug,
        evidence=paper.passages(sentence.plain, at, stop, index=sentence.index),
        confidence=0.7,
        method="action-carried-out",
        authority=paper.places[sentence.index].authority,
        text=sentence.plain.text[at:stop],
        lead=split_leads(match["who"]) if match["who"] else (),
        status="done",
    )
