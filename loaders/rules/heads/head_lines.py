"""Lines of a head that carry no label: a date, a meeting, who reports, the council, the title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from loaders.dates import DateSpan, find_dates
from loaders.layout.block import Block
from loaders.layout.plain import Plain, plain_text
from loaders.layout.tables import Table, line_cells
from loaders.lexicon import load
from loaders.patterns import prepare
from loaders.rules.heads.head_fields import HeadField, is_day, name_of
from loaders.rules.heads.head_words import is_body, is_labelled, is_title, is_when, name_end

_SHORT_TITLE = 9
_DAY_WORDS = 12
_HEAD_WORDS = 30


def unlabelled(
    source: str, top: Sequence[Block | Table], used: set[int], found: dict[str, HeadField]
) -> Iterator[HeadField]:
    """Lines without labels: "18 September 2015", "Report of the Director", a body's name, and the title."""
    words = load("header")
    looked: list[Block] = []
    above: Block | None = None
    yield from _title_of_page(source, top)
    for block in top:
        if isinstance(block, Table):
            yield from _cells_by_look(source, block)
        if isinstance(block, Table) or id(block.plain) in used:
            continue
        plain, above, over = block.plain, block, above
        if re.search(words["attached"], plain.norm):
            continue  # an item of an agenda, with the link to its paper
        if looked and plain.norm.endswith(".") and len(plain.text.split()) > _HEAD_WORDS:
            break
        if over and block.kind == "heading" and _is_prose(over) and is_body(plain.norm):
            continue
        if match := re.match(words["report_of"], plain.norm, re.I):
            yield from _reported(source, plain, match)
            continue
        parted = _parted_minutes(source, plain, over)
        if parted is not None:
            yield from parted
            continue
        match = _told_meeting(plain.norm)
        if re.match(words["minutes"], plain.norm, re.I):
            tail = plain.norm[match.end("who") :] if match else ""
            short = match and (10 * len(tail) > 9 * match.end("who") or not re.search(words["held"], tail, re.I))
            yield HeadField("title", plain_text(source, plain.spans(0, _who_end(match))) if match and short else plain)
            if find_dates(plain.norm):
                yield HeadField("date", plain)
        if (
            match
            and re.search(f"{words['bodies']}|{words['boards_short']}", match["who"], re.I)
            and not re.match(words["decides_alone"], match["who"], re.I)
        ):
            who = plain_text(source, plain.spans(match.start("who"), _who_end(match)))
            yield HeadField("meeting_of", who)
            if re.match(words["reported_on"], plain.norm[match.end("who") :], re.I):
                yield HeadField("title", plain)
            if re.search(words["held"], plain.norm, re.I) and "title" not in found:
                yield HeadField("title", plain if len(plain.text.split()) <= _SHORT_TITLE else who)
            if find_dates(plain.norm):
                yield HeadField("date", plain)
            continue
        looked.append(block)
    yield from _looked_at(source, looked, found)


def _tells(block: Block) -> bool:
    """True for a short line with a day, and for a sentence: neither is the name of a matter."""
    count = len(block.plain.text.split())
    dated = bool(find_dates(block.plain.norm)) and count < _DAY_WORDS
    return dated or (_is_prose(block) and count > 2 * _SHORT_TITLE)


def _is_prose(block: Block) -> bool:
    """True for a sentence: a body's name that is a heading below one is that of a section."""
    return block.kind == "paragraph" and block.plain.norm.endswith(".") and len(block.plain.text.split()) > _SHORT_TITLE


def _looked_at(source: str, looked: Sequence[Block], found: dict[str, HeadField]) -> Iterator[HeadField]:
    """What lines only look like: it gives way to what others say."""
    opens = True
    for place, block in enumerate(looked):
        above = looked[place - 1] if place else None
        below = looked[place + 1] if place + 1 < len(looked) else None
        for field in _by_look(source, block, found, opens=opens):
            if field.name == "title" and above and _is_bare_title(field, above):
                spans = [*above.plain.spans(), *field.plain.spans(field.at)]
                if below and _is_period(below.plain.norm):
                    spans += below.plain.spans()
                yield HeadField("title", plain_text(source, spans))
                continue
            if field.name == "title" and below and (_is_owner(block, below) or _is_motto(block, below)):
                continue
            goes_on = field.name == "title" and below and _goes_on(source, block, below)
            yield _longer(source, field, below) if goes_on and below else field
        opens = opens and any(
            re.match(load("header")[key], block.plain.norm, re.I) for key in ("not_titles", "council")
        )


