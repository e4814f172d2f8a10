"""What a sentence of findings owes to what stands around it: a paragraph about a visit, its mood, whom it is of."""

from __future__ import annotations

from itertools import takewhile

from loaders.layout.block import Block
from loaders.rules.findings.finding_sections import Kind, is_inspected, kind_of, last_sentence, pattern, says
from loaders.rules.findings.polarity import polarity_of
from loaders.rules.paper.listings import Item
from loaders.rules.paper.paper import Paper, Sentence

_FEWEST, _NEAR = 3, 8


def is_heard(paper: Paper, sentence: Sentence) -> bool:
    """True for "Members heard that ..." behind a paragraph of the same section about a letter or a visit."""
    before = paper.blocks[max(sentence.index - 1, 0)]
    told = pattern("members_heard").match(sentence.text) and isinstance(before, Block)
    same = told and paper.places[sentence.index].headings == paper.places[max(sentence.index - 1, 0)].headings
    return bool(same and isinstance(before, Block) and pattern("just_visited").search(before.plain.norm))


def is_behind_inspection(paper: Paper, sentence: Sentence) -> bool:
    """True for "The reasons given were that ..." in a section that told of an inspection shortly before."""
    if not says("reasons_told", sentence.text):
        return False
    headings = paper.places[sentence.index].headings
    near = range(max(sentence.index - _NEAR, 0), sentence.index)
    before = [paper.blocks[place] for place in near if paper.places[place].headings == headings]
    return any(isinstance(one, Block) and says("inspected", one.plain.norm) for one in before)


def sets_mood(paper: Paper, sentence: Sentence) -> bool:
    """True for "The Director said that the visit had been an encouraging one.": what was found is told behind it.

    So it is behind "What did the inspectors like?".
    """
    asked = sentence.text.endswith("?") and says("inspected", sentence.plain.norm) and kind_of(sentence.text)
    sets = says("mood", sentence.text) or asked in ("strength", "weakness")
    return sets and is_inspected(paper, sentence.index, sentence.text)


def is_officers_own(block: Block) -> bool:
    """True where an officer's own words lead in a list: not where the last words name the strengths that were found."""
    spoken = says("officer_speaks", block.plain.norm) and pattern("one_speaks").search(last_sentence(block))
    return bool(spoken) and kind_of(block.plain.norm.rpartition(". ")[2]) not in ("strength", "weakness")


def is_reported(paper: Paper, index: int) -> bool:
    """True where an officer leads in the list below block `index` behind a paragraph about a letter or a visit.

    Each item must praise or find fault, and none may tell what the council does.
    """
    block, before = paper.blocks[index], paper.blocks[max(index - 1, 0)]
    if not isinstance(block, Block) or not isinstance(before, Block) or not says("officer_reports", block.plain.norm):
        return False
    same = paper.places[index].headings == paper.places[max(index - 1, 0)].headings or before.kind == "paragraph"
    if not same or not pattern("just_visited").search(before.plain.norm):
        return False
    behind = takewhile(lambda one: isinstance(one, Block) and one.kind == "item", paper.blocks[index + 1 :])
    items = [one.plain.norm for one in behind if isinstance(one, Block)]
    return len(items) >= _FEWEST and all(polarity_of(item) and not says("own_item", item) for item in items)


def up_to_turn(items: tuple[Item, ...], kind: Kind | None) -> tuple[Item, ...]:
    """The `items` before one that leads in the other kind: "... by schools, and the areas for development were:"."""
    other = {"strength": "weakness", "weakness": "strength"}.get(kind or "")
    if other is None:
        return items
    return tuple(takewhile(lambda item: not (item.norm.endswith(":") and kind_of(item.norm) == other), items))
