"""Boards that are still to come: what is told of one that is only proposed is proposed too, with its members."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from loaders.claims import RelationClaim
from loaders.rules.cast import Cast


def as_still_to_come(relations: Sequence[RelationClaim], cast: Cast) -> Iterator[RelationClaim]:
    """`relations`, of which those of a body that is not there yet are proposed.

    A body is not there yet that somebody is to set up or that is to replace another, where nothing tells of it as there.
    """
    coming = {name for one in relations if one.status == "proposed" for name in _brought(one)}
    there = {name for one in relations if one.status == "actual" for name in _brought(one)}
    for one in relations:
        is_of_it = {one.subject, one.object} & (coming - there)
        yield dataclasses.replace(one, status="proposed") if is_of_it and one.status == "actual" else one


def _brought(one: RelationClaim) -> tuple[str, ...]:
    """The body that comes into being by what `one` tells."""
    if one.predicate == "establishes":
        return (one.object,)
    return (one.subject,) if one.predicate == "succeeds" and one.subject else ()
