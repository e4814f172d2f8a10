"""What the shapes, letters and lines of a picture mean: those alone that it has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from goldenthread.lettering import width
from goldenthread.networks.scene import Sample, Text
from goldenthread.networks.styles import (
    SOFT,
    PartyStyle,
    TieStyle,
    course_colour,
    course_dash,
    course_label,
    party_style,
    tie_style,
)  # fmt: skip
from graph.network.network import Network
from graph.network.parties import Course

_SIZE: Final = 11.0
_ROW: Final = 28.0
_COURSES: Final[tuple[Course, ...]] = ("holds", "proposed", "ended", "unknown")

_Entry = tuple[PartyStyle | None, TieStyle | None, str]
Legend = tuple[tuple[Sample, ...], tuple[Text, ...], float]


def draw_legend(networks: Sequence[Network], *, left: float, top: float, wide: float, ringed: bool) -> Legend:
    """Samples and words, row after row, and how high they reach."""
    entries: list[_Entry] = []
    entries.extend((style, None, label) for style, label in _parties(networks))
    if any(one.open_ties for one in networks):
        entries.append((None, None, "? an end that no source states"))
    if ringed:
        entries.append((None, None, "double ring: in both networks"))
    lines: list[_Entry] = [(None, style, label) for style, label in _ties(networks)]
    lines.extend(
        (None, TieStyle(0, "", course_colour(course), "", course_dash(course)), course_label(course))
        for course in _COURSES
        if any(course == tie.course for one in networks for tie in (*one.ties, *one.open_ties))
    )
    shapes, names, y = _flow(entries, left=left, top=top, wide=wide)
    strokes, words, y = _flow(lines, left=left, top=y, wide=wide)
    return (*shapes, *strokes), (*names, *words), y


def _flow(entries: Sequence[_Entry], *, left: float, top: float, wide: float) -> Legend:
    samples: list[Sample] = []
    texts: list[Text] = []
    x, y = left, top + _ROW / 2
    for party, tie, label in entries:
        lead = 32.0 if party else 44.0 if tie else 0.0
        need = lead + width(label, _SIZE) + 22.0
        if x > left and x + need > left + wide:
            x, y = left, y + _ROW
        if party or tie:
            samples.append(Sample(x + (14.0 if party else 0.0), y, party, tie))
        texts.append(Text(x + lead, y + 4.0, label, _SIZE, colour=SOFT, room=width(label, _SIZE)))
        x += need
    return tuple(samples), tuple(texts), y + _ROW / 2 if entries else top


def _parties(networks: Sequence[Network]) -> list[tuple[PartyStyle, str]]:
    counted: Counter[tuple[PartyStyle, str]] = Counter()
    for party in {party.iri: party for one in networks for party in one.parties}.values():
        style = party_style(party)
        named = (
            party.kind_label
            + (", named only by kind" if style.hollow else "")
            + (", only proposed" if style.dashed else "")
        )
        counted[(style, named)] += 1
    ordered = sorted(counted, key=lambda one: (one[0].group, one[0].letters, one[1]))
    return [(style, f"{label} ({counted[(style, label)]})") for style, label in ordered]


def _ties(networks: Sequence[Network]) -> list[tuple[TieStyle, str]]:
    found = {tie_style(tie) for one in networks for tie in (*one.ties, *one.open_ties)}
    first: dict[int, TieStyle] = {}
    for style in sorted(found, key=lambda one: (one.dash != "", one.colour == "#707070"), reverse=True):
        first[style.place] = style
    return [(TieStyle(s.place, s.label, s.colour, s.mark, ""), s.label) for _, s in sorted(first.items())]
