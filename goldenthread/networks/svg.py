"""A scene as SVG: coordinates to a tenth of a pixel, nothing fetched, no script, the same bytes everywhere."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from goldenthread.lettering import FONTS, width
from goldenthread.networks.lines import BADGE_SIZE
from goldenthread.networks.scene import Line, Node, Sample, Scene, Text
from goldenthread.networks.shapes import mark, outline
from goldenthread.networks.styles import INK, PAPER, RULE, SOFT, PartyStyle

_LETTERS: Final = 10.0


def svg(scene: Scene) -> str:
    """The picture, which stands by itself. Title and description are for those who do not see it."""
    wide, high = math.ceil(scene.width), math.ceil(scene.height)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" viewBox="0 0 {wide} {high}" '
        f'role="img" aria-labelledby="title description" font-family="{FONTS}">'
    )
    parts = [
        head,
        f'<title id="title">{escape(scene.title)}</title>',
        f'<desc id="description">{escape(scene.description)}</desc>',
        f'<rect width="{wide}" height="{high}" fill="{PAPER}"/>',
        *(_frame(frame) for frame in scene.frames),
        '<g class="ties" fill="none">', *(_line(line) for line in scene.lines), "</g>",
        '<g class="parties">', *(_node(node) for node in scene.nodes), "</g>",
        '<g class="numbers">', *(_badge(line) for line in scene.lines if line.badge), "</g>",
        '<g class="legend">', *(part for sample in scene.samples for part in _sample(sample)), "</g>",
        '<g class="table">',
        *(
            f'<path d="M{_at(rule.start)} L{_at(rule.end)}" stroke="{rule.colour}" stroke-width="1"/>'
            for rule in scene.rules
        ),
        "</g>",
        '<g class="words">', *(_text(text) for text in scene.texts), "</g>",
        "</svg>",
    ]  # fmt: skip
    return "\n".join(parts) + "\n"


def number(value: float) -> str:
    """To a tenth, without a needless point, and never minus nought."""
    shown = f"{value:.1f}"
    shown = shown.removesuffix(".0")
    return "0" if shown == "-0" else shown


def _at(point: tuple[float, float]) -> str:
    return f"{number(point[0])} {number(point[1])}"


def _frame(box: tuple[float, float, float, float]) -> str:
    left, top, right, bottom = box
    return (
        f'<rect x="{number(left)}" y="{number(top)}" width="{number(right - left)}" height="{number(bottom - top)}" '
        f'rx="6" fill="none" stroke="{RULE}"/>'
    )


def _line(line: Line) -> str:
    style = line.style
    dash = f' stroke-dasharray="{style.dash}"' if style.dash else ""
    path = f"M{_at(line.start)} Q{_at(line.bend)} {_at(line.end)}"
    drawn = f'<path d="{path}" stroke="{style.colour}" stroke-width="1.6"{dash}/>'
    head = mark(style.mark, line.bend, line.end, style.colour) if line.directed else ""
    return f"<g><title>{escape(line.told)}</title>{drawn}{head}</g>"


def _node(node: Node) -> str:
    parts = [f"<g><title>{escape(node.told)}</title>"]
    if node.style is None:
        parts.append(
            f'<circle cx="{number(node.x)}" cy="{number(node.y)}" r="{number(node.radius)}" fill="{PAPER}" '
            f'stroke="{SOFT}" stroke-width="1.4" stroke-dasharray="2 3"/>'
        )
        parts.append(_text(Text(node.x, node.y + 4, "?", 11, bold=True, centred=True, colour=SOFT)))
    else:
        parts.extend(_shape(node.style, node.x, node.y, node.radius))
        if node.ring:
            parts.append(
                f'<circle cx="{number(node.x)}" cy="{number(node.y)}" r="{number(node.radius + 4)}" fill="none" '
                f'stroke="{INK}" stroke-width="1.4"/>'
            )
    parts.extend(_backing(line) for line in node.lines)
    parts.extend(_text(line) for line in node.lines)
    return "".join([*parts, "</g>"])


def _shape(style: PartyStyle, x: float, y: float, radius: float) -> Iterator[str]:
    light = style.hollow or style.dashed
    dash = ' stroke-dasharray="4 3"' if style.dashed else ""
    fill = PAPER if light else style.colour
    yield outline(style.shape, x, y, radius, f'fill="{fill}" stroke="{style.colour}" stroke-width="2"{dash}')
    if radius > 10:
        low = 3.6 if style.shape != "triangle" else 6.5
        ink = style.colour if light else PAPER
        yield _text(Text(x, y + low, style.letters, _LETTERS, bold=True, centred=True, colour=ink))


def _badge(line: Line) -> str:
    left, top, right, bottom = line.badge or (0.0, 0.0, 0.0, 0.0)
    thread = ""
    if line.thread:
        start, end = line.thread
        thread = f'<path d="M{_at(start)} L{_at(end)}" stroke="{line.style.colour}" stroke-width="0.8"/>'
    return (
        f'<g><title>{escape(line.told)}</title>{thread}<rect x="{number(left)}" y="{number(top)}" '
        f'width="{number(right - left)}" height="{number(bottom - top)}" rx="4" fill="{PAPER}" '
        f'stroke="{line.style.colour}"/>'
        + _text(
            Text((left + right) / 2, bottom - 3.6, line.number, BADGE_SIZE, bold=True, centred=True,
                 colour=line.style.colour)
        )
        + "</g>"
    )  # fmt: skip


def _sample(sample: Sample) -> Sequence[str]:
    if sample.party:
        return list(_shape(sample.party, sample.x, sample.y, 11.0))
    if sample.tie is None:
        return []
    start, end = (sample.x, sample.y), (sample.x + 36, sample.y)
    dash = f' stroke-dasharray="{sample.tie.dash}"' if sample.tie.dash else ""
    line = f'<path d="M{_at(start)} L{_at(end)}" stroke="{sample.tie.colour}" stroke-width="1.6"{dash} fill="none"/>'
    return [line, mark(sample.tie.mark, start, end, sample.tie.colour)]


def _backing(text: Text) -> str:
    """Paper behind a name, through which lines beneath show faintly."""
    half = width(text.text, text.size, bold=text.bold) / 2 + 1
    return (
        f'<rect x="{number(text.x - half)}" y="{number(text.y - text.size + 1)}" width="{number(2 * half)}" '
        f'height="{number(text.size + 2)}" fill="{PAPER}" fill-opacity="0.85"/>'
    )


def _text(text: Text) -> str:
    weight = ' font-weight="bold"' if text.bold else ""
    anchor = ' text-anchor="middle"' if text.centred else ""
    return (
        f'<text x="{number(text.x)}" y="{number(text.y)}" font-size={quoteattr(number(text.size))}{weight}{anchor} '
        f'fill="{text.colour}">{escape(text.text)}</text>'
    )
