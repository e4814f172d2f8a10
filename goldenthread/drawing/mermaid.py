"""A trace as Mermaid text, for pasting into Markdown that draws it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from goldenthread.drawing.chain_parts import parts_of
from goldenthread.drawing.colours import PAPER
from goldenthread.drawing.figures import PAINT
from goldenthread.drawing.shapes import Box, Joint, Look
from queries.tracing.trace import Trace

_SHAPES: Final[dict[Look, tuple[str, str]]] = {
    "record": ("[", "]"),
    "post": ("([", "])"),
    "body": ("(", ")"),
    "authority": ("[[", "]]"),
    "government": ("{{", "}}"),
    "other": ("[", "]"),
    "stop": (">", "]"),
    "loop": ("((", "))"),
}
_ARROWS: Final = {"holds": "-->", "proposed": "-.->", "ended": "-.->", "shown": "-.->", "gap": "-.-x"}


def mermaid(trace: Trace) -> str:
    """A flowchart from top to bottom; gaps are lines that end in a cross."""
    parts = parts_of(trace)
    names = {key: f"n{place}" for place, key in enumerate(parts.boxes)}
    lines = ["flowchart TD"]
    lines += [f"  {names[key]}{_box(box)}" for key, box in parts.boxes.items()]
    lines += [f"  {names[joint.start]} {_arrow(joint)} {names[joint.end]}" for joint in parts.joints]
    lines += list(_classes(parts.boxes.values(), names))
    return "\n".join(lines) + "\n"


def _box(box: Box) -> str:
    left, right = _SHAPES[box.look]
    letter = f"{box.badge}: " if box.badge and box.look != "stop" else ""
    return f'{left}"{letter}{_escaped(" ".join(line.text for line in box.lines))}"{right}'


def _arrow(joint: Joint) -> str:
    if joint.words is None:
        return _ARROWS[joint.stroke]
    return f'{_ARROWS[joint.stroke]}|"{_escaped(" ".join(line.text for line in joint.words.lines))}"|'


def _classes(boxes: Iterable[Box], names: dict[str, str]) -> Iterable[str]:
    by_look: dict[Look, list[str]] = {}
    for box in boxes:
        by_look.setdefault(box.look, []).append(names[box.key])
    for look, members in by_look.items():
        paint = PAINT[look]
        fill = paint.fill or PAPER
        yield f"  classDef {look} fill:{fill},stroke:{paint.border},color:#14213d"
        yield f"  class {','.join(members)} {look}"


def _escaped(text: str) -> str:
    """Characters that Mermaid would obey, as its own entities."""
    for character, code in (("#", "#35;"), ('"', "#quot;"), ("<", "#lt;"), (">", "#gt;"), ("|", "#124;")):
        text = text.replace(character, code)
    return text
