"""The head of a paper: title, date, body, author, wherever and however a council prints them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from loaders.claims import Evidence
from loaders.dates import DateSpan, find_dates
from loaders.documents import Document
from loaders.layout.blocks import Block
from loaders.layout.plain import Plain, plain_text
from loaders.layout.tables import Table
from loaders.lexicon import load
from loaders.rules.paper import Head, passage

_LABELLED = re.compile(r"(?P<label>[A-Za-z][A-Za-z/()& '-]{1,40}?)\s*(?::-?|\s-\s)\s*(?P<value>.*)$", re.S)
_FIELDS = ("meeting_of", "date", "title", "author", "publisher")
_LIMIT = 40


@dataclass(frozen=True, slots=True)
class _Field:
    name: str
    plain: Plain
    at: int = 0

    @property
    def words(self) -> str:
        return self.plain.text[self.at :].strip()


def read_head(document: Document, blocks: Sequence[Block | Table]) -> Head:
    """What the head says. Labelled fields first; then lines that can only be one thing."""
    top = list(_top(blocks))
    fields = list(_fields(document.text, top))
    found: dict[str, _Field] = {}
    for field in fields:
        if field.words and (field.name != "date" or find_dates(field.plain.norm[field.at :])):
            found.setdefault(field.name, field)
    for field in _unlabelled(document.text, top, {id(f.plain) for f in fields}, found):
        found.setdefault(field.name, field)
    return _head(document, found)


def _top(blocks: Sequence[Block | Table]) -> Iterator[Block | Table]:
    """The blocks before the body opens."""
    openings = re.compile(load("header")["openings"], re.I)
    for place, block in enumerate(blocks[:_LIMIT]):
        if isinstance(block, Block):
            labelled = bool(block.label) and block.kind != "item" and place > 0
            if labelled or (block.kind == "heading" and openings.match(block.plain.norm)):
                return
            if len(block.plain.text) > 600:
                return
        yield block


def _name_of(label: str) -> str | None:
    words = re.sub(r"[\s:.*-]+$", "", re.sub(r"\s+", " ", label)).strip().lower()
    words = re.sub(r"\s?/\s?", "/", words)
    return next((name for name, labels in load("header")["labels"].items() if words in labels), None)


def _fields(source: str, top: Sequence[Block | Table]) -> Iterator[_Field]:
    held: _Field | None = None
    for block in top:
        if isinstance(block, Table):
            yield from [held] if held else []
            held = None
            yield from _table_fields(source, block)
            continue
        match = _LABELLED.match(block.plain.norm)
        name = _name_of(match["label"]) if match else None
        if match and name:
            yield from [held] if held else []
            held = _Field(name, block.plain, match.start("value"))
        elif held and not held.words and (not match or _is_beside(source, held, block)):
            held = _Field(held.name, block.plain)
        elif held and held.name in ("author", "title") and _is_tail(held, block):
            held = _longer(source, held, block)
        else:
            yield from [held] if held else []
            held = None
    yield from [held] if held else []


def _is_beside(source: str, held: _Field, block: Block) -> bool:
    """True where `block` stands on the printed line of the label."""
    spans = held.plain.spans()
    return bool(spans) and "\n" not in source[spans[-1][1] : block.start]


def _is_tail(held: _Field, block: Block) -> bool:
    """A word or three below a long value: its last printed line."""
    return len(block.plain.text.split()) <= 3 and len(held.words) > 40 and not find_dates(block.plain.norm)


def _longer(source: str, held: _Field, block: Block) -> _Field:
    pieces = [*held.plain.spans(held.at), *block.plain.spans()]
    return _Field(held.name, plain_text(source, pieces))


def _table_fields(source: str, table: Table) -> Iterator[_Field]:
    """Label in one cell, value in the next; a row without a label goes on with the row above."""
    held: _Field | None = None
    for line in table.lines:
        cells = [plain_text(source, [cell]) for cell in line]
        for label, value in pairwise(cells):
            name = _name_of(label.norm)
            if name and value and not (_name_of(value.norm) and value.norm.rstrip().endswith(":")):
                if held:
                    yield held
                held = _Field(name, value)
        if held and not cells[0] and len(cells) > 1 and cells[1] and held.plain is not cells[1]:
            held = _Field(held.name, plain_text(source, [*held.plain.spans(), *cells[1].spans()]))
    if held:
        yield held


def _unlabelled(
    source: str, top: Sequence[Block | Table], used: set[int], found: dict[str, _Field]
) -> Iterator[_Field]:
    """Lines without labels: "18 September 2015", "Report of the Director", a body's name, and the title."""
    words = load("header")
    looked: list[Block] = []
    for block in top:
        if isinstance(block, Table) or id(block.plain) in used:
            continue
        plain = block.plain
        if match := re.match(words["report_of"], plain.norm, re.I):
            yield from _reported(source, plain, match)
            continue
        match = re.match(words["report_to"], plain.norm, re.I) or re.match(words["meeting_of"], plain.norm, re.I)
        if re.match(words["minutes"], plain.norm, re.I):
            yield _Field("title", plain)
            if find_dates(plain.norm):
                yield _Field("date", plain)
        if match and re.search(words["bodies"], match["who"], re.I):
            yield _Field("meeting_of", plain_text(source, plain.spans(*match.span("who"))))
            if find_dates(plain.norm):
                yield _Field("date", plain)
            continue
        looked.append(block)
    for block in looked:  # what a line only looks like gives way to what another says
        yield from _by_look(source, block, found)


