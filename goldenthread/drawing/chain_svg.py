"""A trace as SVG: accessible, without styles from outside, the same bytes each time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape

from goldenthread.drawing.chain_parts import Parts, parts_of, sign_of
from goldenthread.drawing.colours import FAINT, FONT, INK, PAPER
from goldenthread.drawing.figures import box_figure, joint_figure, number, stroke_of, words_figure
from goldenthread.drawing.places import place_rows
from goldenthread.drawing.rows import in_rows
from goldenthread.drawing.shapes import SMALL, Box, Joint, Stroke, Words, lines_of
from goldenthread.drawing.wording import wording
from queries.errors import BindingError
from queries.tracing.telling import mode_line
from queries.tracing.trace import Trace

EDGE: Final = 24.0
NARROWEST: Final = 560.0
MOST_DRAWN: Final = 300  # steps
_TITLE: Final = 18.0
_STROKES: Final[tuple[Stroke, ...]] = ("holds", "proposed", "ended", "shown", "gap")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture and what it is made of, for whoever checks it: boxes at their places, joints, all words with places."""

    svg: str
    width: float
    height: float
    boxes: tuple[Box, ...]
    joints: tuple[Joint, ...]
    words: tuple[tuple[float, float, Words], ...]


def chain_svg(trace: Trace) -> str:
    """The picture of a trace. Raises `BindingError` where it has too many steps to be drawn."""
    return draw_chain(trace).svg


def can_be_drawn(trace: Trace) -> bool:
    """Whether a picture of the trace shows something."""
    return len(trace.steps) <= MOST_DRAWN


def draw_chain(trace: Trace) -> Drawn:
    """The picture with its parts. Raises `BindingError` where the trace has too many steps to be drawn."""
    if not can_be_drawn(trace):
        raise BindingError(
            f"a picture of {len(trace.steps):,} steps shows nothing: trace from something nearer, as one council or "
            "board, to one end (TO) or in a narrower --mode, or write .json, .csv or .md"
        )
    parts = parts_of(trace)
    laid = in_rows(list(parts.boxes.values()), parts.joints, parts.last)
    placed = place_rows(laid)
    body = max((box.x + box.width for box in placed.values()), default=0.0)
    room = max(body, NARROWEST)
    head = _heading(trace, room)
    top = EDGE + sum(line.height for line in head) + 18
    moved = {key: box.at(box.x + EDGE + (room - body) / 2, box.y + top) for key, box in placed.items()}
    foot = max(box.bottom for box in moved.values()) + 30
    legend, height = _legend(parts, trace, room, foot)
    figures = [
        *(figure for one in laid.segments for figure in joint_figure(one, moved, laid.rows)),
        *(figure for box in moved.values() for figure in box_figure(box)),
    ]
    stated = list(_stacked(head, EDGE, EDGE)) + legend.words
    svg = _document(trace, room + 2 * EDGE, height + EDGE, [*figures, *legend.figures, *map(_text, stated)])
    return Drawn(svg, room + 2 * EDGE, height + EDGE, tuple(moved.values()), tuple(parts.joints), tuple(stated))


def title_of(trace: Trace) -> str:
    """The title of the picture."""
    if trace.goal:
        return f"From {trace.start.label} to {trace.goal.label}"
    if trace.direction == "down":
        return f"{trace.start.label}: what is beneath it?"
    return f"{trace.start.label}: who answers for it?"


def description_of(trace: Trace) -> str:
    """The picture in words, each step a sentence."""
    told = (
        f"{step.number}: {step.start.label} stops: {step.reason}"
        if step.reason
        else f"{step.number}: {step.start.label} {step.link} {step.to.label if step.to else wording().nobody}"
        + ("" if step.hold == "holds" else f" ({step.hold})")
        for step in trace.steps
    )
    return f"{trace.weighed.sentence} {'. '.join(told)}."


def _heading(trace: Trace, room: float) -> list[Words]:
    lines = [*lines_of(title_of(trace), room, size=_TITLE, style="bold")]
    lines += lines_of(trace.weighed.sentence, room)
    lines += [line for sentence in trace.weighed.joins for line in lines_of(sentence, room)]
    lines += lines_of(mode_line(trace), room, size=SMALL, ink=FAINT)
    return lines


def _stacked(lines: Iterable[Words], x: float, y: float) -> Iterable[tuple[float, float, Words]]:
    for line in lines:
        y += line.height
        yield x, round(y - line.height * 0.25, 1), line


@dataclass(slots=True)
class _Legend:
    figures: list[str]
    words: list[tuple[float, float, Words]]


def _legend(parts: Parts, trace: Trace, room: float, top: float) -> tuple[_Legend, float]:
    """A sample and its meaning for each letter and each line that occurs, in as many rows as the room wants."""
    legend = _Legend([], [])
    x, y = EDGE, top
    for sample, meaning in _samples(parts, trace):
        line = Words(meaning, SMALL, ink=FAINT)
        width = 44 + line.width + 22
        if x > EDGE and x + width > EDGE + room:
            x, y = EDGE, y + 26
        legend.figures += _sample(sample, x, y)
        legend.words.append((x + 44, round(y + 14, 1), line))
        x += width
    return legend, y + 24


def _samples(parts: Parts, trace: Trace) -> Iterable[tuple[str, str]]:
    things = [trace.start, *(one for step in trace.steps for one in (step.start, step.to) if one is not None)]
    shown = {sign_of(thing) for thing in (*things, *((trace.goal,) if trace.goal else ()))}
    for letter, look, meaning in sorted(shown):
        yield f"box {look} {letter}", meaning
    strokes = {joint.stroke for joint in parts.joints}
    for stroke in _STROKES:
        if stroke in strokes:
            yield f"line {stroke}", wording().strokes[stroke]


def _sample(sample: str, x: float, y: float) -> list[str]:
    what, look, *letter = sample.split(" ")
    if what == "line":
        return [_line_sample(look, x, y + 10)]
    box = Box("legend", look, (Words("", SMALL),), letter[0], x=x, y=y)  # type: ignore[arg-type]
    return box_figure(box, height=20.0, width=34.0)


def _line_sample(stroke: str, x: float, y: float) -> str:
    """A short line as joints of this stroke are drawn."""
    return f'<path d="M{number(x)} {number(y)}h34" fill="none" {stroke_of(stroke)}/>'


def _text(one: tuple[float, float, Words]) -> str:
    x, y, line = one
    return words_figure(x, y, line)


def _document(trace: Trace, width: float, height: float, figures: Sequence[str]) -> str:
    w, h = round(width), round(height)
    name = "chain-" + trace.start.id.replace("/", "-")
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="{name}-title {name}-desc" '
        f'width="{w}" height="{h}" viewBox="0 0 {w} {h}" font-family="{FONT}" fill="{INK}">',
        f'<title id="{name}-title">{escape(title_of(trace))}</title>',
        f'<desc id="{name}-desc">{escape(description_of(trace))}</desc>',
        f'<rect width="{w}" height="{h}" fill="{PAPER}"/>',
        *figures,
        "</svg>",
    ]
    return "\n".join(parts) + "\n"
