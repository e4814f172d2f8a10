"""Sentences that tell of central government stepping in: what, towards whom, by whom, and how it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from loaders.claims import Evidence
from loaders.dates import find_dates
from loaders.patterns import prepare
from loaders.rules.governance.statements import statements
from loaders.rules.inspections.days import told_days
from loaders.rules.interventions.mentioned_steps import Kind, Mention, Stance, mentions_in, words
from loaders.rules.interventions.step_circumstances import authority_of, days_of, issuer_of
from loaders.rules.paper.paper import Paper, Sentence

_CLAUSE = prepare(
    r"[;:]\s|,\s(?:and|but|which|while|whilst|although|where|so|who)\s|\s(?:but|while|whilst|although|and that)\s"
)
_DEFINITE = prepare(r"\b(?:the|this|its|our|their|that|his|her|existing|current|\w+'s)\s(?:[\w'-]+\s){0,2}$", re.I)
_INDEFINITE = prepare(r"\b(?:an?|any|some|another|further|new)\s(?:[\w'-]+\s){0,2}$", re.I)


@dataclass(frozen=True, slots=True)
class Telling:
    """What one sentence says of one step. `is_bare`: its words mean one only where another tells of it.

    `date` is the day on which it began and `end` the first on which it no longer held, where told.
    """

    kind: Kind
    authority: str
    stance: Stance
    is_bare: bool
    is_definite: bool
    is_renewed: bool
    evidence: tuple[Evidence, ...]
    text: str
    date: str | None = None
    end: str | None = None
    issued_by: str | None = None


def tellings(paper: Paper) -> Iterator[Telling]:
    """Every telling in `paper`, in its order."""
    for sentence in statements(paper, words("screen")):
        for mention in mentions_in(sentence.text):
            told = _told(paper, sentence, mention)
            if told:
                yield told
                yield from _over(paper, sentence, told)


def _over(paper: Paper, sentence: Sentence, told: Telling) -> Iterator[Telling]:
    """What the sentence behind says of the same step: "It was lifted in June 2011"."""
    behind = [one for one in paper.sentences_of(sentence.index) if one.at >= sentence.stop][:1]
    for one in behind if told.stance in ("held", "named") else ():
        of_person = told.kind in ("commissioner", "other") and words("their_work_ended").match(one.text)
        if of_person or words("it_ended").match(one.text):
            days = told_days(one.text, paper.head.date)
            whole = paper.passages(one.plain, one.at, one.stop, index=one.index)
            end = days[0].first if days else None
            yield replace(told, stance="ended", date=None, end=end, evidence=whole, text=one.text)


def _told(paper: Paper, sentence: Sentence, mention: Mention) -> Telling | None:
    text = sentence.text
    low, high = _clause(text, mention)
    before = text[low : mention.at]
    definite = _is_definite(text, mention)
    stance = _stance(paper, text, mention, (low, high), definite=definite)
    if stance is None:
        return None
    began, ended = days_of(paper, text, mention, (low, high), stance)
    if sentence.day and not find_dates(text):
        began, ended = (sentence.day if one == stance else None for one in ("held", "ended"))
    asserted = stance != "named"
    return Telling(
        kind=mention.known.kind,
        authority=authority_of(paper, sentence, mention, (low, high)),
        stance=stance,
        is_bare=mention.is_bare,
        is_definite=definite,
        is_renewed=bool(words("renewed").search(f"{before}{text[mention.at : mention.stop].rsplit(' ', 1)[0]} ")),
        evidence=paper.passages(sentence.plain, sentence.at, sentence.stop, index=sentence.index),
        text=text,
        date=began,
        end=ended,
        issued_by=issuer_of(paper, text[low:high], mention.known.kind) if asserted else None,
    )


def _clause(text: str, mention: Mention) -> tuple[int, int]:
    """Where the clause around `mention` begins and ends."""
    low = max((m.end() for m in _CLAUSE.finditer(text, 0, mention.at)), default=0)
    aside = words("aside").match(text[mention.stop :])  # "a notice, which had been issued in March, was lifted"
    told = words("relative_told").match(text[mention.stop :])  # "a notice, which the Minister had issued in March"
    behind = _CLAUSE.search(text, mention.stop + max(one.end() if one else 0 for one in (aside, told)))
    return low, behind.start() if behind else len(text)


def _is_definite(text: str, mention: Mention) -> bool:
    before = text[max(mention.at - 40, 0) : mention.at]
    named = text[mention.at : mention.stop]
    if _INDEFINITE.search(before) or re.search(r"^(?:new|second|further|another)\s|\ban?\s", named, re.I):
        return False
    return bool(_DEFINITE.search(before) or named[:1].isupper() or named.lower().startswith("the "))


def _stance(paper: Paper, text: str, mention: Mention, clause: tuple[int, int], *, definite: bool) -> Stance | None:
    """How the step stands by the words of its clause; None where they tell of none of one authority's own."""
    before, after = text[clause[0] : mention.at], text[mention.stop : clause[1]]
    if _is_general(paper, text):
        return None
    if _is_ended(text, mention):
        return "ended"
    if words("negated").search(before[-60:]) or words("negated_behind").match(after):
        return None
    if words("questioned").search(before):
        return "named" if definite else None
    if words("ordered").match(text) and not definite:
        return "expected"
    if (
        words("will_be").search(f"{before[-70:]}{text[mention.at : mention.stop]}")
        or words("will_be").search(after[:50])
        or _is_told_ahead(paper, text, mention)
    ):
        return "expected"
    begun = _is_begun(mention, text, clause)
    if words("proposed").search(before) or words("supposed").search(before):
        return "named" if definite else None
    if not definite and words("expected").search(before[-120:] + after[:60]):
        return "expected"
    if begun:
        return "held"
    return "named"


