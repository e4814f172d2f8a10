"""The head of a paper: title, date, body, author, wherever and however a council prints them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from loaders.claims import Evidence
from loaders.dates import find_dates
from loaders.documents import Document
from loaders.layout.block import Block
from loaders.layout.plain import plain_text
from loaders.layout.tables import Table, line_cells
from loaders.lexicon import load
from loaders.patterns import prepare
from loaders.rules.heads.head_dates import day_told
from loaders.rules.heads.head_fields import LABELLED, HeadField, is_day, is_office, labelled, name_of
from loaders.rules.heads.head_lines import unlabelled
from loaders.rules.heads.letters import read_letter
from loaders.rules.heads.minutes import is_minutes
from loaders.rules.heads.page_heads import called_by_body, title_below_body
from loaders.rules.paper.paper import Genre, Head, passage

_AROUND_DAY = prepare(
    r"^\s*(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s|,?\s(?:at\s)?\d{1,2}(?:[.:]\d\d)?\s?(?:[ap]\.?m\b\.?|hrs?\b)|,?\s(?:at\s)?\d\d[.:]\d\d\s*$"
)
_FIELDS = ("meeting_of", "date", "title", "author", "publisher")
_LIMIT = 40
_DATE_FRONT = 12
_SHORT = 80


def read_head(document: Document, blocks: Sequence[Block | Table]) -> Head:
    """What the head says: a letter's by its form, else labelled fields first, then lines that can only be one thing."""
    letter = read_letter(document.text, blocks)
    if letter:
        return _head(document, {field.name: field for field in reversed(letter)}, genre="letter")
    top = list(_top(blocks))
    fields = list(_fields(document.text, top))
    found: dict[str, HeadField] = {}
    for field in fields:
        if _is_said(field):
            found.setdefault(field.name, field)
            if field.name == "author" and is_office(field.words) and not is_office(found["author"].words):
                found["author"] = field
    made = found.pop("made", None)
    if made:
        found.setdefault("date", replace(made, name="date"))
    for field in unlabelled(document.text, top, {id(f.plain) for f in fields}, found):
        found.setdefault(field.name, field)
    if "date" not in found and (day := day_told(document.text, blocks)):
        found["date"] = day
    genre: Genre = "minutes" if is_minutes(document.text, blocks) else "paper"
    if genre == "minutes" and "meeting_of" in found and _is_behind_names(found.get("title"), top):
        found["title"] = replace(found["meeting_of"], name="title")
    else:
        genre = called_by_body(document, blocks, found, genre)
    if genre == "paper" and (below := title_below_body(blocks, found)):
        found["title"] = below
    return _head(document, found, genre=genre)


def _is_said(field: HeadField) -> bool:
    """False for a field without words: a date without a day, a title that is but the number of an item."""
    if field.name == "title" and not re.search(r"[A-Za-z]{2}", field.words):
        return False
    return bool(field.words) and (field.name not in ("date", "made") or bool(find_dates(field.plain.norm[field.at :])))


def _is_behind_names(title: HeadField | None, top: Sequence[Block | Table]) -> bool:
    """True where minutes print no more than whose they are: what looks like a title stands behind who attended."""
    attended = prepare(load("header")["attended"], re.I)
    names = [block.start for block in top if isinstance(block, Block) and attended.match(block.plain.norm)]
    if title is None or re.search(r"\b(?:minutes|notes)\b", title.words, re.I):
        return False
    return bool(names and title.plain.spans()[0][0] > min(names))


def _top(blocks: Sequence[Block | Table]) -> Iterator[Block | Table]:
    """The blocks before the body opens."""
    openings = prepare(load("header")["openings"], re.I)
    for place, block in enumerate(blocks[:_LIMIT]):
        if isinstance(block, Block):
            attached = re.search(load("header")["attached"], block.plain.norm)
            labelled = bool(block.label) and block.kind != "item" and place > 0 and not attached
            opened = block.kind == "heading" and openings.match(block.plain.norm)
            if labelled or (opened and not (place == 0 and _is_name_of_sheet(blocks))):
                return
            if len(block.plain.text) > 600:
                return
        yield block


