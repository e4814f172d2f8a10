"""Items of lists that end with whose they are and by when: "Open a second hub (Director of Place, June 2030)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.claims import ActionClaim
from loaders.dates import DateSpan, find_dates, first_day
from loaders.layout.block import Block
from loaders.naming.kinds import kind_of
from loaders.patterns import prepare
from loaders.rules.paper.leads import is_office, split_leads
from loaders.rules.paper.paper import Paper
from loaders.rules.plans.deadlines import deadline_behind, words
from loaders.rules.recommendations.requests import own_requests

_MONTH = len("2016-01")
_FEWEST_WORDS = 2
_NO_NAME = prepare(r"[A-Z]?[a-z'-]+ (?:[a-z]|\d)")  # "Open a hub", and not "Marsh Hub"


@dataclass(frozen=True, slots=True)
class _Ending:
    """Where the words of an item end, who stands behind them, and by when."""

    stop: int
    who: tuple[int, int]
    due: DateSpan | None


def bracketed_actions(paper: Paper) -> Iterator[ActionClaim]:
    """One claim an item whose last words, in brackets or behind a dash, name who leads it.

    Words that no label marks must name an office or a body, and a day that the paper has still to see.
    """
    asked = {item.index for request in own_requests(paper) for item in request.items}
    for index, block in enumerate(paper.blocks):
        if not isinstance(block, Block) or block.kind == "heading" or index in asked:
            continue
        if not (block.kind == "item" or block.label) or words("no_actions_below").search(paper.places[index].heading):
            continue
        ending = _ending(paper, block.plain.norm, of_plan=_is_of_plan(paper, index))
        if ending and len(block.plain.norm[: ending.stop].split()) >= _FEWEST_WORDS:
            yield _claim(paper, index, block, ending)


def _is_of_plan(paper: Paper, index: int) -> bool:
    """True where the words above the list, or its heading, tell of the actions of a plan."""
    place = index
    while place and isinstance(one := paper.blocks[place], Block) and one.kind == "item":
        place -= 1
    above = paper.blocks[place]
    lead = above.plain.norm if isinstance(above, Block) else ""
    return bool(words("of_plan").search(lead) or words("of_plan").search(paper.places[index].heading))


def _ending(paper: Paper, text: str, *, of_plan: bool) -> _Ending | None:
    match = words("ending_bracket").search(text) or words("ending_dash").search(text)
    if match is None or words("parts_led").search(text):
        return None
    at, stop = match.span("said")
    label = words("ending_label").match(text, at, stop)
    dates = [d for d in find_dates(text, year=paper.year) if at <= d.at < stop and len(d.first) >= _MONTH]
    due = dates[-1] if dates else None
    low, high = label.end() if label else at, due.at if due else stop
    who = words("ending_by").sub("", text[low:high])
    if due and not who.strip(" ,;:-"):  # the day stands first
        low, high = due.stop, stop
        who = text[low:high].lstrip(" ,;:-")
        low = high - len(who)
    named = who.strip(" ,;:-")
    worded = bool(_NO_NAME.match(text)) and len(text[: match.start()].split()) > _FEWEST_WORDS
    alone = of_plan and not due and worded and is_office(named) and named[:1].isupper()
    if words("body_led").match(text[: match.start()].strip()) and not due:
        return None
    if not named or not (label or alone or (due and _is_ahead(paper, due) and (is_office(named) or kind_of(named)))):
        return None
    low += len(text[low:high]) - len(text[low:high].lstrip(" ,;:-"))
    due = due or deadline_behind(paper, text[: match.start()], 0)
    return _Ending(match.start(), (low, low + len(named)), due)


def _is_ahead(paper: Paper, due: DateSpan) -> bool:
    today = paper.head.date
    return not today or first_day(due.last or due.first)[: len(due.first)] >= today[: len(due.first)]


def _claim(paper: Paper, index: int, block: Block, ending: _Ending) -> ActionClaim:
    plain, due = block.plain, ending.due
    where = paper.passages(plain, due.at, due.stop, index=index, field="deadline") if due else ()
    return ActionClaim(
        document=paper.document.slug,
        evidence=(
            *paper.passages(plain, 0, ending.stop, index=index),
            *paper.passages(plain, *ending.who, index=index, field="lead"),
            *where,
        ),
        confidence=0.85,
        method="action-bracketed",
        authority=paper.places[index].authority,
        text=plain.text[: ending.stop].rstrip(" ,;:.-"),
        lead=split_leads(re.sub(r"^[Tt]he\s", "", plain.text[slice(*ending.who)])),
        deadline=(due.last or due.first) if due else None,
        status="planned" if due and _is_ahead(paper, due) else None,
    )
