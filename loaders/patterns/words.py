"""Which of the needs of all patterns a text meets, by its words: one number a text, a bit a need."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache, reduce
from operator import or_
from typing import Final

from loaders.patterns.needs import DIGIT, LONGEST, Need

_WORD: Final = re.compile(r"[a-z0-9]+")
# Letters that stand for one of a to z where capitals are not minded, and digits that are none of 0 to 9.
_ODD: Final = re.compile(r"[\u0130\u0131\u017f\u212a]|(?![0-9])\d")
_GAPS: Final = {code: " " for code in range(128) if not re.match("[a-z0-9]", chr(code))}
_ALL: Final = -1
# So many texts are read, or so many needs are new, before new ones are looked for.
_PATIENCE: Final = 128
_FRESH: Final = 64
_HELD: Final = 16_384  # texts whose bits are remembered


class _Words(dict[str, int]):
    """The bits of the needs that each word meets, learnt where it is first met."""

    def __init__(self, learn: Callable[[str], int]) -> None:
        self._learn = learn

    def __missing__(self, word: str) -> int:
        self[word] = met = self._learn(word)
        return met


class Needs:
    """Every need that a pattern has, each with its bit; a need that is not looked for yet counts as met."""

    def __init__(self) -> None:
        self._bits: dict[Need, int] = {}
        self._sought: dict[str, int] = {}
        self._fresh: list[Need] = []
        self._unknown = _ALL  # the bits of the needs that are not looked for
        self._waited = 0
        self._words = _Words(self._learn)
        self.met_by = lru_cache(_HELD)(self._met_by)

    def bit(self, need: Need) -> int:
        """The number in which only the bit of `need` is set."""
        if need not in self._bits:
            self._bits[need] = 1 << len(self._bits)
            self._fresh.append(need)
            if len(self._fresh) >= _FRESH:
                self._admit()
        return self._bits[need]

    def _met_by(self, text: str) -> int:
        """The bits of all needs that `text` meets."""
        if not text.isascii() and _ODD.search(text):
            return _ALL
        self._waited += 1
        if self._fresh and self._waited > _PATIENCE:
            self._admit()
        words = text.lower().translate(_GAPS).split() if text.isascii() else _WORD.findall(text.lower())
        return reduce(or_, map(self._words.__getitem__, words), 0) | self._unknown

    def _admit(self) -> None:
        """Looks for the new needs from now on, and in the words that are known already: all of them in one text."""
        fresh = {run: 0 for need in self._fresh for run in need}
        for need in self._fresh:
            for run in need:
                fresh[run] |= self._bits[need]
        words, joined = self._words, "".join(f"<{word}>" for word in self._words)
        for run, bits in fresh.items():
            self._sought[run] = self._sought.get(run, 0) | bits
            at = joined.find(run)
            while at >= 0:
                stop = joined.index(">", at)
                words[joined[joined.rindex("<", 0, at + 1) + 1 : stop]] |= bits
                at = joined.find(run, stop)
        if DIGIT in fresh:
            for word in words:
                words[word] |= 0 if word.isalpha() else fresh[DIGIT]
        self._unknown <<= len(self._fresh)
        self._fresh.clear()
        self._waited = 0
        self.met_by.cache_clear()

    def _learn(self, word: str) -> int:
        """The bits of the needs that a text meets for holding `word`."""
        met, sought, marked = 0, self._sought, f"<{word}>"
        length = len(marked)
        for at in range(length):
            for stop in range(at + 1, min(at + LONGEST, length) + 1):
                run = marked[at:stop]
                if run in sought:
                    met |= sought[run]
        if not word.isalpha():
            met |= sought.get(DIGIT, 0)
        return met


NEEDS: Final = Needs()
met_by: Final = NEEDS.met_by
