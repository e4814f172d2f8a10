"""Findings that are announced before they are told: "One area for priority action was found. At the ... office"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from loaders.layout.block import Block
from loaders.lexicon import filled, load
from loaders.patterns import Pattern, prepare
from loaders.rules.findings.finding_echoes import is_counted
from loaders.rules.findings.finding_parts import named_parts
from loaders.rules.findings.finding_sections import is_grade_line, is_inspected, kind_of, last_sentence
from loaders.rules.findings.polarity import Polarity, clauses, polarity_of
from loaders.rules.findings.seen import AVOWED, Seen, Source, seen_in
from loaders.rules.paper.listings import Item
from loaders.rules.paper.paper import Paper, Sentence

_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5}

_SEVERAL = {"six", "several", "some", "a few", "a number of"}
_BRACKETS = prepare(r"(?P<what>[^().;:]{5,80})\s\((?P<text>(?=[^()]*[;,])[^()\d]{10,220})\)")
_FORMS = ("counted", "centred", "severally", "inline", "namely")


@cache
def _words(key: str) -> Pattern:
    known = load("announced-findings")
    return prepare(filled(known[key], known["parts"]), re.I)


def announced_findings(paper: Paper) -> Iterator[Seen]:
    """What stands behind the announcement: in the same sentence, or in as many sentences as it counts.

    So do the findings of an independent scrutineer, and what stands in the same paragraph behind his or her view.
    """
    for index, block in enumerate(paper.blocks):
        if not isinstance(block, Block) or block.kind in ("heading", "item"):
            continue
        if is_inspected(paper, index, block.plain.norm):
            yield from _announced(paper, list(paper.sentences_of(index)))
            yield from _bracketed(paper, list(paper.sentences_of(index)))
            yield from _run_on(paper, index)
        if paper.head.genre != "minutes" and _words("scrutineer").search(block.plain.norm):
            yield from _of_scrutineer(paper, list(paper.sentences_of(index)))


def _announced(paper: Paper, sentences: Sequence[Sentence]) -> Iterator[Seen]:
    for place, sentence in enumerate(sentences):
        if inline := next(filter(None, (_words(key).search(sentence.text) for key in _FORMS)), None):
            low, high = inline.span("text")
            parts = (
                [(0, high - low)]
                if _is_one(inline)
                else named_parts(sentence.text[low:high], in_turn=sentence.text.count(";", low, high) > 1)
            )
            for at, stop in parts:
                yield _seen(paper, sentence, (low + at, low + stop), _points(inline["what"]), "announced-finding")
        elif (alone := _words("alone").match(sentence.text)) and not is_counted(paper, sentence.index):
            for behind in sentences[place + 1 : place + 1 + _NUMBERS.get(alone["many"].lower(), 1)]:
                if _words("aside").search(behind.text) or is_grade_line(behind.text) or behind.text.endswith(":"):
                    break
                front = _words("behind_alone").match(behind.text)
                whole = (front.end() if front else 0, len(behind.text))
                yield _seen(paper, behind, whole, _points(alone["what"]), "announced-finding")


def _bracketed(paper: Paper, sentences: Sequence[Sentence]) -> Iterator[Seen]:
    """What stands in brackets behind what it is: "It names strengths (A; B) and things that could be better (C; D)"."""
    for sentence in sentences:
        found = list(_BRACKETS.finditer(sentence.text))
        kinds = [kind_of(one["what"]) for one in found]
        if not found or not all(kind in ("strength", "weakness") for kind in kinds):
            continue
        for one, kind in zip(found, kinds, strict=True):
            low, high = one.span("text")
            for at, stop in named_parts(sentence.text[low:high], in_turn=True):
                way: Polarity = "strength" if kind == "strength" else "weakness"
                yield _seen(paper, sentence, (low + at, low + stop), way, "announced-finding")


def _run_on(paper: Paper, index: int) -> Iterator[Seen]:
    """Things named one after another, parted by semicolons, below a line that says what they are."""
    above = paper.blocks[index - 1] if index else None
    told = list(paper.sentences_of(index))
    if not isinstance(above, Block) or len(told) != 1:
        return
    if above.kind != "heading" and not above.plain.norm.endswith((":", ":-")):
        return
    kind = kind_of(last_sentence(above)) if ";" in told[0].text else None
    parts = list(named_parts(told[0].text)) if kind == "strength" or kind == "weakness" else []
    if len(parts) > 1 and (kind == "strength" or kind == "weakness"):
        yield from (_seen(paper, told[0], part, kind, "announced-finding") for part in parts)


def _is_one(match: re.Match[str]) -> bool:
    return (
        match.re.groupindex.get("many") is not None
        and (match["many"] or "several").lower() not in _NUMBERS.keys() | _SEVERAL
    )


def _points(what: str) -> Polarity:
    return "weakness" if _words("weak").search(what) else "strength"


def _of_scrutineer(paper: Paper, sentences: Sequence[Sentence]) -> Iterator[Seen]:
    """The clauses that point a way in a scrutineer's view, and in the sentences that go on behind it."""
    on = False
    for sentence in sentences:
        view = _words("view").match(sentence.text)
        if not view and (not on or _words("aside").search(sentence.text)):
            on = False
            continue
        low = view.start("text") if view else 0
        parts = [one for one in clauses(sentence.text[low:]) if one.polarity]
        whole = polarity_of(sentence.text) if view and not parts else None  # "is concerned that ..."
        if whole:
            yield _seen(paper, sentence, (low, len(sentence.text)), whole, AVOWED)
        for one in parts:
            if one.polarity:
                yield _seen(paper, sentence, (low + one.at, low + one.stop), one.polarity, AVOWED)
        on = True


def _seen(paper: Paper, sentence: Sentence, span: tuple[int, int], polarity: Polarity, method: str) -> Seen:
    lead = (sentence.text, sentence.plain.norm, *reversed(paper.places[sentence.index].headings))
    item = Item(sentence.index, sentence.plain, sentence.at + span[0], sentence.at + span[1])
    confidence = 0.65 if method == AVOWED else 0.75
    return seen_in(paper, item, polarity, Source(sentence.index, lead, method, confidence, in_sentence=True))
