"""Inspectorates beside Ofsted that have inspected on their own, by the names that a paper gives them."""

from __future__ import annotations

from loaders.naming.kinds import national
from loaders.rules.inspections.cues import words
from loaders.rules.paper.paper import Paper


def inspects_alone(said: str) -> bool:
    """True where `said` tells of an inspection by another inspectorate, and not by Ofsted."""
    return bool(words("other_inspectorate").search(said)) and not words("ofsted").search(said)


def named_inspectorate(paper: Paper, said: str) -> str | None:
    """The other inspectorate whose inspection `said` tells of, by the fullest name that `paper` prints."""
    match = words("other_inspectorate").search(said)
    if match is None or words("ofsted").search(said):
        return None
    who = match["who"] or match["by"]
    known = national(who)
    if known is None:
        return who
    text = paper.document.text.replace("’", "'")
    printed = [form for form in (known.name, *known.forms) if form in text and len(form) > len(who)]
    return max(printed, key=len, default=known.name)
