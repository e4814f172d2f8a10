"""Fields of a paper's head before they are settled, and the labels that name them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.dates import find_dates
from loaders.layout.block import Block
from loaders.layout.plain import Plain
from loaders.lexicon import load
from loaders.patterns import prepare

LABELLED = prepare(r"(?P<label>[A-Za-z][A-Za-z/()& '-]{1,40}?)\s*(?::-?|\s-\s)\s*(?P<value>.*)$", re.S)
_HOUR = prepare(
    r"[\W\d]*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day)?[\W\d]*(?:at\b)?[\W\d]*(?:am|pm|noon)?\W*", re.I
)
_IN_BRACKETS = prepare(r"\s\([^()]*\)$")
_COUNTED = prepare(r"^\s*\(?\d{1,2}[.)]\s+")


@dataclass(frozen=True, slots=True)
class HeadField:
    """The field `name` is stated by `plain` from `at` on."""

    name: str
    plain: Plain
    at: int = 0

    @property
    def words(self) -> str:
        return self.plain.text[self.at :].strip()


def name_of(label: str) -> str | None:
    """The field that `label` names; "other" where it names something that is no field."""
    words = re.sub(r"[\s:.*-]+$", "", re.sub(r"\s+", " ", _COUNTED.sub("", label))).strip().lower()
    words = re.sub(r"\s?/\s?", "/", words)
    words = _IN_BRACKETS.sub("", words)
    return next((name for name, labels in load("header")["labels"].items() if words in labels), None)


def is_day(words: str) -> bool:
    """True for "Tuesday 14 November 2023, 2.00pm", which may stand beside "Meeting": a day and an hour, and no name."""
    days = find_dates(words)
    return len(days) == 1 and bool(_HOUR.fullmatch(words[: days[0].at] + words[days[0].stop :]))


def labelled(block: Block) -> re.Match[str] | None:
    """The label and the value of a line, with a colon or without; None of the mark or the title of a page."""
    known, words = load("header"), block.plain.norm
    if re.match(known["page_mark"], words, re.I) or re.match(known["item_title"], words, re.I):
        return None
    match = LABELLED.match(words)
    if match and name_of(match["label"]) is not None:
        return match
    return prepare(known["bare_label"], re.I).match(words) or match


def is_office(words: str) -> bool:
    """True where `words` hold one that makes a phrase an office, not a person's name."""
    return not set(load("header")["offices"]).isdisjoint(re.findall(r"[a-z]+", words.lower()))
