"""Relations said without a verb: by a post's title, a body's name, a paper's head, an inspection."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from loaders.claims import Evidence, Predicate, RelationClaim
from loaders.layout.block import Block
from loaders.lexicon import load
from loaders.patterns import Pattern, prepare
from loaders.rules.governance.cast import Cast
from loaders.rules.governance.group_sections import apart
from loaders.rules.inspections.inspections import Inspection, inspectorate_of
from loaders.rules.paper.paper import Paper
from loaders.rules.paper.parties import PARTS, Party, Told

_REVIEWED = prepare(
    r"\breview(?:ed)?\b.{0,80}\b(?:effectiveness|LSCB|board)\b"
    r"|\b(?:reviewed|inspected|judged|graded|rated)\b.{0,60}\b(?:outstanding|good|adequate|inadequate|require)"
    r"|\breviewed by\b|\breviewed the\b|\bwas (?:also )?reviewed\b",
    re.I,
)


_DONE_TO_IT = prepare(r"\s(?:was|were|has been|had been)\s(?:\w+\s)?(?:re-?)?inspected\b")


@dataclass(frozen=True, slots=True)
class _Implied:
    """A relation and the passages that imply it; `how` names what in them does."""

    predicate: Predicate
    subject: str
    object: str
    how: str
    confidence: float
    evidence: tuple[Evidence, ...]


def implied_relations(paper: Paper, cast: Cast, inspections: Sequence[Inspection]) -> Iterator[RelationClaim]:
    """What inspections, titles, names and the head imply, in this order."""
    for one in _implied(paper, cast, inspections):
        yield RelationClaim(
            document=paper.document.slug,
            evidence=one.evidence,
            confidence=one.confidence,
            method=f"relation-{one.how}",
            predicate=one.predicate,
            subject=one.subject,
            object=one.object,
            status="actual",
        )


def _implied(paper: Paper, cast: Cast, inspections: Sequence[Inspection]) -> Iterator[_Implied]:
    for one in inspections:
        if not one.is_expected:
            yield from _inspected(paper, cast, one)
    reviewed = {one.authority for one in inspections if one.framework == "sif-2013" and not one.is_expected}
    for told in cast.told:
        if told.authority in reviewed:
            yield from _board_reviewed(paper, told)
    dated = {inspectorate_of(one) for one in inspections if not one.is_expected and one.authority == paper.authority}
    for told in cast.told:
        yield from (one for one in _spoken_of(paper, told) if one.subject not in dated)
        yield from (one for one in _came_together(paper, told) if one.subject not in dated)
    for told in cast.told:
        for party in told.parties:
            yield from _chair(paper, told, party)
            yield from _within(paper, told, party)
        yield from _parts(paper, told)
    yield from _headed(paper, cast)
    yield from _presented(paper, cast)


def _inspected(paper: Paper, cast: Cast, one: Inspection) -> Iterator[_Implied]:
    """Whoever has inspected an authority: of a joint inspection all whom the paper names together."""
    by = inspectorate_of(one)
    if by and one.framework != "peer":
        yield _Implied("inspects", by, one.authority, "inspection", 0.9, one.mentions[0].evidence)
    own = {mention.text for mention in one.mentions}
    for told in cast.told:
        together = _of_kind(told, "inspectorate")
        if len(together) < 2:
            continue
        meant = told.sentence.text in own or one.framework == "slac-2009"  # those were always joint
        if one.framework != "jtai" and not (meant and _said("jointly").search(told.sentence.text)):
            continue
        named = {party.name for party in told.parties if party.sort == "authority"} or {told.authority}
        if one.authority in named:
            for party in together:
                yield _Implied("inspects", party.name, one.authority, "joint-inspection", 0.8, _evidence(paper, told))


def _board_reviewed(paper: Paper, told: Told) -> Iterator[_Implied]:
    """The safeguarding board that is reviewed beside its authority."""
    boards, inspectors = _of_kind(told, "lscb"), _of_kind(told, "inspectorate")
    others = [p for p in told.parties if p.sort == "authority" and p.name != told.authority]
    if boards and not others and _REVIEWED.search(told.sentence.text):
        by = inspectors[0].name if inspectors else "Ofsted"
        yield _Implied("inspects", by, boards[0].name, "board-review", 0.85, _evidence(paper, told))


def _spoken_of(paper: Paper, told: Told) -> Iterator[_Implied]:
    """An inspectorate's inspection of the authority, spoken of without its date: "after the Ofsted inspection"."""
    inspectors = _of_kind(told, "inspectorate")
    others = {p.name for p in told.parties if p.sort == "authority"} - {told.authority}
    text = told.sentence.text
    others.update(p.name for p in told.parties if p.body and _is_inspected_itself(text, p))
    if not inspectors or others or told.authority != paper.authority or _said("not_spoken_of").search(text):
        return
    named = "|".join(re.escape(text[party.at : party.stop]) for party in inspectors)
    if any(re.search(form.replace("<inspectorates>", named), text) for form in load("inspected")["spoken_of"]):
        for party in inspectors:
            yield _Implied("inspects", party.name, told.authority, "inspection-spoken-of", 0.75, _evidence(paper, told))


