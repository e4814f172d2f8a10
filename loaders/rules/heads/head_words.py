"""What a line of a head is by its words: a body's name, a label with its value, a day with an hour, a title."""

from __future__ import annotations

import re

from loaders.dates import DateSpan, find_dates
from loaders.layout.plain import Plain
from loaders.lexicon import load
from loaders.rules.heads.head_fields import LABELLED, name_of

_SHORT_NAME = 6


def is_when(text: str, day: DateSpan, rest: str) -> bool:
    """True for a day with a time and a place behind it."""
    known = load("header")
    opens = len(day.first) == 10 and re.fullmatch(known["weekday"], text[: day.at], re.I)
    return bool(opens and re.match(known["clock"], text[day.stop :], re.I)) and not is_body(rest)


def is_title(plain: Plain, *, opens: bool) -> bool:
    """True for a line with a colon within, in capitals or with the words of a title: "INSPECTION: OUTCOME".

    The line that opens a page needs no colon.
    """
    known = load("header")
    told = plain.text.isupper() or re.search(f"{known['titles']}|{known['subjects']}", plain.norm, re.I)
    short = len(plain.text) < 150 and not plain.text.endswith((".", ":", ";"))
    return bool(told) and short and (":" in plain.text or opens)


def is_labelled(words: str) -> bool:
    """True for "Ward: All", but not for a title with a colon, nor for a body with a date behind it."""
    match = LABELLED.match(words)
    if not match:
        return False
    known = load("header")
    if name_of(match["label"]) is not None:
        return True
    if re.match(known["council"], match["label"], re.I) and re.search(known["subjects"], match["value"], re.I):
        return False
    titled = (
        re.search(known["titles"], match["label"], re.I)
        or re.search(f"{known['plan_title']}$", match["value"], re.I)
        or (
            re.search(known["subjects"], match["label"], re.I)
            and match["value"]
            and not re.search(known["of_a_person"], words, re.I)
        )
    )
    return not (titled or (is_body(match["label"]) and find_dates(match["value"])))


def is_body(words: str) -> bool:
    """True where a line is the name of a meeting and nothing else."""
    known = load("header")
    named = re.search(known["bodies"] + known["body_tail"] + r"\W*$", words, re.I)
    told = words.rstrip().endswith(".") and len(words.split()) > _SHORT_NAME
    named = None if re.match(known["not_bodies"], words, re.I) else named
    return bool(named) and not told and len(words.split()) <= 14 and not re.search(known["titles"], words, re.I)


def name_end(plain: Plain, dates: list[DateSpan]) -> int:
    """Where a body's name ends, before a date or an agenda number on the same line."""
    agenda = re.search(load("header")["agenda"], plain.norm, re.I)
    ends = [*(d.at for d in dates[:1] if d.at > 5), *([agenda.start()] if agenda and agenda.start() > 5 else [])]
    return len(plain.norm[: min([*ends, len(plain.norm)])].rstrip(" ,-(|"))
