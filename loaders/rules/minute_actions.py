"""Actions as minutes note them: "[Action: Head of Service]" behind a sentence, "ACTION: The Director to report"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from loaders.claims import ActionClaim
from loaders.dates import find_dates
from loaders.layout.block import Block
from loaders.layout.sentences import sentences
from loaders.patterns import Several
from loaders.rules.deadlines import words
from loaders.rules.leads import is_office, split_leads
from loaders.rules.paper import Paper


def minute_actions(paper: Paper) -> Iterator[ActionClaim]:
    """One claim for each action that a bracket or the word in front marks as one."""
    for index, block in enumerate(paper.blocks):
        if not isinstance(block, Block) or not _marks().likely(block.plain.norm):
            continue
        if words("headings").match(paper.places[index].heading):
            continue
        text = block.plain.norm
        for mark in words("noted_lead").finditer(text):
            before = [span for span in sentences(text[: mark.start()]) if text[slice(*span)].strip()]
            if before:
                yield _claim(paper, index, block, before[-1], mark.span("who"))
        told = words("noted_action").match(text)
        if told:
            yield _claim(paper, index, block, (told.start("what"), len(text)), told.span("who"))
        elif (bracketed := words("bracketed_action").match(text)) and is_office(bracketed["who"]):
            yield _claim(paper, index, block, bracketed.span("what"), bracketed.span("who"))


@cache
def _marks() -> Several[str]:
    """The keys of the forms with one of which a paragraph notes an action."""
    return Several((key, (words(key),)) for key in ("noted_lead", "noted_action", "bracketed_action"))


def _claim(paper: Paper, index: int, block: Block, span: tuple[int, int], who: tuple[int, int]) -> ActionClaim:
    at, stop = span[0], span[0] + len(block.plain.text[slice(*span)].rstrip())
    due = [date for date in find_dates(block.plain.norm[at:stop], year=paper.year) if len(date.first) > 4]
    return ActionClaim(
        document=paper.document.slug,
        evidence=(
            *paper.passages(block.plain, at, stop, index=index),
            *paper.passages(block.plain, *who, index=index, field="lead"),
        ),
        confidence=0.85,
        method="noted-action",
        authority=paper.places[index].authority,
        text=block.plain.text[at:stop],
        lead=split_leads(block.plain.text[slice(*who)]),
        deadline=(due[-1].last or due[-1].first) if due else None,
        status="planned",
    )
