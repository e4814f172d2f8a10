"""A picture as SVG: accessible, without styles from outside, the same bytes each time."""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import escape

from tools.ontology_docs.shapes import BADGE, LINE, SMALL, Box, Line, Look, Panel, Point, Words

FONT = "DejaVu Sans, Verdana, Arial, Helvetica, sans-serif"
INK, PAPER, STROKE = "#14213d", "#ffffff", "#44495a"


@dataclass(frozen=True, slots=True)
class Colours:
    """The fill and border of a box; its words are in ink."""

    fill: str
    border: str
    dashes: str = ""


COLOURS: dict[Look, Colours] = {
    "plain": Colours("#eaf1fb", "#1f4e8c"),
    "defined": Colours("#fff3d1", "#7a5200"),
    "relation": Colours("#e6f4ea", "#1b6b3a"),
    "foreign": Colours(PAPER, "#595f69", "5 3"),
    "list": Colours("#f3ecfa", "#6a3d9a"),
    "value": Colours(PAPER, "#6a3d9a"),
    "label": Colours(PAPER, PAPER),
}


def svg(panel: Panel, name: str, title: str, description: str) -> str:
    """The whole picture. `name` makes the ids of its title and description unique on a page."""
    width, height = round(panel.width), round(panel.height)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="{name}-title {name}-desc" '
        f'width="{width}" height="{height}" viewBox="0 0 {width} {height}" font-family="{FONT}" fill="{INK}">',
        f'<title id="{name}-title">{escape(title)}</title>',
        f'<desc id="{name}-desc">{escape(description)}</desc>',
        f'<rect width="{width}" height="{height}" fill="{PAPER}"/>',
        *(_line(line) for line in panel.lines),
        *(part for box in panel.boxes for part in _box(box)),
        *(_words(one) for one in panel.words),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _box(box: Box) -> list[str]:
    colours = COLOURS[box.look]
    parts = []
    if box.look != "label":
        dashes = f' stroke-dasharray="{colours.dashes}"' if colours.dashes else ""
        parts.append(
            f'<rect x="{_n(box.x)}" y="{_n(box.y)}" width="{_n(box.width)}" height="{_n(box.height)}" rx="3" '
            f'fill="{colours.fill}" stroke="{colours.border}"{dashes}/>'
        )
    if box.badge:
        edge = box.x + BADGE + 2
        parts.append(f'<path d="M{_n(edge)} {_n(box.y)}V{_n(box.bottom)}" stroke="{colours.border}"/>')
        parts.append(_words(Words(box.x + 6, box.y + LINE, box.badge, SMALL, "bold")))
    for number, words in enumerate(box.lines):
        y = box.y + LINE * (number + 1)
        parts.append(_words(Words(box.x + box.inset, y, words, box.size(number), box.style(number))))
    return parts


def _words(one: Words) -> str:
    weight = ' font-weight="bold"' if one.style == "bold" else ""
    return f'<text x="{_n(one.x)}" y="{_n(one.y)}" font-size="{_n(one.size)}"{weight}>{escape(one.words)}</text>'


def _line(line: Line) -> str:
    points = " ".join(f"{_n(x)},{_n(y)}" for x, y in line.points)
    dashes = ' stroke-dasharray="6 4"' if line.dashed else ""
    drawn = f'<polyline points="{points}" fill="none" stroke="{STROKE}"{dashes}/>'
    if not line.head:
        return drawn
    fill = PAPER if line.head == "open" else STROKE
    corners = " ".join(f"{_n(x)},{_n(y)}" for x, y in _head(line.points[-2], line.points[-1]))
    return f'{drawn}<polygon points="{corners}" fill="{fill}" stroke="{STROKE}"/>'


def _head(before: Point, tip: Point) -> tuple[Point, Point, Point]:
    along = (tip[0] - before[0], tip[1] - before[1])
    length = (along[0] ** 2 + along[1] ** 2) ** 0.5 or 1.0
    dx, dy = along[0] / length, along[1] / length
    back = (tip[0] - 8 * dx, tip[1] - 8 * dy)
    return tip, (back[0] - 4 * dy, back[1] + 4 * dx), (back[0] + 4 * dy, back[1] - 4 * dx)


def _n(number: float) -> str:
    """A number with at most one decimal."""
    return f"{number:.1f}".removesuffix(".0")
