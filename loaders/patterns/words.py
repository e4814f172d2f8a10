"""Which of the needs of all patterns a text meets, by its words: one number a text, a bit a need."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from loaders.patterns.needs import DIGIT, LONGEST, Need

_WORD: Final = re.compile(r"[a-z0-9]+")
# Letters that stand for one of a to z where capitals are not minded, and digits that are none of 0 to 9.
_ODD: Final = re.compile(r"[\u0130\u0131\u017f\u212a]|(?![0-9])\d")
_GAPS: Final = {code: " " for code in range(128) if not re.match("[a-z0-9]", chr(code))}
_ALL: Final = -1
_PATIENCE: Final = 256  # texts that are read before needs that are new are looked for


class Needs:
    """Every need that a pattern has, each with its bit; a need that is not looked for yet counts as met."""

    def __init__(self) -> None:
        self._bits: dict[Need, int] = {}
        self._sought: dict[str, int] = {}
        self._fresh: list[Need] = []
        self._known = 0
        self._waited = 0
        self._words: dict[str, int] = {}

    def bit(self, need: Need) -> int:
        """The number in which only the bit of `need` is set."""
        if need not in self._bits:
            self._bits[need] = 1 << len(self._bits)
            self._fresh.append(need)
        return self._bits[need]

    def met_by(self, text: str) -> int:
        """The bits of all needs that `text` meets."""
        if not text.isascii() and _ODD.search(text):
            return _ALL
        self._waited += 1
        if self._fresh and self._waited > _PATIENCE:
            self._admit()
        met = _ALL << self._known
        known = self._words
        words = text.lower().translate(_GAPS).split() if text.isascii() else _WORD.findall(text.lower())
        for word in set(words):
            met |= known[word] if word in known else self._learn(word)
        return met

    def _admit(self) -> None:
        """Looks for the new needs from now on, and in the words that are known already."""
        for need in self._fresh:
            for run in need:
                self._sought[run] = self._sought.get(run, 0) | self._bits[need]
        runs = {run: self._sought[run] for need in self._fresh for run in need}
        for word, met in self._words.items():
            marked = f"<{word}>"
            for run, bits in runs.items():
                if run in marked or (run == DIGIT and not word.isalpha()):
                    met |= bits
            self._words[word] = met
        self._known += len(self._fresh)
        self._fresh.clear()
        self._waited = 0

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
        self._words[word] = met
        return met


NEEDS: Final = Needs()
met_by = lru_cache(maxsize=16_384)(NEEDS.met_by)
