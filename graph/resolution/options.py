"""The values that sources give one property of one thing, and how two of them stand to each other."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from rdflib import Literal, URIRef
from rdflib.term import Node

from graph.identifiers import local_id
from graph.moments import Bounds, bounds
from graph.resolution.properties import Single
from graph.resolution.voices import Voice

# Of a grade whose scale no source tells.
UNSTATED: Final = "unstated"
_TIME: Final = "time/"
_DATE: Final = re.compile(r"\d{4}(-W?\d\d(-\d\d)?)?")


@dataclass(frozen=True, slots=True)
class Given:
    """A claim that gives a value, its passages, and whether a human reviewer accepted it."""

    claim: URIRef
    passages: tuple[Node, ...]
    accepted: bool


@dataclass(frozen=True, slots=True)
class Option:
    """A value, or a list's values: the voices that give it, under which addresses, and in which claims."""

    values: frozenset[Node]
    voices: tuple[Voice, ...]
    owners: frozenset[Node]
    given: tuple[Given, ...] = ()

    @property
    def accepted(self) -> bool:
        """Whether a human reviewer accepted a claim that gives it."""
        return any(one.accepted for one in self.given)

    @property
    def key(self) -> tuple[str, ...]:
        """What options are ordered by."""
        return tuple(sorted(map(str, self.values)))


@dataclass(frozen=True, slots=True)
class Contested:
    """Several options for one property of one thing; what the thing came out of; whom it concerns."""

    thing: Node
    of: Single
    options: tuple[Option, ...]
    reviews: frozenset[Node] = frozenset()
    concerned: frozenset[Node] = frozenset()


def fuller(one: Option, other: Option) -> bool:
    """Whether the first says all that the second does, and more: a day of its month, a grade with its scale."""
    if one.values > other.values:
        return True
    if len(one.values) != 1 or len(other.values) != 1:
        return False
    (mine,), (its,) = one.values, other.values
    if isinstance(mine, URIRef) and isinstance(its, URIRef) and UNSTATED in its.split("/"):
        return UNSTATED not in mine.split("/") and mine.rpartition("/")[2] == its.rpartition("/")[2]
    days, others = _days(mine), _days(its)
    if days and others:
        return days != others and _within(days, others)
    return isinstance(mine, Literal) and isinstance(its, Literal) and _holds(str(mine), str(its))


def _days(value: Node) -> Bounds | None:
    text = local_id(str(value)) if isinstance(value, URIRef) else str(value)
    if isinstance(value, URIRef) and not text.startswith(_TIME):
        return None
    edtf = text.removeprefix(_TIME).replace("_", "/")
    if isinstance(value, Literal) and not _DATE.fullmatch(edtf):
        return None
    try:
        return bounds(edtf)
    except ValueError:
        return None


def _within(inner: Bounds, outer: Bounds) -> bool:
    after = outer.first is None or (inner.first is not None and outer.first <= inner.first)
    before = outer.last is None or (inner.last is not None and inner.last <= outer.last)
    return after and before


def _holds(long: str, short: str) -> bool:
    """Whether a text holds a shorter one as whole words."""
    words, part = long.casefold().split(), short.casefold().split()
    places = range(len(words) - len(part) + 1)
    return 0 < len(part) < len(words) and any(words[at : at + len(part)] == part for at in places)


def shown(option: Option, names: Mapping[Node, str]) -> str:
    """An option in words: concepts by their names, times by their days, anything else as it stands."""
    words = (names.get(value) or local_id(str(value)).removeprefix(_TIME).replace("_", "/") for value in option.values)
    return ", ".join(sorted(words))
