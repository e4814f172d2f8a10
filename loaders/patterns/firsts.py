"""With which characters a match of a pattern can begin, read off the pattern's tree.

A set of characters is a number: a bit for each of ASCII, and one for all beyond. It may hold too many, never too few.
"""

from __future__ import annotations

import re
import re._constants as codes  # type: ignore[import-not-found]  # the tree of a pattern has no public reader
from collections.abc import Iterable
from functools import cache, reduce
from typing import Any, Final

ASCII: Final = 128
ALL: Final = (1 << (ASCII + 1)) - 1
_BEYOND: Final = 1 << ASCII
_REPEATS: Final = frozenset({codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT})
_CLASSES: Final = {
    codes.CATEGORY_DIGIT: r"\d", codes.CATEGORY_NOT_DIGIT: r"\D", codes.CATEGORY_SPACE: r"\s",
    codes.CATEGORY_NOT_SPACE: r"\S", codes.CATEGORY_WORD: r"\w", codes.CATEGORY_NOT_WORD: r"\W",
}  # fmt: skip
# Letters that stand for one beyond ASCII where capitals are not minded.
_ODD: Final = sum(1 << ord(letter) for letter in "iksIKS")


def firsts(items: Iterable[Any], flags: int) -> int:
    """The characters with which a match of the sequence `items` can begin; `ALL` where it can be empty.

    >>> import re._parser
    >>> bits = firsts(re._parser.parse(r"\\b(?:board|panel)", re.I), int(re.I))
    >>> [letter for letter in map(chr, range(128)) if bits >> ord(letter) & 1]
    ['B', 'P', 'b', 'p']
    """
    bits, is_empty = _of_sequence(items, flags)
    return ALL if is_empty else bits


def _of_sequence(items: Iterable[Any], flags: int) -> tuple[int, bool]:
    """The characters, and whether the sequence can match without taking one."""
    bits = 0
    for code, value in items:
        more, is_empty = _of_item(code, value, flags)
        bits |= more
        if not is_empty:
            return bits, False
    return bits, True


def _of_item(code: Any, value: Any, flags: int) -> tuple[int, bool]:
    if code in (codes.AT, codes.ASSERT, codes.ASSERT_NOT):
        return 0, True
    if code is codes.LITERAL:
        return _of_letter(value, flags), False
    if code is codes.IN:
        return _of_class(tuple(value), flags), False
    if code is codes.SUBPATTERN:
        _, added, taken, inner = value
        return _of_sequence(inner, (flags | added) & ~taken)
    if code is codes.ATOMIC_GROUP:
        return _of_sequence(value, flags)
    if code in _REPEATS:
        bits, is_empty = _of_sequence(value[2], flags)
        return bits, is_empty or value[0] == 0
    if code is codes.BRANCH:
        parts = [_of_sequence(part, flags) for part in value[1]]
        return _joined(bits for bits, _ in parts), any(is_empty for _, is_empty in parts)
    return ALL, code not in (codes.ANY, codes.NOT_LITERAL)


def _of_letter(value: int, flags: int) -> int:
    if not flags & re.IGNORECASE:
        return 1 << min(value, ASCII)
    if value >= ASCII:
        return _BEYOND | _ODD
    letter = chr(value)
    bits = 1 << ord(letter.lower()) | 1 << ord(letter.upper())
    return bits | _BEYOND if bits & _ODD else bits


@cache
def _of_class(members: tuple[Any, ...], flags: int) -> int:
    """The characters of a class; of one that is negated all beyond ASCII."""
    if members[0][0] is codes.NEGATE:
        taken = _joined(_of_member(code, value, 0) for code, value in members[1:])
        if flags & re.IGNORECASE:
            return ALL & ~(taken & _swapped(taken)) | _BEYOND
        return ALL & ~taken | _BEYOND
    return _joined(_of_member(code, value, flags) for code, value in members)


def _of_member(code: Any, value: Any, flags: int) -> int:
    if code is codes.LITERAL:
        return _of_letter(value, flags)
    if code is codes.RANGE:
        low, high = (min(one, ASCII) for one in value)
        return _joined(_of_letter(one, flags) for one in range(low, high + 1))
    if code is codes.CATEGORY:
        return _of_category(value)
    return ALL


@cache
def _of_category(category: Any) -> int:
    form = re.compile(_CLASSES[category])
    return _joined(1 << place for place in range(ASCII) if form.match(chr(place))) | _BEYOND


def _swapped(bits: int) -> int:
    return _joined(1 << ord(chr(place).swapcase()) for place in range(ASCII) if bits >> place & 1)


def _joined(bits: Iterable[int]) -> int:
    return reduce(int.__or__, bits, 0)
