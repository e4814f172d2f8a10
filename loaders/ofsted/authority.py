"""Whose services a report is about: from its title, else from its running lines, else from its text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from loaders.claims import Evidence
from loaders.gazetteer import Gazetteer, register
from loaders.layout.block import Block
from loaders.lexicon import load, rows
from loaders.ofsted.dates import running
from loaders.ofsted.family import Title
from loaders.ofsted.front_page import Front, Line, labelled, words
from loaders.patterns import prepare

_TOP = 8
_BODY_BLOCKS = 60
_FEWEST = 3
_AHEAD = 3
_NAME = prepare(r"[A-Z][\w'-]*(?: (?:[A-Z&][\w'-]*|and|upon|on|of|with|the|in))*$")
_TITLED = prepare(
    r"inspection of (?:the )?(?P<name>.+?)(?:'s?)? (?:local authority )?children(?:'s?|s')? (?:social care )?services",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Named:
    """An authority by its short official name, and where it is named; `sure` where the title names it."""

    name: str
    passages: tuple[Evidence, ...]
    sure: bool = True


def find_authority(front: Front, title: Title | None, start: str | None) -> Named | None:
    """The authority; None where nothing settles it. `start` of the inspection rules out those that were no more."""
    top = _top(front, title)
    named = _only(front, top, start)
    if named:
        return named
    if not any(_registered(line.text, start) for line in top):
        for line in top:
            own = _own_name(line)
            if own:
                return Named(own, front.passages(line.whole, field="authority"))
    return _in_running(front, start) or _in_body(front, start)


def other_name(front: Front, name: str, start: str | None) -> Named | None:
    """Another authority in a running title than `name`, the cover's: a slip of the template."""
    found = _in_running(front, start)
    return found if found and found.name != name else None


def _top(front: Front, title: Title | None) -> list[Line]:
    """The lines above the dates, those of the title last: it may name another place within the council's."""
    dated = labelled(front.lines, "dates")
    stop = min(dated[0] if dated else _TOP, _TOP)
    titles = range(title.first, title.last + 1) if title else range(0)
    lines = list(enumerate(front.lines[:stop]))
    return [line for index, line in lines if index not in titles] + [line for index, line in lines if index in titles]


def _only(front: Front, lines: Sequence[Line], start: str | None) -> Named | None:
    """The one registered authority that `lines` name."""
    found: dict[str, tuple[Evidence, ...]] = {}
    for line in lines:
        for name, at, stop in _registered(line.text, start):
            found.setdefault(name, front.passages(line.whole, at, stop, field="authority"))
    return Named(*next(iter(found.items()))) if len(found) == 1 else None


def _registered(text: str, start: str | None) -> list[tuple[str, int, int]]:
    return [(one.name, one.at, one.stop) for one in _gazetteer().find(text) if _existed(one.name, start)]


def _own_name(line: Line) -> str | None:
    """The place that an unregistered council's line is named after; None where it is no council's name."""
    text = line.text.rstrip(" .")
    titled = _TITLED.search(text)
    name = titled["name"] if titled else text
    place = words("council_words").sub("", words("council_before").sub("", name)).strip(" ,")
    if words("not_councils").search(place) or len(place) > 40 or not _NAME.match(place):
        return None
    listed = load("authorities")
    if {*listed["openers"], *listed["never"]} & set(place.split()):
        return None  # "Cover"
    return place


def _in_running(front: Front, start: str | None) -> Named | None:
    counts: Counter[str] = Counter()
    places: dict[str, tuple[Evidence, ...]] = {}
    for plain in running(front):
        for name, at, stop in _registered(plain.norm, start):
            counts[name] += 1
            places.setdefault(name, front.passages(plain, at, stop, field="authority"))
    return _leading(counts, places, fewest=1)


def _in_body(front: Front, start: str | None) -> Named | None:
    counts: Counter[str] = Counter()
    places: dict[str, tuple[Evidence, ...]] = {}
    for block in front.blocks[:_BODY_BLOCKS]:
        if isinstance(block, Block):
            for name, at, stop in _registered(block.plain.norm, start):
                counts[name] += 1
                places.setdefault(name, front.passages(block.plain, at, stop, field="authority"))
    return _leading(counts, places, fewest=_FEWEST)


def _leading(counts: Counter[str], places: dict[str, tuple[Evidence, ...]], *, fewest: int) -> Named | None:
    """The name that comes far more often than any other."""
    ranked = sorted(counts, key=lambda name: (-counts[name], name))
    if not ranked or counts[ranked[0]] < fewest:
        return None
    if len(ranked) > 1 and counts[ranked[0]] < _AHEAD * counts[ranked[1]]:
        return None
    return Named(ranked[0], places[ranked[0]], sure=False)


def _existed(name: str, day: str | None) -> bool:
    """False where the register says that the authority came into being after `day`, or was no more by then."""
    begins, ends = _years().get(name, ("", ""))
    return not day or ((not begins or begins <= day) and (not ends or day < ends))


@cache
def _years() -> dict[str, tuple[str, str]]:
    return {name: (begins, ends) for name, _, begins, ends in rows("authority-names")}


@cache
def _gazetteer() -> Gazetteer:
    return register()