def _title_of_page(source: str, top: Sequence[Block | Table]) -> Iterator[HeadField]:
    """On a page of an agenda item: what stands before the link to its report, else the line below the page's mark."""
    words = load("header")
    lines = [block for block in top if isinstance(block, Block)]
    yield from _title_below_mark(lines)
    for block in lines:
        attached = re.search(words["attached"], block.plain.norm)
        if re.match(words["beside_paper"], block.plain.norm, re.I):
            break
        if attached and re.search(load("genres")["item_of_field"], block.plain.norm, re.I):
            yield HeadField("title", plain_text(source, block.plain.spans(0, attached.start())))
            return


def _title_below_mark(lines: Sequence[Block]) -> Iterator[HeadField]:
    """What stands below "Agenda item", "Issue - meetings", or "Agenda and minutes": there the meeting, with its day."""
    words = load("header")
    for above, block in pairwise(lines):
        norm = block.plain.norm
        told = is_labelled(norm) or is_body(norm) or re.match(words["report_of"], norm, re.I) or _tells(block)
        mark = re.match(words["issue_mark"], norm, re.I)
        meets = re.match(words["meeting_mark"], above.plain.norm, re.I) and re.search(words["bodies"], norm, re.I)
        if meets or (re.match(words["page_mark"], above.plain.norm, re.I) and (mark or not told)):
            yield HeadField("title", block.plain, mark.end() if mark else 0)
            return


def _cells_by_look(source: str, table: Table) -> Iterator[HeadField]:
    """In a table: who reports; in its first column the name of a meeting alone in its row, and a day."""
    for first, *others in line_cells(source, table):
        for cell in (first, *others):
            if told := re.match(load("header")["report_of"], cell.norm, re.I):
                yield from _reported(source, cell, told)
        dates = find_dates(first.norm)
        beside = [cell for cell in others if cell and not is_day(cell.norm)]
        if is_body(first.norm) and not any(name_of(cell.norm.split(" ")[0]) is None for cell in beside):
            yield HeadField("meeting_of", first)
        elif (
            dates
            and len(dates[0].first) == 10
            and len(first.norm) - (dates[0].stop - dates[0].at) <= len("Wednesday, ")
        ):
            yield HeadField("date", first)


def _parted_minutes(source: str, plain: Plain, over: Block | None) -> list[HeadField] | None:
    """What a line says that calls the paper minutes beside, above or below the name of the body; else None."""
    words = load("header")
    if re.match(words["bare_minutes"], plain.norm, re.I):
        return list(_bare_minutes(source, plain, over))
    if over and re.search(words["minutes_of"], over.plain.norm, re.I) and is_body(plain.norm):
        title = plain_text(source, [*over.plain.spans(), *plain.spans()])
        return [HeadField("title", title), HeadField("meeting_of", plain)]
    return [] if re.search(words["minutes_of"], plain.norm, re.I) else None


def _bare_minutes(source: str, plain: Plain, over: Block | None) -> Iterator[HeadField]:
    """A line that says no more than "Minutes", or when the meeting was: the title is the name of the body above it."""
    dates = find_dates(plain.norm)
    if over and is_body(over.plain.norm):
        extract = re.match(load("header")["extract"], plain.norm, re.I)
        called = plain.spans(0, extract.end() if extract else None)
        spans = over.plain.spans() if dates and not extract else [*over.plain.spans(), *called]
        yield HeadField("title", plain_text(source, spans))
        yield HeadField(
            "meeting_of", plain_text(source, over.plain.spans(*_name_span(over.plain, find_dates(over.plain.norm))))
        )
    if dates:
        yield HeadField("date", plain)


def _who_end(match: re.Match[str]) -> int:
    """Where the body's name ends: before a day, a time or a bracket on the same line."""
    rest = prepare(load("header")["behind_name"], re.I).search(match["who"])
    dates = find_dates(match["who"])
    ends = [*(span.at for span in dates[:1]), *([rest.start()] if rest else []), len(match["who"])]
    name = match["who"][: min(ends)].rstrip(" ,-(")
    return match.start("who") + len(name.removesuffix(" on").removesuffix(" held").rstrip(" ,-("))


def _told_meeting(words: str) -> re.Match[str] | None:
    """The form of words by which `words` say whose meeting it is."""
    known = load("header")
    found = (re.match(form, words, re.I) for form in (known["report_to"], *known["meeting_of"]))
    return next((match for match in found if match), None)


def _goes_on(source: str, block: Block, below: Block) -> bool:
    """True where `below` belongs to the title that `block` is: its second line, or the years that a plan is for."""
    return _is_same_title(source, block, below) or _is_period(below.plain.norm)


def _is_period(words: str) -> bool:
    """True for "April 2020 to March 2021" alone: not the day of a paper, but what it tells of."""
    for day in reversed(find_dates(words)):
        days = "<day> to <day>" if day.last and day.last[:7] != day.first[:7] else "<day>"
        words = f"{words[: day.at]}{days}{words[day.stop :]}"
    return "<day>" in words and bool(re.fullmatch(load("header")["period"], words, re.I))


