"""Patterns that are tried one after another on the same text, of which few can match in it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from typing import Final, Generic, TypeVar

from loaders.patterns.gated import ENOUGH, Pattern
from loaders.patterns.words import met_by

T = TypeVar("T")
_HELD: Final = 8192  # choices that are remembered


class Several(Generic[T]):
    """Values, each with the patterns of which one has to match for the value to matter, in their order."""

    __slots__ = ("_all", "_bits", "_held", "_masks", "_uses")

    def __init__(self, values: Iterable[tuple[T, tuple[Pattern, ...]]] = ()) -> None:
        self._all = tuple(values)
        self._uses = 0
        self._bits = 0
        self._masks: tuple[tuple[int, ...], ...] = ()
        self._held: dict[int, tuple[T, ...]] = {}

    def likely(self, text: str) -> tuple[T, ...]:
        """The values of which a pattern can match in `text`, and perhaps others; every value until it pays to know."""
        if not self._bits:
            self._uses += 1
            if self._uses < ENOUGH:
                return tuple(value for value, _ in self._all)
            self._masks = tuple(tuple(one.mask for one in patterns) for _, patterns in self._all)
            self._bits = reduce(int.__or__, (mask for masks in self._masks for mask in masks), 0)
        key = met_by(text) & self._bits
        if (found := self._held.get(key)) is None:
            if len(self._held) >= _HELD:
                self._held.clear()
            found = self._held[key] = self._choose(key)
        return found

    def _choose(self, met: int) -> tuple[T, ...]:
        return tuple(
            value
            for (value, _), masks in zip(self._all, self._masks, strict=True)
            if any(met & mask == mask for mask in masks)
        )
