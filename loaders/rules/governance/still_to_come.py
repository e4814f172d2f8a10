"""Boards that are still to come: what is told of one that is only proposed is proposed too, with its members."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence
from functools import cache

from loaders.claims import RelationClaim
from loaders.grammar.typed import marked, typed
from loaders.lexicon import load
from loaders.patterns import Pattern, prepare
from loaders.rules.governance.cast import Cast
from loaders.rules.paper.parties import PARTNERS

_STANDING = PARTNERS | {"lscb", "scrutiny-committee", "local-authority", "inspectorate"}  # none is only to come


def as_still_to_come(relations: Sequence[RelationClaim], cast: Cast) -> Iterator[RelationClaim]:
    """`relations`, of which those of a body that is not there yet are proposed.

    A body is not there yet that somebody is to set up or that is to replace another, where nothing shows it at work.
    """
    coming = {name for one in relations if one.status == "proposed" for name in _brought(one)}
    there = {name for one in relations if one.status == "actual" for name in _brought(one)}
    ahead = (coming - there) | _said_of(cast, "to_come")
    standing = {p.name for told in cast.told for p in told.parties if p.body and p.body.kind in _STANDING}
    ahead -= (standing | _said_of(cast, "is_there")) if ahead else set()
    for one in relations:
        is_of_it = {one.subject, one.object} & ahead
        yield dataclasses.replace(one, status="proposed") if is_of_it and one.status == "actual" else one


def _said_of(cast: Cast, key: str) -> set[str]:
    """The bodies of which a statement holds one of the forms of words `key`."""
    found: set[str] = set()
    for told in cast.told:
        if _said(key, marks=False).search(told.sentence.text):
            text = typed(told.sentence.text, told.parties)
            numbers = (number for match in _said(key).finditer(text) for number in marked(_named(match)))
            found.update(told.parties[number].name for number in numbers)
    return found


def _named(match: re.Match[str]) -> str:
    """The mark of the body that a form of words is about."""
    return next(words for name, words in match.groupdict().items() if name.startswith("body") and words)


def _brought(one: RelationClaim) -> tuple[str, ...]:
    """The body that comes into being by what `one` tells."""
    if one.predicate == "establishes":
        return (one.object,)
    return (one.subject,) if one.predicate == "succeeds" and one.subject else ()


@cache
def _said(key: str, *, marks: bool = True) -> Pattern:
    return prepare(load("still-to-come")[key if marks else f"{key}_words"])
