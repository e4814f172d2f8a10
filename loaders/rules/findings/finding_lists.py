"""Lists of findings: strengths, weaknesses, or what inspectors found, below a lead-in or a heading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from loaders.layout.block import Block
from loaders.layout.sentences import sentences
from loaders.layout.tables import Table
from loaders.rules.findings.finding_echoes import is_counted, is_of_visit, named_alone, stands_beside
from loaders.rules.findings.finding_parts import named_parts
from loaders.rules.findings.finding_sections import (
    Kind,
    heading_kind,
    is_grade_line,
    is_inspected,
    is_joint,
    is_only_graded,
    kind_of,
    last_sentence,
    pattern,
    says,
    section_kind,
    teller,
    told_again,
)
from loaders.rules.findings.polarity import Polarity, clauses
from loaders.rules.findings.seen import AVOWED, Seen, Source, seen_in
from loaders.rules.findings.told_context import is_officers_own, is_reported, up_to_turn
from loaders.rules.grades.grades import area_of, find_grades
from loaders.rules.paper.listings import Item, is_advised, list_after, trimmed
from loaders.rules.paper.listings import words as advice_words
from loaders.rules.paper.paper import Paper

_SHORTEST = 6
_TWO = 2
_TITLE_WORDS = 9
_LOOSE_LENGTH = 300
_LEAD_LENGTH = 700
_LINE_LEVEL = 9
_GRADE_SAYS: dict[str, Polarity] = {"good": "strength", "outstanding": "strength", "inadequate": "weakness"}


@dataclass(frozen=True, slots=True)
class FindingList:
    """The findings below the lead-in in block `index`, and the blocks that are nothing but lead-in and items."""

    index: int
    seen: tuple[Seen, ...]
    blocks: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Before:
    """The list before: what it holds, the headings above it, and its last block."""

    kind: Kind
    headings: tuple[str, ...]
    last: int


def finding_lists(paper: Paper) -> Iterator[FindingList]:
    """Every list of findings, in the paper's order."""
    used: set[int] = set()
    before: _Before | None = None
    for index, block in enumerate(paper.blocks):
        if not isinstance(block, Block) or index in used:
            continue
        kind = _lead_kind(paper, index, block) or _kind_below(paper, index, block, before)
        if kind in (None, "closed"):
            before = None if kind and block.kind == "heading" else before
            continue
        items = up_to_turn(_items(paper, index, block), kind)
        if kind == "findings" and items and _is_led_in_below(paper, index, items[0].index - 1):
            continue
        seen = tuple(_seen(paper, index, kind, items)) if items and not _are_requests(block, kind, items) else ()
        if seen:
            above = paper.places[index].headings
            last = max(item.index for item in items)
            before = _Before(kind, above[:-1] if block.kind == "heading" and block.level > 6 else above, last)
            used.update(range(index + 1, last + 1))
            yield FindingList(index, seen, frozenset(range(index + 1, last + 1)))


def _is_led_in_below(paper: Paper, index: int, lead: int) -> bool:
    """True where block `lead`, below the heading in block `index`, says itself which way the list behind it points."""
    block = paper.blocks[lead]
    if lead <= index or not isinstance(block, Block):
        return False
    return _lead_kind(paper, lead, block) in ("strength", "weakness") or _polarity_before(block) is not None


def _kind_below(paper: Paper, index: int, block: Block, before: _Before | None) -> Kind | None:
    """What a list below a heading holds that says nothing of inspectors, where the list before it does."""
    if before is None or block.kind != "heading":
        return None
    kind = heading_kind(block.plain.norm)
    if kind in ("strength", "weakness") and index == before.last + 1:
        return kind
    within = block.level < _LINE_LEVEL and _is_below(paper, index, before.headings)
    return before.kind if kind is None and within else None


def _is_below(paper: Paper, index: int, headings: tuple[str, ...]) -> bool:
    """True where block `index` is a heading within the section that `headings` are of."""
    above = paper.places[index].headings
    return len(above) > len(headings) and above[: len(headings)] == headings and bool(headings)


