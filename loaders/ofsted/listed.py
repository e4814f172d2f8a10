"""The entries of a list as printed: numbered, bulleted, over pages, with lists inside, or in the cells of a table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from loaders.documents import Document
from loaders.layout.block import Block
from loaders.layout.lines import split_lines
from loaders.layout.plain import Plain, Span, plain_text
from loaders.layout.tables import Table
from loaders.lexicon import load
from loaders.ofsted.headings import heading_name
from loaders.patterns import Pattern, prepare

_DASH = prepare(r"[-–—−‒]\s*")
_FINISHED = prepare(r"[.:;?!)\]]['\"’”]?$")
_LONGEST_THEME = 120  # of a line without a stop at its end that names what the next entries are about


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. `number` as printed, without its stop; `mark` is its bullet. Both None where none is printed.

    `inferred` is a number that is not printed and that the entries before and behind demand.
    """

    plain: Plain
    number: str | None = None
    mark: str | None = None
    inferred: str | None = None

    @property
    def is_marked(self) -> bool:
        return bool(self.number or self.mark or self.inferred)

    @property
    def value(self) -> int | None:
        return int(self.number) if self.number and self.number.isdigit() else None


@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph, or a line of a cell, before it is known what it belongs to. `start` takes its mark in."""

    start: int
    entry: Entry


def entries(document: Document, blocks: Sequence[Block | Table], *, since: int) -> list[Entry]:
    """The entries in `blocks` behind the character `since`, and the paragraphs without a mark that stand among them.

    What is listed within an entry belongs to its words. Themes over entries, and what leads to a list or says that
    there is nothing in it, are left out.
    """
    lines = [one for one in _lines(document, blocks) if one.start >= since and one.entry.plain]
    whole = [_cut(document, one) for one in _whole(document, lines) if not is_empty_list(one.plain.norm)]
    if any(one.value is not None for one in whole):
        return _unglued(document, _under_numbers(document, whole))
    return list(_under_bullets(document, whole))


def is_empty_list(words: str) -> bool:
    """True for "There are no areas for priority action."."""
    lexicon = load("ofsted-recommendations")
    return bool(re.search(lexicon["none"], words, re.I) and re.search(lexicon["nothing"], words, re.I))


def leads_on(words: str) -> bool:
    """True for "…, the local authority should take the following action."."""
    return bool(_leads().search(words))


def _lines(document: Document, blocks: Sequence[Block | Table]) -> Iterator[_Line]:
    text = document.text
    for block in blocks:
        if isinstance(block, Table):
            for line in split_lines(text, block.start, block.end):
                mark = text[line.start + line.indent] if line.bullet else None
                yield _line(text, line.start, [(line.body, line.end)], line.label or line.marker, mark)
        else:
            mark = text[block.start] if block.bullet else None
            yield _line(text, block.start, list(block.plain.spans()), block.label or block.marker, mark)


def _line(text: str, start: int, pieces: list[Span], number: str | None, mark: str | None) -> _Line:
    """A minus sign is no bullet to whoever reads lines, and stands for one in these lists."""
    if not number and not mark and pieces:
        dash = _DASH.match(text, pieces[0][0], pieces[0][1])
        if dash:
            pieces = [(dash.end(), pieces[0][1]), *pieces[1:]]
            mark = dash[0][0]
    return _Line(start, Entry(plain_text(text, pieces), number, mark))


def _whole(document: Document, lines: Iterable[_Line]) -> Iterator[Entry]:
    """The lines with those that only go on joined to what they go on with."""
    held: Entry | None = None
    for line in lines:
        entry = line.entry
        if held and (_goes_on(document, held, entry) or _is_no_number(held, entry)):
            stop = entry.plain.spans()[-1][1]
            pieces = [(line.start, stop)] if _is_no_number(held, entry) else list(entry.plain.spans())
            held = _with(document, held, pieces)
            continue
        if held:
            yield held
        held = entry
    if held:
        yield held


def _cut(document: Document, entry: Entry) -> Entry:
    """The entry without the heading of the next list that is printed in one line with its end."""
    tail = re.search(r"(?<=[.;)])\s[A-Z][^.;:]{4,60}$", entry.plain.norm)
    if tail is None or heading_name(tail[0]) not in load("ofsted-sections")["lists"]:
        return entry
    return replace(entry, plain=plain_text(document.text, entry.plain.spans(0, tail.start())))


def _goes_on(document: Document, held: Entry, entry: Entry) -> bool:
    if entry.is_marked or not held.is_marked:
        return False
    over = document.page_of(held.plain.spans()[-1][1]) != document.page_of(entry.plain.spans()[0][0])
    return entry.plain.text[:1].islower() or (over and not _FINISHED.search(held.plain.text))


def _is_no_number(held: Entry, entry: Entry) -> bool:
    """True where a line of the entry begins with a figure that only looks like the next entry's: "… aged / 16. …"."""
    if held.value is None or entry.value is None or entry.value == held.value + 1:
        return False
    return not _FINISHED.search(held.plain.text)


