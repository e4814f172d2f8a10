"""The six rules of preference: which of several values stands for the time being, and by which rule.

1 a human reviewer accepted it; 2 the inspecting body's own report says so; 3 the inspected party says so, not a third;
4 it says all that the others do, and more; 5 of what changes the latest source, of what does not the earliest;
6 none: all stand. A value that merely says less than another competes with nothing, so it gives way to it first; and of
what changes, values of different days do not compete either.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Final

from graph.resolution.options import Contested, Option, fuller

ACCEPTED, OWN_REPORT, INSPECTED, FULLER, BY_DATE, NONE = range(1, 7)
UNDECIDED: Final = NONE


def prefer(contested: Contested) -> tuple[Option | None, int]:
    """The preferred option and the number of the rule that decides; None and 6 where none does."""
    accepted = [one for one in contested.options if one.accepted]
    if len(accepted) == 1:
        return accepted[0], ACCEPTED
    left = telling_most(contested.options)
    if len(left) == 1:
        return left[0], FULLER
    if contested.of.changes:
        latest, rule = by_date(left, latest=True)
        if latest:
            return latest, rule
    filters: tuple[tuple[int, Callable[[Option], bool]], ...] = (
        (OWN_REPORT, lambda one: any(voice.own in contested.reviews for voice in one.voices)),
        (INSPECTED, lambda one: any(voice.publishers & contested.concerned for voice in one.voices)),
    )
    for rule, passes in filters:
        passing = [one for one in left if passes(one)]
        if len(passing) == 1:
            return passing[0], rule
        left = passing or left
    return by_date(left, latest=contested.of.changes)


def telling_most(options: Sequence[Option]) -> list[Option]:
    """The options than which no other says more."""
    return [one for one in options if not any(fuller(other, one) for other in options if other is not one)]


def by_date(options: Sequence[Option], *, latest: bool) -> tuple[Option | None, int]:
    """Of one day, or where one option's sources tell no day, nothing is decided."""
    chosen = max if latest else min
    days = [_day(one, chosen) for one in options]
    known = [day for day in days if day is not None]
    if len(known) < len(days):
        return None, UNDECIDED
    best = chosen(known)
    found = [one for one, day in zip(options, days, strict=True) if day == best]
    return (found[0], BY_DATE) if len(found) == 1 else (None, UNDECIDED)


def _day(option: Option, chosen: Callable[[Iterable[date]], date]) -> date | None:
    days = [voice.day for voice in option.voices if voice.day is not None]
    return chosen(days) if days else None
