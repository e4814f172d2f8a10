"""The noun phrase that a number counts."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from loaders.lexicon import load
from loaders.patterns import Pattern, prepare
from loaders.rules.statistics.quantities import Quantity, pattern

_WORD = prepare(r"\s(looked[ -]after|cared[ -]for|first[ -]time|heads? of service|[A-Za-z][\w'/&-]*)", re.I)
_OF = prepare(
    r"\s(?:out )?of\s(?:(?:the|our|its|their|her|all|these|those)\s)?(?:\d[\d,]*\s(?:or so\s|odd\s)?)?(?=[A-Za-z])",
    re.I,
)
_AREAS = prepare(
    r"\s(?:of|for|to|where|that|which|identified|requiring|inspected|judged|have|has|had|visited|in the region)\b"
)
FEW: Final = 12
_REACH = 6


@cache
def heads() -> Pattern:
    """The nouns that are counted."""
    return prepare(rf"(?:{load('statistics')['counted'].replace(' |', '|')})", re.I)


@cache
def _small() -> frozenset[str]:
    return frozenset(load("statistics")["function_words"])


def noun_phrase(text: str, one: Quantity) -> int | None:
    """Where the noun phrase that `one` counts ends; None where it counts none, or a set that is known already.

    A number up to twelve, or in words, needs a noun of the vocabulary; a greater one any plural.
    """
    few = one.value <= FEW and one.value.is_integer()
    found = _head(text, one, few=few or one.is_word)
    if found is None:
        return None
    phrase = text[one.stop : found]
    if few and one.value > 1 and pattern("known_set").search(text[max(one.from_ - 15, 0) : one.from_]):
        return None
    if one.value == 1 and not _is_single(text, one, found):
        return None
    if re.search(r"\bareas?$", phrase) and not re.search(r"\bauthority", phrase) and not _AREAS.match(text[found:]):
        return None
    return found


def _head(text: str, one: Quantity, *, few: bool) -> int | None:
    at, found, plural = one.stop, None, None
    of = _OF.match(text, at)
    at += of.end() - of.start() - 1 if of else 0
    for _ in range(_REACH):
        match = _WORD.match(text, at)
        if not match or match[1].lower() in _small():
            break
        word, at = match[1], match.end()
        if pattern("not_counted").match(word):
            return found
        if heads().fullmatch(word):
            found = at
        elif found is not None and not word.endswith(("'s", "s'")):
            break
        elif plural is None and re.search(r"[^s']s$", word) and len(word) > 3:
            plural = at
    return found if found is not None or few else plural


def _is_single(text: str, one: Quantity, stop: int) -> bool:
    """True for "only one visit", "one breakdown": not for "one area that" or "one young person put it"."""
    before = text[: one.from_]
    if re.search(r"\b(?:this|that|any|no|every|each|which)\s$", before, re.I):
        return False
    phrase = text[one.stop : stop] + (re.match(r"(?:\s(?:for|of) \w+(?: action)?)?", text[stop:]) or [""])[0]
    if pattern("events").search(phrase) or pattern("events").search(text[one.stop : stop]):
        return True
    if re.search(r"\b(?:only|just)\s$", before, re.I):
        return True
    return bool(re.match(r"\s(?:in|during|since)\s(?:\w+\s)?(?:19|20)\d\d", text[stop:]))
