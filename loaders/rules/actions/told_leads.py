"""Who leads an action that is told in a sentence."""

from __future__ import annotations

from loaders.naming.kinds import kind_of
from loaders.rules.paper.leads import is_office, split_leads
from loaders.rules.plans.deadlines import words


def told_leads(text: str, about: str) -> tuple[str, ...]:
    """Who leads: marked as such in `about`, all that is told; else an office at the end of `text`, or who does it."""
    marked = words("bracketed_lead").search(about) or words("led_by").search(about)
    tail = words("tail_lead").search(text)
    doer = words("who_does").match(text)
    for match in (
        marked,
        tail if tail and _is_named(tail["who"] or tail["who2"]) else None,
        words("who_is_to").match(text),
        words("asked_to_do").match(text),
        doer if doer and (is_office(doer["who"]) or kind_of(doer["who"])) else None,
    ):
        if match:
            return split_leads(
                next(named for name, named in match.groupdict().items() if named and name.startswith("who"))
            )
    return ()


def _is_named(who: str) -> bool:
    """True for an office, and not for words that only speak of all: "thanks to all who helped"."""
    return is_office(who) and not who.lower().startswith("thanks ")