def _under_numbers(document: Document, whole: Sequence[Entry]) -> list[Entry]:
    """Numbered entries, each with the bullets and paragraphs below it; bullets that no number rules stand alone."""
    found: list[Entry] = []
    ruled = False
    for place, entry in enumerate(whole):
        if entry.value is not None:
            ruled = not leads_on(entry.plain.norm) or not _leads_to_bullets(whole, place)
            if ruled:
                found.append(entry)
        elif not entry.is_marked and (number := _left_out(whole, place, found)):
            found.append(replace(entry, inferred=number))
        elif ruled and found and (entry.is_marked or _is_paragraph(entry)):
            found[-1] = _with(document, found[-1], entry.plain.spans())
        elif entry.is_marked:
            found.append(entry)
    return found


def _leads_to_bullets(whole: Sequence[Entry], place: int) -> bool:
    """True where the entry is the only number, and what it leads to are bullets or lists under headings."""
    return not any(entry.value is not None for entry in [*whole[:place], *whole[place + 1 :]])


def _left_out(whole: Sequence[Entry], place: int, found: Sequence[Entry]) -> str | None:
    """The number that is missing where an unmarked paragraph stands between, say, 4 and 6."""
    behind = next((one.value for one in whole[place + 1 :] if one.value is not None), None)
    before = found[-1].value if found else None
    if before is None or behind != before + 2 or not _is_paragraph(whole[place]):
        return None
    return str(before + 1)


def _under_bullets(document: Document, whole: Sequence[Entry]) -> Iterator[Entry]:
    """Entries with bullets or letters, each with the lesser bullets below it; paragraphs without a mark as they are."""
    main = next((one.mark for one in whole if one.mark), None)
    small = sum(one.plain.text[:1].islower() for one in whole if one.mark == main)
    mostly_small = 2 * small > sum(one.mark == main for one in whole if one.mark)
    held: Entry | None = None
    within = False
    for entry in whole:
        if held and entry.mark and held.mark:
            ends = mostly_small and _FINISHED.search(held.plain.text) and not held.plain.text.endswith(":")
            within = within and not ends and entry.plain.text[:1].islower()
            if entry.mark != main or within or _opens_list(held, entry):
                within = within or entry.mark == main
                held = _with(document, held, entry.plain.spans())
                continue
        within = False
        if held:
            yield held
            held = None
        if entry.is_marked:
            held = entry
        elif _is_paragraph(entry) and not leads_on(entry.plain.norm):
            yield entry
    if held:
        yield held


def _opens_list(held: Entry, entry: Entry) -> bool:
    return held.plain.text.endswith(":") and entry.plain.text[:1].islower()


def _is_paragraph(entry: Entry) -> bool:
    return len(entry.plain.text) > _LONGEST_THEME or bool(_FINISHED.search(entry.plain.text))


def _unglued(document: Document, found: Sequence[Entry]) -> list[Entry]:
    """Entries that were read as one, parted where the next number stands within the words."""
    parted: list[Entry] = []
    for place, entry in enumerate(found):
        following = found[place + 1].value if place + 1 < len(found) else None
        value = entry.value
        while value is not None and following is not None and following > value + 1:
            value += 1
            mark = re.search(rf"(?<=[.;)\]])\s(?={value}\.?\s?[A-Z])", entry.plain.norm)
            if mark is None:
                break
            rest = prepare(r"\d+\.?\s?").match(entry.plain.norm, mark.end())
            behind = plain_text(document.text, entry.plain.spans(rest.end() if rest else mark.end()))
            parted.append(replace(entry, plain=plain_text(document.text, entry.plain.spans(0, mark.start()))))
            entry = Entry(behind, number=str(value))
        parted.append(entry)
    return parted


def _with(document: Document, entry: Entry, pieces: Iterable[Span]) -> Entry:
    return replace(entry, plain=plain_text(document.text, [*entry.plain.spans(), *pieces]))


@cache
def _leads() -> Pattern:
    return prepare(load("ofsted-recommendations")["leads"], re.I)
