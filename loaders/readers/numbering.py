"""The numbers, letters and bullets that Word prints in front of paragraphs but does not keep in their words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from loaders.readers.wordml import W, attribute, number, value

BULLET = "•"
_PLACE = re.compile(r"%([1-9])")
_ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"),
        strict=True,
    )
)


@dataclass(frozen=True, slots=True)
class Level:
    """One depth of a list: `pattern` as Word writes it, `%1.%2` for the numbers of the depths."""

    form: str
    pattern: str
    start: int = 1
    legal: bool = False

    @property
    def is_bullet(self) -> bool:
        return self.form == "bullet"


@dataclass(slots=True)
class Counters:
    """Which numbers were printed so far. Lists of one kind share their counters, as in Word."""

    lists: Mapping[str, tuple[str, Mapping[int, Level]]]
    restarts: Mapping[str, Mapping[int, int]]
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def level(self, num: str, depth: int) -> Level | None:
        """The level at `depth` of list `num`; None where the document does not define it."""
        return self.lists[num][1].get(depth) if num in self.lists else None

    def next(self, num: str, depth: int) -> str:
        """What is printed in front of the next paragraph of list `num` at `depth`; counts it."""
        level = self.level(num, depth)
        if level is None or level.form == "none":
            return ""
        if level.is_bullet:
            return BULLET
        kind, levels = self.lists[num]
        counts = self._counts.setdefault(kind, {})
        anew = self.restarts.get(num, {}).get(depth)
        if anew is not None and (num, depth) not in self._begun:
            self._begun.add((num, depth))
            counts[depth] = anew
        else:
            counts[depth] = counts[depth] + 1 if depth in counts else level.start
        for deeper in [d for d in counts if d > depth]:
            del counts[deeper]
        return _PLACE.sub(lambda match: _shown(int(match[1]) - 1, level, levels, counts), level.pattern)


def read_numbering(root: etree._Element | None) -> Counters:
    """The lists that `numbering.xml` defines."""
    if root is None:
        return Counters({}, {})
    kinds = {attribute(one, "abstractNumId"): _levels(one.iter(f"{W}lvl")) for one in root.iter(f"{W}abstractNum")}
    lists: dict[str, tuple[str, Mapping[int, Level]]] = {}
    restarts: dict[str, dict[int, int]] = {}
    for one in root.iter(f"{W}num"):
        num, kind = attribute(one, "numId"), value(one, "abstractNumId")
        own = _levels(one.iter(f"{W}lvl"))
        lists[num] = (kind, {**kinds.get(kind, {}), **own})
        restarts[num] = {
            number(attribute(over, "ilvl")): number(value(over, "startOverride"), 1)
            for over in one.iter(f"{W}lvlOverride")
            if over.find(f"{W}startOverride") is not None
        }
    return Counters(lists, restarts)


def _levels(found: Iterable[etree._Element]) -> dict[int, Level]:
    return {
        number(attribute(one, "ilvl")): Level(
            form=value(one, "numFmt") or "decimal",
            pattern=value(one, "lvlText"),
            start=number(value(one, "start"), 1),
            legal=one.find(f"{W}isLgl") is not None,
        )
        for one in found
    }


def _shown(depth: int, own: Level, levels: Mapping[int, Level], counts: Mapping[int, int]) -> str:
    level = levels.get(depth)
    count = counts.get(depth, level.start if level else 1)
    return printed(count, "decimal" if own.legal or level is None else level.form)


def printed(count: int, form: str) -> str:
    """`count` in one of Word's forms.

    >>> printed(4, "lowerRoman"), printed(28, "lowerLetter"), printed(3, "decimal")
    ('iv', 'bb', '3')
    """
    if form in ("lowerRoman", "upperRoman") and 0 < count < 4000:
        words = ""
        for size, letters in _ROMAN:
            words += letters * (count // size)
            count %= size
    elif form in ("lowerLetter", "upperLetter") and count > 0:
        words = chr(97 + (count - 1) % 26) * ((count - 1) // 26 % 20 + 1)
    elif form == "decimalZero":
        words = f"{count:02}"
    else:
        words = str(count)
    return words.upper() if form.startswith("upper") else words
