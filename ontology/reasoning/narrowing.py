"""The smallest part that still clashes, found by asking again and again: for clashes that the tracer does not see.

The algorithm is QuickXplain (U. Junker, AAAI 2004): of n items of which k are to blame it asks some k log(n/k) times.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

Item = TypeVar("Item")


def narrow(items: Sequence[Item], clashes: Callable[[Sequence[Item]], bool]) -> tuple[Item, ...]:
    """Items that clash together, none of which can be left out; () where not even all of them clash.

    `clashes` must be monotone: what clashes still clashes with more beside it.
    """
    if not items or not clashes(items):
        return ()
    return tuple(_narrow((), (), list(items), clashes))


def _narrow(
    fixed: Sequence[Item], added: Sequence[Item], items: Sequence[Item], clashes: Callable[[Sequence[Item]], bool]
) -> list[Item]:
    if added and clashes(fixed):
        return []
    if len(items) == 1:
        return list(items)
    half = len(items) // 2
    first, second = items[:half], items[half:]
    late = _narrow((*fixed, *first), first, second, clashes)
    early = _narrow((*fixed, *late), late, first, clashes)
    return [*early, *late]