def _lead_kind(paper: Paper, index: int, block: Block) -> Kind | None:
    """What the list below `block` holds, as the block, or else its section, says."""
    after = paper.blocks[index + 1] if index + 1 < len(paper.blocks) else None
    if not isinstance(after, Block) or (block.kind == "item" and not _nested(paper, index)):
        return None
    if after.kind == "heading" and after.level < _LINE_LEVEL and after.label != "1":
        return None
    words = block.plain.norm if block.kind == "heading" else last_sentence(block)
    if says("earlier", words):
        return None
    if is_reported(paper, index):
        return "findings"
    if is_officers_own(block):
        return None
    noted = says("noted_here", last_sentence(block)) and says("discussed", block.plain.norm)
    if noted or says("commented_here", last_sentence(block)):
        return None
    if _names_what_must_improve(paper, index, words, block):
        return "weakness"
    if advice_words("wanted").search(words) and not is_joint(paper, index):
        return "closed"
    kind = heading_kind(words) if block.kind == "heading" else kind_of(words)
    if not is_inspected(paper, index, block.plain.norm):
        return kind if pattern("own_view").search(words) and after.kind == "item" else None
    if kind is None and says("general_alone", words) and is_of_visit(paper, index, block):
        return "findings"
    reported = kind is None and bool(pattern("reporting").search(words)) and not pattern("of_others").search(words)
    if kind == "findings" or reported or (kind is None and _is_told(words)):
        return "findings"
    if kind or after.kind != "item" or (block.kind != "heading" and len(words) > _LEAD_LENGTH):
        return kind
    if area_of(words) and any(find_grades(words)):
        return "findings"
    if block.kind == "heading" and stands_beside(paper, index):
        return "findings"
    section = section_kind(paper, index)
    return section if section != "closed" else None


def _nested(paper: Paper, index: int) -> tuple[Item, ...]:
    """The items set further in below an item that ends in a colon: "What could be better:"."""
    head = paper.blocks[index]
    if not isinstance(head, Block) or head.kind != "item" or not head.plain.norm.endswith((":", ":-")):
        return ()
    found: list[Item] = []
    for place in range(index + 1, len(paper.blocks)):
        block = paper.blocks[place]
        if not isinstance(block, Block) or block.kind != "item":
            break
        if block.indent <= head.indent and not block.plain.norm[:1].islower():
            break
        found.append(trimmed(Item(place, block.plain, 0, len(block.plain.text))))
    return tuple(found)


def _polarity_before(block: Block | Table) -> Polarity | None:
    """Which way a list points whose lead-in only goes on: "The report is positive about our work. It highlights:"."""
    if not isinstance(block, Block):
        return None
    told = sentences(block.plain.norm)
    if (
        len(told) < _TWO
        or kind_of(block.plain.norm[slice(*told[-1])])
        or not told_again().match(block.plain.norm, told[-1][0])
    ):
        return None
    kind = kind_of(block.plain.norm[slice(*told[-2])])
    return kind if kind == "strength" or kind == "weakness" else None


def _names_what_must_improve(paper: Paper, index: int, words: str, block: Block) -> bool:
    """True for "aspects that require improvement" and "areas for priority action": what is named is not good enough."""
    joint = pattern("joint_to_improve").search(words) and is_joint(paper, index)
    named = bool(joint or pattern("to_improve").search(words)) and is_inspected(paper, index, block.plain.norm)
    return named or is_counted(paper, index, block)


def _is_told(words: str) -> bool:
    return bool(teller().search(words) or told_again().search(words))


def _items(paper: Paper, index: int, block: Block) -> tuple[Item, ...]:
    after = paper.blocks[index + 1] if index + 1 < len(paper.blocks) else None
    if block.kind == "item":
        return _nested(paper, index)
    if isinstance(after, Block) and after.kind == "item":
        return list_after(paper, index)
    if block.plain.norm.endswith((":", ":-")) or block.kind == "heading":
        numbered = () if block.kind == "heading" else tuple(_numbered(paper, index))
        return numbered or list_after(paper, index) or tuple(_loose(paper, index))
    if block.label and len(block.plain.norm.split()) <= _TITLE_WORDS and block.plain.norm[-1:].isalpha():
        return tuple(_numbered(paper, index))  # "3.1 Key strengths", with 3.1.1 below it
    return ()


