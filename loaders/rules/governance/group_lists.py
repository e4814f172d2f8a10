"""Groups told of one by one below words that say of which body they are: "Three sub-groups report to it:"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal

from loaders.claims import Predicate, RelationClaim
from loaders.grammar.modality import frequency_of
from loaders.grammar.typed import marked, typed
from loaders.layout.block import Block
from loaders.lexicon import load
from loaders.naming.directory import Body
from loaders.patterns import Pattern, prepare
from loaders.rules.governance.cast import Cast
from loaders.rules.governance.group_sections import SectionGroup, apart, section_groups
from loaders.rules.paper.paper import Paper
from loaders.rules.paper.parties import PARTS, Told

_CONFIDENCE = 0.8
_REACH = 24
_MANY = 12
_GROUPS = PARTS | {"board", "partnership", "other"}
_NAMED = ("group", "committee", "panel", "party", "forum", "network")
_WHOLES = frozenset(
    {"lscb", "partnership", "improvement-board", "health-and-wellbeing-board", "childrens-trust", "board",
     "scrutiny-committee", "executive-group", "task-group"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Opening:
    """Words that open such a list: of which body, how many groups, whether they report to it, and how often."""

    told: Told
    whole: Body
    count: int
    reports: bool
    frequency: str | None = None


def listed_groups(paper: Paper, cast: Cast) -> Iterator[RelationClaim]:
    """That each group is a part of the body, and that it reports to it where the words say so."""
    headings = {group.heading for group in section_groups(paper)} if cast.whole else set[int]()
    for place, told in enumerate(cast.told):
        opening = _opening(paper, cast, told)
        if opening is None or (told.sentence.index in headings and opening.whole is not cast.whole):
            continue  # "The Business Group and the subgroups": the groups are the board's
        parts = _parts(paper, cast.told[place + 1 : place + 1 + _REACH], opening)
        if len(parts) < 2:
            continue
        status: Literal["actual", "proposed"] = "proposed" if _said("proposed").search(told.sentence.text) else "actual"
        for name, one in parts.items():
            yield replace(_claim(paper, opening, one, "part-of", name), status=status)
            if opening.reports:
                claim = _claim(paper, opening, one, "reports-to", name)
                yield replace(claim, frequency=opening.frequency, status=status)


def sectioned_groups(paper: Paper, cast: Cast) -> Iterator[RelationClaim]:
    """That each group below a heading which tells of a board's groups is a part of the board that speaks."""
    whole = cast.whole
    groups = {group.index: group for group in section_groups(paper)} if whole else {}
    aside = apart(cast.told) if groups else frozenset[int]()
    for told in cast.told if groups else ():
        group = groups.get(told.sentence.index)
        body = told.parties[0].body if group and told.parties and not told.sentence.at else None
        if not group or not body or told.parties[0].at != group.at or not whole or body.name == whole.name:
            continue
        if group.index in aside:
            continue
        if body.parent in (None, whole.name) and body.kind not in _WHOLES - _GROUPS:
            heading = paper.blocks[group.heading]
            above = paper.passages(heading.plain, index=group.heading) if isinstance(heading, Block) else ()
            below = paper.passages(told.sentence.plain, 0, told.sentence.stop, index=group.index)
            claim = RelationClaim(
                document=paper.document.slug,
                evidence=(*above, *below),
                confidence=_CONFIDENCE,
                method="group-section",
                predicate="part-of",
                subject=body.name,
                object=whole.name,
                status="actual",
            )
            yield claim
            yield from (
                replace(claim, **one) for one in _each_reports(paper, cast, group) if one["object"] != body.name
            )


def own_groups(paper: Paper, cast: Cast) -> Iterator[RelationClaim]:
    """That a sub-group by name is a part of the one board that speaks in the paper."""
    whole, seen = cast.whole, set[str]()
    for told in cast.told if whole and cast.own_page else ():
        for party in told.parties:
            body = party.body if party.sort == "body" else None
            if body and whole and body.parent is None and body.name not in seen and _each("own").search(body.name):
                seen.add(body.name)
                yield RelationClaim(
                    document=paper.document.slug,
                    evidence=paper.passages(
                        told.sentence.plain, told.sentence.at, told.sentence.stop, index=told.sentence.index
                    ),
                    confidence=0.7,
                    method="own-sub-group",
                    predicate="part-of",
                    subject=body.name,
                    object=whole.name,
                    status="actual",
                )