def _is_same_title(source: str, block: Block, below: Block) -> bool:
    """True where `below` is the second line of the title that `block` begins."""
    words = below.plain.norm
    if source[block.end : below.start].count("\n") != 1 or find_dates(words) or is_body(words):
        return False
    if re.match(load("header")["council"], words, re.I) or is_labelled(words):
        return False
    both = block.plain.text.isupper() and words.isupper()
    return both or bool(re.search(r"(?:[,:-]|\b(?:and|of|for|the|to|in|on|&))$", block.plain.norm, re.I))


def _is_bare_title(field: HeadField, above: Block) -> bool:
    """True for "Terms of Reference" below the name of the body whose they are."""
    return bool(re.match(load("header")["bare_title"], field.words, re.I)) and (
        is_body(above.plain.norm) or bool(re.match(load("header")["own_name"], above.plain.norm, re.I))
    )


def _is_owner(block: Block, below: Block) -> bool:
    """True for the name of the body whose report it is, above "Annual Report 2017-18"."""
    return is_body(block.plain.norm) and bool(re.match(load("header")["bare_title"], below.plain.norm, re.I))


def _is_motto(block: Block, below: Block) -> bool:
    """True for words that tell of no subject above the name of a plan: "Better for Everyone", "Improvement Plan"."""
    known = load("header")
    told = re.search(f"{known['titles']}|{known['subjects']}|:", block.plain.norm, re.I)
    return not told and below.kind == "heading" and bool(re.search(known["plan_title"], below.plain.norm, re.I))


def _longer(source: str, field: HeadField, below: Block) -> HeadField:
    return HeadField(field.name, plain_text(source, [*field.plain.spans(field.at), *below.plain.spans()]))


def _reported(source: str, plain: Plain, match: re.Match[str]) -> Iterator[HeadField]:
    """ "Report of the Director to the Board on 1 May 2015", or the first part of it."""
    for name, group in (("author", "who"), ("meeting_of", "to"), ("date", "on")):
        if match[group]:
            yield HeadField(name, plain_text(source, plain.spans(*match.span(group))))


def _name_span(plain: Plain, dates: list[DateSpan]) -> tuple[int, int]:
    """Where a body's name stands on its line, behind a day that opens it: "03/12/2019 - Cabinet"."""
    behind = re.match(r"\s?[-,:]\s+", plain.norm[dates[0].stop :]) if dates and not dates[0].at else None
    return (dates[0].stop + behind.end() if behind else 0), name_end(plain, dates[1:] if behind else dates)


def _by_look(source: str, block: Block, found: dict[str, HeadField], *, opens: bool) -> Iterator[HeadField]:
    """What a line without a label is by its words: a council's name, a date, a meeting, else the title."""
    words = load("header")
    plain = block.plain
    if (
        (block.kind != "heading" and is_labelled(plain.norm))
        or len(plain.text) > 250
        or re.match(words["not_titles"], plain.norm, re.I)
        or (name_of(plain.norm) == "other" and len(plain.text.split()) > 1)
    ):
        return
    dates = find_dates(plain.norm)
    rest = re.sub(words["agenda"], "", plain.norm, flags=re.I)
    for span in reversed(dates):
        rest = rest[: span.at] + rest[span.stop :]
    rest = re.sub(words["times"], "", rest, flags=re.I).strip(" ,-()|:")
    rest += ")" * (rest.count("(") - rest.count(")"))
    if not dates and (re.match(words["council"], rest, re.I) or re.match(load("genres")["national"], rest, re.I)):
        yield HeadField("publisher", plain)
    elif dates and _is_period(plain.norm):
        return
    elif dates and (
        re.match(words["day_before"], plain.norm)
        or (len(dates[0].first) >= 7 and (len(rest) <= 3 or is_when(plain.norm, dates[0], rest)))
    ):
        yield HeadField("date", plain)
    elif "title" not in found and not dates and not is_body(rest) and re.match(words["own_name"], rest, re.I):
        yield HeadField("publisher", plain)
    elif not {"meeting_of", "decider"} & found.keys() and is_body(rest):
        yield HeadField("meeting_of", plain_text(source, plain.spans(*_name_span(plain, dates))))
        if dates and len(dates[0].first) == 10:
            yield HeadField("date", plain)
    elif len(plain.text.split()) >= 2 and (block.kind == "heading" or is_title(plain, opens=opens)):
        item = re.match(words["item_before"], plain.norm, re.I)
        yield HeadField("title", plain, item.end() if item else 0)
