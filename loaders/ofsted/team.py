"""Who led an inspection, by name without titles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.claims import Evidence
from loaders.layout.plain import Plain, plain_text
from loaders.ofsted.front_page import LONGEST_LINE, Front, Line, labelled, lines_of, words
from loaders.patterns import prepare
from loaders.refusals import Refused

_SPLIT = prepare(r"\s*(?:[,;/&()]|\band\b|\s-\s)\s*")
_PART = r"[A-ZÀ-Þ][\w'’.-]*"
_NAME = prepare(rf"{_PART}(?: (?:(?:de|da|di|van|der|den|von|la|le|du|el|al|bin|ap)\b|{_PART})){{1,4}}$")
_HONORIFIC = prepare(r"^(?:Mr|Mrs|Ms|Miss|Dr|Professor|Prof)\.?\s", re.I)
_MOST_LINES = 3
_GOES_ON = prepare(r"(?:\band|[,;&]|:)\s*$")


@dataclass(frozen=True, slots=True)
class Leads:
    """Lead inspectors in the order of print."""

    names: tuple[str, ...]
    passages: tuple[Evidence, ...]


def lead_inspectors(front: Front) -> Iterator[Leads | Refused]:
    """Those of the cover, else of the first line anywhere that names them; refused are those that are no names."""
    lines: Sequence[Line] = front.lines
    place = labelled(lines, "lead")
    if place is None:
        lines = [line for line in lines_of(front.document.text, front.blocks) if len(line.text) <= LONGEST_LINE]
        place = labelled(lines, "lead")
    if place is None:
        return
    names: list[str] = []
    passages: list[Evidence] = []
    for stretch in _stretches(front, lines, place[0]):
        stop = cut.start() if (cut := words("lead_ends").search(stretch.norm)) else len(stretch.norm)
        found, unclear = _names(stretch.text[:stop])
        names.extend(found)
        places = front.passages(stretch, 0, stop, field="lead_inspectors")
        passages.extend(places)
        for one in unclear:
            yield Refused(reason="name-unclear", value=one, method="ofsted-team", evidence=places, of="lead_inspectors")
    if names:
        yield Leads(tuple(dict.fromkeys(names)), tuple(passages))


def _stretches(front: Front, lines: Sequence[Line], index: int) -> Iterator[Plain]:
    """What stands behind the label in line `index`, and behind the same label in the lines right below it.

    A line goes on in the next where it ends in a comma, or has nothing but the label.
    """
    for place in range(index, min(index + _MOST_LINES, len(lines))):
        label = labelled([lines[place]], "lead")
        if label is None:
            return
        spans = list(lines[place].whole.spans(label[1]))
        held = plain_text(front.document.text, spans)
        if place + 1 < len(lines) and (not held.norm.strip() or _GOES_ON.search(held.norm)):
            spans.extend(lines[place + 1].whole.spans())
        yield plain_text(front.document.text, spans)


def _names(text: str) -> tuple[list[str], list[str]]:
    """The names in `text`, and what stands beside them and is neither a name nor a title."""
    plain = words("inspector_titles").sub(",", text)
    names: list[str] = []
    unclear: list[str] = []
    for piece in _SPLIT.split(plain):
        one = _HONORIFIC.sub("", piece).strip(" .:*")
        if _NAME.match(one):
            names.append(one)
        elif re.search(r"\w", one):
            unclear.append(one)
    return names, unclear
