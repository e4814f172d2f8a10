"""Boards chaired by a person named without a post: "chaired by Ann Example"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from loaders.claims import RelationClaim, RoleClaim
from loaders.grammar.clauses import clauses
from loaders.grammar.forms import compiled
from loaders.grammar.modality import status_of
from loaders.grammar.typed import marked, typed
from loaders.lexicon import load
from loaders.naming.people import in_name_case, is_person
from loaders.patterns import Pattern, prepare
from loaders.rules.cast import Cast
from loaders.rules.paper import Paper

_CUE = prepare(r"\bchair", re.I)
_CONFIDENCE = 0.85


def chairs_by_name(paper: Paper, cast: Cast) -> Iterator[RoleClaim | RelationClaim]:
    """The post of chair with its holder, and whom it chairs; each once a board and person."""
    told_before: set[tuple[str, str]] = set()
    for told in cast.told:
        if not _CUE.search(told.sentence.text):
            continue
        for text in clauses(typed(told.sentence.text, told.parties)):
            for form in _forms():
                match = form.search(text)
                board = told.parties[marked(match["object"])[0]].name if match else ""
                if not match or not is_person(match["name"]) or (board, match["name"]) in told_before:
                    continue
                told_before.add((board, match["name"]))
                words = match[0].lower()
                acting = "interim" in words or "acting" in words
                title = f"{'Interim ' if acting else ''}{'Independent ' if 'independent' in words else ''}Chair"
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
                    status=status_of(text, match.start(), match.end()),
                )


@cache
def _forms() -> tuple[Pattern, ...]:
    """Forms with the name of a person in them; names keep their capitals."""
    return tuple(compiled(form, person=True) for form in load("posts")["chaired_by"])
