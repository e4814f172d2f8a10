"""What a meeting resolved, as its minutes say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from loaders.layout.block import Block
from loaders.layout.sentences import sentences
from loaders.layout.tables import Table
from loaders.lexicon import load
from loaders.naming.kinds import kind_of
from loaders.patterns import Pattern, Several, prepare
from loaders.rules.paper.leads import is_office
from loaders.rules.paper.listings import Item, enumerated, list_after, parted, trimmed, words
from loaders.rules.paper.names import body_name
from loaders.rules.paper.paper import Paper
from loaders.rules.paper.sequence import COUNTS
from loaders.rules.recommendations.plain_decisions import (
    agreed_in_sentences,
    are_settled,
    bare_decision,
    closing_words,
    is_record,
    tabled_decisions,
)

_MOST = 900
_HEAD = 12
_NEAR = 9
_BACK = 30


@cache
def _words(key: str) -> Pattern:
    """The pattern `key` of lexicon/genres.yml."""
    return prepare(load("genres")[key], re.I)


@cache
def _openings() -> Several[str]:
    """The keys of the forms with one of which what is resolved begins."""
    return Several((key, (_words(key),)) for key in ("resolution", "agreed", "recommended", "decided", "that_decided"))


def resolutions(paper: Paper) -> Iterator[Item]:
    """Each thing resolved, in order and once; what every meeting resolves is left out."""
    told: set[str] = set()
    for index, block in enumerate(paper.blocks):
        items = _opened(paper, index, block) if isinstance(block, Block) else ()
        items = items or _in_plainer_words(paper, index, block)
        for item in items:
            words = re.sub(r"\W", "", item.norm.lower())
            if words not in told and not _words("routine").search(item.norm) and _is_of_field(paper, index, item):
                told.add(words)
                yield _unmarked(item)


def _opened(paper: Paper, index: int, block: Block) -> tuple[Item, ...]:
    """What is resolved behind the words of `block` that open it."""
    if not _openings().likely(block.plain.norm):
        return ()
    match = opened = _words("resolution").match(block.plain.norm)
    headed = block.kind == "heading" or block.plain.norm.endswith(":")
    decision = headed and _words("decided").match(block.plain.norm)
    if match is None and is_record(paper) and not decision:
        match = _words("agreed").match(block.plain.norm) or _recommended(paper, index, block)
    if match:
        items = _resolved(paper, index, block, match)
        return items if is_minuted(paper, index) or opened or are_settled(items) else ()
    if decision:
        return _decided(paper, index + 1)
    if not (_words("that_decided").match(block.plain.norm) and _is_of_decision(paper)):
        return ()
    if block.plain.norm.endswith(":") or _resolves_below(paper, index):
        return ()  # "That the following be noted:", whose list says what; and what others had recommended
    return (trimmed(Item(index, block.plain, 0, len(block.plain.text), block.marker or block.label)),)


def _in_plainer_words(paper: Paper, index: int, block: Block | Table) -> tuple[Item, ...]:
    """What stands in a table's cell, below words at the end of a paragraph, in a bare paragraph or in a sentence."""
    if not isinstance(block, Block):
        return tuple(tabled_decisions(paper, index, block))
    if closing := closing_words(paper, block):
        items = _resolved(paper, index, block, closing)
        return items if are_settled(items) else ()
    bare = None if _resolves_below(paper, index) else bare_decision(paper, index, block)
    return (bare,) if bare else tuple(agreed_in_sentences(paper, index))


def _resolves_below(paper: Paper, index: int) -> bool:
    """True where the page goes on to what was resolved: what stands before that was not."""
    return index < _last_resolved(paper)


@lru_cache(maxsize=2)
def _last_resolved(paper: Paper) -> int:
    """The place of the last block that opens with a resolution's words; -1 where there is none."""
    opens = _words("resolution").match
    return max((i for i, b in enumerate(paper.blocks) if isinstance(b, Block) and opens(b.plain.norm)), default=-1)


def _recommended(paper: Paper, index: int, block: Block) -> re.Match[str] | None:
    """The words behind which minutes give what a committee recommended; on a page of one item, below "Minutes:"."""
    match = _words("recommended").match(block.plain.norm)
    return match if match and is_minuted(paper, index) else None


