"""Findings known by what stands around them: quoted, counted, or beside lists of others."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

from loaders.layout.block import Block
from loaders.layout.sentences import sentences
from loaders.patterns import prepare
from loaders.rules.findings.finding_sections import (
    behind_that,
    heading_kind,
    is_grade_line,
    is_inspected,
    is_only_graded,
    pattern,
    says,
)
from loaders.rules.findings.polarity import polarity_of
from loaders.rules.paper.listings import Item
from loaders.rules.paper.paper import Paper, Sentence

_MOST_WORDS, _FEWEST_ITEMS = 5, 2
_COUNTED = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
_VERBS = prepare(r"\b(?:is|are|was|were|has|have|had|do|does|did|don't|doesn't|can|can't|cannot|not|ensure|make)\b")
_QUOTED = prepare(r'(?<=[\w,] )"(?P<words>[a-z][^"]{8,})"')


def is_no_finding(text: str, *, told: bool) -> bool:
    """True for a sentence that leads in a list, gives a grade, or tells what no inspector found."""
    if text.endswith((":", ":-")) or is_grade_line(text):
        return True
    if any(says(key, text) for key in ("never", "beside", "spoken_here", "earlier", "each_below")):
        return True
    if any(is_only_graded(text[at:]) for at in {0, behind_that(text)}):
        return True
    return not told and says("aside", text)


def is_quoted(paper: Paper, sentence: Sentence) -> bool:
    """True where a sentence of a paragraph about an inspection quotes some words, and nobody else says them."""
    quoted = _QUOTED.search(sentence.text)
    if not quoted or not is_inspected(paper, sentence.index, sentence.plain.norm):
        return False
    return not (says("quoted_not", sentence.text) or pattern("grades").search(quoted["words"]))


def is_counted(paper: Paper, index: int, block: Block | None = None) -> bool:
    """True where block `index` counts areas for priority action and as many items stand straight below it.

    What it says behind the count leads in nothing: "There are two areas for priority action. We looked at each".
    """
    block = block or (one if isinstance(one := paper.blocks[index], Block) else None)
    counted = pattern("counted_priorities").search(block.plain.norm) if block and block.kind == "paragraph" else None
    if not counted or not is_inspected(paper, index, block.plain.norm if block else ""):
        return False
    many = counted["many"].lower()
    return len(_items_below(paper, index)) == (int(many) if many.isdigit() else _COUNTED.get(many, 0))


def _items_below(paper: Paper, index: int) -> list[Block]:
    below = takewhile(lambda one: isinstance(one, Block) and one.kind == "item", paper.blocks[index + 1 :])
    return [one for one in below if isinstance(one, Block)]


def named_alone(item: Item) -> Item:
    """`item` without what is told behind what it only names: "Waiting times. The average is down to 30 weeks."."""
    found = sentences(item.norm)
    if len(found) < _FEWEST_ITEMS or _VERBS.search(item.norm, *found[0]):
        return item
    return replace(item, stop=item.at + found[0][1])


def stands_beside(paper: Paper, index: int) -> bool:
    """True for a short heading that says nothing of its kind above a list of which each item praises or finds fault.

    Beside it, under the same heading, must stand lists of strengths or of weaknesses: "Headlines", then "Strengths".
    """
    block = paper.blocks[index]
    if (
        not isinstance(block, Block)
        or len(block.plain.norm.split()) > _MOST_WORDS
        or says("beside_not", block.plain.norm)
    ):
        return False
    items = _items_below(paper, index)
    if len(items) < _FEWEST_ITEMS or not all(polarity_of(one.plain.norm) for one in items):
        return False
    above = paper.places[index].headings[:-1]
    return any(
        isinstance(one, Block)
        and one.kind == "heading"
        and one.level == block.level
        and paper.places[place].headings[:-1] == above
        and heading_kind(one.plain.norm) in ("strength", "weakness")
        for place, one in enumerate(paper.blocks)
    )


def is_of_visit(paper: Paper, index: int, block: Block) -> bool:
    """True where the paragraph itself or the heading next above it names an inspection or visit."""
    return any(says("inspected", words) for words in (block.plain.norm, *paper.places[index].headings[-2:]))