def _is_inspected_itself(text: str, party: Party) -> bool:
    """True for a force, a trust, and a team of which the words behind it say that it was inspected."""
    kind = party.body.kind if party.body else None
    return kind in ("police", "probation", "nhs") or (kind == "team" and bool(_DONE_TO_IT.match(text, party.stop)))


def _came_together(paper: Paper, told: Told) -> Iterator[_Implied]:
    """Several inspectorates that came at once, where the heading or the block speaks of a joint inspection."""
    together = _of_kind(told, "inspectorate")
    if len(together) < 2 or told.authority != paper.authority or _said("not_spoken_of").search(told.sentence.text):
        return
    around = f"{paper.places[told.sentence.index].heading} {told.sentence.plain.norm}"
    if _said("came").search(told.sentence.text) and _said("joint").search(around):
        for party in together:
            yield _Implied("inspects", party.name, told.authority, "joint-inspection", 0.75, _evidence(paper, told))


def _of_kind(told: Told, kind: str) -> list[Party]:
    return [party for party in told.parties if party.body and party.body.kind == kind]


def _chair(paper: Paper, told: Told, party: Party) -> Iterator[_Implied]:
    """A named holder of the post of chair."""
    title = (party.title or "").lower()
    if party.organisation and party.holder and "chair" in title and "vice" not in title and "deputy" not in title:
        yield _Implied("chairs", party.name, party.organisation, "post-title", 0.85, _evidence(paper, told))


def _within(paper: Paper, told: Told, party: Party) -> Iterator[_Implied]:
    """A sub-committee by a name that begins with its parent's, or by "its" and "'s" in front."""
    body = party.body or party.of
    if body and body.parent:
        yield _Implied("part-of", body.name, body.parent, "body-name", 0.85, _evidence(paper, told))


def _parts(paper: Paper, told: Told) -> Iterator[_Implied]:
    """ "The Quality Sub-Group of the Board"."""
    for part, whole in pairwise(told.parties):
        named = part.body and whole.body and part.body.kind in PARTS and whole.body.kind not in PARTS
        between = told.sentence.text[part.stop : whole.at]
        if named and re.fullmatch(r"\sof\s(?:the\s|our\s|its\s)?", between) and whole.sort == "body":
            yield _Implied("part-of", part.name, whole.name, "body-of-body", 0.85, _evidence(paper, told))


def _headed(paper: Paper, cast: Cast) -> Iterator[_Implied]:
    """Sub-groups that have a heading each, in a paper that names one safeguarding board or partnership only."""
    wholes = {
        party.name
        for told in cast.told
        for party in told.parties
        if party.body and (party.body.kind == "lscb" or party.name.endswith("Safeguarding Children Partnership"))
    }
    if len(wholes) != 1:
        return
    aside = apart(cast.told)
    for told in cast.told:
        block = paper.blocks[told.sentence.index]
        if not (isinstance(block, Block) and block.kind == "heading") or told.sentence.index in aside:
            continue
        for party in told.parties:
            alone = party.at == 0 and party.stop >= len(told.sentence.text) - 1
            own = cast.own_page and cast.meeting and party.name == cast.meeting.name
            if alone and party.body and party.body.kind == "sub-committee" and not party.body.parent and not own:
                yield _Implied("part-of", party.name, min(wholes), "heading", 0.7, _evidence(paper, told))


def _presented(paper: Paper, cast: Cast) -> Iterator[_Implied]:
    """A board whose chair or manager brings the paper to another body's meeting."""
    passages = tuple(one for one in paper.head.passages if one.field in ("author_role", "meeting_of"))
    for author in cast.authors:
        board = author.organisation if author.sort == "post" else None
        if board and cast.meeting and board not in (paper.authority, cast.meeting.name) and passages:
            yield _Implied("reports-to", board, cast.meeting.name, "paper-head", 0.8, passages)


def _evidence(paper: Paper, told: Told) -> tuple[Evidence, ...]:
    sentence = told.sentence
    return paper.passages(sentence.plain, sentence.at, sentence.stop, index=sentence.index)


@cache
def _said(key: str) -> Pattern:
    return prepare(load("inspected")[key], re.I)
