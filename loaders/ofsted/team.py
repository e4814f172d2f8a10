"""Who led an inspection, by name without titles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.claims import Evidence
from loaders.layout.plain import plain_text
from loaders.ofsted.front_page import LONGEST_LINE, Front, Line, labelled, lines_of, words
from loaders.refusals import Refused

_SPLIT = re.compile(r"\s*(?:[,;/&()]|\band\b|\s-\s)\s*")
_PART = r"[A-Z][\w'’.-]*"
_NAME = re.compile(rf"{_PART}(?: (?:(?:de|da|di|van|der|den|von|la|le|du|el|al|bin|ap)\b|{_PART})){{1,4}}$")
_HONORIFIC = re.compile(r"^(?:Mr|Mrs|Ms|Miss|Dr|Professor|Prof)\.?\s", re.I)
_GOES_ON = re.compile(r"(?:\band|[,;&]|:)\s*$")


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
    index, at = place
    spans = list(lines[index].whole.spans(at))
    held = plain_text(front.document.text, spans)
    if index + 1 < len(lines) and (not held.norm.strip() or _GOES_ON.search(held.norm)):
        spans.extend(lines[index + 1].whole.spans())
        held = plain_text(front.document.text, spans)
    cut = words("lead_ends").search(held.norm)
    names, unclear = _names(held.text[: cut.start() if cut else None])
    passages = front.passages(held, 0, cut.start() if cut else None, field="lead_inspectors") if held else ()
    if names:
        yield Leads(tuple(names), passages)
    for one in unclear:
        yield Refused(reason="name-unclear", value=one, method="ofsted-team", evidence=passages, of="lead_inspectors")


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