def _is_name_of_sheet(blocks: Sequence[Block | Table]) -> bool:
    """True for "Summary" above short lines: the name of a first sheet, where it would else open the body."""
    below = blocks[1:3]
    return len(below) == 2 and all(
        isinstance(block, Block) and len(block.plain.text) <= _SHORT and not re.search(r"[a-z)][.:]$", block.plain.text)
        for block in below
    )


def _fields(source: str, top: Sequence[Block | Table]) -> Iterator[HeadField]:
    held: HeadField | None = None
    for block in top:
        if isinstance(block, Table):
            yield from [held] if held else []
            held = None
            yield from _table_fields(source, block)
            continue
        match = labelled(block)
        name = _named(match) if match else None
        if match and name == "meeting_of" and _is_person(match["label"], match["value"].strip()):
            name = "decider" if re.match(load("header")["decides_alone"], match["value"].strip(), re.I) else "other"
            if name == "decider" and _day_behind(match["value"]):
                yield HeadField("date", block.plain, match.start("value"))
        if match and name == "meeting_of" and _is_date(match["value"]):
            yield from [held] if held else []
            held = None
            yield from _day_of_meeting(source, block, match)
        elif match and name == "meeting_of" and (begins := _day_before(match["value"])):
            yield from [held] if held else []
            held = None
            low = match.start("value")
            stop = low + begins[1]
            yield HeadField("date", plain_text(source, block.plain.spans(low, low + begins[0])))
            yield HeadField("meeting_of", plain_text(source, block.plain.spans(stop, stop + begins[2])))
        elif match and name == "meeting_of" and (day := _day_behind(match["value"])):
            yield from [held] if held else []
            held = None
            low = match.start("value")
            yield HeadField("meeting_of", plain_text(source, block.plain.spans(low, low + day[0])))
            yield HeadField("date", block.plain, low + day[1])
        elif match and name:
            yield from [held] if held else []
            held = _of_value(source, name, block, match)
        elif held and not held.words and (not match or _is_beside(source, held, block)):
            held = HeadField(held.name, block.plain)
        elif held and held.name in ("author", "title") and _is_tail(held, block):
            held = _longer(source, held, block)
        else:
            yield from [held] if held else []
            held = None
    yield from [held] if held else []


def _named(match: re.Match[str]) -> str | None:
    """The field that a label names; "Cabinet meeting" before a day says whose meeting it is, and when."""
    meets = prepare(load("header")["meets"], re.I).match(match["label"])
    return "meeting_of" if meets and _is_date(match["value"]) else name_of(match["label"])


def _of_value(source: str, name: str, block: Block, match: re.Match[str]) -> HeadField:
    """The field `name` that stands behind its label; of a meeting without the number of its item."""
    low = match.start("value")
    item = re.search(load("header")["agenda"], match["value"], re.I) if name == "meeting_of" else None
    if item is None or not item.start():
        return HeadField(name, block.plain, low)
    return HeadField(name, plain_text(source, block.plain.spans(low, low + item.start())))


def _is_person(label: str, value: str) -> bool:
    """True for "To: Ann Able": no meeting."""
    if re.match(load("header")["decides_alone"], value, re.I):
        return True
    to = label.strip().lower() in ("to", "for", "submitted to", "presented to")
    return to and bool(value) and not re.search(load("header")["bodies"], value, re.I)


def _day_of_meeting(source: str, block: Block, match: re.Match[str]) -> Iterator[HeadField]:
    """The day behind "Cabinet -", with whose meeting it is, or behind "Meeting:", which names nobody."""
    meets = prepare(load("header")["meets"], re.I).match(match["label"])
    if meets:
        low = match.start("label")
        yield HeadField(
            "meeting_of", plain_text(source, block.plain.spans(low + meets.start("who"), low + meets.end("who")))
        )
    elif not match["label"].strip(" *").lower().endswith("meeting"):
        yield HeadField("meeting_of", plain_text(source, block.plain.spans(*match.span("label"))))
    yield HeadField("date", block.plain)


