"""Members of a board under several headings of one section: "Health", "Police and courts", "Schools"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from loaders.layout.block import Block
from loaders.lexicon import load
from loaders.patterns import Pattern, prepare
from loaders.rules.paper.paper import Paper
from loaders.rules.paper.parties import Party, Told

_LONGEST_LIST = 40
_FEWEST = 4
_NEARLY = 0.7


def listed_from(paper: Paper, at: int) -> Sequence[int]:
    """The items of a list that begins with block `at`."""
    found: list[int] = []
    for index in range(at, min(at + _LONGEST_LIST, len(paper.blocks))):
        block = paper.blocks[index]
        if not isinstance(block, Block) or not (block.kind == "item" or block.bullet):
            break
        found.append(index)
    return found


def items_of_section(paper: Paper, heading: int, by_block: Mapping[int, Sequence[Told]]) -> Sequence[int]:
    """The items of the lists below block `heading`, up to the next of its rank, where nearly all name somebody first.

    None where an inner heading tells of something else than members; those that look on are left out.
    """
    top = paper.blocks[heading]
    if not isinstance(top, Block) or top.kind != "heading":
        return ()
    found: list[int] = []
    looks_on = under = False
    for index in range(heading + 1, len(paper.blocks)):
        block = paper.blocks[index]
        if not isinstance(block, Block):
            break
        if block.kind == "heading":
            if block.level <= top.level or _said("ends").search(block.plain.norm):
                break
            under, looks_on = True, bool(_said("looks_on").search(block.plain.norm))
        elif (block.kind == "item" or block.bullet) and under and not looks_on:
            found.append(index)
    opens = [
        index for index in found if any(p.at < load("member-sections")["front"] for p in _parties(by_block, index))
    ]
    return found if len(found) >= _FEWEST and len(opens) >= _NEARLY * len(found) else ()


def _parties(by_block: Mapping[int, Sequence[Told]], index: int) -> list[Party]:
    told = by_block.get(index, ())[:1]
    return [p for p in told[0].parties if p.sort != "plan"] if told else []


@cache
def _said(key: str) -> Pattern:
    return prepare(load("member-sections")[key])
