"""What a text must hold for a pattern to match in it, derived from the pattern itself.

A need is a set of letters that stand together, of which a text has to hold one: "chairs? (?:of|for)" needs "chair", and
one of "<of" and "<for". Everything is in small letters, whether the pattern minds capitals or not; a word is of the
letters a to z and of digits.
"""

from __future__ import annotations

import re._constants as codes  # type: ignore[import-not-found]  # the tree of a pattern has no public reader
import re._parser as parser  # type: ignore[import-not-found]
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import prod
from typing import Any, Final

DIGIT: Final = "0"  # any digit
LONGEST: Final = 24
_WORD: Final = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
_DIGITS: Final = frozenset("0123456789")
_REPEATS: Final = frozenset({codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT})
_ENDS: Final = frozenset(
    {codes.AT_BEGINNING, codes.AT_BEGINNING_STRING, codes.AT_BOUNDARY, codes.AT_END, codes.AT_END_STRING}
)
_SIGN: Final = (codes.CATEGORY, codes.CATEGORY_WORD)
_SPACE: Final = (codes.CATEGORY, codes.CATEGORY_SPACE)
_NOT: Final = (codes.NEGATE, None)
# How often sentences hold letters that are no whole word, by how many there are: it only guides the choice of needs.
_SHARE: Final = (0.9, 0.9, 0.5, 0.12, 0.04, 0.02)
_COMMON: Final = frozenset({"the", "and", "ing", "for", "of", "to", "in", "is", "a", "s", "ed", "children", "service"})
_MANY: Final = 0.97
_MOST: Final = 400  # runs in one need
_FEW: Final = 5


# Letters that stand together in a word; "<" where the word begins and ">" where it ends.
Need = frozenset[str]


@dataclass(frozen=True, slots=True)
class Alternatives:
    """The item at `place` of a sequence is one of `parts`, each with its rarest need if it has any."""

    place: int
    parts: tuple[tuple[Any, Need | None], ...]


def needs_of(pattern: str, flags: int) -> tuple[Need, ...]:
    """What every text holds in which `pattern` matches, the rarest first; nothing where that cannot be told.

    >>> [sorted(need) for need in needs_of(r"\\bchair(?:s|ed)?\\b.*(?:board|panel)", 0)]
    [['<chair'], ['board', 'panel']]
    """
    return needs_in(parser.parse(pattern, flags))


def needs_in(items: Iterable[Any]) -> tuple[Need, ...]:
    """The same of the tree of a pattern."""
    found = {need for need in _needs(items) if _share(need) < _MANY and len(need) <= _MOST}
    return tuple(sorted(found, key=lambda need: (_share(need), sorted(need))))


def alternatives(items: Sequence[Any]) -> Alternatives | None:
    """The list of alternatives that a sequence begins with; None where it has none of so many that parting them pays.

    Behind other words parting them would mean to look for those words again and again.
    """
    place = next((place for place, (code, _) in enumerate(items) if not _is_empty(code)), None)
    return None if place is None else _alternatives(items, place)


def _alternatives(items: Sequence[Any], place: int) -> Alternatives | None:
    code, value = items[place]
    inner = list(value[3]) if code is codes.SUBPATTERN and value[:3] == (None, 0, 0) else [items[place]]
    if len(inner) != 1 or inner[0][0] is not codes.BRANCH or len(inner[0][1][1]) < _FEW:
        return None
    parts = inner[0][1][1]
    opens = place > 0 and _is_edge(*items[place - 1])
    closes = place + 1 < len(items) and _is_edge(*items[place + 1])
    needs = (min(_needs(part, opens, closes), key=_share, default=None) for part in parts)
    return Alternatives(place, tuple((part, need) for part, need in zip(parts, needs, strict=True)))


def _share(need: Need) -> float:
    """About which share of all sentences meets `need`."""
    return 1 - prod(1 - _share_of(one) for one in need)


def _share_of(run: str) -> float:
    if run == DIGIT:
        return 0.4
    return 0.6 if run.strip("<>") in _COMMON else _SHARE[min(len(run), len(_SHARE) - 1)]


def _needs(items: Iterable[Any], opens: bool = False, closes: bool = False) -> Iterator[Need]:
    """The needs of a sequence. `opens`, `closes`: no letter or digit can stand before it, or behind it."""
    run, begins, edge = "", opens, opens
    listed = list(items)
    for place, (code, value) in enumerate(listed):
        letter = _letter(code, value)
        if letter:
            run, begins = run + letter, begins if run else edge
            edge = False
            continue
        is_edge = _is_edge(code, value)
        if run and (is_edge or not _is_empty(code)):
            yield _need(run, begins, is_edge)
            run = ""
        if not is_edge:
            behind = _is_edge(*listed[place + 1]) if place + 1 < len(listed) else closes
            yield from _inside(code, value, edge, behind)
        edge = is_edge or (edge and _is_empty(code))
    if run:
        yield _need(run, begins, closes)


def _need(run: str, opens: bool, closes: bool) -> Need:
    """`run` itself, or the first part of one that is longer than any."""
    return frozenset({f"{'<' * opens}{run}{'>' * closes}"[:LONGEST]})


def _inside(code: Any, value: Any, opens: bool, closes: bool) -> Iterator[Need]:
    """The needs of one item that is no letter."""
    if code is codes.SUBPATTERN:
        yield from _needs(value[3], opens, closes)
    elif code is codes.ATOMIC_GROUP:
        yield from _needs(value, opens, closes)
    elif code in _REPEATS and value[0] > 0:
        once = value[:2] == (1, 1)
        yield from _needs(value[2], opens and once, closes and once)
    elif code is codes.ASSERT:
        yield from _needs(value[1])
    elif code is codes.BRANCH:
        rarest = [min(_needs(part, opens, closes), key=_share, default=None) for part in value[1]]
        known = [need for need in rarest if need is not None]
        if len(known) == len(rarest):
            yield frozenset().union(*known)
    elif code is codes.IN and _are_digits(value):
        yield frozenset({DIGIT})


def _letter(code: Any, value: Any) -> str:
    """The small letter or digit that the item is, whichever case it takes; nothing for another item."""
    if code is codes.LITERAL:
        letter = chr(value).lower()
        return letter if letter in _WORD and value < 128 else ""
    if code is codes.IN and all(member is codes.LITERAL for member, _ in value):
        letters = {_letter(*one) for one in value}
        return letters.pop() if len(letters) == 1 else ""
    return ""


def _is_edge(code: Any, value: Any) -> bool:
    """True where no ASCII letter or digit stands on one side of the item, or on both: at its place a word ends."""
    if code is codes.AT:
        return value in _ENDS
    if code is codes.ASSERT_NOT:
        return [one for one, _ in value[1]] == [codes.IN] and _SIGN in value[1][0][1] and _NOT not in value[1][0][1]
    if code is codes.IN:
        return all(one == _SPACE or _is_stop(*one) for one in value)
    return _is_stop(code, value)


def _is_stop(code: Any, value: Any) -> bool:
    return code is codes.LITERAL and value < 128 and chr(value).lower() not in _WORD


def _is_empty(code: Any) -> bool:
    """True of an item that takes no room."""
    return code in (codes.AT, codes.ASSERT, codes.ASSERT_NOT)


def _are_digits(members: list[tuple[Any, Any]]) -> bool:
    return all(
        (code is codes.CATEGORY and value is codes.CATEGORY_DIGIT)
        or (code is codes.RANGE and value[0] >= 48 and value[1] <= 57)
        or (code is codes.LITERAL and chr(value) in _DIGITS)
        for code, value in members
    )
