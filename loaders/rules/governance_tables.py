"""Tables of boards and groups: who chairs each, whom it reports to and how often, who sits on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from loaders.claims import Predicate, RelationClaim
from loaders.grammar.modality import frequency_of
from loaders.layout.plain import Plain, plain_text
from loaders.patterns import prepare
from loaders.rules.cast import Cast
from loaders.rules.group_tables import group_rows
from loaders.rules.paper import Paper
from loaders.rules.parties import Party, Told

_CONFIDENCE = 0.85
_CHAIR = prepare(r"\s?[(,-]\s?(?:[Ii]ndependent |[Cc]o-?)?[Cc]hair(?:person|man)?\b")


def tabled_relations(paper: Paper, cast: Cast) -> Iterator[RelationClaim]:
    """The relations of every such table, row by row."""
    cells = {span[0]: told for told in cast.told for span in told.sentence.plain.spans()[:1]}
    for row in group_rows(paper):
        told = {name: cells.get(span[0]) for name, span in row.cells.items()}
        often = row.cells.get("frequency")
        words = plain_text(paper.document.text, [often]).text if often else ""
        yield from _row(paper, told, words)
        if "topic" in row.cells and "body" not in row.cells:
            yield from _led(paper, told.get("chair"), plain_text(paper.document.text, [row.cells["topic"]]))


def _row(paper: Paper, told: dict[str, Told | None], words: str) -> Iterator[RelationClaim]:
    bodies = _parties(told.get("body"), "body")
    if not bodies:
        return
    board = bodies[0].name
    chairs = _parties(told.get("chair"), "post") or _parties(told.get("chair"), "body")
    for post in chairs:
        yield _claim(paper, (told["body"], told["chair"]), "chairs", _whole_title(told["chair"], post), board)
    for other in _parties(told.get("reports"), "body", "post", "authority"):
        claim = _claim(paper, (told["body"], told["reports"]), "reports-to", board, other.name)
        yield replace(claim, frequency=frequency_of(words))
    for member in _parties(told.get("members"), "body", "post", "authority"):
        yield _claim(paper, (told["body"], told["members"]), "member-of", member.name, board)
        cell = told["members"]
        if cell and _CHAIR.match(cell.sentence.text, member.stop):
            yield _claim(paper, (told["body"], told["members"]), "chairs", member.name, board)


def _whole_title(told: Told | None, post: Party) -> str:
    """The cell itself where it is one post alone, of more words than its title: "Head of Workforce, Example Trust"."""
    text = told.sentence.text.strip(" .") if told else ""
    alone = told and len(_parties(told, "post")) == 1 and post.sort == "post" and not post.holder and not post.of
    rest = text[post.stop :] if alone and post.at == 0 else ""
    return text if re.match(r",?\s[\w']", rest) and not re.search(r"[()/;]|\band\s(?:the\s)?[A-Z]", rest) else post.name


def _led(paper: Paper, told: Told | None, topic: Plain) -> Iterator[RelationClaim]:
    """Who leads a piece of work that is no body."""
    for post in _parties(told, "post") if told and topic else ():
        claim = _claim(paper, (told,), "leads", post.name, topic.text)
        spans = topic.spans()
        yield replace(claim, evidence=(*claim.evidence, *(paper.passage(start, end) for start, end in spans)))


def _parties(told: Told | None, *sorts: str) -> list[Party]:
    return [party for party in told.parties if party.sort in sorts] if told else []


def _claim(
    paper: Paper, cells: tuple[Told | None, ...], predicate: Predicate, subject: str, object_: str
) -> RelationClaim:
    passages = [e for one in cells if one for e in paper.passages(one.sentence.plain, index=one.sentence.index)]
    return RelationClaim(
        document=paper.document.slug,
        evidence=tuple(passages),
        confidence=_CONFIDENCE,
        method="governance-table",
        predicate=predicate,
        subject=subject,
        object=object_,
        status="actual",
    )
