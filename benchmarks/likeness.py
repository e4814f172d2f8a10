"""When two texts, names or dates of claims say the same, by the rules of the claim interface.

What either side leaves out never decides: an absent text is like any other.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import cache
from typing import Final

from rapidfuzz.distance import Indel

_WORD: Final = re.compile(r"[a-z0-9]+")
_CHILDREN: Final = re.compile(r"children'?s")
# Words that tell no two names apart.
_LIGHT: Final = frozenset(
    {"the", "of", "and", "a", "an", "for", "on", "s"}
    | {"council", "city", "borough", "county", "metropolitan", "local"}
)
_FEWEST = 4  # words that a text must have to count as a part of another
_ROUNDING = 1e-6


@cache
def words_of(text: str) -> tuple[str, ...]:
    """The words that count, in order.

    >>> words_of("The Children’s Trust of Northshire County Council")
    ('children', 'trust', 'northshire')
    """
    folded = _CHILDREN.sub("children", text.lower().replace("’", "'"))
    return tuple(word for word in _WORD.findall(folded) if word not in _LIGHT)


@cache
def are_alike(one: str | None, other: str | None, least: float) -> bool:
    """True where the words of both agree to the share `least`, or a side has none.

    >>> are_alike("Audit the files", "Audit all files", 0.5), are_alike("Audit the files", None, 0.9)
    (True, True)
    """
    if not one or not other:
        return True
    first, second = words_of(one), words_of(other)
    if not first or not second:
        return one.strip().lower() == other.strip().lower()
    if Indel.normalized_similarity(first, second) < least - _ROUNDING:  # no less than the ratio below, and quick
        return False
    return first == second or SequenceMatcher(None, first, second, autojunk=False).ratio() >= least


def are_one_text(one: str, other: str, least: float) -> bool:
    """True where two texts are alike, or one stands within the other."""
    return are_alike(one, other, least) or _stands_in(one, other) or _stands_in(other, one)


def _stands_in(short: str, long: str) -> bool:
    words = words_of(short)
    return len(words) >= _FEWEST and " ".join(words) in " ".join(words_of(long))


def are_one_name(one: str | None, other: str | None) -> bool:
    """True for names alike, and where one has no more than two words beyond the other.

    >>> are_one_name("Northshire", "Northshire County Council"), are_one_name("Northshire", "Lanmere")
    (True, False)
    """
    if not one or not other or are_alike(one, other, 0.85):
        return True
    first, second = set(words_of(one)), set(words_of(other))
    return bool(first and second) and (first <= second or second <= first) and len(first ^ second) <= 2


def is_same(one: object, other: object) -> bool:
    """True for equal values, letters' case aside."""
    return one in (None, "") or other in (None, "") or str(one).lower() == str(other).lower()


def are_one_date(one: str | None, other: str | None) -> bool:
    """True where two dates agree as far as the coarser one goes; weeks agree with all.

    >>> are_one_date("2015-09", "2015-09-18"), are_one_date("2015-09", "2016")
    (True, False)
    """
    if not one or not other or "W" in one + other:
        return True
    return one.startswith(other) or other.startswith(one)