def is_minuted(paper: Paper, index: int) -> bool:
    """True in minutes; on a page of one item, below "Minutes:" or "Decision:", not in what was put to it."""
    if paper.head.genre != "minutes":
        return False
    above = [b.plain.norm for b in paper.blocks[:index] if isinstance(b, Block)]
    is_page = any(_words("page_of_item").match(words) for words in above)
    return not is_page or any(_words("minuted_below").match(words) for words in above)


def _is_of_decision(paper: Paper) -> bool:
    """True for the page of one decision, which names at its head who took it."""
    return any(isinstance(b, Block) and _words("decision_page").match(b.plain.norm) for b in paper.blocks[:_HEAD])


def _is_of_field(paper: Paper, index: int, item: Item) -> bool:
    """False under the heading of an agenda item, in the meeting's minutes, that is of another matter."""
    above = (*_run_in(paper, index), *reversed(paper.places[index].headings))
    leads = ("resolution", "recommended", "agreed", "decided")
    heading = next((one for one in above if not any(_words(key).match(one) for key in leads)), "")
    numbered = _words("agenda_item").match(heading) or heading.isupper()
    if not numbered or paper.head.genre != "minutes":
        return True
    return bool(_words("item_of_field").search(f"{heading} . {item.norm}"))


def _run_in(paper: Paper, index: int) -> Iterator[str]:
    """The heading of an agenda item that runs on into its text, "64 (13) INSPECTION - The Director ...", if any."""
    for block in reversed(paper.blocks[max(index - _BACK, 0) : index + 1]):
        match = _item_run_in().match(block.plain.norm) if isinstance(block, Block) else None
        if match:
            yield match[0]
            return


@cache
def _item_run_in() -> Pattern:
    return prepare(r"\d{1,3}\.?\s+(?:\(\d+\)\s)?[A-Z][A-Z0-9',&: -]{5,}(?:\([A-Z ]+\)\s)?-\s(?=[A-Z])")


def _unmarked(item: Item) -> Item:
    """`item` without the bracket behind it that says who acts."""
    mark = prepare(load("actions")["noted_lead"], re.I).search(item.plain.norm, item.at, item.stop)
    return trimmed(Item(item.index, item.plain, item.at, mark.start(), item.number)) if mark else item


def _resolved(paper: Paper, index: int, block: Block, match: re.Match[str]) -> tuple[Item, ...]:
    """The parts of the line itself, else what it says, else the list or the paragraphs below it."""
    text = block.plain.norm
    rest = text[match.end() :].strip(" :-")
    below = paper.blocks[index + 1] if index + 1 < len(paper.blocks) else None
    listed = text.endswith((":", ":-", " -")) or (
        isinstance(below, Block) and below.kind == "item" and text[-1].isalpha()
    )
    opens = listed and words("meeting_opens").match(f"{rest}:")
    if len(re.sub(r"\W", "", rest)) > len("that") and not opens:
        parts = enumerated(index, block.plain, match.end())
        at = match.end() + len(text[match.end() :]) - len(text[match.end() :].lstrip(" :-"))
        ends = [at + stop for _, stop in sentences(text[at:])[:1]]
        opening = _first_of_several().match(text, at)
        behind = tuple(_counted(paper, index + 1, opening["number"])) if opening and not parts else ()
        if opening and behind:
            return (trimmed(Item(index, block.plain, opening.end(), len(text), opening["number"])), *behind)
        return parts or (trimmed(Item(index, block.plain, at, ends[0] if ends else len(text), block.label)),)
    return _to_the_end(paper, list_after(paper, index)) or tuple(_below(paper, index + 1))


def _to_the_end(paper: Paper, items: tuple[Item, ...]) -> tuple[Item, ...]:
    """`items` and the paragraphs behind them that go on with their numbers: a long third part of "RESOLVED that:"."""
    if len(items) < 2 or not items[-1].number:
        return items
    return (*items, *_counted(paper, items[-1].index + 1, items[-1].number))


@cache
def _first_of_several() -> Pattern:
    """The number of the first of several things resolved, each in a paragraph of its own."""
    return prepare(r"\(?(?P<number>1|a|A|i)[.)]\s+(?=\w)")


