"""Tables of boards and groups: who chairs each, whom it reports to and how often, who sits on it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from loaders.claims import Predicate, RelationClaim
from loaders.grammar.modality import frequency_of
from loaders.grammar.typed import marked, typed
from loaders.layout.plain import Plain, plain_text
from loaders.lexicon import load
from loaders.patterns import Pattern, prepare
from loaders.rules.governance.cast import Cast
from loaders.rules.governance.group_tables import GroupRow, group_rows
from loaders.rules.paper.paper import Paper
from loaders.rules.paper.parties import Party, Told

_CONFIDENCE = 0.85
_ABOVE = 3
_WHOLES = frozenset(
    {"lscb", "partnership", "improvement-board", "health-and-wellbeing-board", "childrens-trust", "board"}
)
_NUMBERED = prepare(
    r"^(?:(?:Workstream|Work stream|Priority|Theme|Strand|Promise|Objective)\s)?"
    r"\(?(?:\d{1,2}|[A-H])(?:[.):]|\s-)\s(?=[A-Za-z])"
)
_CHAIR = prepare(r"\s?[(,-]\s?(?:[Ii]ndependent |[Cc]o-?)?[Cc]hair(?:person|man)?\b")


@dataclass(frozen=True, slots=True)
class _Opening:
    """What `told` says of all the bodies of the table below it."""

    predicate: Predicate
    told: Told
    whole: Party


def tabled_relations(paper: Paper, cast: Cast) -> Iterator[RelationClaim]:
    """The relations of every such table, row by row; proposed, where the words above the table propose its groups."""
    proposed: dict[int, bool] = {}
    for index, claim in _tabled(paper, cast):
        if index not in proposed:
            proposed[index] = any(_said("proposed").search(one.sentence.text) for one in _above(paper, cast, index))
        yield replace(claim, status="proposed") if proposed[index] else claim


def _above(paper: Paper, cast: Cast, index: int) -> Iterator[Told]:
    """The statements in the blocks right above a table, under the same heading."""
    near = (told for told in cast.told if not told.cell and index - _ABOVE < told.sentence.index < index)
    return (one for one in near if paper.places[one.sentence.index].headings == paper.places[index].headings)


def _tabled(paper: Paper, cast: Cast) -> Iterator[tuple[int, RelationClaim]]:
    """Each relation as of today, with the block of its table."""
    cells = {span[0]: told for told in cast.told for span in told.sentence.plain.spans()[:1]}
    openings: dict[int, list[_Opening]] = {}
    for row in group_rows(paper):
        told = {name: cells.get(span[0]) for name, span in row.cells.items()}
        if row.index not in openings:
            openings[row.index] = list(_openings(paper, cast, row))
        for opening in openings[row.index] if told.get("body") else ():
            if opening.predicate != "part-of" and "reports" in row.cells:
                continue
            yield from ((row.index, one) for one in _opened(paper, told["body"], opening))
        yield from (
            (row.index, one) for one in _of_partnership(paper, cast, row, told.get("body"), openings[row.index])
        )
        often = row.cells.get("frequency")
        words = plain_text(paper.document.text, [often]).text if often else ""
        yield from ((row.index, one) for one in _row(paper, row, told, words))
        if "topic" in row.cells and "body" not in row.cells:
            yield from (
                (row.index, one)
                for one in _led(paper, told.get("chair"), plain_text(paper.document.text, [row.cells["topic"]]))
            )


def _openings(paper: Paper, cast: Cast, row: GroupRow) -> Iterator[_Opening]:
    """What is said above a table of groups of all: whom they report to, who oversees them, what they are part of."""
    if "Sub" not in row.head and "Group" not in row.head:
        return
    above = [
        told
        for told in cast.told
        if not told.cell
        and (
            row.index - _ABOVE <= told.sentence.index < row.index
            or (told.sentence.index == row.index + 1 and _said("below").match(told.sentence.text))
        )
    ]
    for told in above:
        if paper.places[told.sentence.index].headings != paper.places[row.index].headings:
            continue
        text = typed(told.sentence.text, told.parties)
        reports = _said("all_report").search(text)
        for number in marked(reports["object"]) if reports else ():
            answers = reports and _said("answers").search(reports["how"])
            yield _Opening("accountable-to" if answers else "reports-to", told, told.parties[number])
        over = _said("all_overseen").search(text)
        for number in marked(over["subject"]) if over else ():
            yield _Opening("oversees", told, told.parties[number])
        within = _said("all_part").search(text)
        if not within:
            continue
        named = [
            told.parties[number] for number in marked(within["object"] or within["object2"] or within["object3"] or "")
        ]
        whole = named[0].body if named else told.topic
        if whole and whole.kind in _WHOLES:
            yield _Opening("part-of", told, Party(0, 0, "body", whole.name, whole))


def _opened(paper: Paper, cell: Told | None, opening: _Opening) -> Iterator[RelationClaim]:
    """What an opening says of all, said of the body of one row."""
    for body in _parties(cell, "body")[:1]:
        if opening.whole.name not in (body.name, body.body.parent if body.body else None):
            ends = (body.name, opening.whole.name)
            subject, object_ = ends[::-1] if opening.predicate == "oversees" else ends
            claim = _claim(paper, (opening.told, cell), opening.predicate, subject, object_)
            yield replace(claim, method="governance-table-opening")


def _of_partnership(
    paper: Paper, cast: Cast, row: GroupRow, cell: Told | None, said: Sequence[_Opening]
) -> Iterator[RelationClaim]:
    """A body in a column headed "Sub-group" is a part of the safeguarding board or partnership that the paper is of."""
    whole = cast.partnership
    told_so = any(one.predicate == "part-of" for one in said) or "reports" in row.cells
    for body in _parties(cell, "body")[:1] if whole and row.head.startswith("Sub") and not told_so else ():
        if whole and body.body and not body.body.parent and body.name != whole.name:
            yield replace(_claim(paper, (cell,), "part-of", body.name, whole.name), confidence=0.8)


def _row(paper: Paper, row: GroupRow, told: dict[str, Told | None], words: str) -> Iterator[RelationClaim]:
    bodies = _parties(told.get("body"), "body")
    if not bodies:
        return
    board = bodies[0].name
    chairs = _parties(told.get("chair"), "post") or _parties(told.get("chair"), "body")
    for post in chairs:
        yield _claim(paper, (told["body"], told["chair"]), "chairs", _whole_title(told["chair"], post), board)
    for other in _parties(told.get("reports"), "body", "post", "authority"):
        predicate: Predicate = "accountable-to" if row.answers else "reports-to"
        claim = _claim(paper, (told["body"], told["reports"]), predicate, board, other.name)
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
        claim = _claim(paper, (told,), "leads", post.name, _NUMBERED.sub("", topic.text) or topic.text)
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
def _said(key: str) -> Pattern:
    return prepare(load("governance-tables")[key], re.I)