def _numbered(paper: Paper, index: int) -> Iterator[Item]:
    """The paragraphs 2.2.1, 2.2.2 below paragraph 2.2."""
    head = paper.blocks[index]
    label = head.label if isinstance(head, Block) else None
    for place in range(index + 1, len(paper.blocks) if label else 0):
        block = paper.blocks[place]
        if not isinstance(block, Block) or not (block.label or "").startswith(f"{label}."):
            return
        yield trimmed(Item(place, block.plain, 0, len(block.plain.text), block.label))


def _loose(paper: Paper, index: int) -> Iterator[Item]:
    """Short lines without bullets below a lead-in that ends in a colon, up to the next number or heading."""
    head = paper.blocks[index]
    if not isinstance(head, Block) or not head.plain.norm.endswith((":", ":-")):
        return
    found: list[Item] = []
    for place in range(index + 1, len(paper.blocks)):
        block = paper.blocks[place]
        if not isinstance(block, Block) or block.label or len(block.plain.text) > _LOOSE_LENGTH:
            break
        if (block.kind == "heading" and block.level < 9) or block.plain.text.endswith(":"):
            break
        if says("tells_more", block.plain.norm):
            break
        found.append(trimmed(Item(place, block.plain, 0, len(block.plain.text))))
    if len(found) > 1:
        yield from found


def _are_requests(block: Block, kind: Kind, items: Sequence[Item]) -> bool:
    """True for a list of what is to be done, unless its lead-in tells it from the recommendations."""
    told_apart = "recommend" in block.plain.norm.lower() and kind_of(last_sentence(block)) == "weakness"
    advised = sum(is_advised(item.norm) or says("timed", item.norm) for item in items)
    return not told_apart and advised * 2 > len(items)


def _seen(paper: Paper, index: int, kind: Kind, items: Sequence[Item]) -> Iterator[Seen]:
    block = paper.blocks[index]
    words = block.plain.norm if isinstance(block, Block) else ""
    lead = (words, *reversed(paper.places[index].headings))
    inspected = is_inspected(paper, index, words)
    listed = Source(index, lead, "finding-list", 0.9) if inspected else Source(index, lead, AVOWED, 0.6)
    usual = (_usual(words, items) or _polarity_before(block)) if kind == "findings" else None
    for item in items:
        if is_grade_line(item.norm) or len(item.norm) < _SHORTEST or pattern("promise").match(item.norm):
            continue
        if says("beside", item.norm):
            continue
        item = named_alone(item) if kind == "weakness" else item
        quoted = pattern("quoted").match(item.norm)
        if quoted:
            item = replace(item, at=item.at + quoted.start("words"), stop=item.at + quoted.end("words"))
        label = pattern("labelled").match(item.norm)
        own = kind_of(label[0]) if label else None
        if label and own in ("strength", "weakness"):
            for low, high in named_parts(item.norm[label.end() :]):
                at = item.at + label.end()
                yield seen_in(paper, replace(item, at=at + low, stop=at + high), own, listed)
        elif kind in ("strength", "weakness"):
            yield seen_in(paper, item, kind, listed)
        elif is_only_graded(item.norm):
            continue
        else:
            yield from _pointing(paper, item, usual, replace(listed, method="told-list"))


def _pointing(paper: Paper, item: Item, usual: Polarity | None, listed: Source) -> Iterator[Seen]:
    """The clauses of `item`, each pointing its own way, or the `usual` one where its words settle nothing."""
    for clause in clauses(item.norm):
        polarity = clause.polarity or usual
        words = item.norm[clause.at : clause.stop]
        if polarity and not (
            says("earlier" if clause.polarity else "never", words)
            or pattern("bare_grade").match(words.rpartition(" - ")[2])
        ):
            part = replace(item, at=item.at + clause.at, stop=item.at + clause.stop)
            yield seen_in(paper, part, polarity, replace(listed, confidence=0.85 if clause.polarity else 0.7))


def _usual(words: str, items: Sequence[Item]) -> Polarity | None:
    """Which way an item points whose own words settle nothing: as the grade says, else as nearly all others."""
    grades = {g.grade for g in find_grades(words)}
    if len(grades) == 1 and (says := _GRADE_SAYS.get(grades.pop())):
        return says
    counts = Counter(clause.polarity for item in items for clause in clauses(item.norm) if clause.polarity)
    if not counts:
        return None
    polarity, many = counts.most_common(1)[0]
    return polarity if many > 1 and many * 5 >= counts.total() * 4 else None
