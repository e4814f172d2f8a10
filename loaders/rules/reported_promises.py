"""Promises in reported speech: "the Head of Safeguarding would review the format by the end of June"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.claims import ActionClaim
from loaders.dates import DateSpan
from loaders.naming.kinds import kind_of
from loaders.rules.deadlines import deadline_behind, words
from loaders.rules.leads import is_office
from loaders.rules.paper import Paper, Sentence

_MOST_WORDS = 16


def reported_promises(paper: Paper, sentence: Sentence) -> Iterator[ActionClaim]:
    """One claim a clause of `sentence` in which somebody, as a meeting was told, would do a thing by a day.

    Only minutes and paragraphs that tell who spoke report so; elsewhere "would" supposes.
    """
    text = sentence.text
    if "would" not in text or words("supposes").search(text) or not _is_reported(paper, sentence):
        return
    for verb in words("would_do").finditer(text):
        at = max((m.end() for m in words("clause_opens").finditer(text, 0, verb.start())), default=0)
        stop = next((m.start() for m in words("clause_ends").finditer(text, verb.end())), len(text))
        due = deadline_behind(paper, text[:stop], verb.end())
        if due and _can_promise(text[at : verb.start()], verb):
            yield _claim(paper, sentence, (at, stop), verb.start(), due)


def _is_reported(paper: Paper, sentence: Sentence) -> bool:
    return paper.head.genre == "minutes" or bool(words("spoken").search(sentence.plain.norm))


def _can_promise(who: str, verb: re.Match[str]) -> bool:
    """True for somebody or something of the paper's own in front of `verb`; a body that only watches promises none."""
    if not who.strip() or len(who.split()) > _MOST_WORDS or words("no_promiser").search(who.strip()):
        return False
    return not (words("watcher").search(who) and words("watches").match(verb["verb"]))


def _claim(paper: Paper, sentence: Sentence, clause: tuple[int, int], verb_at: int, due: DateSpan) -> ActionClaim:
    at, stop = (sentence.at + place for place in clause)
    lead = _lead(sentence, clause[0], verb_at)
    index = sentence.index
    where = paper.passages(sentence.plain, sentence.at + due.at, sentence.at + due.stop, index=index, field="deadline")
    who = paper.passages(sentence.plain, *lead, index=index, field="lead") if lead else ()
    return ActionClaim(
        document=paper.document.slug,
        evidence=(*paper.passages(sentence.plain, at, stop, index=index), *where, *who),
        confidence=0.75,
        method="promise-reported",
        authority=paper.places[index].authority,
        text=sentence.plain.text[at:stop].strip(" ,;"),
        lead=(sentence.plain.text[slice(*lead)],) if lead else (),
        deadline=due.last or due.first,
        status="planned",
    )


def _lead(sentence: Sentence, at: int, stop: int) -> tuple[int, int] | None:
    """Where in the block the promiser stands; for "she" the office that spoke last before; none for a thing."""
    who = sentence.text[at:stop].strip()
    if words("pronoun").fullmatch(who):
        before = sentence.plain.norm[: sentence.at + at]
        spoke = [m for m in words("speaker").finditer(before) if is_office(m["who"])]
        return spoke[-1].span("who") if spoke else None
    named = words("named").fullmatch(who)
    if named and (is_office(named["who"]) or kind_of(named["who"])):
        return sentence.at + at + named.start("who"), sentence.at + at + named.end("who")
    return None
