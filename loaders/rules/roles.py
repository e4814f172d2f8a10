"""The posts that a paper names, one claim each, with the holder where one is named."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.claims import Evidence, RoleClaim
from loaders.rules.cast import Cast
from loaders.rules.parties import Party
from loaders.rules.paper import Paper

_PASSAGES = 3
_Key = tuple[str, str | None]


def role_claims(paper: Paper, cast: Cast) -> Iterator[RoleClaim]:
    """A claim a post; one a holder where a paper names several of a post one after another."""
    posts: dict[_Key, dict[str | None, list[Evidence]]] = {}
    first: dict[_Key, Party] = {}
    acting: dict[tuple[_Key, str | None], bool] = {}
    for told in cast.told:
        for party in told.parties:
            if party.sort != "post" or not party.title:
                continue
            key = (party.title.lower(), party.organisation)
            first.setdefault(key, party)
            sentence = told.sentence
            passages = paper.passages(
                sentence.plain, sentence.at + party.at, sentence.at + party.stop, index=sentence.index
            )
            posts.setdefault(key, {}).setdefault(party.holder, []).extend(passages)
            acting[(key, party.holder)] = acting.get((key, party.holder), False) or party.acting
    for key, holders in posts.items():
        named = [holder for holder in holders if holder]
        for holder in named or [None]:
            evidence = holders[holder] if holder else [e for told in holders.values() for e in told]
            yield RoleClaim(
                document=paper.document.slug,
                evidence=tuple(dict.fromkeys(evidence))[:_PASSAGES],
                confidence=0.85 if holder else 0.8,
                method="post-holder" if holder else "post-title",
                title=first[key].title or "",
                organisation=first[key].organisation,
                holder=holder,
                acting=True if acting[(key, holder)] else None,
            )
