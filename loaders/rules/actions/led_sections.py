"""Tasks in a list under a heading or a line that says who leads them all: "Workstream 1 (Lead: Head of Care)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from loaders.claims import ActionClaim, Evidence
from loaders.dates import find_dates
from loaders.layout.block import Block
from loaders.rules.actions.told_steps import step
from loaders.rules.heads.head_fields import LABELLED
from loaders.rules.paper.leads import is_office, split_leads
from loaders.rules.paper.paper import Paper
from loaders.rules.plans.deadlines import words
from loaders.rules.plans.plan_heads import role_of
from loaders.rules.plans.tasks import is_task

_FEWEST_WORDS = 3
_NEAR = 3


@dataclass(frozen=True, slots=True)
class _Said:
    """What a line says of the whole list beside it: who leads, or by when."""

    role: str
    text: str
    passages: tuple[Evidence, ...]


def led_sections(paper: Paper) -> Iterator[ActionClaim]:
    """One claim an item of each list most of whose items are tasks, where a line straight above or below says who
    leads them; or a deadline for all, where the list tells of actions."""
    for first, last in _lists(paper):
        said = {one.role: one for one in _beside(paper, first, last)}
        if "lead" not in said or words("duties").search(paper.places[first].heading):
            continue
        told = [one for index in range(first, last) for one in list(paper.sentences_of(index))[:1]]
        tasks = [one for one in told if is_task(one.text) and len(one.text.split()) >= _FEWEST_WORDS]
        if 2 * len(tasks) <= len(told) or any(words("comes_again").search(one.text) for one in told[:1]):
            continue
        for one in tasks:
            yield _with(step(paper, one, method="action-led-section", status="planned"), said)


def _with(claim: ActionClaim, said: dict[str, _Said]) -> ActionClaim:
    lead = said["lead"]
    if not claim.lead:
        claim = replace(claim, lead=split_leads(lead.text), evidence=(*claim.evidence, *lead.passages))
    if "deadline" in said and not claim.deadline:
        due = said["deadline"]
        claim = replace(claim, deadline=due.text, evidence=(*claim.evidence, *due.passages))
    return claim


def _lists(paper: Paper) -> Iterator[tuple[int, int]]:
    """Where each list begins and ends."""
    first: int | None = None
    for index, block in enumerate((*paper.blocks, None)):
        is_item = isinstance(block, Block) and block.kind == "item"
        if is_item and first is None:
            first = index
        elif not is_item and first is not None:
            yield first, index
            first = None


def _beside(paper: Paper, first: int, last: int) -> Iterator[_Said]:
    """What the lines above the list, up to its heading, and those straight below say of it."""
    for index in range(last, min(last + _NEAR, len(paper.blocks))):
        said = _label(paper, index)
        if said is None:
            break
        yield said
    for index in range(first - 1, max(first - 1 - _NEAR, -1), -1):
        block = paper.blocks[index]
        if not isinstance(block, Block) or block.kind == "item":
            return
        said = _label(paper, index) or _bracketed(paper, index, block)
        if said:
            yield said
        if block.kind == "heading" and (said or block.level < 9 or not words("steps_heading").match(block.plain.norm)):
            return


def _label(paper: Paper, index: int) -> _Said | None:
    block = paper.blocks[index]
    match = LABELLED.match(block.plain.norm) if isinstance(block, Block) else None
    role = role_of(match["label"]) if match and match["value"] else None
    if not (isinstance(block, Block) and match and role in ("lead", "deadline")):
        return None
    return _said(paper, index, block, role, match.span("value"))


def _bracketed(paper: Paper, index: int, block: Block) -> _Said | None:
    match = words("bracketed_section_lead").search(block.plain.norm)
    return _said(paper, index, block, "lead", match.span("who" if match["who"] else "who2")) if match else None


def _said(paper: Paper, index: int, block: Block, role: str, span: tuple[int, int]) -> _Said | None:
    text = block.plain.text[slice(*span)]
    if role == "lead" and not is_office(re.sub(r"^(?:the|our)\s", "", text, flags=re.I)):
        return None
    if role == "deadline":
        due = _day(paper, block.plain.norm[slice(*span)])
        if due is None:
            return None
        text = due
    return _Said(role, text, paper.passages(block.plain, *span, index=index, field=role))


def _day(paper: Paper, text: str) -> str | None:
    days = [day for day in find_dates(text, year=paper.year) if len(day.first) > len("2019")]
    return (days[-1].last or days[-1].first) if days else None
