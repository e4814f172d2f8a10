"""The services that inspectors inspect by themselves, by the words that name them."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.claims import Framework
from loaders.layout.block import Block
from loaders.rules.inspections.cues import words
from loaders.rules.inspections.frameworks import framework_of
from loaders.rules.paper.paper import Paper


def of_one_service(text: str) -> bool:
    """True where `text` tells of the inspection of an adoption or fostering service, which is graded by itself."""
    return bool(words("of_one_service").search(text.replace("’", "'")))


def services_of(text: str) -> frozenset[str]:
    """The services inspected by themselves that `text` names: "adoption", "fostering", "youth justice"."""
    named = (match[0].lower() for match in words("one_service").finditer(text.replace("’", "'")))
    return frozenset("youth justice" if name.startswith("youth") else name for name in named)


def named_above(paper: Paper, index: int, start: str) -> Framework | None:
    """What the heading above block `index`, or the title, says that an inspection begun on `start` was of.

    Only of what is inspected beside the services as a whole: several agencies at once, or one service alone.
    """
    for told in (*paper.places[index].headings[-1:], paper.head.title or ""):
        key = framework_of("", start, visit=told.replace("’", "'"))
        if key == "jtai" or (key == "other" and of_one_service(told)):
            return key
    return None


def words_above(paper: Paper, index: int) -> Iterator[str]:
    """What stands nearest around block `index`: its own words, its heading with those that it runs on in, the title."""
    blocks = [block.plain.norm for block in paper.blocks[max(index - 2, 0) : index + 1] if isinstance(block, Block)]
    for told in (" ".join(blocks), " ".join(paper.places[index].headings[-2:]), paper.head.title or ""):
        yield told.replace("’", "'")
