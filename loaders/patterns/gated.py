"""A pattern that is run only over texts that hold what it needs; what it finds is what `re` would find.

Of a pattern that begins with many alternatives only those are run that a text can match. A pattern is compiled when it
is first run.
"""

from __future__ import annotations

import re
import re._constants as codes  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache, reduce
from typing import Any, Final

from loaders.patterns.compiled import compile_pattern, compiled
from loaders.patterns.needs import Alternatives, Need, alternatives, needs_in
from loaders.patterns.words import NEEDS, met_by

Found = re.Match[str] | None
_NEEDS: Final = 3  # of a pattern that are looked at: the rarest
_SHORT: Final = 32  # a text of fewer characters is searched sooner than its words are looked up
_PARTS: Final = 24
_FEW: Final = 4  # parts that are sooner tried one after another than all together
ENOUGH: Final = 250  # uses of a pattern after which it is found out what it needs
_UNKNOWN: Final = -1
_OWN: Final = ("findall", "fullmatch", "groupindex", "match", "split")
_GATED: Final = ("finditer", "search", "sub")
_METHODS: Final = _OWN + _GATED


class Pattern:
    """What `re.compile` makes, with its methods of the same names.

    A text is looked at before it is searched; a search up to a place, and a match where it begins, are those of `re`,
    and so is all that is asked before the pattern has been used so often that it pays to find out what it needs.
    """

    __slots__ = ("_all", "_first", "_mask", "_own", "_parted", "_put", "_uses", "flags", "pattern", *_OWN, *_GATED)
    findall: Callable[..., list[Any]]
    finditer: Callable[..., Iterator[re.Match[str]]]
    fullmatch: Callable[..., Found]
    groupindex: Mapping[str, int]
    match: Callable[..., Found]
    search: Callable[..., Found]
    split: Callable[..., list[str]]
    sub: Callable[..., str]

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self.flags = int(flags)
        self._uses = 0
        self._own: re.Pattern[str] | None = None
        self._mask = _UNKNOWN

    @property
    def own(self) -> re.Pattern[str]:
        """The pattern as `re` compiles it."""
        if self._own is None:
            self._own = compile_pattern(self.pattern, self.flags)
        return self._own

    @property
    def mask(self) -> int:
        """The bits of the needs that a text has to meet, found out now at the latest."""
        if self._mask == _UNKNOWN:
            self._learn()
        return self._mask

    def __getattr__(self, name: str) -> Any:
        """A method that is straight from `re`, or not known yet to be so."""
        if name not in _METHODS:
            raise AttributeError(name)
        self._uses += 1
        if name in _GATED and self._uses >= ENOUGH:
            self._learn()
            return getattr(self, name)
        if name in _OWN:
            setattr(self, name, getattr(self.own, name))
        return getattr(self.own, name)

    def _learn(self) -> None:
        """Finds out what the pattern needs."""
        own, tree = self.own, parser.parse(self.pattern, self.flags)
        self._mask = reduce(int.__or__, (NEEDS.bit(need) for need in needs_in(tree)[:_NEEDS]), 0)
        parted = alternatives(tree) if tree.getwidth()[0] else None
        self._parted = Parted(self, tree, parted) if parted else None
        self._first, self._all, self._put = own.search, own.finditer, own.sub
        source = self if self._mask or parted else own
        prefix = "_" if source is self else ""
        for name in _GATED:
            setattr(self, name, getattr(source, prefix + name))

    def _search(self, text: str, *places: int) -> Found:
        if len(places) > 1 or len(text) < _SHORT:
            return self._first(text, *places)
        met = met_by(text)
        if met & self._mask != self._mask:
            return None
        if self._parted and not places:
            return self._parted.search(text, met)
        return self._first(text, *places)

    def _finditer(self, text: str, *places: int) -> Iterator[re.Match[str]]:
        if len(places) > 1 or len(text) < _SHORT:
            return self._all(text, *places)
        met = met_by(text)
        if met & self._mask != self._mask:
            return iter(())
        if self._parted and not places:
            return self._parted.finditer(text, met)
        return self._all(text, *places)

    def _sub(self, words: str | Callable[[re.Match[str]], str], text: str, count: int = 0) -> str:
        if len(text) >= _SHORT and met_by(text) & self._mask != self._mask:
            return text
        return self._put(words, text, count)


