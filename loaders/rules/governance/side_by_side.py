"""Names side by side that are one party, or say something of each other: "the Council's Director", "X (Chair)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from loaders.naming.directory import Directory, Sighting
from loaders.naming.named import Named
from loaders.naming.people import holder_behind, in_name_case
from loaders.patterns import prepare
from loaders.rules.paper.parties import Party

OF_BODY = prepare(r"chair|business manager|board manager|scrutineer", re.I)
_POSSESSIVE = prepare(r"'s (?:(?:own|former|existing|current|previous|internal|new) )?")


def belongs(text: str, owner: Party, party: Party) -> bool:
    """True for "the Council's chief executive", "Kelderdale's LSCB", and "the Chief Executive of the Council"."""
    gap = text[owner.stop : party.at]
    if owner.sort == "authority":
        owned = party.sort == "post" or (party.body is not None and party.body.parent is None)
        return (bool(_POSSESSIVE.fullmatch(gap)) and owned) or (
            gap == " " and party.sort == "body" and owned and not _is_placed(party)
        )
    return (
        owner.sort == "post"
        and party.sort == "authority"
        and gap in (" of ", " for ", ", ", " at ", " of the ", " in ")
    )


def _is_placed(party: Party) -> bool:
    """True for a body that is not of the one authority in front of it: a national one, a force, a trust."""
    return party.body is None or party.body.authority is None


def owned(first: Party, second: Party, directory: Directory, one: Named) -> Party:
    """Both as one party: the post with its authority, the body with the authority that its name leaves out."""
    if first.sort == "post":
        own = bool(first.of or OF_BODY.search(first.name) or first.organisation is None)
        return replace(first, stop=second.stop, organisation=first.organisation if own else second.name)
    if second.sort == "post":
        own = bool(second.of or OF_BODY.search(second.name))
        return replace(second, at=first.at, organisation=second.organisation if own else first.name)
    body = directory.body(Sighting(one.words, first.name)) if one.words else second.body
    return replace(second, at=first.at, name=body.name if body else second.name, body=body)


def held(text: str, party: Party) -> Party:
    """`party` with the holder named behind the authority of a post."""
    named = holder_behind(text, party.stop) if party.sort == "post" and not party.holder else None
    return replace(party, holder=in_name_case(named[0]), stop=named[1]) if named else party


def marks_chair(text: str, found: Sequence[Party], party: Party) -> bool:
    """True for "(Chair)" behind the post that chairs."""
    if not found or party.sort != "post" or found[-1].sort != "post" or "chair" not in (party.title or "").lower():
        return False
    return text[found[-1].stop : party.at] == " (" and text[party.stop :].startswith(")")


def is_acronym(text: str, found: Sequence[Party], party: Party) -> bool:
    """True for the acronym in brackets behind the name that it stands for."""
    if not found or party.sort != "body":
        return False
    gap = text[found[-1].stop : party.at]
    return bool(re.fullmatch(r"\s\((?:the\s)?['\"]?", gap)) and bool(
        re.fullmatch(r"[A-Z][A-Za-z&]{1,9}", text[party.at : party.stop])
    )
