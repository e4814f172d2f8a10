"""Lists of which most items end with a day to be done by, whatever the words above them are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from loaders.claims import ActionClaim
from loaders.dates import DateSpan
from loaders.layout.block import Block
from loaders.rules.actions.listed_steps import listed_step
from loaders.rules.actions.open_leads import lead_words
from loaders.rules.paper.listings import Item, list_after
from loaders.rules.paper.paper import Paper
from loaders.rules.plans.deadlines import deadline_behind, words

_FEWEST_DUE = 2


def timed_lists(paper: Paper) -> Iterator[ActionClaim]:
    """One claim an item of such a list that has a day, or that says what will be done from one."""
    for index, block in enumerate(paper.blocks):
        below = paper.blocks[index + 1] if index + 1 < len(paper.blocks) else None
        if not isinstance(block, Block) or block.kind == "item" or not isinstance(below, Block) or below.kind != "item":
            continue
        above = f"{lead_words(paper, index)} {paper.places[index].heading}"
        items = () if words("not_timed_list").search(above) else list_after(paper, index)
        due = [_due(paper, item) for item in items]
        promised = [
            bool(one) or bool(words("will_from").search(item.norm)) for one, item in zip(due, items, strict=True)
        ]
        if sum(one is not None for one in due) < _FEWEST_DUE or sum(promised) * 3 < len(items) * 2:
            continue
        for item, one, told in zip(items, due, promised, strict=True):
            if told:
                yield _claim(paper, item, one)


def _due(paper: Paper, item: Item) -> DateSpan | None:
    """The day that an item ends with, by which it is to be done: "another six flats, by May 2030"."""
    if words("not_due_item").search(item.norm):
        return None
    due = deadline_behind(paper, item.norm, 0)
    ends = due and words("due_by").search(item.norm[: due.at]) and not item.norm[due.stop :].strip(" ).;,")
    return due if ends else None


def _claim(paper: Paper, item: Item, due: DateSpan | None) -> ActionClaim:
    """The item without the day, where that stands in brackets or behind a comma."""
    by = words("due_aside").search(item.norm[: due.at]) if due else None
    if due is None or by is None:
        return listed_step(paper, item, "planned")
    where = paper.passages(item.plain, item.at + due.at, item.at + due.stop, index=item.index, field="deadline")
    cut = replace(item, stop=item.at + by.start())
    return listed_step(paper, cut, "planned", of_all=(due.last or due.first, where))
