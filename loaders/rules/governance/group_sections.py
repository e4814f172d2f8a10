"""Groups that a board's page, or its report, tells of one by one below a heading such as "Our sub-groups"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from loaders.layout.block import Block
from loaders.lexicon import load
from loaders.naming.kinds import kind_of
from loaders.naming.named import Named
from loaders.naming.posts import post_forms
from loaders.patterns import Pattern, prepare
from loaders.rules.paper.paper import Paper
from loaders.rules.paper.parties import Told

_LINE = 9  # the level of a short line that may be a heading
_LONGEST_NAME = 9
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class SectionGroup:
    """A group with the block that opens with its name, where that stands in it, and the heading of the section."""

    name: str
    index: int
    at: int
    stop: int
    heading: int


@lru_cache(maxsize=4)
def section_groups(paper: Paper) -> tuple[SectionGroup, ...]:
    """Every group of every such section, in the paper's order; none of a section that names fewer than two."""
    found: dict[int, SectionGroup] = {}
    for index, block in enumerate(paper.blocks):
        if not isinstance(block, Block) or block.kind != "heading" or not _tells_of_groups(block.plain.norm):
            continue
        groups = list(_below(paper, index, block))
        for group in groups if len({one.name for one in groups}) >= _FEWEST else ():
            found.setdefault(group.index, group)
    return tuple(found[index] for index in sorted(found))


def named_in_section(groups: Mapping[int, SectionGroup], index: int, found: list[Named]) -> list[Named]:
    """The bodies of a sentence that opens block `index`, the group by the name that its section gives it."""
    group = groups[index]
    others = [one for one in found if one.at >= group.stop]
    kind = kind_of(group.name)
    return [
        Named(group.at, group.stop, "body", group.name, "sub-committee" if kind in (None, "team") else kind),
        *others,
    ]


def apart(told: Sequence[Told]) -> frozenset[int]:
    """The blocks right below which it is said that the group named there is no part: "Not part of the Partnership."."""
    return frozenset(one.sentence.index - 1 for one in told if _said("apart").match(one.sentence.text))


def _tells_of_groups(text: str) -> bool:
    return bool(_said("heading", re.I).match(text)) and not _said("not_heading", re.I).search(text)


def _below(paper: Paper, index: int, heading: Block) -> Iterator[SectionGroup]:
    """The groups below `heading`: headings of one rank, paragraphs or items that open with a name."""
    said = _said("heading", re.I).match(heading.plain.norm)
    noun = said["noun"].lower() if said else ""
    noun = "subgroup" if noun.startswith("sub") else "group"
    rank = found = 0
    for place in range(index + 1, len(paper.blocks)):
        block = paper.blocks[place]
        if not isinstance(block, Block):
            continue
        if block.kind == "heading" and block.level < _LINE:
            if block.level <= heading.level:
                return
            rank = rank or block.level
            named = _headed(paper, place, block, noun) if block.level == rank else None
        elif block.kind == "heading":
            named = None if rank else _headed(paper, place, block, noun) or _run_in(block, noun)
            if heading.level == _LINE and found and named is None:
                return
        elif rank:
            named = None
        else:
            named = _run_in(block, noun)
        found += bool(named)
        if named:
            yield SectionGroup(named[0], place, named[1], named[2], index)


def _headed(paper: Paper, place: int, block: Block, noun: str) -> tuple[str, int, int] | None:
    """The group of which `block` is the heading."""
    text = block.plain.norm
    behind = _said("behind_name").search(text)
    words = text[: behind.start()].strip() if behind else text
    if passing := _said("passing").match(words):
        return f"{passing['matter']} task and finish group", 0, len(words)
    below = paper.blocks[place + 1] if place + 1 < len(paper.blocks) else None
    opened = isinstance(below, Block) and bool(_said("opens").match(below.plain.norm))
    return _named(words, 0, noun, told=opened)


def _run_in(block: Block, noun: str) -> tuple[str, int, int] | None:
    """The group with whose name a paragraph or an item opens."""
    found = _said("run_in").match(block.plain.norm)
    if found is None:
        return None
    return _named(found["name"].strip(), found.start("name"), noun, told=bool(found["chair"]))


def _named(words: str, at: int, noun: str, *, told: bool) -> tuple[str, int, int] | None:
    """The name that `words` are, where they end as groups' names do, or are `told` to be one by what stands behind."""
    if not words[:1].isupper() or len(words.split()) > _LONGEST_NAME or _said("never", re.I).match(words):
        return None
    if any(word[:1].islower() and not _said("small").fullmatch(word) for word in words.split()):
        return None
    whole = bool(_said("nouns").search(words))
    if not (whole or told) or any(form.match(words) for form in post_forms()):
        return None
    return (words if whole else f"{words} {noun}"), at, at + len(words)


@cache
def _said(key: str, flags: re.RegexFlag = re.NOFLAG) -> Pattern:
    return prepare(load("group-sections")[key], flags)
