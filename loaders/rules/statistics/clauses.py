"""Pieces of a sentence around a number: how far its clause goes, what is its subject, what is done to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from loaders.dates import DateSpan
from loaders.lexicon import load
from loaders.patterns import Pattern, prepare
from loaders.rules.statistics.quantities import pattern

_LONGEST = 16
_BREAK = prepare(
    r"[.;:]\s|[()]|,\s|\s(?:but|while|whilst|although|which|where|against|that)\s"
    r"|(?<!children)\sand\s(?!young people\b)",
    re.I,
)


@cache
def inner_auxiliary() -> Pattern:
    """The auxiliaries of a verb that stands further on in its clause."""
    return prepare(pattern("auxiliary").pattern.lstrip("^"), re.I)


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
            lead = pattern("date_lead").search(text, at, day.at)
            return lead.start() if lead else day.at
    month = pattern("period").search(text, at, stop)
    return month.start() if month else stop


def clause_before(before: str) -> str:
    """The last clause of `before`; the one ahead of it too where that has a single word."""
    ends = [match.end() for match in _BREAK.finditer(before)]
    found = before[ends[-1] :] if ends else before
    if not ends or len(found.split()) > 1 or (found.strip() and not pattern("pronouns").match(found.strip())):
        return found
    return before[ends[-2] if len(ends) > 1 else 0 :]


def subject_of(words: str) -> str:
    """`words` as what is measured: no opening phrase, no "the number of", no article."""
    words = pattern("openers").sub("", words.strip())
    words = pattern("number_of").sub("", words)
    return pattern("determiners").sub("", words).strip(' -,:"')


def done_to(before: str) -> str:
    """What is done to the things counted behind `before`: "Inspectors scrutinised" -> "scrutinised by Inspectors"."""
    match = pattern("done_by").search(before)
    if match:
        verb = load("statistics")["participles"].get(match["verb"].lower(), match["verb"])
        subject = pattern("determiners").sub("", match["subject"].strip())
        subject = re.sub(r"^(?:and|but|so|also)\s", "", subject)
        if pattern("prepositions").match(subject) or re.search(r"\d", subject):
            return str(verb)
        return verb if pattern("pronouns").match(subject.split()[-1]) else f"{verb} by {subject}"
    infinitive = pattern("to_do").search(before)
    return f"to {infinitive['verb']}" if infinitive else ""


def fold(words: str) -> str:
    """`words` as a measure: at most sixteen, none of grammar at the end."""
    parts = words.split()[:_LONGEST]
    small = set(load("statistics")["function_words"]) - {"out", "after", "under"}
    while parts and parts[-1].lower().strip(",") in small:
        parts.pop()
    return " ".join(parts).strip(' ,;:-"')
