"""What inspectors or reviewers asked somebody to do, told in a sentence: "They told us to review thresholds"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from loaders.layout.block import Block
from loaders.layout.sentences import sentences
from loaders.lexicon import filled, load
from loaders.patterns import Pattern, Several, prepare
from loaders.rules.findings.finding_parts import named_parts
from loaders.rules.findings.finding_sections import is_inspected
from loaders.rules.paper.listings import Item, first_word, is_imperative, trimmed
from loaders.rules.paper.paper import Paper, Sentence

_FORMS = (
    "active", "passive", "counted", "named", "gerund", "subjunctive", "said_should", "be_done", "included", "needed",
    "goes_on", "itemised",
)  # fmt: skip
_APART = {"gerund": "apart_gerund", "be_done": "apart_be", "included": "apart_included", "itemised": "apart_itemised"}
_NAMING = ("named", "needed")
_FEWEST_WORDS = 2


def asked_of(paper: Paper, sentence: Sentence, *, goes_on: bool) -> tuple[str, tuple[Item, ...]]:
    """Whom a sentence says that inspectors asked, and what for, part by part; empty where it says nothing of it.

    `goes_on` where the sentence before asked: "Within three months it was to ..." asks only then. What is no more
    than sending a plan or coming to a meeting is no recommendation.
    """
    block = paper.blocks[sentence.index]
    around = block.plain.norm if isinstance(block, Block) else sentence.text
    for key in _forms().likely(sentence.text):
        match = _words(key).search(sentence.text)
        if match is None or (key == "goes_on" and not goes_on):
            continue
        said = match.groupdict()
        to, by = said.get("to") or "", said.get("by") or ""
        told = goes_on or is_inspected(paper, sentence.index, around)
        told = told or is_of_above(sentence.text, told_above(paper, sentence.index))
        statutory = _words("statutory").search(sentence.text[: max(match.start("text"), 0)])
        if key == "included" and _words("other_reviews").search(around):
            continue
        if statutory or _words("others").search(f"{to} . {by}") or not told:
            continue
        span = match.span("text2" if said.get("text2") else "text")
        if not _is_asking(block, sentence, key, by, span):
            continue
        if key == "passive" and not by and not said.get("by2") and not _is_work(sentence.text[slice(*span)]):
            continue
        items = tuple(_parts(sentence, key, *span))
        if items:
            return to, items
    return "", ()


def _is_asking(block: object, sentence: Sentence, key: str, by: str, span: tuple[int, int]) -> bool:
    """False for "recommendations are made to the Council", for what "it", a direction, required, and no commands."""
    text = sentence.text[slice(*span)]
    if key == "itemised":
        return _is_work(text)
    if key in ("counted", "included"):
        return not (sentence.text[: span[0]].endswith(" to ") and _words("to_whom").match(text))
    before = block.plain.norm[: sentence.at] if isinstance(block, Block) else ""
    last = before[slice(*(sentences(before) or [(0, 0)])[-1])]
    return not (by.lower() in ("it", "they", "this") and _words("instrument").search(last))


def _is_work(text: str) -> bool:
    """True where `text` begins with a verb of what services are recommended to do."""
    return is_imperative(text) or first_word(text) in load("asked-advice")["verbs"]


def is_of_council(to: str) -> bool:
    """True where those asked are the council, its services or "us"."""
    return not to or bool(_words("council").match(to))


def reviewer_of(sentence: Sentence) -> str | None:
    """Who made the review to which `sentence` goes back in its paragraph; None where an inspectorate or peers did."""
    block = sentence.plain.norm
    again = _words("review_again").match(sentence.text)
    told = _words("review_by").search(block[: sentence.at]) if again else None
    return None if told is None or _words("reviewed").search(told["who"]) else told["who"]


def told_above(paper: Paper, index: int) -> str:
    """The words of the two paragraphs before block `index`."""
    before = paper.blocks[max(index - 6, 0) : index]
    told = [block.plain.norm for block in before if isinstance(block, Block) and block.kind == "paragraph"]
    return " ".join(told[-2:])


def is_of_above(text: str, above: str) -> bool:
    """True where `text` opens by going back to those who inspected or reviewed in the words `above` it."""
    return bool(_words("pronoun").match(text) and _words("reviewed").search(above))


def _parts(sentence: Sentence, key: str, low: int, high: int) -> Iterator[Item]:
    """What the words from `low` to `high` ask for: each "to ..." and "that ...", or each thing that is named."""
    named = _words("improving").match(sentence.text[low:high])
    if named or key in _NAMING:
        low += named.start("rest") if named else 0
        yield from _named(sentence, low, high)
        return
    cuts = [*_words(_APART.get(key, "apart")).finditer(sentence.text, low, high)]
    if key == "counted" and not cuts and _is_work(sentence.text[low:high]):
        key, cuts = "itemised", [*_words("apart_itemised").finditer(sentence.text, low, high)]
    if key == "itemised":
        marked = ";" in sentence.text[low:high]
        cuts = [one for one in cuts if (one[0][0] == ";" if marked else _is_work(sentence.text[one.end() : high]))]
    starts, ends = [low, *(cut.end() for cut in cuts)], [*(cut.start() for cut in cuts), high]
    for at, stop in zip(starts, ends, strict=True):
        words = sentence.text[at:stop]
        if not _words("never").match(words) and len(words.split()) >= _FEWEST_WORDS:
            subject = _words("subject").match(words)
            yield _item(sentence, at + (subject.end() if subject else 0), stop)


def _named(sentence: Sentence, low: int, high: int) -> Iterator[Item]:
    for at, stop in named_parts(sentence.text[low:high]):
        yield _item(sentence, low + at, low + stop)


def _item(sentence: Sentence, at: int, stop: int) -> Item:
    return trimmed(Item(sentence.index, sentence.plain, sentence.at + at, sentence.at + stop))


@cache
def _words(key: str) -> Pattern:
    known = load("asked-advice")
    return prepare(filled(known[key], known["parts"]), re.I)


@cache
def _forms() -> Several[str]:
    return Several((key, (_words(key),)) for key in _FORMS)