def _is_date(words: str) -> bool:
    """True for "12 March 2019", behind "Cabinet -", and for "Tuesday 12 March 2019, 2.00pm"."""
    words = _AROUND_DAY.sub("", words)
    dates = find_dates(words)
    if dates and re.search(load("header")["bodies"], words[: dates[0].at], re.I):
        return False
    return len(dates) == 1 and dates[0].at < _DATE_FRONT and len(words) - dates[0].stop < _DATE_FRONT


def _day_before(words: str) -> tuple[int, int, int] | None:
    """In "18/06/2019 - Cabinet (Item 15)": where the day ends, where the body's name begins, and how long that is.

    A weekday may stand before the day, and the hour behind it.
    """
    dates = find_dates(words)
    front = dates and re.fullmatch(load("header")["weekday"], words[: dates[0].at], re.I)
    joined = re.match(load("header")["hour_behind"], words[dates[0].stop :], re.I) if front else None
    if joined is None or len(dates) != 1 or len(dates[0].first) != 10:
        return None
    at = dates[0].stop + joined.end()
    name = re.sub(load("header")["agenda"], "", words[at:], flags=re.I)
    return (dates[0].stop, at, len(name)) if name else None


def _day_behind(words: str) -> tuple[int, int] | None:
    """Where the body's name ends in "Scrutiny Panel, 9 September 2025", and where the day begins."""
    dates = find_dates(words)
    if len(dates) != 1 or len(dates[0].first) != 10:
        return None
    if dates[0].at < _DATE_FRONT and not re.search(load("header")["bodies"], words[: dates[0].at], re.I):
        return None
    name = re.sub(load("header")["before_day"], "", words[: dates[0].at], flags=re.I)
    return (len(name), dates[0].at) if len(words) - dates[0].stop < _DATE_FRONT else None


def _is_beside(source: str, held: HeadField, block: Block) -> bool:
    """True where `block` stands on the printed line of the label."""
    spans = held.plain.spans()
    return bool(spans) and "\n" not in source[spans[-1][1] : block.start]


def _is_tail(held: HeadField, block: Block) -> bool:
    """A word or three below a long value: its last printed line."""
    if LABELLED.match(block.plain.norm) or "@" in block.plain.norm:
        return False
    return len(block.plain.text.split()) <= 3 and len(held.words) > 40 and not find_dates(block.plain.norm)


def _longer(source: str, held: HeadField, block: Block) -> HeadField:
    pieces = [*held.plain.spans(held.at), *block.plain.spans()]
    return HeadField(held.name, plain_text(source, pieces))


def _table_fields(source: str, table: Table) -> Iterator[HeadField]:
    """Label in one cell, value in the next; a row without a label goes on with the row above."""
    held: HeadField | None = None
    for cells in line_cells(source, table):
        for cell in cells:
            match = LABELLED.match(cell.norm)
            named = name_of(match["label"]) if match and match["value"] else None
            if match and named:
                yield HeadField(named, cell, match.start("value"))
        told = [cell for cell in cells if cell]
        if len(told) > 2 and not all(name_of(cell.norm) for cell in told[::2]):
            continue  # a row of a table of other things
        for label, value in pairwise(cells):
            name = name_of(label.norm)
            name = "date" if name == "meeting_of" and _is_date(value.norm) else name
            if name and value and not (name_of(value.norm) and value.norm.rstrip().endswith(":")):
                if held:
                    yield held
                held = HeadField("date" if name == "meeting_of" and is_day(value.norm) else name, value)
        if held and not cells[0] and len(cells) > 1 and cells[1] and held.plain is not cells[1]:
            held = HeadField(held.name, plain_text(source, [*held.plain.spans(), *cells[1].spans()]))
    if held:
        yield held


def _head(document: Document, found: dict[str, HeadField], *, genre: Genre = "paper") -> Head:
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
    return Head(**values, passages=tuple(passages), genre=genre)
