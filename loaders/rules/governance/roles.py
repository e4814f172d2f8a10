"""The posts that a paper names, one claim each, with the holder where one is named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache

from loaders.claims import Evidence, RoleClaim
from loaders.lexicon import load
from loaders.patterns import Pattern, prepare
from loaders.rules.governance.cast import Cast
from loaders.rules.governance.people_tables import Seat, seats
from loaders.rules.paper.holders import with_holder
from loaders.rules.paper.paper import Paper
from loaders.rules.paper.parties import Party, Told

_PASSAGES = 3
_HELD, _UNHELD = 0.85, 0.8


@dataclass(slots=True)
class _Post:
    """A post as the paper tells of it: whoever holds it, `None` where nobody is named, with the passages."""

    title: str
    organisation: str | None
    holders: dict[str | None, list[Evidence]] = field(default_factory=dict)
    acting: set[str | None] = field(default_factory=set)


def role_claims(paper: Paper, cast: Cast) -> Iterator[RoleClaim]:
    """A claim a post; one a holder where a paper names several of a post one after another."""
    posts: dict[tuple[str, str | None], _Post] = {}
    cells = {told.sentence.plain.start: told for told in cast.told if told.cell and not told.sentence.at}
    seated = seats(paper, cells)
    for told in cast.told:
        seat = seated.get(told.sentence.plain.start or 0) if told.cell else None
        for party in told.parties:
            if party.sort == "post" and party.title and not _plural().match(party.title):
                _note(paper, told, _seated(party, seat) if seat else with_holder(paper, told, party), posts)
    for at, seat in seated.items():
        if seat.organisation and not any(party.sort == "post" for party in (cells[at].parties if at in cells else ())):
            _note_seat(paper, seat, posts)
    for post in _each_once(list(posts.values())):
        named: list[str | None] = [holder for holder in post.holders if holder]
        for holder in named or [None]:
            evidence = post.holders[holder] if holder else [e for told in post.holders.values() for e in told]
            yield RoleClaim(
                document=paper.document.slug,
                evidence=tuple(dict.fromkeys(evidence))[:_PASSAGES],
                confidence=_HELD if holder else _UNHELD,
                method="post-holder" if holder else "post-title",
                title=post.title,
                organisation=post.organisation,
                holder=holder,
                acting=True if holder in post.acting else None,
            )


def _seated(party: Party, seat: Seat) -> Party:
    """`party` as the row of a table of people has it; a post of a body that its own cell names stays that body's."""
    organisation = party.organisation if party.of else seat.organisation or party.organisation
    return replace(party, holder=party.holder or seat.holder, organisation=organisation)


def _note_seat(paper: Paper, seat: Seat, posts: dict[tuple[str, str | None], _Post]) -> None:
    """A post that is none by its words alone, and is one in its column: "Chair", "Headteacher"."""
    post = posts.setdefault((seat.title.lower(), seat.organisation), _Post(seat.title, seat.organisation))
    post.holders.setdefault(seat.holder, []).extend(paper.passages(seat.plain, index=seat.index))


def _note(paper: Paper, told: Told, party: Party, posts: dict[tuple[str, str | None], _Post]) -> None:
    title = (party.title or "").removeprefix("DfE ")
    post = posts.setdefault((title.lower(), party.organisation), _Post(title, party.organisation))
    sentence = told.sentence
    passages = paper.passages(sentence.plain, sentence.at + party.at, sentence.at + party.stop, index=sentence.index)
    post.holders.setdefault(party.holder, []).extend(passages)
    if party.acting:
        post.acting.add(party.holder)


def _each_once(posts: list[_Post]) -> Iterator[_Post]:
    """Posts in order; one that only shortens the title of another of the same organisation is that other."""
    for post in posts:
        longer = [other for other in posts if other is not post and _shortens(post, other)]
        if len(longer) != 1:
            yield post
            continue
        for holder, evidence in post.holders.items():
            longer[0].holders.setdefault(holder, []).extend(evidence)
        longer[0].acting |= post.acting


def _shortens(post: _Post, other: _Post) -> bool:
    """True for "Chair" beside "Independent Chair", for "AD (…)" and "Leader" beside what they are short for."""
    if post.organisation != other.organisation or len(other.title) <= len(post.title):
        return False
    short, full = post.title.lower(), other.title.lower()
    if full.endswith(f" {short}") and full.removesuffix(f" {short}") in load("posts")["dropped"]:
        return True
    if full.startswith(f"{short} ") and len(post.title.split()) < 3:
        return True
    held = {h for h in post.holders if h} & {h for h in other.holders if h}
    return bool(held) and post.title.split(" ", 1)[0].isupper()


@cache
def _plural() -> Pattern:
    return prepare(load("posts")["plural"])