def _counted(paper: Paper, place: int, number: str) -> Iterator[Item]:
    """The paragraphs from block `place` that go on counting behind `number`: "(2) That ...", "(3) That ..."."""
    count = next((one for one in COUNTS if number.lower() in one), ())
    after = count[count.index(number.lower()) + 1 :] if count else ()
    for expected, index in zip(after, range(place, len(paper.blocks)), strict=False):
        block = paper.blocks[index]
        if not isinstance(block, Block) or len(block.plain.text) > _MOST:
            return
        printed = prepare(rf"\(?{expected}[.)]\s+", re.I).match(block.plain.norm)
        label = (block.marker or block.label or "").strip("().").lower()
        if not printed and label != expected:
            return
        yield trimmed(Item(index, block.plain, printed.end() if printed else 0, len(block.plain.text), expected))


def _decided(paper: Paper, place: int) -> tuple[Item, ...]:
    """What stands below the heading of a decision: a list behind "That the Board:", or paragraphs."""
    block = paper.blocks[place] if place < len(paper.blocks) else None
    below = paper.blocks[place + 1] if place + 1 < len(paper.blocks) else None
    if isinstance(block, Block) and words("meeting_opens").match(block.plain.norm):
        return list_after(paper, place)
    alone = isinstance(block, Block) and _words("meeting_alone").match(block.plain.norm)
    alone = alone or (isinstance(block, Block) and re.fullmatch(r"that\W*", block.plain.norm, re.I))
    if alone and isinstance(below, Block) and below.kind == "item":
        return list_after(paper, place)
    return tuple(_below(paper, place)) or tuple(_done_below(paper, place))


def _done_below(paper: Paper, place: int) -> Iterator[Item]:
    """Paragraphs that tell what the meeting did, "The Cabinet noted the report", behind the numbers of decisions."""
    for index in range(place, min(place + _HEAD, len(paper.blocks))):
        block = paper.blocks[index]
        if not isinstance(block, Block) or len(block.plain.text) > _MOST:
            return
        if block.kind != "heading" and _words("decided_past").match(block.plain.norm):
            yield trimmed(Item(index, block.plain, 0, len(block.plain.text), block.marker or block.label))
        elif re.search(r"[a-z]", block.plain.norm.split(":")[-1]):
            return


def _below(paper: Paper, place: int) -> Iterator[Item]:
    """Paragraphs that begin with "That" or "To"."""
    for index in range(place, len(paper.blocks)):
        block = paper.blocks[index]
        if not isinstance(block, Block) or len(block.plain.text) > _MOST:
            return
        if not re.match(r"(?:\(?\w{1,3}[.)]\s)?(?:that|to)\b", block.plain.norm, re.I):
            return
        whole = Item(index, block.plain, 0, len(block.plain.text), block.marker or block.label)
        yield from (trimmed(part) for part in parted(whole))


def meeting_above(paper: Paper, index: int) -> str | None:
    """The body whose meeting the nearest heading names, on a page of several: "Meeting: 14/04/2031 - Cabinet"."""
    for heading in reversed(paper.places[index].headings):
        if match := _words("meeting_headed").match(heading):
            return body_name(paper, match["who"])
    return None


def handed_to(paper: Paper, item: Item) -> str | None:
    """The body that a meeting recommends something to: "RECOMMENDED to Cabinet that ..."; None where it resolves."""
    for index in range(item.index, max(item.index - _NEAR, -1), -1):
        block = paper.blocks[index]
        if not isinstance(block, Block):
            return None
        before = block.plain.norm[: item.at] if index == item.index else block.plain.norm
        match = prepare(load("genres")["recommended_to"]).search(before)
        if match or _words("resolution").match(before):
            return body_name(paper, match["who"]) if match else None
    return None


def charged(paper: Paper, text: str) -> str | None:
    """Whom a resolution asks to do something: an office, or another body; None where it names nobody.

    "the Director of Children's Services submit a report", "Cabinet be recommended to agree ...".
    """
    match = prepare(load("genres")["charged"]).match(text)
    if match is None:
        return None
    who = match["who"].rstrip(",")
    if is_office(who) or prepare(load("actions")["office_too"], re.I).search(who):
        return who
    return body_name(paper, who) if kind_of(who) and kind_of(who) != "local-authority" else None
