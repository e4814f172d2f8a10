"""Who led a visit, and to whom it was made."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from loaders.claims import Evidence
from loaders.documents import Document
from loaders.gazetteer import Gazetteer, register
from loaders.lexicon import load
from loaders.naming.people import in_name_case, is_person
from loaders.ofsted.letter_lines import Line, Lines, lines_of, pattern, patterns
from loaders.patterns import Pattern, prepare
from loaders.rules.paper.paper import passage

_SIGNED = 8  # lines below the farewell that may hold a name and an office
_TITLES = prepare(r"^(?:Mr|Mrs|Ms|Miss|Dr)\.?\s")


@dataclass(frozen=True, slots=True)
class Led:
    """Who led a visit."""

    names: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


def lead_of(document: Document) -> Led:
    """The lead inspector: named as such, else the inspector who signs."""
    lines = lines_of(document.text, len(document.text))
    words = lines.words
    for form in patterns("lead_sentence"):
        for match in form.finditer(words):
            name = _person(match["who"])
            if name:
                return Led((name,), _passages(lines, document, match.span("who")))
    label = pattern("labelled.lead")
    for line in lines:
        found = label.match(line.words)
        name = _person(pattern("inspector").split(line.words[found.end() :])[0]) if found else None
        if name:
            return Led((name,), _passages(lines, document, (line.at, line.at + 1)))
    return _signed(lines, document)


def signature(document: Document) -> list[str]:
    """The words of the lines below the farewell; none where there is no farewell."""
    return [line.words for line in _below_farewell(lines_of(document.text, len(document.text)))]


def _below_farewell(lines: Lines) -> tuple[Line, ...]:
    place = next((n for n, line in enumerate(lines) if pattern("farewell").match(line.words)), len(lines))
    return lines[place + 1 : place + 1 + _SIGNED]


def _signed(lines: Lines, document: Document) -> Led:
    below = _below_farewell(lines)
    for n, line in enumerate(below):
        office = pattern("inspector").search(" ".join(one.words for one in below[n : n + 2]))
        name = _person(pattern("inspector").split(line.words)[0])
        if name and office:
            return Led((name,), _passages(lines, document, (line.at, line.at + 1)))
    return Led()


def _passages(lines: Lines, document: Document, at: tuple[int, int]) -> tuple[Evidence, ...]:
    return (passage(document, *lines.span(*at), field="lead_inspectors"),)


def _person(words: str) -> str | None:
    """The name that `words` are; None where they are none."""
    name = _TITLES.sub("", words.strip(" ,:;-()")).strip()
    found = _name().fullmatch(name)
    return in_name_case(found["name"]) if found and is_person(name) else None


def place_named(place: str) -> str | None:
    """The authority that a title or an opening speaks of; None where it names none or several."""
    known = _register().find(place)
    names = {span.name for span in known}
    if len(names) > 1:
        return None
    if names:
        return names.pop()
    bare = pattern("before_place").sub("", pattern("services").sub("", place)).strip(" ,-")
    bare = pattern("kinds_of_council").sub("", f"{bare}").strip(" ,-'")
    return bare if re.fullmatch(r"[A-Z][\w'-]+(?: (?:[A-Z][\w'-]+|and|upon|on|of|with|the|in)){0,5}", bare) else None


@cache
def _register() -> Gazetteer:
    return register()


@cache
def _name() -> Pattern:
    return prepare(load("posts")["person"])
