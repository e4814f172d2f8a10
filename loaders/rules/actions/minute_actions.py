"""Actions as minutes note them: "[Action: Head of Service]" behind a sentence, "ACTION: The Director to report"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from loaders.claims import ActionClaim
from loaders.dates import find_dates
from loaders.layout.block import Block
from loaders.layout.plain import Plain
from loaders.layout.sentences import sentences
from loaders.layout.tables import Table, line_cells
from loaders.patterns import Several
from loaders.rules.paper.leads import is_office, split_leads
from loaders.rules.paper.paper import Paper
from loaders.rules.plans.deadlines import deadline_behind, words
from loaders.rules.plans.plans import read_plan


def minute_actions(paper: Paper) -> Iterator[ActionClaim]:
    """One claim for each action that a bracket, the word in front or a column of a table of minutes marks as one."""
    for index, block in enumerate(paper.blocks):
        if isinstance(block, Table):
            yield from _of_table(paper, index, block)
            continue
        if not _marks().likely(block.plain.norm) or words("headings").match(paper.places[index].heading):
            continue
        yield from _marked(paper, index, block)


def _marked(paper: Paper, index: int, block: Block) -> Iterator[ActionClaim]:
    text = block.plain.norm
    found = False
    for mark in (*words("noted_lead").finditer(text), *words("noted_behind").finditer(text)):
        told = words("noted_task").match(mark["who"])
        before = [span for span in sentences(text[: mark.start()]) if text[slice(*span)].strip()]
        if told:
            at = mark.start("who")
            found = True
            yield _claim(paper, index, block.plain, mark.span("who"), (at + told.start("who"), at + told.end("who")))
        elif before:
            found = True
            yield _claim(paper, index, block.plain, before[-1], mark.span("who"))
    if found:
        return
    for told in words("noted_action").finditer(text):
        found = True
        yield _claim(paper, index, block.plain, told.span("what"), told.span("who"))
    if found:
        return
    bracketed = words("bracketed_action").match(text)
    if bracketed and is_office(bracketed["who"]):
        yield _claim(paper, index, block.plain, bracketed.span("what"), bracketed.span("who"))
    elif alone := words("noted_alone").match(text):
        yield from _noted_above(paper, index, block, alone)


def _noted_above(paper: Paper, index: int, block: Block, alone: re.Match[str]) -> Iterator[ActionClaim]:
    """The last sentence of the paragraph above, where a line below says whose action it is and no more."""
    above = paper.blocks[index - 1] if index else None
    last = list(paper.sentences_of(index - 1))[-1:] if isinstance(above, Block) and above.kind != "heading" else []
    for one in last:
        if words("to_be_done").search(one.text):
            claim = _claim(paper, index - 1, one.plain, (one.at, one.stop), None)
            where = paper.passages(block.plain, *alone.span("who"), index=index, field="lead")
            lead = split_leads(block.plain.text[slice(*alone.span("who"))])
            yield replace(claim, evidence=(*claim.evidence, *where), lead=lead)


def _of_table(paper: Paper, index: int, table: Table) -> Iterator[ActionClaim]:
    """What a column of actions beside one of what was discussed says that somebody is to do."""
    lines = line_cells(paper.document.text, table)
    head = [cell.norm.strip(" *:").lower() for cell in lines[0]]
    columns = [place for place, name in enumerate(head) if words("action_column").match(name)]
    if not columns or not any(words("minuted_column").match(name) for name in head) or read_plan(paper, table):
        return
    for cell in (line[columns[0]] for line in lines[1:] if len(line) > columns[0]):
        for at, stop in sentences(cell.norm):
            told = words("noted_task").match(cell.norm[at:stop])
            if told:
                who = (at + told.start("who"), at + told.end("who"))
                yield _claim(paper, index, cell, (at, stop), who)


@cache
def _marks() -> Several[str]:
    """The keys of the forms with one of which a paragraph notes an action."""
    return Several(
        (key, (words(key),))
        for key in ("noted_lead", "noted_behind", "noted_action", "bracketed_action", "noted_alone")
    )


def _claim(paper: Paper, index: int, plain: Plain, span: tuple[int, int], who: tuple[int, int] | None) -> ActionClaim:
    at, stop = span[0], span[0] + len(plain.text[slice(*span)].rstrip())
    due = [date for date in find_dates(plain.norm[at:stop], year=paper.year) if len(date.first) > 4]
    last = due[-1] if due else deadline_behind(paper, plain.norm[at:stop], 0)
    led = who if who and not words("thing_done").search(plain.norm[who[1] : stop]) else None
    return ActionClaim(
        document=paper.document.slug,
        evidence=(
            *paper.passages(plain, at, stop, index=index),
            *(paper.passages(plain, *led, index=index, field="lead") if led else ()),
        ),
        confidence=0.85,
        method="noted-action",
        authority=paper.places[index].authority,
        text=plain.text[at:stop],
        lead=split_leads(plain.text[slice(*led)]) if led else (),
        deadline=(last.last or last.first) if last else None,
        status="planned",
    )
