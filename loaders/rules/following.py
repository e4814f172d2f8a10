"""Sentences that go on about the inspections of the sentence before: others that followed, the first of several."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from loaders.rules.cues import Cue, find_days, words
from loaders.rules.frameworks import framework_of
from loaders.rules.mention import Mention, evidence_of, is_expected, listed_names
from loaders.rules.paper import Paper, Sentence


def followers(paper: Paper, sentence: Sentence, held: Mention) -> Iterator[Mention]:
    """ "Two further authorities have followed (A and B)", "The first, in July 2019, ...", behind one of inspections."""
    counted = words("counted_visit").match(sentence.text)
    dates = find_days(sentence.text, paper.year) if counted and held.framework else []
    if counted and dates and dates[0].at <= counted.end() + 2:
        before = sentence.plain.norm[: sentence.at].rstrip()[-300:]
        yield replace(
            held,
            at=sentence.at,
            index=sentence.index,
            evidence=evidence_of(paper, sentence, tuple(dates[:1]), None),
            framework=framework_of("", dates[0].first, visit=before) or held.framework,
            start=dates[0].first,
            end=dates[0].last,
            published=None,
            status="expected"
            if is_expected(paper, sentence.text, Cue(0, counted.end(), "inspect"), dates[0].first)
            else "done",
            periods=(),
            text=sentence.text,
        )
        return
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
