"""Whom a relation is said of: partners by their officers, boards by their chairs, the council; and their kinds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loaders.claims import BodyKind
from loaders.patterns import prepare
from loaders.rules.paper.parties import PARTNERS, Party, Told

_SAFEGUARDING = prepare(r"Safeguarding (?:[A-Z][\w']+ )*Partnership$")
# What stands between a post and the partner that sends it.
_SENDS = prepare(r"(?:,| \(| -)? ?(?:of |at |for |from )?(?:the )?")


def senders(named: Sequence[Party]) -> list[Party]:
    """The partners whose officers are among the members: "the Chief Nurse of Example CCG" sits for the CCG."""
    bodies = [one.of for one in named if one.sort == "post" and one.of and one.of.kind in PARTNERS]
    return [Party(0, 0, "body", body.name, body) for body in bodies]


def chaired(post: Party) -> Iterator[Party]:
    """The board of a post of chair."""
    title = (post.title or "").lower()
    if "chair" in title and "vice" not in title and "deputy" not in title and post.organisation:
        yield Party(0, 0, "body", post.organisation, post.of)


def council(told: Told) -> Party:
    """The council that a statement is about."""
    return Party(0, 0, "authority", told.authority)


def sent_by(told: Told, member: Party) -> list[str]:
    """The partner whose officer an item names: "Chief Nurse, Example CCG" sits for the CCG."""
    if sender := senders([member]):
        return [sender[0].name]
    behind = [p for p in told.parties if p.at >= member.stop and p.sort == "body" and p.body]
    if member.sort != "post" or len(behind) != 1 or behind[0].body is None or behind[0].body.kind not in PARTNERS:
        return []
    between = told.sentence.text[member.stop : behind[0].at]
    return [behind[0].name] if _SENDS.fullmatch(between) else []


def stands_by_law(party: Party) -> bool:
    """True for a safeguarding board or partnership: that there is one, since some year, is nobody's act."""
    body = party.body
    return body is not None and (body.kind == "lscb" or bool(_SAFEGUARDING.search(body.name)))


def kind_of_party(party: Party | None) -> BodyKind | None:
    """What kind of body a party is; None for a post."""
    if party is None:
        return None
    if party.sort == "authority":
        return "local-authority"
    return party.body.kind if party.body else None
