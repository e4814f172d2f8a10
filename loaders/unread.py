"""Sentences that look as if they said who answers for what, and of which no claim was made."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from loaders.claim_types import CLAIM_TYPES
from loaders.claims import Claim, Evidence
from loaders.lexicon import load
from loaders.patterns import Pattern, prepare
from loaders.rules.paper.paper import Paper, Sentence
from loaders.stretches import Stretches


@dataclass(frozen=True, slots=True)
class Unread:
    """A sentence of a kind of governance statement that no claim stands for. `words` made it look so."""

    kind: str
    words: str
    text: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class _Kind:
    name: str
    form: Pattern
    answers: tuple[type[Claim], ...]


def unread_statements(paper: Paper, claims: Sequence[Claim]) -> Iterator[Unread]:
    """The sentences of the body outside tables and headings, in order, each under the first kind that it is of."""
    read = {kind.name: Stretches(_passages(claims, kind.answers)) for kind in _kinds()}
    for sentence in paper.sentences():
        found = _statement(paper, sentence)
        if found is None:
            continue
        kind, words = found
        passages = paper.passages(sentence.plain, sentence.at, sentence.stop, index=sentence.index)
        if not any(read[kind].touch(one.start, one.end) for one in passages):
            yield Unread(kind, words, sentence.plain.text[sentence.at : sentence.stop], passages)


def _statement(paper: Paper, sentence: Sentence) -> tuple[str, str] | None:
    """The kind of statement that the sentence looks like, and the words that make it look so."""
    text = sentence.text
    block = paper.blocks[sentence.index]
    if getattr(block, "kind", "") == "heading" or len(text.split()) < load("governance")["fewest_words"]:
        return None
    for kind in _kinds():
        match = kind.form.search(text)
        if match and _named().search(text) and not _nothing().search(text):
            return kind.name, match[0]
    return None


def _passages(claims: Sequence[Claim], types: tuple[type[Claim], ...]) -> Iterator[Evidence]:
    return (one for claim in claims if isinstance(claim, types) for one in claim.evidence)


@cache
def _kinds() -> tuple[_Kind, ...]:
    return tuple(
        _Kind(entry["name"], prepare(entry["words"], re.I), tuple(CLAIM_TYPES[name] for name in entry["answers"]))
        for entry in load("governance")["kinds"]
    )


@cache
def _named() -> Pattern:
    """A body or a post, or the word that goes back to one."""
    return prepare("|".join(load("governance")[key] for key in ("bodies", "posts", "pronouns")), re.I)


@cache
def _nothing() -> Pattern:
    return prepare("|".join(load("governance")["not"]), re.I)