def _each_reports(paper: Paper, cast: Cast, group: SectionGroup) -> Iterator[dict[str, Any]]:
    """Whom the section says that each of its groups reports to, as changes to the claim of one."""
    heading = paper.places[group.heading].heading
    for told in cast.told:
        if heading not in paper.places[told.sentence.index].headings or not _each("reported").search(
            told.sentence.text
        ):
            continue
        goes_back = told.sentence.at and told.sentence.text.startswith("They")  # to the sentence before
        found = None if goes_back else _each("each_reports").match(typed(told.sentence.text, told.parties))
        for number in marked(found["object"]) if found else ():
            sentence = told.sentence
            yield {
                "predicate": "reports-to",
                "object": told.parties[number].name,
                "evidence": paper.passages(sentence.plain, sentence.at, sentence.stop, index=sentence.index),
                "frequency": frequency_of(sentence.text),
            }


def _opening(paper: Paper, cast: Cast, told: Told) -> _Opening | None:
    text = told.sentence.text
    said = None if told.cell or told.asked else _said("parts_told").search(text)
    if said is None or _each("their_chairs").search(text):
        return None
    marks = typed(text, told.parties)
    of = _said("parts_of").search(marks)
    named = [told.parties[n].body for n in marked((of["object"] or of["object2"]) if of else "")]
    own = _said("parts_own").search(text) or text.rstrip().endswith(":")
    whole = named[0] if named else _own(cast, told) if own else None
    if whole is None or whole.kind not in _WHOLES or any(_is_part(p.body, whole) for p in told.parties):
        return None
    answers = _said("parts_report").search(text)
    stop = answers.end() if answers else len(text)
    reports = bool(answers) and not any(p.at >= stop and p.body is not whole for p in told.parties if p.body)
    return _Opening(told, whole, _count(said["count"]), reports, frequency_of(text) if reports else None)


def _own(cast: Cast, told: Told) -> Body | None:
    """The body that "its sub-groups" goes back to: the one told of, else the board whose paper it is."""
    fit = [body for body in (told.topic, cast.whole, cast.meeting) if body and body.kind in _WHOLES]
    return fit[0] if fit and (fit[0] is told.topic or fit[0].kind != "executive-group") else None


def _count(words: str | None) -> int:
    """How many are announced; many where no number is told."""
    if not words:
        return _MANY
    return int(words) if words.isdigit() else int(load("governance-tables")["counts"][words.lower()])


def _parts(paper: Paper, below: Sequence[Told], opening: _Opening) -> Mapping[str, Told]:
    """The groups, by name, each with the statement that begins with it, under the same heading as the opening."""
    found: dict[str, Told] = {}
    first = opening.told.sentence.index
    for told in below:
        index = told.sentence.index
        block = paper.blocks[index]
        if told.cell or not isinstance(block, Block) or len(found) == opening.count:
            break
        if paper.places[index].headings != paper.places[first].headings and block.kind != "heading":
            break
        together = _in_one(told, opening) if index == first else []
        if together:
            return dict.fromkeys(together, told)
        named = told.parties[0] if told.parties else None
        opens = index == first or told.sentence.at == 0
        if not (named and named.body and opens and named.sort == "body" and _is_part(named.body, opening.whole)):
            continue
        shown = told.sentence.text[: named.at].strip(" *-•·–").lower() in ("", "the", "a", "an", "our")
        if shown and _said("part_opens").match(told.sentence.text):
            found.setdefault(named.name, told)
    return found


def _in_one(told: Told, opening: _Opening) -> list[str]:
    """The groups of a sentence that goes through all of them: "The A Group is chaired by X, the B Group by Y"."""
    named = [p for p in told.parties if p.sort == "body" and p.body]
    parts = [p.name for p in named if _is_part(p.body, opening.whole)]
    is_first = bool(named) and not told.sentence.text[: named[0].at].strip(" *-•·–").lower().strip("the")
    fits = opening.count in (_MANY, len(parts)) and len(parts) == len(named) > 1
    return parts if is_first and fits else []


def _is_part(body: Body | None, whole: Body) -> bool:
    """True for a group that can be a part of `whole`, and is not told to be another's."""
    if body is None or body.kind not in _GROUPS or body.name == whole.name or body.parent not in (None, whole.name):
        return False
    return body.name.lower().endswith(_NAMED)


def _claim(paper: Paper, opening: _Opening, one: Told, predicate: Predicate, name: str) -> RelationClaim:
    above, below = opening.told.sentence, one.sentence
    return RelationClaim(
        document=paper.document.slug,
        evidence=(
            *paper.passages(above.plain, above.at, above.stop, index=above.index),
            *paper.passages(below.plain, below.at, below.stop, index=below.index),
        ),
        confidence=_CONFIDENCE,
        method="group-list",
        predicate=predicate,
        subject=name,
        object=opening.whole.name,
        status="actual",
    )


@cache
def _each(key: str) -> Pattern:
    return prepare(load("group-sections")[key])


@cache
def _said(key: str) -> Pattern:
    return prepare(load("governance-tables")[key], re.NOFLAG if key == "part_opens" else re.I)
