"""What stands below a heading that is but the name of a body: labelled lines and lists of duties are that body's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from loaders.layout.block import Block
from loaders.lexicon import load
from loaders.patterns import Pattern, prepare
from loaders.rules.paper.paper import Paper
from loaders.rules.paper.parties import Party, Told


def with_section_bodies(paper: Paper, told: Sequence[Told]) -> tuple[Told, ...]:
    """Each labelled line ("Members: ...") with the body of its heading as what it is about, each duty as its row's."""
    named = {one.sentence.index: party for one in told for party in _of_heading(paper, one)}
    if not named:
        return tuple(told)
    above: dict[int, Party] = {}
    duties: set[int] = set()
    body: Party | None = None
    opened = False
    for index, block in enumerate(paper.blocks):
        if isinstance(block, Block) and block.kind == "heading":
            body, opened = named.get(index), False
        elif body and isinstance(block, Block):
            above[index] = body
            is_item = block.kind == "item" or block.bullet
            opened = opened if is_item else bool(_said("duties").fullmatch(block.plain.norm.strip(" *")))
            if is_item and opened:
                duties.add(index)
    return tuple(_placed(one, above.get(one.sentence.index), one.sentence.index in duties) for one in told)


def _placed(told: Told, body: Party | None, is_duty: bool) -> Told:
    if body is None or told.row or told.sentence.at:
        return told
    if is_duty:
        return replace(told, row=body)
    if _said("label").match(told.sentence.text):
        return replace(told, topic=body.body, board=body.body)
    return told


def _of_heading(paper: Paper, told: Told) -> list[Party]:
    """The body that a heading is the name of, with at most how often it meets behind it."""
    block = paper.blocks[told.sentence.index]
    if not isinstance(block, Block) or block.kind != "heading" or len(told.parties) != 1:
        return []
    only = told.parties[0]
    behind = told.sentence.text[only.stop :]
    whole = only.at <= len("Our ") and bool(_said("behind").fullmatch(behind))
    return [only] if whole and only.sort == "body" and only.body else []


@cache
def _said(key: str) -> Pattern:
    return prepare(load("body-sections")[key])
