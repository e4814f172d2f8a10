"""Recommendations that a heading, or a row that heads others, prints whole in brackets by their number.

"Priority 2: Plans make a difference (Ofsted recommendation 2: child protection plans that are reviewed on time)".
"""

from __future__ import annotations

from collections.abc import Iterator

from loaders.layout.block import Block
from loaders.layout.plain import Plain
from loaders.layout.tables import Table, line_cells
from loaders.rules.findings.finding_sections import is_inspected
from loaders.rules.paper.advice import Listing
from loaders.rules.paper.listings import Item, trimmed, words
from loaders.rules.paper.paper import Paper


def bracketed_advice(paper: Paper, used: set[int]) -> Iterator[Listing]:
    """One listing a table or heading of the recommendations so printed outside the blocks `used`."""
    for index, block in enumerate(paper.blocks):
        if index in used or not words("in_brackets_screen").search(paper.document.text, block.start, block.end):
            continue
        items = tuple(item for plain in _heads(paper, block) for item in _printed(index, plain))
        above = " ".join(paper.places[index].headings)
        if items and (is_inspected(paper, index) or words("inspectors").search(f"{above} {items[0].plain.norm}")):
            yield Listing(
                index=index,
                lead=f"{paper.places[index].heading} . {items[0].plain.norm}",
                authority=paper.places[index].authority,
                to_board=False,
                items=items,
                method="recommendation-in-brackets",
                confidence=0.85,
            )


def _heads(paper: Paper, block: Block | Table) -> Iterator[Plain]:
    """The words of a heading, or of each row of a table that holds one cell or the same in all."""
    if isinstance(block, Block):
        if block.kind == "heading":
            yield block.plain
        return
    for line in line_cells(paper.document.text, block):
        cells = [cell for cell in line if cell]
        if len({cell.norm for cell in cells}) == 1:
            yield cells[0]


def _printed(index: int, plain: Plain) -> Iterator[Item]:
    for match in words("in_brackets").finditer(plain.norm):
        yield trimmed(Item(index, plain, *match.span("text"), match["number"]))
