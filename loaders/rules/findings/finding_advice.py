"""Sentences that say what should be done, among those that tell what was found."""

from __future__ import annotations

from loaders.layout.block import Block
from loaders.lexicon import load
from loaders.patterns import prepare
from loaders.rules.findings.finding_sections import pattern, teller
from loaders.rules.paper.listings import first_word, is_advised, is_imperative, is_request

_FINITE = prepare(r"\b(?:is|are|was|were|has|have|had)\b")


def is_advice(text: str, block: Block) -> bool:
    """True for a sentence of `block` that says what should be done, and so no finding."""
    told = block.kind != "item" and teller().match(text.lower().removeprefix("that "))
    if (block.kind == "item" or block.label) and is_request(text) and not told and not _FINITE.search(text[:40]):
        return True
    if block.kind == "item":
        return is_advised(text)
    joined = pattern("joined_by").match(text)
    if joined and is_imperative(text[joined.end() :]) and not _FINITE.search(text[:40]):
        return True
    sure = first_word(text) not in load("findings")["nouns_too"]
    return is_imperative(text) and (sure or not _FINITE.search(text))
