"""Pieces of a sentence around a number: how far its clause goes, what is its subject, what is done to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from loaders.dates import DateSpan
from loaders.lexicon import load
from loaders.rules.quantities import pattern

_LONGEST = 16
_SUBJECT = re.compile(
    r"(?:^|[,;:.]\s|\b(?:that|and|but|which|where|who)\s)(?P<subject>(?:[\w'&-]+\s){1,6}?)"
    r"(?:(?:has|have|had|also|then)\s){0,2}(?P<verb>looked after|cared for|\w+ed|made|held|found|saw|seen|took|undertook|gave|set|sent)"
    r"\s(?:(?:an?|the|its|a further|an additional|in depth|a total of|some)\s){0,2}$",
    re.I,
)
_INFINITIVE = re.compile(r"\bto (?P<verb>[a-z]+)\s(?:(?:an?|the|all|another|a further|an additional)\s)?$")
_PRONOUN = re.compile(r"^(?:it|they|we|he|she|you|i|there|who|which|this|that|these|had)$", re.I)
_PARTICIPLE = {"undertook": "undertaken", "took": "taken", "saw": "seen", "gave": "given"}
_DATE_LEAD = re.compile(
    r"\s?[(,]?\s?(?:(?:as )?(?:in|on|at|by|during|since|between|from|of|for|until|to|as of|up to|dated)\s)?"
    r"(?:the\s)?(?:(?:end|start|beginning|month|week|year|quarter) (?:of|ending|to|commencing)\s)?$",
    re.I,
)
_MONTH = re.compile(
    r"\s(?:in|during|for)\s(?:the year )?20\d\d\s?[/-]\s?\d\d\b|\s(?:in|at the end of|by the end of|since|during)\s(?:early |late |mid-)?"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_BREAK = re.compile(r"[.;:()]\s|,\s|\s(?:but|while|whilst|although|and|which|where|against|with|that)\s")


@cache
def inner_auxiliary() -> re.Pattern[str]:
    """The auxiliaries of a verb that stands further on in its clause."""
    return re.compile(pattern("auxiliary").pattern.lstrip("^"), re.I)


def end_of(text: str, at: int) -> int:
    """Where the clause at `at` ends."""
    match = pattern("measure_end").search(text, at)
    return match.start() if match else len(text)


def predicate(text: str, at: int, dates: Sequence[DateSpan]) -> str:
    """What is said from `at` up to the end of the clause, or up to the first of `dates`, without auxiliaries."""
    return fold(without_auxiliary(text[at : before_date(text, at, end_of(text, at), dates)]))


def without_auxiliary(words: str) -> str:
    words = pattern("future").sub(" to be ", words, count=1)
    if pattern("auxiliary").match(words):
        return pattern("auxiliary").sub(" ", words, count=1)
    inner = inner_auxiliary().search(words)
    if inner and not re.search(r"\b(?:that|who|which)$", words[: inner.start()]):
        return f"{words[: inner.start()]} {words[inner.end() :]}"
    return words


def before_date(text: str, at: int, stop: int, dates: Sequence[DateSpan]) -> int:
    """Where the words between `at` and `stop` go over to a date, with the preposition before it."""
    for day in dates:
        if at <= day.at < stop:
            lead = _DATE_LEAD.search(text, at, day.at)
            return lead.start() if lead else day.at
    month = _MONTH.search(text, at, stop)
    return month.start() if month else stop


def clause_before(before: str) -> str:
    """The last clause of `before`; the one ahead of it too where that has a single word."""
    ends = [match.end() for match in _BREAK.finditer(before)]
    found = before[ends[-1] :] if ends else before
    if not ends or len(found.split()) > 1 or (found.strip() and not _PRONOUN.match(found.strip())):
        return found
    return before[ends[-2] if len(ends) > 1 else 0 :]


def subject_of(words: str, dates: Sequence[DateSpan] = ()) -> str:
    """`words` as what is measured: no opening phrase, no "the number of", no article."""
    words = pattern("openers").sub("", words.strip())
    words = pattern("number_of").sub("", words)
    return pattern("determiners").sub("", words).strip(' -,:"')


def done_to(before: str) -> str:
    """What is done to the things counted behind `before`: "Inspectors scrutinised" -> "scrutinised by Inspectors"."""
    match = _SUBJECT.search(before)
    if match:
        verb = _PARTICIPLE.get(match["verb"].lower(), match["verb"])
        subject = pattern("determiners").sub("", match["subject"].strip())
        return verb if _PRONOUN.match(subject.split()[-1]) else f"{verb} by {subject}"
    infinitive = _INFINITIVE.search(before)
    return f"to {infinitive['verb']}" if infinitive else ""


def fold(words: str) -> str:
    """`words` as a measure: at most sixteen, none of grammar at the end."""
    parts = words.split()[:_LONGEST]
    small = set(load("statistics")["function_words"]) - {"out", "after", "under"}
    while parts and parts[-1].lower().strip(",") in small:
        parts.pop()
    return " ".join(parts).strip(' ,;:-"')
