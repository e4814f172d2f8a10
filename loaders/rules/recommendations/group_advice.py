"""What a group recommends in its own report: "We recommend to Cabinet that: ...", "The Board recommends that ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from loaders.claims import RecommendationClaim
from loaders.layout.block import Block
from loaders.layout.tables import Table
from loaders.naming.kinds import kind_of
from loaders.rules.paper.listings import Item, list_after, trimmed, words
from loaders.rules.paper.names import body_name
from loaders.rules.paper.paper import Paper, Sentence
from loaders.rules.recommendations.advice_tables import tabled_advice

_OPENING = 14


@dataclass(frozen=True, slots=True)
class _Advised:
    """What one group recommends in one place, and to whom where the words say so."""

    by: str
    to: str | None
    items: tuple[Item, ...]


def group_advice(paper: Paper, taken: set[int]) -> tuple[RecommendationClaim, ...]:
    """One claim for each thing that a group, or "we", recommend in the present tense outside `taken`."""
    if paper.head.genre == "minutes":
        return ()
    found = [*_lists(paper, taken), *_sentences(paper, taken)]
    return tuple(
        _claim(paper, one, item, place + 1)
        for one in found
        for place, item in enumerate(one.items)
    )  # fmt: skip


def _lists(paper: Paper, taken: set[int]) -> Iterator[_Advised]:
    """The lists under "We recommend that:", each up to the next such words."""
    leads = {
        index: match
        for index, block in enumerate(paper.blocks)
        if isinstance(block, Block) and (match := words("group_lead").match(block.plain.norm))
        and not words("not_group").search(match[0])
    }  # fmt: skip
    for index, match in leads.items():
        stop = min((place for place in leads if place > index), default=len(paper.blocks))
        listed = _tabled(paper, index) or list_after(paper, index)
        items = tuple(item for item in listed if item.index < stop and item.index not in taken)
        if items:
            yield _Advised(
                _maker(paper, match["by"] or match["by2"] or match["by3"]),
                _asked(paper, match["to"] or match["to2"] or match["to3"]),
                items,
            )


def _tabled(paper: Paper, index: int) -> tuple[Item, ...]:
    """The recommendations of a table straight below block `index`."""
    below = paper.blocks[index + 1] if index + 1 < len(paper.blocks) else None
    rows = tabled_advice(paper, below) if isinstance(below, Table) else ()
    return tuple(Item(index + 1, row.plain, 0, len(row.plain.text), row.number) for row in rows)


def _sentences(paper: Paper, taken: set[int]) -> Iterator[_Advised]:
    """ "We recommend that ...", a whole sentence each."""
    for index, block in enumerate(paper.blocks):
        if not isinstance(block, Block) or index in taken:
            continue
        for sentence in paper.sentences_of(index):
            match = words("group_says").match(sentence.text)
            if match and not words("not_group").search(match[0][: match.start("text") - match.start()]):
                to = match["to"] or _subject(sentence, match)
                low, high = (sentence.at + place for place in match.span("text"))
                item = trimmed(Item(index, sentence.plain, low, high))
                yield _Advised(_maker(paper, match["by"]), _asked(paper, to), (item,))


def _subject(sentence: Sentence, match: re.Match[str]) -> str | None:
    """The body that is to act, in front of its verb: "that the Trust Board makes neglect a priority"."""
    acting = words("group_subject").match(sentence.text, match.start("text"))
    return acting["who"] if acting else None


def _asked(paper: Paper, who: str | None) -> str | None:
    """The full name of a body that is asked; the authority for the council; None where the words name none."""
    name = re.sub(r"^(?:the|our|its)\s", "", who or "", flags=re.I)
    if words("council_named").match(name):
        return paper.authority
    if not name[:1].isupper() or words("meeting_word").match(name):
        return None
    return body_name(paper, name) if kind_of(name) else None


def _maker(paper: Paper, by: str | None) -> str:
    """Who recommends: the body that is named, the one that the paper's opening means by "the Board", or by "we"."""
    name = re.sub(r"^(?:the|this|our)\s", "", by or "", flags=re.I)
    for one in (*_groups(paper), paper.head.publisher, paper.head.meeting_of):
        if one and one.lower().endswith(name.lower()):
            return body_name(paper, one)
    if words("people").match(name):
        return name.lower()
    named = len(name.split()) > 1 and name[:1].isupper()
    return body_name(paper, name) if named else paper.head.author or paper.authority


@lru_cache(maxsize=2)
def _groups(paper: Paper) -> tuple[str, ...]:
    """The groups and boards that the opening lines of `paper` name."""
    opening = [b.plain.norm for b in paper.blocks[:_OPENING] if isinstance(b, Block)]
    return tuple(match["name"] for line in opening for match in words("group_name").finditer(line))


def _claim(paper: Paper, one: _Advised, item: Item, ordinal: int) -> RecommendationClaim:
    meeting = paper.head.meeting_of
    return RecommendationClaim(
        document=paper.document.slug,
        evidence=paper.passages(item.plain, item.at, item.stop, index=item.index),
        confidence=0.85,
        method="group-recommendation",
        authority=paper.authority,
        addressee=one.to
        or (body_name(paper, meeting) if meeting and body_name(paper, meeting) != one.by else paper.authority),
        number=item.number,
        text=item.text,
        made_by=one.by,
        ordinal=ordinal,
    )
