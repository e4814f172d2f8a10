"""A number in its sentence, and what numbers before it measured."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from loaders.dates import DateSpan
from loaders.rules.statistics.clauses import predicate
from loaders.rules.statistics.quantities import Quantity

_REACH = 400


@dataclass(frozen=True, slots=True)
class Measure:
    """`words` say what is measured; `head` is the noun phrase that a later number in the block may go back to.

    `unit` is that of the number measured, once it is.
    """

    words: str
    head: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """A number in its sentence: all numbers and dates there, and what was measured before it.

    `before` leads from the place of each earlier number of the sentence to its measure; `held` is the last measure
    of the sentences before it in the block, and `of_unit` the last of each unit there.
    """

    text: str
    quantities: tuple[Quantity, ...]
    dates: tuple[DateSpan, ...]
    before: Mapping[int, Measure]
    held: Measure | None
    place: int
    of_unit: Mapping[str, Measure] = field(default_factory=dict)

    @property
    def one(self) -> Quantity:
        return self.quantities[self.place]

    @property
    def lead(self) -> str:
        """The words up to the number and to what qualifies it, as far back as a clause can begin."""
        return self.text[max(self.one.from_ - _REACH, 0) : self.one.from_]

    @property
    def behind(self) -> str:
        return self.text[self.one.stop :]

    @property
    def last(self) -> Measure | None:
        """The measure of the nearest number before this one."""
        return self.before[max(self.before)] if self.before else self.held

    def said(self, at: int) -> str:
        return predicate(self.text, at, self.dates)
