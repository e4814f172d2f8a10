"""Something that a paper says was seen, before it is a claim."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from loaders.claims import Evidence
from loaders.rules.findings.polarity import Polarity
from loaders.rules.paper.listings import Item
from loaders.rules.paper.paper import Paper

# The method of what a paper says for itself, of no inspection.
AVOWED: Final = "avowed-finding"


@dataclass(frozen=True, slots=True)
class Source:
    """How something is told: `lead` is the words that introduce it, the nearest first, from block `index`.

    `in_sentence` where the nearest words are the sentence that tells it.
    """

    index: int
    lead: tuple[str, ...]
    method: str
    confidence: float
    in_sentence: bool = False


@dataclass(frozen=True, slots=True)
class Seen:
    """A finding in block `index`. `authority` is whose it is, where that is not the one that the section is about."""

    index: int
    text: str
    polarity: Polarity
    evidence: tuple[Evidence, ...]
    source: Source
    authority: str = ""


def seen_in(paper: Paper, item: Item, polarity: Polarity, source: Source) -> Seen:
    """The words of `item` as a finding."""
    return Seen(
        index=item.index,
        text=item.text,
        polarity=polarity,
        evidence=paper.passages(item.plain, item.at, item.stop, index=item.index),
        source=source,
    )
