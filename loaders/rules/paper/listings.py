"""Lists under a lead-in, and what may come off an item before it is quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from loaders.layout.block import Block
from loaders.layout.plain import Plain, plain_text
from loaders.layout.sentences import sentences
from loaders.lexicon import listed, load
from loaders.patterns import Pattern, prepare
from loaders.rules.paper.paper import Paper
from loaders.rules.paper.run_on import run_on
from loaders.rules.paper.sequence import in_sequence

_WORD = prepare(r"[A-Za-z]+")
_LINKING_WORDS = 24
_ASIDES = 4
_FEWEST_TOLD = 2
_MOST_PASSED = 12


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list: characters `at` to `stop` of `plain`, in block `index`. `number` as printed."""

    index: int
    plain: Plain
    at: int
    stop: int
    number: str | None = None

    @property
    def text(self) -> str:
        return self.plain.text[self.at : self.stop]

    @property
    def norm(self) -> str:
        return self.plain.norm[self.at : self.stop]


@cache
def words(key: str) -> Pattern:
    """The pattern `key` of lexicon/recommendations."""
    return prepare(load("recommendations")[key], re.I)


def list_after(paper: Paper, index: int) -> tuple[Item, ...]:
    """The items that follow block `index`, with at most two short linking lines between; sub-items join their parent.

    Lists under "Immediately:", "Within three months:" and the like are one list.
    """
    place = index + 1
    while place < len(paper.blocks) and place <= index + 3:
        block = paper.blocks[place]
        if isinstance(block, Block) and (words("numbered").match(block.plain.norm) or _number_alone(block)):
            return tuple(_named_items(paper, place))
        if isinstance(block, Block) and block.kind == "item":
            return tuple(part for item in _timed_items(paper, place) for part in parted(item))
        if isinstance(block, Block) and len(parts := _run_on_items(place, block)) > 1:
            return parts
        if not isinstance(block, Block) or not _links(block):
            break
        place += 1
    for start in dict.fromkeys((index + 1, place)):
        if counted := tuple(_counted_items(paper, start)):
            return counted
    return tuple(_loose_items(paper, index + 1))


def _run_on_items(place: int, block: Block) -> tuple[Item, ...]:
    """The items of a list that is printed as one paragraph."""
    return parted(Item(place, block.plain, 0, len(block.plain.text), block.label)) if block.label == "1" else ()


def parted(item: Item) -> tuple[Item, ...]:
    """`item` alone, or the items that run on within it under numbers of their own."""
    parts = tuple(run_on(item.plain, item.at, item.stop, item.number))
    if len(parts) < 2:
        return (item,)
    return tuple(trimmed(Item(item.index, item.plain, at, stop, number)) for at, stop, number in parts)


def _links(block: Block) -> bool:
    if block.kind == "heading" and block.level < 9:
        return False
    return len(block.plain.text.split()) <= _LINKING_WORDS and not block.label


def _number_alone(block: Block) -> re.Match[str] | None:
    return words("number_alone").match(block.plain.norm)


def _named_items(paper: Paper, place: int) -> Iterator[Item]:
    """ "Recommendation 1: ...", "Recommendation 2: ...", with a few paragraphs at most about each between."""
    last = place
    while place < len(paper.blocks) and place <= last + _ASIDES:
        block = paper.blocks[place]
        if not isinstance(block, Block):
            return
        alone = _number_alone(block)
        below = paper.blocks[place + 1] if place + 1 < len(paper.blocks) else None
        if alone and isinstance(below, Block):
            place = last = place + 1
            yield trimmed(Item(place, below.plain, 0, len(below.plain.text), alone["number"]))
        elif words("numbered").match(block.plain.norm):
            parts = _parts_of(paper, place)
            yield name_alone(_item(paper, place, [block, *parts]))
            place = last = place + len(parts)
        place += 1


def name_alone(item: Item) -> Item:
    """`item` without what is told behind its name: "Recommendation 5: the quality of plans. The format was redone."."""
    found = sentences(item.norm)
    if len(found) < _FEWEST_TOLD or is_advised(item.norm) or words("telling").match(item.norm[slice(*found[0])]):
        return item
    goes_on = is_advised(item.norm[slice(*found[1])])
    return item if goes_on else Item(item.index, item.plain, item.at, item.at + found[0][1], item.number)


def _parts_of(paper: Paper, place: int) -> list[Block]:
    """The bullets below an item that ends in a colon."""
    head = paper.blocks[place]
    found: list[Block] = []
    if isinstance(head, Block) and head.plain.text.endswith((":", ":-")):
        for block in paper.blocks[place + 1 :]:
            if not isinstance(block, Block) or block.kind != "item" or words("numbered").match(block.plain.norm):
                break
            found.append(block)
    return found


def _timed_items(paper: Paper, place: int) -> Iterator[Item]:
    while place < len(paper.blocks):
        block = paper.blocks[place]
        if not isinstance(block, Block) or (block.kind != "item" and not words("timing").match(block.plain.norm)):
            return
        if block.kind == "item":
            yield from _items(paper, place)
            while isinstance(block := paper.blocks[place], Block) and block.kind == "item":
                place += 1
                if place == len(paper.blocks):
                    return
        else:
            place += 1


def _items(paper: Paper, place: int) -> Iterator[Item]:
    held: list[Block] = []
    first = place
    while place < len(paper.blocks):
        block = paper.blocks[place]
        if not isinstance(block, Block) or block.kind != "item":
            break
        if held and _is_part(held[0], block):
            held.append(block)
        else:
            if held:
                yield _item(paper, first, held)
            held, first = [block], place
        place += 1
    if held:
        yield _item(paper, first, held)


