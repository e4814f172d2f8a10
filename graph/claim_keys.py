"""What tells things apart that one passage states: a key made of a claim's passages and of what it says of them."""

from __future__ import annotations

import dataclasses
import hashlib
from typing import Final, Protocol

from loaders.claims import BodyClaim, Claim, StatisticClaim

_OF_EVERY_CLAIM: Final = frozenset(field.name for field in dataclasses.fields(Claim))
# Topics are a reader's tags: a thing does not become another by a tag more.
_TAGS: Final = frozenset({"themes"})
# Put back from the passages marked with their names where a document's words are at hand.
_WORDED: Final = frozenset({"text", "progress"})


def place_key(claim: Claim) -> str:
    """Where the first passage stands, and eight hexadecimal digits of all the passages and all that is told.

    The same claim has the same key whatever else is read, with or without the document's words; two claims of one
    passage that say different things have different ones. A field that says nothing counts for nothing, so that
    a field added to a type of claims changes no key.
    """
    marked = {one.field for one in claim.evidence}
    skipped = _OF_EVERY_CLAIM | _TAGS | (_WORDED & marked)
    told = [
        f"{field.name}={value!r}"
        for field in dataclasses.fields(claim)
        if field.name not in skipped and (value := getattr(claim, field.name)) not in (None, ())
    ]
    passages = [f"{one.start}-{one.end}-{one.field or ''}" for one in claim.evidence]
    digest = hashlib.sha256("\n".join(sorted(told) + sorted(passages)).encode()).hexdigest()[:8]
    first = claim.evidence[0]
    return f"{first.start}-{first.end}-{digest}"


class _Placed(Protocol):
    @property
    def authority(self) -> str | None: ...


def has_place(claim: Claim) -> bool:
    """False for a claim about an authority that its document does not name: nothing in the graph can be its subject."""
    return (
        not hasattr(claim, "authority") or isinstance(claim, BodyClaim | StatisticClaim) or claim.authority is not None
    )


def whose(claim: _Placed) -> str:
    """The authority that a claim is about. Raises `ValueError` for a claim without place."""
    if claim.authority is None:
        raise ValueError(f"{claim!r} names no authority: leave out what has no place")
    return claim.authority