class Parted:
    """A pattern as several, of which a text can match few. Where two match at one place the whole one decides."""

    __slots__ = ("_bits", "_groups", "_live", "_ready", "_tree", "_whole")

    def __init__(self, whole: Pattern, tree: Any, parted: Alternatives) -> None:
        self._whole = whole
        self._tree = tree
        width = -(-len(parted.parts) // _PARTS)
        always = [part for part, need in parted.parts if need is None]
        known = [(part, need) for part, need in parted.parts if need is not None]
        chunks = [known[at : at + width] for at in range(0, len(known), width)]
        self._groups = [
            (NEEDS.bit(Need().union(*(need for _, need in chunk))), (parted.place, [part for part, _ in chunk]))
            for chunk in chunks
        ]
        if always:
            self._groups.append((0, (parted.place, always)))
        self._bits = reduce(int.__or__, (bit for bit, _ in self._groups), 0)
        self._ready: dict[int, re.Pattern[str]] = {}
        self._live: dict[int, tuple[re.Pattern[str], ...]] = {}

    def search(self, text: str, met: int) -> Found:
        """The first match of a part that the needs `met` allow."""
        live = self._live_of(met)
        if len(live) == 1:
            return live[0].search(text)
        found = [match for one in live if (match := one.search(text))]
        if len(found) < 2:
            return found[0] if found else None
        found.sort(key=_start)
        at = found[0].start()
        return found[0] if found[1].start() > at else self._whole.match(text, at)

    def finditer(self, text: str, met: int) -> Iterator[re.Match[str]]:
        """Every match of the parts that the needs `met` allow."""
        live = self._live_of(met)
        return live[0].finditer(text) if len(live) == 1 else self._merged(text, live)

    def _merged(self, text: str, live: Sequence[re.Pattern[str]]) -> Iterator[re.Match[str]]:
        held = [(match, one) for one in live if (match := one.search(text))]
        while held:
            at = min(match.start() for match, _ in held)
            first = [match for match, _ in held if match.start() == at]
            best = first[0] if len(first) == 1 else self._whole.match(text, at)
            if best is None:  # cannot be: one of its parts matches there
                return
            yield best
            stop = best.end()
            ahead = ((match if match.start() >= stop else one.search(text, stop), one) for match, one in held)
            held = [(match, one) for match, one in ahead if match]

    def _live_of(self, met: int) -> tuple[re.Pattern[str], ...]:
        key = met & self._bits
        if key not in self._live:
            places = [place for place, (bit, _) in enumerate(self._groups) if bit & key == bit]
            one_by_one = len(places) <= _FEW
            self._live[key] = tuple(self._compiled(place) for place in places) if one_by_one else (self._whole.own,)
        return self._live[key]

    def _compiled(self, place: int) -> re.Pattern[str]:
        if place not in self._ready:
            at, parts = self._groups[place][1]
            items = list(self._tree)
            chosen = list(parts[0]) if len(parts) == 1 else [(codes.BRANCH, (None, parts))]
            tree = parser.SubPattern(self._tree.state, [*items[:at], *chosen, *items[at + 1 :]])
            self._ready[place] = compiled(tree, self._whole.flags)
        return self._ready[place]


@lru_cache(maxsize=4096)
def prepare(pattern: str, flags: int = 0) -> Pattern:
    """`pattern` made ready, as `re.compile` does it; remembered likewise."""
    return Pattern(pattern, flags)


def _start(match: re.Match[str]) -> int:
    return match.start()
