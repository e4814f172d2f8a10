"""Boxes, lines and words as elements of SVG. A box is told by its letter and its shape as well as by its colour."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape

from goldenthread.drawing.colours import ENDED, FAINT, GAP, GAP_GROUND, INK, PAPER, PROPOSED, STROKE
from goldenthread.drawing.rows import Segment
from goldenthread.drawing.shapes import BADGE, PAD, Box, Look, Words


@dataclass(frozen=True, slots=True)
class Paint:
    """Fill and border of a box, and how it is cornered."""

    fill: str
    border: str
    radius: float = 3.0
    dashes: str = ""
    thick: float = 1.2


PAINT: Final[Mapping[Look, Paint]] = {
    "record": Paint("#fff7df", "#7a5200", 0.0),
    "post": Paint("#eaf1fb", "#1f4e8c", 15.0),
    "body": Paint("#e6f4ea", "#1b6b3a"),
    "authority": Paint("#f3ecfa", "#5b2d8e", thick=2.6),
    "government": Paint("#e4e7ee", "#14213d", 0.0, thick=3.6),
    "other": Paint(PAPER, FAINT, dashes="4 3"),
    "stop": Paint(GAP_GROUND, GAP, 0.0, "3 3", 1.6),
    "loop": Paint(PAPER, FAINT, 12.0, "4 3"),
    "link": Paint(PAPER, PAPER),
    "bend": Paint(PAPER, PAPER),
}
_STROKES: Final[Mapping[str, str]] = {
    "holds": f'stroke="{STROKE}" stroke-width="1.8"',
    "proposed": f'stroke="{PROPOSED}" stroke-width="1.8" stroke-dasharray="8 5"',
    "ended": f'stroke="{ENDED}" stroke-width="1.6" stroke-dasharray="10 3 2 3"',
    "shown": f'stroke="{FAINT}" stroke-width="1.2" stroke-dasharray="2 3"',
    "gap": f'stroke="{GAP}" stroke-width="2" stroke-dasharray="2 5"',
}
_INKS: Final[Mapping[str, str]] = {"holds": STROKE, "proposed": PROPOSED, "ended": ENDED, "shown": FAINT, "gap": GAP}


def stroke_of(stroke: str) -> str:
    """How a line is drawn, as attributes."""
    return _STROKES[stroke]


def number(value: float) -> str:
    """A number with at most one decimal."""
    return f"{value:.1f}".removesuffix(".0")


def words_figure(x: float, y: float, line: Words, *, centred: bool = False) -> str:
    """One line of words; y is its baseline, x its left end or its middle."""
    weight = ' font-weight="bold"' if line.style == "bold" else ""
    ink = f' fill="{line.ink}"' if line.ink and line.ink != INK else ""
    anchor = ' text-anchor="middle"' if centred else ""
    place = f'x="{number(x)}" y="{number(y)}"'
    return f'<text {place} font-size="{number(line.size)}"{weight}{ink}{anchor}>{escape(line.text)}</text>'


def box_figure(box: Box, *, width: float | None = None, height: float | None = None) -> list[str]:
    """A box with its badge and words, as a group that tells what it is."""
    if box.look == "bend":
        return []
    paint = PAINT[box.look]
    w, h = width or box.width, height or box.height
    figures = ["<g>", f"<title>{escape(box.told)}</title>"] if box.told else ["<g>"]
    if box.look != "link":
        dashes = f' stroke-dasharray="{paint.dashes}"' if paint.dashes else ""
        figures.append(
            f'<rect x="{number(box.x)}" y="{number(box.y)}" width="{number(w)}" height="{number(h)}" '
            f'rx="{number(min(paint.radius, h / 2))}" fill="{paint.fill}" stroke="{paint.border}" '
            f'stroke-width="{number(paint.thick)}"{dashes}/>'
        )
    if box.badge:
        letter = Words(box.badge, 12.0, "bold", paint.border)
        at = box.x + (PAD + BADGE - letter.width) / 2 if width is None else box.x + (w - letter.width) / 2
        figures.append(words_figure(at, box.y + (PAD if height is None else 0) + 14, letter))
        if width is None:
            edge = number(box.x + BADGE + 3)
            rule = f"M{edge} {number(box.y + 4)}V{number(box.bottom - 4)}"
            figures.append(f'<path d="{rule}" stroke="{paint.border}" opacity="0.5"/>')
    if box.look == "link":
        figures += [words_figure(box.middle, y, line, centred=True) for _, y, line in placed_words(box)]
    else:
        figures += [words_figure(x, y, line) for x, y, line in placed_words(box)]
    return [*figures, "</g>"]


def placed_words(box: Box) -> list[tuple[float, float, Words]]:
    """The lines of a box with the left ends of their baselines; those of a link stand in its middle."""
    y = box.y + (PAD if box.look != "link" else PAD / 2)
    placed = []
    for line in box.lines:
        y += line.height
        x = box.middle - line.width / 2 if box.look == "link" else box.x + box.inset
        placed.append((round(x, 1), round(y - line.height * 0.25, 1), line))
    return placed


def joint_figure(segment: Segment, boxes: Mapping[str, Box], rows: Sequence[Sequence[str]]) -> list[str]:
    """A piece of a line: down to the end of its row, across to the next, and a head where it arrives."""
    start, end = boxes[segment.start], boxes[segment.end]
    x, across, top = start.middle, end.middle, end.y
    foot = _foot(segment.start, boxes, rows)
    half = number((foot + top) / 2)
    way = f"M{number(x)} {number(foot if start.look == 'bend' else start.bottom)}V{number(foot)}"
    if abs(x - across) < 0.6:
        way += f"V{number(top)}"
    else:
        way += f"C{number(x)} {half} {number(across)} {half} {number(across)} {number(top)}"
    floor = _foot(segment.end, boxes, rows) if end.look == "bend" else top
    if end.look == "bend":
        way += f"V{number(floor)}"
    ink = _INKS[segment.joint.stroke]
    figures = [f'<path d="{way}" fill="none" {stroke_of(segment.joint.stroke)}/>']
    if segment.is_last and segment.joint.head:
        left, right, back = number(across - 4.5), number(across + 4.5), number(top - 9)
        figures.append(f'<polygon points="{number(across)},{number(top)} {left},{back} {right},{back}" fill="{ink}"/>')
    if segment.joint.stroke == "gap" and segment.is_first:
        figures.append(_cross(across, (top + floor) / 2, ink))
    return figures


def _foot(key: str, boxes: Mapping[str, Box], rows: Sequence[Sequence[str]]) -> float:
    """The lower edge of the row in which the box stands."""
    return max(boxes[one].bottom for row in rows if key in row for one in row)


def _cross(x: float, y: float, ink: str) -> str:
    """The mark of a gap, on paper of its own, so that the line ends before it and goes on after it."""
    disc = f'<circle cx="{number(x)}" cy="{number(y)}" r="9" fill="{PAPER}"/>'
    cross = f"M{number(x - 5)} {number(y - 5)}l10 10m0 -10l-10 10"
    return f'{disc}<path d="{cross}" stroke="{ink}" stroke-width="2.4" fill="none"/>'
