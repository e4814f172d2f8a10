"""Which inspection a list or a plan comes from."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.dates import agrees, find_dates
from loaders.rules.inspections.frameworks import framework
from loaders.rules.inspections.inspections import Inspection, main_inspection
from loaders.rules.paper.paper import Paper


def inspection_near(
    paper: Paper, inspections: Sequence[Inspection], authority: str, index: int, lead: str
) -> Inspection | None:
    """The inspection of `authority` that `lead` names, else the last told in the same section, else the main one."""
    own = [one for one in inspections if one.authority == authority and not one.is_expected]
    if not own:
        return None
    for one in own:
        if one.framework and framework(one.framework).is_visit and framework(one.framework).is_named(lead):
            return one
    titled = _titled(paper, own)
    dates = [span.first for span in find_dates(lead, year=paper.year)]
    dated = [one for one in own if any(_is_of(one, day) for day in dates)]
    if dated:
        return dated[0]
    if re.search(r"\b(?:LGA|peer)\b", lead, re.I):
        peers = [one for one in own if one.framework == "peer"]
        if peers:
            return peers[-1]
    if titled and not re.search(r"\b(?:inspection|ILACS|SIF)\b", lead, re.I):
        return titled
    told = [
        (m.index, m.at, one)
        for one in own
        for m in one.mentions
        if m.index <= index and paper.places[m.index].headings == paper.places[index].headings and not one.is_earlier
    ]
    if told and paper.places[index].headings:
        return max(told, key=lambda triple: triple[:2])[2]
    return titled or main_inspection(own, authority)


def _titled(paper: Paper, own: Sequence[Inspection]) -> Inspection | None:
    """The latest visit of the kind that the paper's title names."""
    title = (paper.head.title or "").replace("’", "'")
    visits = [one for one in own if one.framework and framework(one.framework).is_visit]
    named = [one for one in visits if one.framework and framework(one.framework).is_named(title)]
    return max(named, key=lambda one: one.start or "", default=None)


def _is_of(one: Inspection, day: str) -> bool:
    return bool((one.start and agrees(one.start, day)) or (one.published and agrees(one.published, day)))