def _is_told_ahead(paper: Paper, text: str, mention: Mention) -> bool:
    """True for "wrote to say that a notice would be issued": what somebody has said will be done.

    In minutes nobody need be said to have said it: "A notice would be issued".
    """
    before = text[: mention.at]
    said = paper.head.genre == "minutes" or words("told_that").search(before)
    if not said or words("on_condition").search(text):
        return False
    would_do = words("would_do").search(before[-70:])
    return bool(would_do or words("would_be_done").match(text[mention.stop : mention.stop + 60]))


def _is_begun(mention: Mention, text: str, clause: tuple[int, int]) -> bool:
    """True where a word before or behind, not looking ahead, tells of its beginning or of its work."""
    low = max(clause[0], mention.at - 90)
    if words("ahead").search(text[low : mention.at]):
        return False
    found = [
        *mention.known.begun_before.finditer(text, low, mention.stop),
        *mention.known.begun_behind.finditer(text, mention.stop, min(clause[1], mention.stop + 80)),
    ]
    return any(_is_past(text[max(match.start() - 70, 0) : match.start()]) for match in found)


def _is_past(lead: str) -> bool:
    """True where the verb behind `lead` tells of what was done, or of what somebody was made to do."""
    return not words("not_begun").search(lead[-40:]) or bool(words("made_to").search(lead))


def _is_general(paper: Paper, text: str) -> bool:
    """True for a sentence about authorities at large, or about how the system works."""
    if not words("general").search(text):
        return False
    return not paper.gazetteer.find(text) and not re.search(r"\b(?:we|our|us)\b", text, re.I)


def _is_ended(text: str, mention: Mention) -> bool:
    before = text[max(mention.at - 120, 0) : mention.at]
    after = words("aside").sub("", text[mention.stop : mention.stop + 240])[:160]
    if words("neither").search(text) or words("ended_when").search(before):
        return True
    if words("until_ended").match(after) or words("should_it").match(text):
        return False
    left = words("ended_before").search(before)
    if left and not words("not_ended").search(before[max(left.start() - 70, 0) : left.start()]):
        return True
    right = words("ended_behind").search(after)
    if not right:
        return False
    lead = re.search(r"\b(?:when|until|once|before|after|whether|if)\s(?:[\w']+\s){0,5}$", before, re.I)
    if words("at_once").search(after):
        return True
    return not (lead or words("not_ended").search(right[0].split(" until")[0]))
