"""Recommendations known by the shape of their list: each entry says what is to be done, near words of who asked.

"Those thought most important are reproduced below using the report's own numbers." need not introduce a list in any
form that is known: every entry is a command or says what somebody should do, and the words or the heading above tell
that an inspection asked for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from loaders.layout.block import Block
from loaders.rules.findings.finding_sections import is_inspected
from loaders.rules.paper.advice import Listing, is_board_meant, is_board_named, maker_in
from loaders.rules.paper.listings import Item, is_imperative, is_request, name_alone, trimmed, words
from loaders.rules.paper.paper import Paper, Sentence, words_beside

_FEWEST = 2
_LONGEST = 500
_LINE_WORDS = 8
_LINE_LEVEL = 8  # from which a heading is no more than a short line that stands alone


@dataclass(slots=True)
class _Group:
    """Entries beneath one short line, "Local authority" or "Within three months"; `line` is its words."""

    line: str = ""
    items: list[Item] = field(default_factory=list)


def shaped_lists(paper: Paper, used: set[int]) -> Iterator[Listing]:
    """Every such list whose entries are not `used` by another rule."""
    done = -1
    for index, block in enumerate(paper.blocks):
        if index <= done or not isinstance(block, Block) or block.kind == "item" or index in used:
            continue
        if not _asks(paper, index, block):
            continue
        groups, done_here = _groups(paper, index, used)
        items = [item for group in groups for item in group.items]
        if len(items) < _FEWEST or not _is_told(paper, index, items):
            continue
        done = done_here
        yield from (_listing(paper, index, block, group) for group in groups if group.items)


def _asks(paper: Paper, index: int, block: Block) -> bool:
    """True where the paragraph tells of what was asked, and of nobody else who asks, in a part about an inspection."""
    text = block.plain.norm
    heading = paper.places[index].heading
    own = words("own_heading").match(heading) and paper.head.meeting_of
    if block.kind == "heading" or own or words("shape_never").search(heading):
        return False
    if any(words(key).search(text) for key in ("shape_never", "shape_others", "not_given")):
        return False
    cue = words("shape_asked").search(text) or words("shape_asked").search(heading) or words("areas").search(heading)
    return bool(cue) and is_inspected(paper, index)


def _groups(paper: Paper, index: int, used: set[int]) -> tuple[list[_Group], int]:
    """The entries below block `index` by the short lines between, and the last block of them."""
    groups, last = [_Group()], index
    for place in range(index + 1, len(paper.blocks)):
        block = paper.blocks[place]
        if not isinstance(block, Block) or place in used or len(block.plain.text) > _LONGEST:
            break
        text = block.plain.norm
        if _is_advised(text) and not (block.kind == "heading" and block.level < _LINE_LEVEL):
            item = trimmed(Item(place, block.plain, 0, len(text), block.marker or block.label))
            groups[-1].items.append(name_alone(item) if words("numbered").match(text) else item)
            last = place
        elif block.kind == "item" and not words("telling").match(text):
            groups[-1].items.append(trimmed(Item(place, block.plain, 0, len(text), block.marker or block.label)))
            last = place
        elif block.kind == "item":
            return [], last
        elif _is_line(block):
            groups.append(_Group(text))
        else:
            break
    return groups, last


def _is_advised(text: str) -> bool:
    bare = words("numbered").sub("", text)
    return bare != text or is_imperative(bare) or bool(words("shape_ought").match(bare))


def _is_line(block: Block) -> bool:
    if block.kind == "heading" and block.level < _LINE_LEVEL:
        return False
    text = block.plain.norm
    short = len(text.split()) <= _LINE_WORDS and not block.label and text[-1:] not in ".;,"
    return bool(words("time_lead").match(text)) or short


def _is_told(paper: Paper, index: int, items: list[Item]) -> bool:
    """True where most entries say who should act, or most command and what stands above them asks outright."""
    named = words("numbered")
    if 3 * sum(_is_advised(item.norm) or bool(named.match(item.plain.norm)) for item in items) < 2 * len(items):
        return False
    ought = sum(bool(words("shape_ought").match(item.norm)) for item in items)
    if 2 * ought > len(items):
        return True
    block = paper.blocks[index]
    above = f"{paper.places[index].heading} . {block.plain.norm if isinstance(block, Block) else ''}"
    outright = words("shape_asked").search(above)
    return bool(outright) and not all(is_request(item.norm) for item in items)


def _listing(paper: Paper, index: int, block: Block, group: _Group) -> Listing:
    return Listing(
        index=index,
        lead=f"{paper.places[index].heading} . {block.plain.norm}",
        authority=paper.places[index].authority,
        to_board=is_board_named(paper, group.line) or (not group.line and _is_for_board(paper, index, block)),
        items=tuple(group.items),
        method="recommendation-shape",
        confidence=0.75,
        made_by=maker_in(block.plain.norm),
    )


def _is_for_board(paper: Paper, index: int, block: Block) -> bool:
    """True for "recommendations for the Board" in a safeguarding board's own paper, or where it was named before."""
    if not words("shape_for_board").search(block.plain.norm):
        return False
    return is_board_named(paper, words_beside(paper.document)) or is_board_meant(paper, index, "the Board", "")


def ought_in_sentences(paper: Paper, index: int, block: Block) -> Iterator[Listing]:
    """What sentences say somebody should do, behind one that tells of an inspection's recommendations.

    "Six recommendations were made. Among them, the Board should ..., and the police should ...": each clause is one.
    """
    if not words("shape_hint").search(block.plain.norm) or not is_inspected(paper, index):
        return
    for sentence in paper.sentences_of(index):
        before = block.plain.norm[: sentence.at]
        front = words("shape_told_front").match(sentence.text)
        asked = words("shape_made").search(before) and not words("shape_other_makers").search(before)
        if not front and not asked:
            continue
        at = front.end() if front else 0
        items = tuple(_clauses(sentence, at))
        if items:
            yield Listing(
                index=index,
                lead=block.plain.norm,
                authority=paper.places[index].authority,
                to_board=False,
                items=items,
                method="recommendation-ought",
                confidence=0.75,
            )


def _clauses(sentence: Sentence, at: int) -> Iterator[Item]:
    """The clauses of `sentence` from `at` that say who should do what; none where the first does not."""
    opening = words("shape_among").match(sentence.text, at)
    at = opening.end() if opening else at
    if not words("shape_ought_told").match(sentence.text[at:]):
        return
    cuts = [
        one
        for one in words("shape_apart").finditer(sentence.text, at)
        if words("shape_ought_told").match(sentence.text[one.end() :])
    ]
    stop = cuts[0].start() if cuts else len(sentence.text)
    cuts[:0] = [
        one
        for one in words("shape_and_that").finditer(sentence.text, at, stop)
        if " that " in sentence.text[at : one.start()]
    ]
    starts, stops = [at, *(cut.end() for cut in cuts)], [*(cut.start() for cut in cuts), len(sentence.text)]
    for low, high in zip(starts, stops, strict=True):
        yield trimmed(Item(sentence.index, sentence.plain, sentence.at + low, sentence.at + high))
