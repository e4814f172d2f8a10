"""Boards chaired by a person named without a post: "chaired by Ann Example"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from loaders.claims import RelationClaim, RoleClaim
from loaders.grammar.clauses import clauses
from loaders.grammar.forms import compiled
from loaders.grammar.modality import Status, status_of
from loaders.grammar.typed import marked, typed
from loaders.lexicon import load
from loaders.naming.people import in_name_case, is_person
from loaders.patterns import Pattern, prepare
from loaders.rules.governance.cast import Cast
from loaders.rules.paper.paper import Paper
from loaders.rules.paper.parties import Party, Told

_CUE = prepare(r"\bchair", re.I)
_CONFIDENCE = 0.85
_CHAIRLESS = frozenset({"government-department", "inspectorate", "local-authority", "police"})


def chairs_by_name(paper: Paper, cast: Cast) -> Iterator[RoleClaim | RelationClaim]:
    """The post of chair with its holder, and whom it chairs; each once a board and person."""
    told_before: set[tuple[str, str]] = set()
    for told in cast.told:
        if not _CUE.search(told.sentence.text):
            continue
        for text in clauses(typed(told.sentence.text, told.parties)):
            for form in _forms():
                match = _match(form, text, told)
                board = _board(told.parties[marked(match["object"])[0]]) if match else ""
                if not match or not board or not is_person(match["name"]) or (board, match["name"]) in told_before:
                    continue
                told_before.add((board, match["name"]))
                yield from _claims(paper, told, match, board, status_of(text, match.start(), match.end()))


def _match(form: Pattern, text: str, told: Told) -> re.Match[str] | None:
    """The first match of `form` in `text` of something that can have a chair."""
    match = form.search(text)
    while match:
        body = told.parties[marked(match["object"])[0]].body
        if body is None or body.kind not in _CHAIRLESS:
            return match
        match = form.search(text, match.start("object") + 1)
    return None


def _claims(
    paper: Paper, told: Told, match: re.Match[str], board: str, status: Status
) -> Iterator[RoleClaim | RelationClaim]:
    """The post with its holder, and that it chairs `board`."""
    title, acting = _title(told.parties[marked(match["object"])[0]], match[0].lower())
    sentence = told.sentence
    passages = paper.passages(sentence.plain, sentence.at, sentence.stop, index=sentence.index)
    yield RoleClaim(
        document=paper.document.slug,
        evidence=passages,
        confidence=_CONFIDENCE,
        method="chaired-by",
        title=title,
        organisation=board,
        holder=in_name_case(match["name"]),
        acting=acting or None,
    )
    yield RelationClaim(
        document=paper.document.slug,
        evidence=passages,
        confidence=_CONFIDENCE,
        method="chaired-by",
        predicate="chairs",
        subject=f"{title} of the {board}",
        object=board,
        status=status,
    )


def _title(party: Party, words: str) -> tuple[str, bool]:
    """The title as the paper names the post, else as its words tell it; and whether it is held for the time being."""
    acting = "interim" in words or "acting" in words
    told = f"{'Interim ' if acting else ''}{'Independent ' if 'independent' in words else ''}Chair"
    return party.title or told, acting


def _board(party: Party) -> str:
    """The board itself, or the one that a post of chair is of."""
    if party.sort != "post":
        return party.name
    title = (party.title or "").lower()
    return (party.organisation or "") if "chair" in title and "vice" not in title and "deputy" not in title else ""


@cache
def _forms() -> tuple[Pattern, ...]:
    """Forms with the name of a person in them; names keep their capitals."""
    return tuple(compiled(form, person=True) for form in load("posts")["chaired_by"])
