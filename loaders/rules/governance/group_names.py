"""Names of groups in a list that says in front of what kind they are: "Three sub-groups report to it: - Health"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from loaders.layout.block import Block
from loaders.lexicon import listed, load
from loaders.naming.kinds import kind_of
from loaders.naming.named import Named
from loaders.naming.posts import post_forms
from loaders.patterns import Pattern, prepare
from loaders.rules.paper.paper import Paper, Sentence

_LONGEST_NAME = 7
_LONGEST_LIST = 14
_MARK = prepare(r"^[\s*•·▪–-]+")


def announces(text: str) -> bool:
    """True where `text` tells of groups that are named behind it."""
    return bool(_said("parts_told", re.I).search(text))


def item_nouns(paper: Paper, said: Sequence[Sentence]) -> Mapping[int, str]:
    """The noun that the names in an item leave out, by the block of the item."""
    found: dict[int, str] = {}
    for sentence in said:
        text = sentence.text.rstrip(" *")
        told = _said("parts_told", re.I).search(text) if text.endswith(":") and not text.endswith("to:") else None
        if told is None:
            continue
        noun = re.sub(r"ies$", "y", told["noun"]).removesuffix("s")
        for index in range(sentence.index + 1, min(sentence.index + _LONGEST_LIST, len(paper.blocks))):
            block = paper.blocks[index]
            if not isinstance(block, Block) or not (block.kind == "item" or block.bullet):
                break
            found[index] = noun
    return found


def named_by_item(text: str, noun: str, found: list[Named]) -> list[Named]:
    """The group that an item opens with: as running text would name it, else by the words in front and `noun`."""
    mark = _MARK.match(text)
    cut = mark.end() if mark else 0
    match = _said("part_opens", re.NOFLAG).match(text[cut:])
    if match is None:
        return found
    at, stop, words = cut + match.start("name"), cut + match.end("name"), match["name"].strip()
    named = any(one.at <= at < one.stop and one.stop >= stop - 1 and one.words for one in found if one.sort == "body")
    first = words.split()[0].lower()
    if named or len(words.split()) > _LONGEST_NAME or first in listed("recommendations", "imperatives"):
        return found
    if any(form.match(words) for form in post_forms()):
        return found
    whole = kind_of(words) in ("task-group", "sub-committee") or words.lower().endswith(_endings())
    name = words if whole else f"{words} {noun}"
    others = [one for one in found if one.at >= stop]
    return [Named(at, at + len(words), "body", name), *others]


@cache
def _endings() -> tuple[str, ...]:
    return tuple(load("governance-tables")["endings"])


@cache
def _said(key: str, flags: re.RegexFlag) -> Pattern:
    return prepare(load("governance-tables")[key], flags)
