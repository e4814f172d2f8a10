"""A trace as boxes and lines: things, the words of links with their evidence, and gaps as gaps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from goldenthread.drawing.colours import ENDED, FAINT, GAP, PROPOSED
from goldenthread.drawing.shapes import SIZE, SMALL, Box, Joint, Look, Stroke, Words, lines_of
from goldenthread.drawing.wording import Sign, wording
from queries.tracing.steps import BREAK, LOOP, Step
from queries.tracing.things import Thing
from queries.tracing.trace import Trace

ROOM: Final = 215.0
LINK_ROOM: Final = 190.0
_LONGEST: Final = 150  # characters of a detail; the whole stands where one points, and in the table
_SURE: Final = frozenset({"manual", "rule", "table-parser"})


@dataclass(slots=True)
class Parts:
    """The boxes and joints of a picture, in the order of the trace; `last` is a goal that is not reached."""

    boxes: dict[str, Box] = field(default_factory=dict)
    joints: list[Joint] = field(default_factory=list)
    last: str | None = None
    _after: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def add(self, box: Box) -> str:
        """A box, once."""
        self.boxes.setdefault(box.key, box)
        return box.key

    def join(self, joint: Joint) -> None:
        """A line between two boxes."""
        self.joints.append(joint)
        self._after[joint.start].add(joint.end)

    def leads(self, start: str, end: str) -> bool:
        """Whether lines lead from one to the other, so that one back would close a ring."""
        seen, waiting = {start}, [start]
        while waiting:
            for further in self._after[waiting.pop()] - seen:
                seen.add(further)
                waiting.append(further)
        return end in seen


def parts_of(trace: Trace) -> Parts:
    """The parts of the picture of a trace. Links that are followed come first, so that they make the rows."""
    parts = Parts()
    parts.add(_thing_box(trace.start, 0))
    shown = [step for step in trace.steps if step.kind not in (BREAK, LOOP)]
    for place, step in enumerate(sorted(shown, key=lambda step: not step.followed)):
        _link(step, place, parts)
    for place, step in enumerate(step for step in trace.steps if step.kind == LOOP):
        _loop(step, place, parts)
    for step in trace.breaks:
        key = parts.add(_stop_box(step))
        parts.join(Joint(parts.add(_thing_box(step.start, 0)), key, "gap", head=False))
    if trace.goal and trace.joining and not trace.joining.joined and _key(trace.goal, 0) not in parts.boxes:
        parts.last = parts.add(_thing_box(trace.goal, 0, wording().not_reached))
    return parts


def sign_of(thing: Thing) -> Sign:
    """The letter, look and meaning of a thing."""
    words = wording()
    if thing.is_a("CentralGovernmentBody"):
        return words.government
    return words.kinds.get(thing.id.partition("/")[0], words.other)


def _link(step: Step, place: int, parts: Parts) -> None:
    start = parts.add(_thing_box(step.start, step.at))
    if step.to is None:
        end = parts.add(_small_box(f"nobody:{place}", "other", wording().nobody))
    else:
        end = _key(step.to, step.to_at)
        if parts.leads(end, start):
            end = parts.add(_small_box(f"again:{place}", "other", f"{step.to.label} ({wording().again})"))
        else:
            parts.add(_thing_box(step.to, step.to_at))
    stroke = _stroke(step)
    words = Box(f"words:{place}", "link", tuple(_words(step, stroke)), told=_told(step))
    parts.join(Joint(start, end, stroke, words))


def _loop(step: Step, place: int, parts: Parts) -> None:
    to = step.to.label if step.to else wording().nobody
    end = parts.add(_small_box(f"loop:{place}", "loop", f"{wording().loop}: back to {to}, not followed"))
    words = Box(f"loop-words:{place}", "link", tuple(_words(step, "shown")), told=_told(step))
    parts.join(Joint(parts.add(_thing_box(step.start, step.at)), end, "shown", words))


def _thing_box(thing: Thing, at: int, note: str | None = None) -> Box:
    letter, look, meaning = sign_of(thing)
    lines = [*lines_of(thing.label, ROOM, style="bold")]
    detail = note or (thing.detail if look == "record" else None)
    if detail:
        lines += lines_of(_shortened(detail), ROOM, size=SMALL, ink=GAP if note else FAINT)
    told = f"{meaning}: {thing.label}. {thing.id}" + (f". {thing.detail}" if thing.detail else "")
    return Box(_key(thing, at), look, tuple(lines), letter, told)


def _small_box(key: str, look: Look, text: str) -> Box:
    return Box(key, look, lines_of(text, ROOM, size=SMALL + 1), told=text)


def _stop_box(step: Step) -> Box:
    lines = [
        *lines_of(f"{wording().stop}: {step.reason}", ROOM, size=SIZE - 0.5, style="bold", ink=GAP),
        *lines_of(step.detail or "", ROOM, size=SMALL, ink=FAINT),
        *_evidence(step),
    ]
    told = f"{step.start.label}: {step.reason}" + (f"; {step.detail}" if step.detail else "")
    return Box(f"stop:{step.start.iri}", "stop", tuple(lines), "×", told)


def _key(thing: Thing, at: int) -> str:
    return f"{thing.iri}#{at}"


def _stroke(step: Step) -> Stroke:
    strokes: dict[str, Stroke] = {"proposed": "proposed", "ended": "ended", "not yet": "ended", "unknown": "ended"}
    if step.hold in strokes:
        return strokes[step.hold]
    return "holds" if step.followed else "shown"


def _words(step: Step, stroke: Stroke) -> Iterable[Words]:
    """What is written on a link: its standing, what it is, what it depends on, and where it is stated."""
    ink = {"proposed": PROPOSED, "ended": ENDED}.get(stroke, "")
    tag = wording().standings.get(step.standing if step.hold == "proposed" and step.standing else step.hold, "")
    if step.hold == "holds" and not step.followed:
        tag = wording().standings["shown"]
    yield from lines_of(f"{tag}: {step.link}" if tag else step.link, LINK_ROOM, size=SMALL + 1, style="bold", ink=ink)
    if notes := "; ".join(notes_of(step)):
        yield from lines_of(_shortened(notes), LINK_ROOM, size=SMALL, ink=ink)
    yield from _evidence(step)


def notes_of(step: Step) -> Iterable[str]:
    """What a link depends on, in words: matter, ways, how often, when, on what condition, and how it was read."""
    if step.matter:
        yield f"about {step.matter}"
    if step.ways:
        yield ", ".join(way.replace("-", " ") for way in step.ways)
    if step.frequency:
        yield wording().frequencies.get(step.frequency, step.frequency)
    if step.period:
        yield _time(step.period)
    if step.condition:
        yield step.condition
    if step.basis.method and step.basis.method not in _SURE:
        yield step.basis.method.replace("-", " ") + (f" ({step.basis.confidence:g})" if step.basis.confidence else "")


def _time(period: str) -> str:
    """A stretch of time in words: one of which an end is open is from or until the other."""
    first, slash, last = period.partition("/")
    if not slash:
        return first
    if first == "..":
        return f"until {last}"
    return f"from {first}" if last == ".." else f"{first} to {last}"


def _evidence(step: Step) -> Iterable[Words]:
    for place in step.basis.places[:1]:
        parts = (place.document.rpartition("/")[2], place.paragraph, f"[{place.start}-{place.end}]")
        yield from lines_of(" ".join(filter(None, parts)), LINK_ROOM, size=SMALL - 1, ink=FAINT)


def _told(step: Step) -> str:
    """The whole of a link, for whoever points at it or listens."""
    whom = step.to.label if step.to else wording().nobody
    where = "; ".join(
        f"{place.title}, {place.paragraph or 'no paragraph number'}, code points {place.start} to {place.end}"
        + (f": “{place.quote}”" if place.quote else "")
        for place in step.basis.places
    )
    notes = "; ".join(notes_of(step))
    return f"{step.start.label} {step.link} {whom}" + (f" ({notes})" if notes else "") + (f". {where}" if where else "")


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rsplit(" ", 1)[0] + "…"
