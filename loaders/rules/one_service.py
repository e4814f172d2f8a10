"""Inspections of one service alone (adoption, fostering) or of several agencies, by the headings that name them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from loaders.claims import Framework
from loaders.rules.cues import words
from loaders.rules.frameworks import framework_of
from loaders.rules.paper import Paper

if TYPE_CHECKING:
    from loaders.rules.graded_sentences import Graded
    from loaders.rules.inspections import Inspection

_NEVER_GRADED = ("care-leavers", "help-and-protection", "looked-after", "lscb")


def of_one_service(text: str) -> bool:
    """True where `text` tells of the inspection of an adoption or fostering service, which is graded by itself."""
    return bool(words("of_one_service").search(text.replace("’", "'")))


def named_above(paper: Paper, index: int, start: str) -> Framework | None:
    """What the heading above block `index`, or the title, says that an inspection begun on `start` was of.

    Only of what is inspected beside the services as a whole: several agencies at once, or one service alone.
    """
    for told in (*paper.places[index].headings[-1:], paper.head.title or ""):
        key = framework_of("", start, visit=told.replace("’", "'"))
        if key == "jtai" or (key == "other" and of_one_service(told)):
            return key
    return None


def services_of(text: str) -> frozenset[str]:
    """The services inspected by themselves that `text` names: "adoption", "fostering"."""
    return frozenset(match[0].lower() for match in words("one_service").finditer(text.replace("’", "'")))


def serving(paper: Paper, own: Sequence[Inspection], one: Graded) -> list[Inspection]:
    """Those of `own` that can have given the grade: that of an adoption service comes of its own inspection."""
    alone = [inspection for inspection in own if inspection.framework == "other"]
    if not alone:
        return list(own)
    if one.area in _NEVER_GRADED:
        return [inspection for inspection in own if inspection not in alone]
    named = services_of(one.text)
    fitting = [inspection for inspection in alone if named & _inspected(paper, inspection)] if len(named) == 1 else []
    return fitting or list(own)


def _inspected(paper: Paper, one: Inspection) -> frozenset[str]:
    """The services that `one` was of, by its own sentences, else by the title."""
    told = frozenset(service for mention in one.mentions for service in services_of(mention.text))
    return told or services_of(paper.head.title or "")
