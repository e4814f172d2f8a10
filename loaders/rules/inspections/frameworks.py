"""Which framework a passage names, and whether a date can fall under it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import cast

from loaders.claims import Area, Framework, InspectionSubject
from loaders.dates import first_day
from loaders.lexicon import load
from loaders.patterns import Pattern, prepare


@dataclass(frozen=True, slots=True)
class Known:
    """One framework of lexicon/frameworks.yml."""

    key: Framework
    inspectorate: str
    inspectorate_stated: Pattern | None
    subject: InspectionSubject
    begins: str
    ends: str
    is_visit: bool
    is_graded: bool
    names: tuple[Pattern, ...]
    services: tuple[Pattern, ...]

    def fits(self, date: str | None) -> bool:
        """True where an inspection that began on the partial `date` can be under this framework."""
        if not date:
            return True
        low = first_day(date)
        high = low if len(date) == 10 else f"{date[:4]}-12-31" if len(date) == 4 else f"{low[:7]}-31"
        return low <= self.ends and high >= self.begins

    def is_named(self, text: str) -> bool:
        return _is_any_in(self.names, text)

    def last_named(self, text: str) -> int:
        """Where in `text` the last of its names ends; -1 where it has none."""
        return max((match.end() for form in self.names for match in form.finditer(text)), default=-1)

    def is_described(self, text: str) -> bool:
        return _is_any_in(self.services, text)


@cache
def known_frameworks() -> tuple[Known, ...]:
    """The frameworks in the order of their file."""
    return tuple(_known(entry) for entry in load("frameworks"))


@cache
def framework(key: Framework) -> Known:
    """The framework with `key`."""
    return next(known for known in known_frameworks() if known.key == key)


@lru_cache(maxsize=2048)
def framework_of(text: str, date: str | None, *, visit: str = "", described: bool = True) -> Framework | None:
    """The one framework that `text` names, or else describes, for an inspection begun on `date`.

    `visit` is the stretch in which a visit's kind must stand to be what the date is of.
    None where none is named, or several could be meant.
    """
    visits = [k for k in known_frameworks() if k.is_visit and k.is_named(visit) and k.fits(date)]
    if visits:
        return max(visits, key=lambda known: known.last_named(visit)).key
    named = _only(k for k in known_frameworks() if not k.is_visit and k.fits(date) and k.is_named(text))
    if named or not described:
        return named
    return _only(k for k in known_frameworks() if not k.is_visit and k.fits(date) and k.is_described(text))


@lru_cache(maxsize=256)
def _is_any_in(patterns: tuple[Pattern, ...], text: str) -> bool:
    """Remembered, since a whole paper is searched anew for each of its inspections."""
    return any(pattern.search(text) for pattern in patterns)


def judges(framework: Framework | None, area: Area) -> bool:
    """False where inspections under `framework` are known to give no grade for `area`."""
    if area == "lscb":
        return framework in (None, "sif-2013")
    return not (area == "overall" and framework == "ilacs-2026")


def visits_in(text: str) -> list[Framework]:
    """The kinds of visit that `text` names."""
    return [known.key for known in known_frameworks() if known.is_visit and known.is_named(text)]


def _only(found: Iterable[Known]) -> Framework | None:
    keys = [known.key for known in found]
    return keys[0] if len(keys) == 1 else None


def _known(entry: dict[str, object]) -> Known:
    stated = entry.get("inspectorate_stated")

    def patterns(field: str) -> tuple[Pattern, ...]:
        return tuple(prepare(words, re.I) for words in cast(list[str], entry[field]))

    return Known(
        key=cast(Framework, entry["key"]),
        inspectorate=str(entry["inspectorate"]),
        inspectorate_stated=prepare(str(stated)) if stated else None,
        subject=cast(InspectionSubject, entry["subject"]),
        begins=str(entry["from"]),
        ends=str(entry["until"]),
        is_visit=bool(entry.get("visit")),
        is_graded=bool(entry.get("graded", True)),
        names=patterns("names"),
        services=patterns("services"),
    )
