"""What a meeting settled where no "RESOLVED" opens it: bare paragraphs, a table's cell, words at a paragraph's end.

Web pages of one item often lose the word that stood above "That the report be noted", and many meetings say no more
than "After discussion it was agreed:".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from loaders.layout.block import Block
from loaders.layout.sentences import sentences
from loaders.layout.tables import Table, line_cells
from loaders.lexicon import load
from loaders.patterns import Pattern, prepare
from loaders.rules.paper.listings import Item, enumerated, is_imperative, is_request, trimmed, words
from loaders.rules.paper.paper import Paper

_HEAD = 8
_MOST = 900


@cache
def _words(key: str) -> Pattern:
    """The pattern `key` of lexicon/genres.yml."""
    return prepare(load("genres")[key], re.I)


def is_record(paper: Paper) -> bool:
    """True for minutes, and for a council's page of one item or issue, which gives what came of it."""
    lines = (block.plain.norm for block in paper.blocks[:_HEAD] if isinstance(block, Block))
    return paper.head.genre == "minutes" or any(_words("page_of_item").match(line) for line in lines)


def bare_decision(paper: Paper, index: int, block: Block) -> Item | None:
    """A paragraph "That the report be noted", or one numbered "4. That officers report back", on a page of an item.

    Not what was put to the meeting: beneath a heading of recommendations, or above the minutes of the item.
    """
    text = block.plain.norm
    if not _words("bare_that").match(text) or text.endswith(":") or len(text) > _MOST or not _is_page(paper):
        return None
    if not _words("that_decided").match(text) and not (block.label and _words("bare_charge").match(text)):
        return None
    above = [b.plain.norm for b in paper.blocks[:index] if isinstance(b, Block)]
    if any(words("own_heading").match(one) for one in (*paper.places[index].headings, *above[-1:])):
        return None
    if any(_words("asks_meeting").search(one) for one in above[-3:]):
        return None
    minuted = any(_words("minuted_below").match(one) for one in above)
    later = (b.plain.norm for b in paper.blocks[index + 1 :] if isinstance(b, Block))
    if not minuted and any(_words("minuted_below").match(one) for one in later):
        return None
    return trimmed(Item(index, block.plain, 0, len(block.plain.text), block.marker or block.label))


def _is_page(paper: Paper) -> bool:
    """True for a page of one item or issue, not for the minutes of a whole meeting."""
    lines = (block.plain.norm for block in paper.blocks[:_HEAD] if isinstance(block, Block))
    return any(_words("page_of_item").match(line) for line in lines)


def closing_words(paper: Paper, block: Block) -> re.Match[str] | None:
    """The words at the end of a paragraph behind which the list of what was settled stands: "it was agreed that:"."""
    text = block.plain.norm
    if not _words("agreed_hint").search(text, max(len(text) - 40, 0)) or not is_record(paper):
        return None
    at = sentences(text)[-1][0] if sentences(text) else 0
    return _words("agreed_behind").search(text, at)


def are_settled(items: Sequence[Item]) -> bool:
    """True where more of `items` say what is to be than how things are: a list of what was agreed, not of views."""
    settled = sum(_is_settled(item.norm) for item in items)
    return settled * 2 > len(items)


def _is_settled(text: str) -> bool:
    told = words("telling").match(text)
    return is_imperative(text) or (is_request(text) and not told) or bool(_words("to_be_done").search(text))


def tabled_decisions(paper: Paper, index: int, table: Table) -> Iterator[Item]:
    """What stands in the cell beneath or beside "Decision:", in a record's table."""
    if not is_record(paper):
        return
    lines = list(line_cells(paper.document.text, table))
    for row, line in enumerate(lines):
        for column, cell in enumerate(line):
            if not cell or not _words("decided").match(cell.norm):
                continue
            below = lines[row + 1][column] if row + 1 < len(lines) and column < len(lines[row + 1]) else None
            beside = line[column + 1] if column + 1 < len(line) else None
            for told in (beside, below):
                if told and (_words("decided_past").match(told.norm) or _words("bare_that").match(told.norm)):
                    whole = (trimmed(Item(index, told, 0, len(told.text))),)
                    yield from enumerated(index, told, 0) or whole
                    return


def agreed_in_sentences(paper: Paper, index: int) -> Iterator[Item]:
    """What a sentence of a record says that the meeting agreed should be done: "It was agreed that ... be held"."""
    block = paper.blocks[index]
    if not isinstance(block, Block) or not _words("agreed_hint").search(block.plain.norm) or not is_record(paper):
        return
    around = f"{paper.places[index].heading} . {block.plain.norm}"
    if not _is_page(paper) and not _words("item_of_field").search(around):
        return
    for sentence in paper.sentences_of(index):
        match = _words("agreed_that").match(sentence.text)
        if match:
            yield trimmed(Item(index, sentence.plain, sentence.at + match.start("text"), sentence.stop))
