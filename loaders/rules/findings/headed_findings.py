"""Weaknesses that are printed as headings: "The report named four areas. What is done about each is set out below."."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from loaders.layout.block import Block
from loaders.layout.plain import Plain, plain_text
from loaders.layout.tables import Table
from loaders.rules.findings.finding_sections import is_inspected, pattern, says
from loaders.rules.findings.seen import Seen, Source, seen_in
from loaders.rules.paper.listings import Item
from loaders.rules.paper.paper import Paper

_CONFIDENCE = 0.75
_MOST_WORDS = 16
_FEWEST, _FEWEST_COLUMNS = 2, 3
_COUNTED = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def headed_findings(paper: Paper) -> Iterator[Seen]:
    """The headings, or rows across a table, below a sentence that counts areas: as many as it counts."""
    for index, block in enumerate(paper.blocks):
        if not isinstance(block, Block) or block.kind in ("heading", "item"):
            continue
        counted = pattern("counted_areas").search(block.plain.norm)
        if not counted or not says("each_below", block.plain.norm) or not is_inspected(paper, index, block.plain.norm):
            continue
        many = _number(counted["many"])
        heads = next(
            (found for found in (_headings(paper, index, many), _bands(paper, index)) if len(found) == many), ()
        )
        for place, plain in heads if many >= _FEWEST else ():
            lead = (block.plain.norm, *reversed(paper.places[index].headings))
            yield seen_in(paper, _named(place, plain), "weakness", Source(index, lead, "headed-finding", _CONFIDENCE))


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _COUNTED.index(word.lower()) + _FEWEST


def _headings(paper: Paper, index: int, many: int) -> tuple[tuple[int, Plain], ...]:
    """The next headings of one level, up to one that stands higher; `many`, where another part of the paper follows."""
    below = [(n, b) for n, b in enumerate(paper.blocks) if n > index and isinstance(b, Block) and b.kind == "heading"]
    level = below[0][1].level if below else 0
    alike = list(takewhile(lambda pair: pair[1].level == level and _names(pair[1].plain.norm), below))
    ends = next((n for n, (_, block) in enumerate(alike) if says("quiet", block.plain.norm)), len(alike))
    return tuple((place, block.plain) for place, block in alike[: ends if ends == many else None])


def _names(text: str) -> bool:
    ends = text.endswith((":", ":-", "?"))
    return not ends and len(text.split()) <= _MOST_WORDS


def _bands(paper: Paper, index: int) -> tuple[tuple[int, Plain], ...]:
    """The rows behind block `index`, but the first of each table, that fill one cell or repeat its words in all."""
    found: list[tuple[int, Plain]] = []
    for place, table in enumerate(paper.blocks):
        if place < index or not isinstance(table, Table) or table.width < _FEWEST_COLUMNS:
            continue
        for line in table.lines[1:]:
            cells = [cell for cell in (plain_text(paper.document.text, [one]) for one in line) if cell.norm.strip(" *")]
            if cells and len({cell.norm for cell in cells}) == 1 and _names(cells[0].norm.strip(" *")):
                found.append((place, cells[0]))
    return tuple(found)


def _named(index: int, plain: Plain) -> Item:
    """The words of a heading without its number and marks."""
    number = pattern("heading_number").match(plain.norm)
    return Item(index, plain, number.end() if number else 0, len(plain.norm.rstrip(" *.")))
