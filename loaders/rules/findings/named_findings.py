"""Findings that one verb names one after another: "praised the commitment of staff, early help and fostering"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from loaders.lexicon import filled, joined, load
from loaders.patterns import Pattern, prepare
from loaders.rules.findings.finding_parts import is_two_sided
from loaders.rules.findings.finding_sections import behind_that
from loaders.rules.findings.polarity import Polarity, polarity_of

_EDGE = " ,;:."
_FEWEST = 2
_COMMAS = prepare(r",\s(?:and\s)?(?![^()]*\))")
_DETERMINED = prepare(r"(?:the|its|their|our|an?)\s")
_AND = prepare(r"\sand\s(?![^()]*\))")
_PREPOSITION = prepare(r"^(?P<word>on|in|by|for|of|about|at|with|over|to)\s$")


@dataclass(frozen=True, slots=True)
class Named:
    """Where one thing that is named stands in its sentence, and which way it points."""

    at: int
    stop: int
    polarity: Polarity


@cache
def _words(key: str) -> Pattern:
    known = load("named-findings")
    return prepare(filled(joined(known[key]), known["parts"]), re.I)


def named_findings(text: str) -> tuple[tuple[Named, ...], int]:
    """The things that `text` names, and where it goes on to something else; none where it names fewer than two."""
    before = _words("before").match(text)
    if before:
        polarity: Polarity = "strength" if before["good"] else "weakness"
        low, high = before.span("text")
        parts = tuple(Named(at, stop, polarity) for at, stop in _parts(text, low, high, ""))
        return (parts, len(text)) if len(parts) >= _FEWEST else ((), 0)
    return _behind(text)


def praised_alone(text: str) -> bool:
    """True where all that `text` does is to praise one thing, though a word in its name would find fault.

    >>> praised_alone("Inspectors thought well of the help that is given to families in crisis.")
    True
    """
    leads = list(_leads(text))
    return len(leads) == 1 and leads[0][1] == "strength" and not _words("ends").search(text, leads[0][0].end())


def _behind(text: str) -> tuple[tuple[Named, ...], int]:
    leads = sorted(_leads(text), key=lambda lead: lead[0].start())
    told = behind_that(text) if leads else 0
    if leads and polarity_of(text[told : max(told, leads[0][0].start())]) and told:
        return (), 0  # "found that help is good and that there are gaps in ..." tells in sentences
    found: list[Named] = []
    stop = 0
    for place, (lead, polarity) in enumerate(leads):
        if lead.end() <= stop or _words("no_thing").match(text, lead.end()):
            continue
        until = leads[place + 1][0].start() if place + 1 < len(leads) else len(text)
        end = _words("ends").search(text, lead.end(), until)
        stop = end.start() if end else until
        front = _PREPOSITION.search(lead[0].rpartition(" ")[0].rpartition(" ")[2] + " ")
        parts = list(_parts(text, lead.end(), stop, front["word"] if front else ""))
        found.extend(_pointing(text, parts, polarity))
    return (tuple(found), stop) if len(found) >= _FEWEST else ((), 0)


def _pointing(text: str, parts: list[tuple[int, int]], polarity: Polarity | None) -> Iterator[Named]:
    """The `parts`, each pointing its own way where the verb settles none: all of them, or none."""
    own = [polarity or polarity_of(text[at:stop]) for at, stop in parts]
    if len(parts) >= _FEWEST or polarity:
        yield from (Named(at, stop, one) for (at, stop), one in zip(parts, own, strict=True) if one and all(own))


def _leads(text: str) -> Iterator[tuple[re.Match[str], Polarity | None]]:
    for match in _words("neutral").finditer(text):
        yield match, None
    for match in _words("strength").finditer(text):
        yield match, "strength"
    for match in _words("weakness").finditer(text):
        yield match, "weakness"


def _parts(text: str, low: int, high: int, preposition: str) -> Iterator[tuple[int, int]]:
    """Where the things stand that are named between `low` and `high`.

    Two are parted at "and" only where the second has an article or the preposition of the first; a clause that goes
    on behind a thing ("which", "where") stays with it, and nothing behind it is parted unless the preposition says so.
    """
    cuts = list(_cuts(text, low, high, preposition))
    begin = low
    for at, stop in cuts:
        yield from _trimmed(text, begin, at)
        begin = stop + (len(preposition) + 1 if preposition and text.startswith(preposition + " ", stop) else 0)
    yield from _trimmed(text, begin, high)


def _cuts(text: str, low: int, high: int, preposition: str) -> Iterator[tuple[int, int]]:
    if preposition:
        again = prepare(rf"(?:,\s(?:and\s)?|\sand\s)(?={preposition}\s)", re.I)
        found = [cut.span() for cut in again.finditer(text, low, high)]
        if found:
            yield from found
            return
    clause = _words("relative").search(text, low, high)
    until = clause.start() if clause else high
    commas = [cut.span() for cut in _COMMAS.finditer(text, low, until)]
    behind = commas[-1][1] if commas else low
    determined = [cut.span() for cut in _words("determined").finditer(text, behind, until)][-1:]
    cuts = [*commas, *determined]
    if commas and not determined and not text.startswith(" and ", commas[-1][0] + 1):
        cuts += [
            cut.span() for cut in _AND.finditer(text, behind, until) if " between " not in text[behind : cut.start()]
        ][-1:]
    bare = text[low : low + 1].islower() and not _DETERMINED.match(text, low)  # "early help, fostering and audit"
    last = low
    for place, (at, stop) in enumerate(cuts):
        behind = cuts[place + 1][0] if place + 1 < len(cuts) else high
        whole = all(bare or len(text[x:y].split()) >= _FEWEST for x, y in ((last, at), (stop, behind)))
        if whole and not _words("relative_part").match(text, at) and not is_two_sided(text[last:at].strip()):
            yield at, stop
            last = stop


def _trimmed(text: str, at: int, stop: int) -> Iterator[tuple[int, int]]:
    while at < stop and text[at] in _EDGE:
        at += 1
    while at < stop and text[stop - 1] in _EDGE:
        stop -= 1
    if stop > at:
        yield at, stop
