"""Steps with a day told in passing: what goes live on it, who may submit a plan by it, who works to meet it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from loaders.claims import ActionClaim
from loaders.dates import DateSpan
from loaders.layout.block import Block
from loaders.patterns import Several
from loaders.rules.actions.clause_promises import is_ours
from loaders.rules.actions.told_steps import Status
from loaders.rules.paper.leads import is_office, split_leads
from loaders.rules.paper.paper import Paper, Sentence
from loaders.rules.plans.deadlines import deadline_behind, words
from loaders.rules.recommendations.resolutions import resolutions


@cache
def _forms() -> Several[str]:
    """The keys of the forms of which a paragraph has to hold one."""
    return Several(
        (key, (words(key),))
        for key in ("scheduled", "in_use_since", "authorised", "approved_for", "working_to", "given_until")
    )


def dated_steps(paper: Paper) -> Iterator[ActionClaim]:
    """One claim for each such step, in order."""
    for index, block in enumerate(paper.blocks):
        if not isinstance(block, Block) or block.kind == "heading":
            continue
        likely = _forms().likely(block.plain.norm)
        for sentence in paper.sentences_of(index) if likely else ():
            for key in likely:
                told = [
                    claim
                    for match in words(key).finditer(sentence.text)
                    if (claim := _claim(paper, sentence, key, match))
                ]
                yield from told
                if told:
                    break


def _claim(paper: Paper, sentence: Sentence, key: str, match: re.Match[str]) -> ActionClaim | None:
    text = sentence.text
    if key == "approved_for" and sentence.index not in {item.index for item in resolutions(paper)}:
        return None
    if not is_ours(paper, sentence, text[: match.end()]):
        return None
    if key in ("scheduled", "in_use_since") and any(words(one).search(text) for one in ("others_do", "supposes")):
        return None
    if key in ("authorised", "working_to", "given_until") and not is_office(_span_of(match, "who")[2]):
        return None
    due = None if key == "in_use_since" else deadline_behind(paper, text, match.end())
    if key != "in_use_since" and not _is_by(text, due):
        return None
    return _told(paper, sentence, match, key, due)


def _span_of(match: re.Match[str], group: str) -> tuple[int, int, str]:
    """Where the first group of that name stands, and its words; nothing where none does."""
    found = next((name for name, told in match.groupdict().items() if told and name.startswith(group)), None)
    return (*match.span(found), match[found]) if found else (0, 0, "")


def _is_by(text: str, due: DateSpan | None) -> bool:
    """True for a day by or on which something is to be done, not one from which it goes on."""
    return bool(due and words("day_told").search(text[: due.at]))


def _told(paper: Paper, sentence: Sentence, match: re.Match[str], key: str, due: DateSpan | None) -> ActionClaim:
    stop = next(
        (one.start() for one in words("clause_ends").finditer(sentence.text, due.stop if due else match.end())),
        len(sentence.text),
    )
    low, high = sentence.at + _span_of(match, "what")[0], sentence.at + stop
    at = [(sentence.at + due.at, sentence.at + due.stop, "deadline")] if due else []
    begins, ends, who = _span_of(match, "who")
    leads = [(sentence.at + begins, sentence.at + ends, "lead")] if who else []
    return ActionClaim(
        document=paper.document.slug,
        evidence=(
            *paper.passages(sentence.plain, low, high, index=sentence.index),
            *(
                e
                for one, two, field in (*at, *leads)
                for e in paper.passages(sentence.plain, one, two, index=sentence.index, field=field)
            ),
        ),
        confidence=0.7,
        method="action-dated",
        authority=paper.places[sentence.index].authority,
        text=sentence.plain.text[low:high].strip(" ,;"),
        lead=split_leads(who) if who else (),
        deadline=(due.last or due.first) if due else None,
        status=_status(match, key),
    )


def _status(match: re.Match[str], key: str) -> Status:
    if key == "working_to":
        return "planned" if words("only_meant").search(match[0]) else "under-way"
    return "done" if key == "in_use_since" else "planned"
