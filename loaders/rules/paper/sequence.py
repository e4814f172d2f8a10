"""Numbers and letters that a sequence demands where none is printed."""

from __future__ import annotations

import re
from collections.abc import Sequence

_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
# The ways in which a list counts its entries.
COUNTS = (tuple("abcdefghijkl"), _ROMAN, tuple(str(number) for number in range(1, 21)))


def missing_numbers(printed: Sequence[str | None]) -> list[str | None]:
    """For each entry without a number the one that its neighbours demand, else None.

    >>> missing_numbers(["146", None, "148"])
    [None, '147', None]
    >>> missing_numbers(["a", None, "d"])
    [None, None, None]
    """
    found: list[str | None] = [None] * len(printed)
    for place in range(1, len(printed) - 1):
        before, after = printed[place - 1], printed[place + 1]
        if printed[place] is None and before and after:
            found[place] = _between(before, after)
    return found


def _between(before: str, after: str) -> str | None:
    if before.isdigit() and after.isdigit() and int(after) - int(before) == 2:
        return str(int(before) + 1)
    if before in _ROMAN and after in _ROMAN and _ROMAN.index(after) - _ROMAN.index(before) == 2:
        return _ROMAN[_ROMAN.index(before) + 1]
    if len(before) == len(after) == 1 and before.isalpha() and ord(after) - ord(before) == 2:
        return chr(ord(before) + 1)
    return None


def in_sequence(marks: list[re.Match[str]]) -> list[re.Match[str]]:
    """The marks that count a, b, c or i, ii, iii or 1, 2, 3 from the first; others are parts of the words."""
    found: list[re.Match[str]] = []
    counts = next((kind for kind in COUNTS if marks and marks[0]["mark"].lower() == kind[0]), ())
    for mark in marks:
        if len(found) < len(counts) and mark["mark"].lower() == counts[len(found)]:
            found.append(mark)
    return found
