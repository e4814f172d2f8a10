"""Items that open with whose they are: "Head of Early Help: relaunch the assessment in January 2020"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from loaders.claims import ActionClaim
from loaders.layout.block import Block
from loaders.patterns import Several
from loaders.rules.actions.told_steps import step
from loaders.rules.paper.leads import is_office, split_leads
from loaders.rules.paper.paper import Paper
from loaders.rules.plans.deadlines import words
from loaders.rules.plans.tasks import is_task


@cache
def _forms() -> Several[str]:
    """The form of which an item has to be."""
    return Several((("fronted", (words("fronted"),)),))


def fronted_actions(paper: Paper) -> Iterator[ActionClaim]:
    """One claim an item that names an office and, behind a colon or a dash, what it is to do."""
    for index, block in enumerate(paper.blocks):
        if not isinstance(block, Block) or block.kind == "heading" or not _forms().likely(block.plain.norm):
            continue
        if not (block.kind == "item" or block.label):
            continue
        if words("duties").search(paper.places[index].heading):
            continue
        front = words("fronted").match(block.plain.norm)
        first = next(iter(paper.sentences_of(index)), None)
        if not (front and first and is_office(front["who"])) or not is_task(block.plain.norm[front.end() :]):
            continue
        at = front.end()
        part = replace(first, at=at, text=first.plain.norm[at : first.stop])
        where = paper.passages(block.plain, *front.span("who"), index=index, field="lead")
        claim = step(paper, part, method="action-fronted", status="planned")
        lead = split_leads(block.plain.text[slice(*front.span("who"))])
        yield replace(claim, evidence=(*claim.evidence, *where), lead=lead)
