"""Inspections of one service alone (adoption, fostering) or of several agencies, by the headings that name them."""

from __future__ import annotations

from loaders.claims import Framework
from loaders.rules.cues import words
from loaders.rules.frameworks import framework_of
from loaders.rules.paper import Paper


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
