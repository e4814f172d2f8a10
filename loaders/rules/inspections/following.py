"""Sentences that go on about the inspections of the sentence before: others that followed, the first of several."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.layout.block import Block
from loaders.rules.inspections.cues import Cue, months_apart, words
from loaders.rules.inspections.days import find_days
from loaders.rules.inspections.frameworks import framework_of
from loaders.rules.inspections.mention import Mention, evidence_of, is_expected, listed_names
from loaders.rules.paper.paper import Paper, Sentence

_NEAR, _BEHIND = 5, 300


def counted_visit(paper: Paper, sentence: Sentence) -> Iterator[Mention]:
    """ "The first, in July 2019, ...", "it took place on 3 May", behind a sentence that speaks of one kind of visit."""
    counted = words("counted_visit").match(sentence.text)
    told = None if counted else words("visit_told").match(sentence.text)
    matched = counted or told
    dates = find_days(sentence.text, paper.head.date) if matched else []
    dates = [day for day in dates if matched and matched.end() <= day.at <= matched.end() + _NEAR]
    if not matched or not dates:
        return
    before = sentence.plain.norm[: sentence.at][-_BEHIND:].rstrip()
    if told and told["it"]:
        before = before[max(before.rfind(". ", 0, -1), 0) :]
    key = framework_of("", dates[0].first, visit=before)
    inspected = (counted or (told and told["it"])) and words("inspection_told").search(before)
    if key is None and not inspected:
        return
    if key is None:
        key = framework_of(_told_of(paper, sentence.index), dates[0].first)
    to_come = is_expected(paper, sentence.text, Cue(0, matched.end(), "inspect"), dates[0].first)
    yield Mention(
        authority=paper.places[sentence.index].authority,
        index=sentence.index,
        at=sentence.at,
        evidence=evidence_of(paper, sentence, tuple(dates[:1]), None),
        framework=key,
        start=dates[0].first,
        end=dates[0].last,
        status="expected" if to_come else "done",
        text=sentence.text,
    )


def first_since(paper: Paper, sentence: Sentence) -> Iterator[Mention]:
    """ "It was the first full inspection since October 2022, when ...": that earlier inspection too."""
    match = words("first_since").search(sentence.text)
    dates = find_days(sentence.text, paper.head.date) if match else []
    day = next((date for date in dates if match and date.at == match.end()), None)
    if day and words("since_graded").match(sentence.text, day.stop):
        yield Mention(
            authority=paper.places[sentence.index].authority,
            index=sentence.index,
            at=sentence.at + day.at,
            evidence=evidence_of(paper, sentence, (day,), None),
            start=day.first,
            end=day.last,
            earlier=True,
            text=sentence.text,
        )


def _told_of(paper: Paper, index: int) -> str:
    """The words of block `index`, its heading and the block before it."""
    around = [block.plain.norm for block in paper.blocks[max(index - 1, 0) : index + 1] if isinstance(block, Block)]
    return " . ".join((paper.places[index].heading, *around))


def enumerated(paper: Paper, sentence: Sentence) -> Iterator[Mention]:
    """ "Four inspections: May 2012 (safeguarding), March 2015 (SIF) ...", or "two focused visits: in July 2021 ..."."""
    lead = words("enumerating").search(sentence.text)
    if not lead:
        return
    behind = [date for date in find_days(sentence.text, paper.head.date) if date.at >= lead.end()]
    dates = [part for date in behind for part in months_apart(sentence.text, date)]
    opening = sentence.text[: lead.end()][-_BEHIND:]
    ends = [d.at for d in dates[1:]] + [len(sentence.text)]
    for date, end in zip(dates, ends, strict=False):
        said = sentence.text[date.stop : end]
        if len(dates) > 1 and len(date.first) > len("2015"):
            yield Mention(
                authority=paper.places[sentence.index].authority,
                index=sentence.index,
                at=sentence.at + date.at,
                evidence=evidence_of(paper, sentence, (date,), None),
                framework=framework_of(said, date.first, visit=said) or framework_of("", date.first, visit=opening),
                start=date.first,
                end=date.last,
                text=sentence.text,
            )


def followers(paper: Paper, sentence: Sentence, held: Mention) -> Iterator[Mention]:
    """ "Two further authorities have followed (A and B)", behind a sentence that tells of inspections."""
    listed = listed_names(sentence.text, paper.gazetteer.find(sentence.text))
    if not listed or not words("listed").search(sentence.text):
        return
    whole = paper.passages(sentence.plain, sentence.at, sentence.stop, index=sentence.index)
    for name in listed:
        yield Mention(
            authority=name,
            index=sentence.index,
            at=sentence.at,
            evidence=whole,
            framework=held.framework,
            text=sentence.text,
        )
