"""Tables of boards and groups: who chairs each, whom it reports to and how often, who sits on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from loaders.claims import Predicate, RelationClaim
from loaders.grammar.modality import frequency_of
from loaders.layout.plain import Plain, plain_text
from loaders.layout.tables import Table, line_texts
from loaders.lexicon import load
from loaders.rules.cast import Cast
from loaders.rules.paper import Paper
from loaders.rules.parties import Party, Told

_CONFIDENCE = 0.85


def tabled_relations(paper: Paper, cast: Cast) -> Iterator[RelationClaim]:
    """The relations of every such table, row by row."""
    cells = {span[0]: told for told in cast.told for span in told.sentence.plain.spans()[:1]}
    for block in paper.blocks:
        if isinstance(block, Table):
            columns = _columns(line_texts(paper.document.text, block)[0])
            if ("body" in columns or "topic" in columns) and len(columns) > 1:
                for number, line in enumerate(block.lines[1:], 1):
                    told = {name: cells.get(line[column][0]) for name, column in columns.items()}
                    often = columns.get("frequency")
                    words = line_texts(paper.document.text, block)[number][often] if often is not None else ""
                    yield from _row(paper, told, words)
                    if "topic" in columns:
                        cell = plain_text(paper.document.text, [line[columns["topic"]]])
                        yield from _led(paper, told.get("chair"), cell)


def _columns(header: tuple[str, ...]) -> dict[str, int]:
    """What each column holds, by its heading: "body", "chair", "reports", "members", "frequency"."""
    found: dict[str, int] = {}
    for column, heading in enumerate(header):
        words = re.sub(r"[^a-z -]+", "", heading.lower()).strip()
        name = _headings().get(words)
        if name:
            found.setdefault(name, column)
    return found


def _row(paper: Paper, told: dict[str, Told | None], words: str) -> Iterator[RelationClaim]:
    bodies = _parties(told.get("body"), "body")
    if not bodies:
        return
    board = bodies[0].name
    for post in _parties(told.get("chair"), "post", "body"):
        yield _claim(paper, (told["body"], told["chair"]), "chairs", _whole_title(told["chair"], post), board)
    for other in _parties(told.get("reports"), "body", "post", "authority"):
        claim = _claim(paper, (told["body"], told["reports"]), "reports-to", board, other.name)
        yield replace(claim, frequency=frequency_of(words))
    for member in _parties(told.get("members"), "body", "post", "authority"):
        yield _claim(paper, (told["body"], told["members"]), "member-of", member.name, board)


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


@cache
def _headings() -> dict[str, str]:
    return {words: name for name, forms in load("governance-tables").items() for words in forms}
