"""Actions in lists that go on with their lead-in: "So far we have: recruited ...", "We are: opening ..."."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Literal

from loaders.claims import ActionClaim, Evidence
from loaders.dates import find_dates
from loaders.layout.block import Block
from loaders.layout.tables import Table
from loaders.patterns import Pattern, Several
from loaders.rules.actions.open_leads import lead_words
from loaders.rules.actions.told_leads import told_leads
from loaders.rules.paper.listings import Item, list_after
from loaders.rules.paper.paper import Paper
from loaders.rules.plans.deadlines import deadline_behind, words

Stance = Literal["planned", "planned-by-day", "under-way", "done"]
_FEWEST_WORDS = 3


def listed_steps(paper: Paper) -> Iterator[ActionClaim]:
    """One claim an item of each list of what was done, is being done or will be done; none of others' doing.

    What has been done begins with the verb of a step, and not with that of a result: "recruited", not "improved".
    """
    for index, block in enumerate(paper.blocks):
        leads = isinstance(block, Block) and _leads_in(paper, index, block)
        stance = _stance(lead_words(paper, index)) if leads else None
        for item in list_after(paper, index) if stance else ():
            if stance and _is_step(item, stance) and (stance != "planned-by-day" or find_dates(item.norm)):
                yield listed_step(paper, item, stance, of_all=_due_of_all(paper, index, block, stance))


def _leads_in(paper: Paper, index: int, block: Block) -> bool:
    """False for the heading of a section that has more than its list: "What we are doing" above paragraphs.

    Nor does "The Board will:" lead in any step under the heading of what that board is for.
    """
    below = paper.blocks[index + 1] if index + 1 < len(paper.blocks) else None
    if words("watching_body").search(block.plain.norm) and words("duties").search(paper.places[index].heading):
        return False
    return not block.plain.norm.lower().startswith("what ") or (isinstance(below, Block) and below.kind == "item")


def _stance(text: str) -> Stance | None:
    """How far the steps of the list are that `text` leads in; None where it leads in no list of steps."""
    return next((stance for form, stance in _stances().likely(text) if form.search(text)), None)


@cache
def _stances() -> Several[tuple[Pattern, Stance | None]]:
    """The words that lead in a list of steps, and how far those are; the first that match decide."""
    told: tuple[tuple[str, Stance | None], ...] = (
        ("others_did", None),
        ("have_done", "done"),
        ("are_doing", "under-way"),
        ("will_have_list", "planned"),
        ("they_agreed", "planned-by-day"),
        ("asked_for", "planned-by-day"),
        ("they_will", "planned"),
    )
    return Several(((words(key), stance), (words(key),)) for key, stance in told)


def _is_step(item: Item, stance: Stance) -> bool:
    told = item.norm
    if len(told.split()) < _FEWEST_WORDS or words("others_step").search(told):
        return False
    if stance in ("planned", "planned-by-day"):
        return not words("ambition").match(told)
    own = words("own_deed").match(told)
    if own:
        told = told[own.end() :]
        stance = "done" if own["done"] else "under-way"
    return bool(words("did" if stance == "done" else "doing").match(told)) and not words("ambition").match(told)


def _due_of_all(
    paper: Paper, index: int, block: Block | Table, stance: Stance
) -> tuple[str | None, tuple[Evidence, ...]]:
    """The day that the words above a list give all of it: "By March 2030 we will: ..."."""
    if not isinstance(block, Block) or stance in ("done", "under-way"):
        return None, ()
    due = deadline_behind(paper, block.plain.norm, 0)
    if not due or not words("labelled_by").search(block.plain.norm[: due.at]):
        return None, ()
    return due.last or due.first, paper.passages(block.plain, due.at, due.stop, index=index, field="deadline")


def listed_step(
    paper: Paper, item: Item, stance: Stance, *, of_all: tuple[str | None, tuple[Evidence, ...]] = (None, ())
) -> ActionClaim:
    """The claim of an item, with the day that it tells or else that `of_all` the list."""
    due = deadline_behind(paper, item.norm, 0) if stance != "done" else None
    if due and words("recurring_from").search(item.norm[: due.at]):
        due = None
    own = words("own_deed").match(item.norm) if stance in ("done", "under-way") else None
    if own:
        stance = "done" if own["done"] else "under-way"
    stance = "done" if words("item_done").search(item.norm) else stance
    depends = stance in ("planned", "planned-by-day") and words("depends").search(item.norm)
    where = (
        paper.passages(item.plain, item.at + due.at, item.at + due.stop, index=item.index, field="deadline")
        if due
        else of_all[1]
    )
    return ActionClaim(
        document=paper.document.slug,
        evidence=(*paper.passages(item.plain, item.at, item.stop, index=item.index), *where),
        confidence=0.75,
        method="action-listed",
        authority=paper.places[item.index].authority,
        text=item.text,
        lead=told_leads(item.norm, item.norm),
        deadline=(due.last or due.first) if due else of_all[0],
        status="proposed" if depends else "planned" if stance == "planned-by-day" else stance,
    )
