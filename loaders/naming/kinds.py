"""The kind of a body, by its name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from loaders.claims import BodyKind
from loaders.lexicon import load
from loaders.patterns import Pattern, prepare


@dataclass(frozen=True, slots=True)
class National:
    """A body that the whole country knows by name."""

    name: str
    kind: BodyKind
    acronym: str | None
    forms: tuple[str, ...]


@lru_cache(maxsize=4096)
def kind_of(name: str) -> BodyKind | None:
    """The kind that the words of `name` tell; None where they tell none.

    >>> kind_of("Kelderdale Health & Wellbeing Board")
    'health-and-wellbeing-board'
    """
    known = national(name)
    if known:
        return known.kind
    bare = _matter().sub(r"\g<group>", name)
    return next((kind for kind, words in _kinds() if words.search(bare)), None)


def is_single(kind: BodyKind | None) -> bool:
    """True where an authority has one body of `kind`, so that all its names in a paper mean the same."""
    return kind in load("body-kinds")["single"]


def is_placeless(kind: BodyKind | None) -> bool:
    """True where names of `kind` stand without an authority in front."""
    return kind in load("body-kinds")["placeless"]


def national(name: str) -> National | None:
    """The national body that `name` names, in full, by acronym or in another spelling."""
    return _nationals().get(name.replace("’", "'"))


@cache
def nationals() -> tuple[National, ...]:
    """Every national body that the vocabulary knows."""
    return tuple(
        National(one["name"], one["kind"], one.get("acronym"), tuple(one.get("forms", ())))
        for one in load("national-bodies")
    )


@cache
def _nationals() -> dict[str, National]:
    return {
        form: one for one in nationals() for form in (one.name, *one.forms, *((one.acronym,) if one.acronym else ()))
    }


@cache
def _matter() -> Pattern:
    """What a group was set up for, behind what it is: "Select Committee on Children"."""
    groups = "|".join(load("body-kinds")["set_up_for"])
    return prepare(rf"\b(?P<group>{groups}) (?:on|for) [A-Z].*$")


@cache
def _kinds() -> tuple[tuple[BodyKind, Pattern], ...]:
    return tuple((one["kind"], prepare(one["words"], re.I)) for one in load("body-kinds")["kinds"])