def _reported(source: str, plain: Plain, match: re.Match[str]) -> Iterator[_Field]:
    """ "Report of the Director to the Board on 1 May 2015", or the first part of it."""
    for name, group in (("author", "who"), ("meeting_of", "to"), ("date", "on")):
        if match[group]:
            yield _Field(name, plain_text(source, plain.spans(*match.span(group))))


def _by_look(source: str, block: Block, found: dict[str, _Field]) -> Iterator[_Field]:
    """What a line without a label is by its words: a council's name, a date, a meeting, else the title."""
    words = load("header")
    plain = block.plain
    if (
        (block.kind != "heading" and _is_labelled(plain.norm))
        or len(plain.text) > 250
        or re.match(words["not_titles"], plain.norm, re.I)
    ):
        return
    dates = find_dates(plain.norm)
    rest = re.sub(words["agenda"], "", plain.norm, flags=re.I)
    for span in reversed(dates):
        rest = rest[: span.at] + rest[span.stop :]
    rest = re.sub(words["times"], "", rest, flags=re.I).strip(" ,-()|:")
    if re.match(words["council"], rest, re.I) and not dates:
        yield _Field("publisher", plain)
    elif dates and len(dates[0].first) >= 7 and len(rest) <= 3:
        yield _Field("date", plain)
    elif "meeting_of" not in found and _is_body(rest):
        yield _Field("meeting_of", plain_text(source, plain.spans(0, _name_end(plain, dates))))
        if dates and len(dates[0].first) == 10:
            yield _Field("date", plain)
    elif len(plain.text.split()) >= 2 and (block.kind == "heading" or _is_title(plain)):
        item = re.match(words["item_before"], plain.norm, re.I)
        yield _Field("title", plain, item.end() if item else 0)


def _is_title(plain: Plain) -> bool:
    """True for a line with a colon within, in capitals or with the words of a title: "INSPECTION: OUTCOME"."""
    told = plain.text.isupper() or re.search(load("header")["titles"], plain.norm, re.I)
    return bool(told) and ":" in plain.text and not plain.text.endswith((".", ":", ";")) and len(plain.text) < 150


def _is_labelled(words: str) -> bool:
    """True for "Ward: All", but not for a title with a colon, nor for a body with a date behind it."""
    match = _LABELLED.match(words)
    if not match:
        return False
    known = load("header")
    return _name_of(match["label"]) is not None or not (
        re.search(known["titles"], match["label"], re.I) or (_is_body(match["label"]) and find_dates(match["value"]))
    )


def _is_body(words: str) -> bool:
    """True where a line is the name of a meeting and nothing else."""
    known = load("header")
    named = re.search(known["bodies"] + known["body_tail"] + r"\W*$", words, re.I)
    return bool(named) and len(words.split()) <= 14 and not re.search(known["titles"], words, re.I)


def _name_end(plain: Plain, dates: list[DateSpan]) -> int:
    """Where a body's name ends, before a date or an agenda number on the same line."""
    agenda = re.search(load("header")["agenda"], plain.norm, re.I)
    ends = [*(d.at for d in dates[:1] if d.at > 5), *([agenda.start()] if agenda and agenda.start() > 5 else [])]
    return len(plain.norm[: min([*ends, len(plain.norm)])].rstrip(" ,-(|"))


def _head(document: Document, found: dict[str, _Field]) -> Head:
    values: dict[str, str | None] = dict.fromkeys(_FIELDS)
    passages: list[Evidence] = []
    for name in _FIELDS:
        field = found.get(name)
        if not field:
            continue
        if name == "date":
            spans = [d for d in find_dates(field.plain.norm) if d.at >= field.at and len(d.first) >= 7]
            if not spans:
                continue
            values[name] = spans[0].first
            places = field.plain.spans(spans[0].at, spans[0].stop)
        else:
            values[name] = field.words
            places = field.plain.spans(field.at)
        shown = "author_role" if name == "author" else name
        passages.extend(passage(document, start, end, field=shown) for start, end in places)
    return Head(**values, passages=tuple(passages))
