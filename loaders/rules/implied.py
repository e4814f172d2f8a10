"""Relations that other words of a paper say without a verb: by a post's title, a body's name, the head, an inspection."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.claims import Evidence, RelationClaim
from loaders.rules.cast import Cast
from loaders.rules.parties import Party, Told
from loaders.rules.inspections import Inspection, inspectorate_of
from loaders.rules.paper import Paper

_REVIEWED = re.compile(
    r"\breview(?:ed)?\b.{0,40}\b(?:effectiveness|LSCB|board)\b"
    r"|\b(?:reviewed|inspected|judged|graded|rated)\b.{0,60}\b(?:outstanding|good|adequate|inadequate|require)"
    r"|\breviewed by\b|\breviewed the\b",
    re.I,
)


def implied_relations(paper: Paper, cast: Cast, inspections: Sequence[Inspection]) -> Iterator[RelationClaim]:
    """What inspections, titles, names and the head imply, in this order."""
    yield from _inspected(paper, cast, inspections)
    for told in cast.told:
        for party in told.parties:
            yield from _chair(paper, told, party)
            yield from _within(paper, told, party)
    yield from _presented(paper, cast)


def _inspected(paper: Paper, cast: Cast, inspections: Sequence[Inspection]) -> Iterator[RelationClaim]:
    """An inspectorate that has inspected an authority, or reviewed its safeguarding board."""
    for one in inspections:
        by = inspectorate_of(one)
        if by and not one.is_expected:
            evidence = one.mentions[0].evidence
            yield _claim(paper, evidence, "inspects", by, one.authority, 0.9, "inspection")
        if one.framework == "jtai" and not one.is_expected:
            yield from _jointly(paper, cast, one)
    for told in cast.told:
        boards = [p for p in told.parties if p.body and p.body.kind == "lscb"]
        inspectors = [p for p in told.parties if p.body and p.body.kind == "inspectorate"]
        own = {one.authority for one in inspections if one.framework == "sif-2013" and not one.is_expected}
        if boards and told.authority in own and _is_reviewed(told):
            by = inspectors[0].name if inspectors else "Ofsted"
            yield _claim(paper, _evidence(paper, told), "inspects", by, boards[0].name, 0.85, "board-review")


def _jointly(paper: Paper, cast: Cast, one: Inspection) -> Iterator[RelationClaim]:
    """The inspectorates that a paper names together where it tells of a joint inspection."""
    for told in cast.told:
        together = [p for p in told.parties if p.body and p.body.kind == "inspectorate"]
        if len(together) > 1 and told.authority == one.authority:
            for by in together:
                yield _claim(paper, _evidence(paper, told), "inspects", by.name, one.authority, 0.8, "joint-inspection")


def _is_reviewed(told: Told) -> bool:
    return bool(_REVIEWED.search(told.sentence.text))


def _chair(paper: Paper, told: Told, party: Party) -> Iterator[RelationClaim]:
    if party.sort == "post" and party.organisation and party.title and "chair" in party.title.lower():
        if not party.holder or "vice" in party.title.lower() or "deputy" in party.title.lower():
            return
        yield _claim(paper, _evidence(paper, told), "chairs", party.name, party.organisation, 0.85, "post-title")


def _within(paper: Paper, told: Told, party: Party) -> Iterator[RelationClaim]:
    """A sub-committee by a name that begins with its parent's, or by "its" and "'s" in front."""
    body = party.body or party.of
    if body and body.parent:
        yield _claim(paper, _evidence(paper, told), "part-of", body.name, body.parent, 0.85, "body-name")


def _presented(paper: Paper, cast: Cast) -> Iterator[RelationClaim]:
    """A board whose chair or manager brings the paper to another body's meeting."""
    passages = tuple(one for one in paper.head.passages if one.field in ("author_role", "meeting_of"))
    for author in cast.authors:
        board = author.organisation if author.sort == "post" else None
        if board and cast.meeting and board not in (paper.authority, cast.meeting.name) and passages:
            yield _claim(paper, passages, "reports-to", board, cast.meeting.name, 0.8, "paper-head")


def _claim(
    paper: Paper,
    evidence: tuple[Evidence, ...],
    predicate: str,
    subject: str,
    object_: str,
    confidence: float,
    method: str,
) -> RelationClaim:
    return RelationClaim(
        document=paper.document.slug, evidence=evidence, confidence=confidence, method=f"relation-{method}",
        predicate=predicate, subject=subject, object=object_, status="actual",
    )  # fmt: skip


def _evidence(paper: Paper, told: Told) -> tuple[Evidence, ...]:
    sentence = told.sentence
    return paper.passages(sentence.plain, sentence.at, sentence.stop, index=sentence.index)
