"""Actions in prose whose lead stands with them: "X has agreed to ...", and "..., Lead: X" behind an item."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from loaders.claims import ActionClaim
from loaders.dates import DateSpan, find_dates
from loaders.layout.block import Block
from loaders.lexicon import load
from loaders.patterns import Pattern, Several, prepare
from loaders.rules.actions.told_steps import step
from loaders.rules.paper.leads import is_office, split_leads
from loaders.rules.paper.paper import Paper, Sentence
from loaders.rules.plans.deadlines import deadline_behind, words

_MONTH = len("2016-01")
_FEW_WORDS = 6


@cache
def _words(key: str) -> Pattern:
    """The pattern `key` of lexicon/actions; capitals tell a name."""
    return prepare(load("actions")[key])


@cache
def _forms() -> Several[str]:
    """The keys of the forms of which a paragraph has to hold one."""
    return Several((key, (_words(key),)) for key in ("labelled_lead", "agreed_to", "agreed_that"))


def labelled_actions(paper: Paper) -> Iterator[ActionClaim]:
    """Each action behind which a label says who leads it, in order."""
    for index, block in enumerate(paper.blocks):
        if isinstance(block, Block) and "labelled_lead" in _forms().likely(block.plain.norm):
            labelled = _words("labelled_lead").match(block.plain.norm)
            if labelled and is_office(labelled["who"]):
                yield from _each_labelled(paper, index, block, labelled)


def led_actions(paper: Paper) -> Iterator[ActionClaim]:
    """Each action that somebody has agreed to take, in order."""
    for index, block in enumerate(paper.blocks):
        likely = _forms().likely(block.plain.norm) if isinstance(block, Block) else ()
        for sentence in paper.sentences_of(index) if "agreed_that" in likely else ():
            yield from _agreed_of_others(paper, sentence)
        for sentence in paper.sentences_of(index) if "agreed_to" in likely else ():
            agreed = _words("agreed_to").match(sentence.text)
            if agreed and not _words("agreed_lightly").match(sentence.text, agreed.end("who")):
                yield _agreed(paper, sentence, agreed)


def _agreed_of_others(paper: Paper, sentence: Sentence) -> Iterator[ActionClaim]:
    """What a meeting agreed that an officer would do."""
    for told in _words("agreed_that").finditer(sentence.text):
        if is_office(told["who"]):
            low, high = (sentence.at + place for place in told.span("what"))
            part = replace(sentence, at=low, stop=high, text=told["what"])
            claim = step(paper, part, method="action-agreed", status="planned")
            at, stop = (sentence.at + place for place in told.span("who"))
            where = paper.passages(sentence.plain, at, stop, index=sentence.index, field="lead")
            yield replace(claim, evidence=(*claim.evidence, *where), lead=split_leads(told["who"]))


def _each_labelled(paper: Paper, index: int, block: Block, match: re.Match[str]) -> Iterator[ActionClaim]:
    """The steps of a paragraph that the label at its end is for: each sentence of several, else the whole."""
    at, stop = match.span("who")
    told = [one for one in paper.sentences_of(index) if one.stop <= match.end("what") + 1 and _is_step(one)]
    if len(told) + 1 < len(tuple(paper.sentences_of(index))) - _is_topic(paper, index) or not told or match["when"]:
        yield _labelled(paper, index, block, match)
        return
    for one in told:
        claim = step(paper, one, method="action-labelled-lead")
        where = paper.passages(block.plain, at, stop, index=index, field="lead")
        yield replace(claim, evidence=(*claim.evidence, *where), lead=split_leads(match["who"]))


def _is_step(sentence: Sentence) -> bool:
    return any(words(key).search(sentence.text) for key in ("step_told", "scheduled", "promise", "will_have_done"))


def _is_topic(paper: Paper, index: int) -> bool:
    """True where the paragraph opens with a few words that say what it is about."""
    first = next(iter(paper.sentences_of(index)))
    return len(first.text.split()) <= _FEW_WORDS and not _is_step(first)


def _labelled(paper: Paper, index: int, block: Block, match: re.Match[str]) -> ActionClaim:
    at, stop = match.span("who")
    before = paper.blocks[index - 1] if index else None
    told = match["what"]
    due = deadline_behind(paper, match.string, match.start("when")) if match["when"] else _due_in(paper, told)
    where = paper.passages(block.plain, due.at, due.stop, index=index, field="deadline") if due else ()
    said = f"{paper.places[index].heading} {before.plain.norm if isinstance(before, Block) else ''}"
    return ActionClaim(
        document=paper.document.slug,
        evidence=(
            *paper.passages(block.plain, match.start("what"), len(block.plain.text), index=index),
            *paper.passages(block.plain, at, stop, index=index, field="lead"),
            *where,
        ),
        confidence=0.8,
        method="action-labelled-lead",
        authority=paper.places[index].authority,
        text=block.plain.text[slice(*match.span("what"))],
        lead=split_leads(match["who"]),
        deadline=(due.last or due.first) if due else None,
        status="proposed" if _words("proposing").search(said) else None,
    )


def _due_in(paper: Paper, told: str) -> DateSpan | None:
    """The day behind "by" in the words of an action."""
    due = deadline_behind(paper, told, 0)
    return due if due and _words("labelled_by").search(told[: due.at]) else None


def _agreed(paper: Paper, sentence: Sentence, match: re.Match[str]) -> ActionClaim:
    dates = [d for d in find_dates(sentence.text, year=paper.year) if d.at > match.end() and len(d.first) >= _MONTH]
    due = [d for d in dates if _words("agreed_by").search(sentence.text[: d.at])]
    at, stop = (sentence.at + place for place in match.span("who"))
    behind = None if due else deadline_behind(paper, sentence.text, match.end())
    when = due[0] if due else behind if behind and _words("agreed_by").search(sentence.text[: behind.at]) else None
    where = (
        paper.passages(
            sentence.plain, sentence.at + when.at, sentence.at + when.stop, index=sentence.index, field="deadline"
        )
        if when
        else ()
    )
    return ActionClaim(
        document=paper.document.slug,
        evidence=(
            *paper.passages(sentence.plain, sentence.at, sentence.stop, index=sentence.index),
            *paper.passages(sentence.plain, at, stop, index=sentence.index, field="lead"),
            *where,
        ),
        confidence=0.75,
        method="action-agreed",
        authority=paper.places[sentence.index].authority,
        text=sentence.plain.text[sentence.at : sentence.stop],
        lead=() if words("pronoun").fullmatch(match["who"]) else (re.sub(r"^The\s", "", sentence.plain.text[at:stop]),),
        deadline=(when.last or when.first) if when else None,
        status="planned",
    )
