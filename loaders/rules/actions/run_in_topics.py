"""What the steps of a paragraph answer, where it opens with that: "Recommendation 2. ...", "Care leavers. ..."."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from loaders.claims import ActionClaim
from loaders.layout.block import Block
from loaders.rules.paper.paper import Paper
from loaders.rules.plans.deadlines import words
from loaders.rules.plans.plan_areas import listed_words, telling_words

_FEWEST = 3
_MOST_WORDS = 6


def with_topics(paper: Paper, told: Iterable[ActionClaim]) -> Iterator[ActionClaim]:
    """The claims, each with what its paragraph opens with as its recommendation, where it has none of its own."""
    topics = _topics(paper)
    for claim in told:
        at = claim.evidence[0].start
        name = next((one for (low, high), one in topics.items() if low <= at < high), None)
        yield replace(claim, recommendation=name) if name and not claim.recommendation else claim


@lru_cache(maxsize=2)
def _topics(paper: Paper) -> dict[tuple[int, int], str]:
    """By the place of a paragraph its topic: of three beside each other that a list of the paper has too."""
    found: dict[tuple[str, ...], list[tuple[Block, str]]] = {}
    for index, block in enumerate(paper.blocks):
        match = words("run_in_topic").match(block.plain.norm) if isinstance(block, Block) else None
        if (
            isinstance(block, Block)
            and match
            and block.kind != "heading"
            and len(match["topic"].split()) <= _MOST_WORDS
        ):
            found.setdefault(paper.places[index].headings, []).append((block, match["topic"]))
    topics: dict[tuple[int, int], str] = {}
    for several in found.values():
        numbered = [words("answered").match(topic) for _, topic in several]
        if len(several) > 1 and all(numbered):
            pairs = (
                (block, (one["number"] or one["letter"]))
                for (block, _), one in zip(several, numbered, strict=True)
                if one
            )
            topics |= {(block.start, block.end): number for block, number in pairs}
        elif len(several) >= _FEWEST and 2 * sum(_is_listed(paper, topic) for _, topic in several) > len(several):
            topics |= {(block.start, block.end): topic for block, topic in several}
    return topics


def _is_listed(paper: Paper, topic: str) -> bool:
    told = frozenset(telling_words(re.sub(r"-", " ", topic)))
    return bool(told) and any(told <= one for one in listed_words(paper))