def _is_part(parent: Block, block: Block) -> bool:
    """True for a sub-item: deeper, below an item that ends in a colon."""
    deeper = block.indent > parent.indent or (bool(parent.marker) and not block.marker)
    return deeper and parent.plain.text.endswith((":", ":-"))


def _item(paper: Paper, index: int, held: list[Block]) -> Item:
    plain = held[0].plain
    if len(held) > 1:
        plain = plain_text(paper.document.text, [span for block in held for span in block.plain.spans()])
    return trimmed(Item(index, plain, 0, len(plain.text), held[0].marker or held[0].label))


def _counted_items(paper: Paper, place: int) -> Iterator[Item]:
    """Paragraphs numbered 1, 2, 3 or 2.1, 2.2 straight below: a list printed as paragraphs, with their own sub-items.

    One that goes on from an earlier list, 4, 5, or picks some of it, 4, 7, 9, must say in each what to do, but for
    one in three that tells nothing else; of 2.1, 2.2 more than half must.
    """
    found: list[tuple[int, list[Block]]] = []
    for index in range(place, len(paper.blocks)):
        block = paper.blocks[index]
        if not isinstance(block, Block) or len(block.plain.text) > 500:
            break
        if found and block.kind == "item" and not found[-1][1][0].plain.text.endswith("."):
            found[-1][1].append(block)
        elif block.label and (not found or _goes_on(found[-1][1][0], block)):
            found.append((index, [block]))
        else:
            break
    commands = sum(_asks(held[0]) for _, held in found)
    below = (found[0][1][0].label or "").endswith(".1") if found else False
    others = [held[0] for _, held in found if not _asks(held[0]) and words("telling").match(held[0].plain.norm)]
    told = commands * 2 > len(found) if below else commands * 3 >= 2 * len(found) and not others
    alone = len(found) == 1 and found[0][1][0].label == "1" and is_request(found[0][1][0].plain.norm)
    if alone or (len(found) > 1 and (told or found[0][1][0].label == "1")):
        yield from (_item(paper, index, held) for index, held in found)


def _asks(block: Block) -> bool:
    return is_imperative(block.plain.norm) or is_request(block.plain.norm)


def _goes_on(before: Block, block: Block) -> bool:
    """True for 3 behind 2, and for 7 behind 5 where both say what to do: some of the numbers of a report."""
    first, last = before.label or "", block.label or ""
    picked = first.isdigit() and last.isdigit() and 0 < int(last) - int(first) <= _MOST_PASSED
    return _follows(first, last) or (picked and _asks(before) and _asks(block))


def _follows(before: str, label: str) -> bool:
    """True for 3 behind 2, and for 2.2 behind 2.1."""
    (above, _, last), (section, _, number) = before.rpartition("."), label.rpartition(".")
    return above == section and last.isdigit() and number.isdigit() and int(number) == int(last) + 1


def _loose_items(paper: Paper, place: int) -> Iterator[Item]:
    """Items without bullets: numbered or bare short paragraphs straight below, up to a heading."""
    before = paper.blocks[place - 1]
    if not isinstance(before, Block) or not re.search(r"[:;]-?\W*$", before.plain.norm):
        return
    for index in range(place, len(paper.blocks)):
        block = paper.blocks[index]
        if not isinstance(block, Block) or (block.kind == "heading" and block.level < 9) or len(block.plain.text) > 700:
            return
        if block.kind == "heading" and not is_imperative(block.plain.norm) and not is_request(block.plain.norm):
            return
        if not (is_imperative(block.plain.norm) or is_request(block.plain.norm)):
            return
        yield trimmed(Item(index, block.plain, 0, len(block.plain.text), block.label))


def trimmed(item: Item) -> Item:
    """`item` without "to" or "that" before and "; and" behind."""
    at, stop = item.at, item.stop
    tail = words("tail").search(item.plain.norm, at, stop)
    if tail and tail.start() > at:
        stop = tail.start()
    for key in ("numbered", "own_front"):
        front = words(key).match(item.plain.norm[at:stop])
        if front and front.end() < stop - at:
            at += front.end()
            if key == "numbered":
                item = Item(item.index, item.plain, at, stop, front["number"])
    return Item(item.index, item.plain, at, stop, item.number)


@lru_cache(maxsize=2048)
def first_word(text: str) -> str:
    """The first word in small letters.

    >>> first_word("*Ensure that ...")
    'ensure'
    """
    match = _WORD.search(text)
    return match[0].lower() if match else ""


def is_imperative(text: str) -> bool:
    """True where `text` begins by telling somebody to do something."""
    known = listed("recommendations", "imperatives")
    if first_word(text) in known:
        return True
    front = words("when_front").match(text)
    return front is not None and first_word(text[front.end() :]) in known


def is_advised(text: str) -> bool:
    """True where `text` tells somebody what to do, or says what somebody should do."""
    return is_imperative(text) or bool(words("ought").match(text))


def is_request(text: str) -> bool:
    """True where `text` begins as a request to a meeting does."""
    verbs = listed("recommendations", "own_verbs")
    to = words("to_front").match(text)
    first = first_word(text[to.end() :] if to else text)
    return first in verbs or first.removesuffix("s") in verbs or bool(words("own_starts").match(text))


def enumerated(index: int, plain: Plain, at: int) -> tuple[Item, ...]:
    """The parts of a sentence that lists (i), (ii), (iii) or a), b) within itself, from `at`."""
    marks = in_sequence(list(words("enumerated").finditer(plain.norm, at)))
    if len(marks) < 2:
        return ()
    ends = [*(m.start() for m in marks[1:]), len(plain.norm)]
    return tuple(
        trimmed(Item(index, plain, mark.end(), end, mark["mark"]))
        for mark, end in zip(marks, ends, strict=True)
        if mark.end() < end
    )
