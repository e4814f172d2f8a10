"""A trace written out: as a tree to read, as Markdown, and as JSON for programs."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable

from graph.identifiers import local_id
from graph.passages import Place
from queries.layouts import markdown_text
from queries.tracing.phrases import phrases
from queries.tracing.rows import readable, status_of
from queries.tracing.steps import BREAK, LOOP, Step
from queries.tracing.things import Thing
from queries.tracing.trace import Trace


def json_text(trace: Trace) -> str:
    """The whole trace as one JSON object; each break is a step of kind "break" with its reason."""
    told = {
        "from": _thing(trace.start),
        "to": _thing(trace.goal) if trace.goal else None,
        "mode": trace.mode,
        "direction": trace.direction,
        "asAt": trace.as_at,
        "sentence": trace.weighed.sentence,
        "reachesTop": bool(trace.arrived),
        "reaches": [_thing(one) for one in trace.arrived],
        "wouldReach": [_thing(one) for one in trace.would_arrive],
        "joined": trace.joining.joined if trace.joining else None,
        "joins": list(trace.weighed.joins),
        "weakest": _step(trace.weighed.weakest) if trace.weighed.weakest else None,
        "steps": [_step(step) for step in trace.steps],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def markdown(trace: Trace) -> str:
    """The sentences and the steps as a table."""
    top = "\n\n".join((f"**{trace.weighed.sentence}**", *trace.weighed.joins, mode_line(trace)))
    return f"{top}\n\n{markdown_text(readable(trace).columns, readable(trace).rows)}"


def tree(trace: Trace) -> str:
    """The trace as a tree: each link beneath what it leads from, a second time only named."""
    top = [trace.weighed.sentence, *trace.weighed.joins, mode_line(trace), ""]
    return "\n".join((*top, *_Tree(trace).lines())) + "\n"


def mode_line(trace: Trace) -> str:
    """The mode and the day in words, and how many links count on that day although no source states their time."""
    as_at = f", as at {trace.as_at}" if trace.as_at else ""
    untimed = sum(step.followed and step.period is None for step in trace.steps) if trace.as_at else 0
    if untimed:
        as_at += f" ({untimed} {'link' if untimed == 1 else 'links'} of which no source states the time included)"
    return f"Mode {trace.mode}: {phrases().modes[trace.mode]}{as_at}."


class _Tree:
    """A trace while it is written as a tree."""

    def __init__(self, trace: Trace) -> None:
        self._trace = trace
        self._steps: dict[tuple[str, int], list[Step]] = defaultdict(list)
        for step in trace.steps:
            self._steps[(step.start.iri, step.at)].append(step)
        self._seen: set[tuple[str, int]] = set()

    def lines(self) -> Iterable[str]:
        yield f"{self._trace.start.label}  <{self._trace.start.id}>"
        yield from self._beneath((self._trace.start.iri, 0), "")

    def _beneath(self, key: tuple[str, int], indent: str) -> Iterable[str]:
        self._seen.add(key)
        steps = self._steps[key]
        for place, step in enumerate(steps):
            last = place == len(steps) - 1
            yield f"{indent}{'└─' if last else '├─'} {_line(step)}"
            further = (step.to.iri, step.to_at) if step.to and step.kind != LOOP else None
            if further is None or not self._steps.get(further):
                continue
            if further in self._seen:
                yield f"{indent}{'   ' if last else '│  '}   (its links are shown above or beside)"
            else:
                yield from self._beneath(further, indent + ("   " if last else "│  "))


def _line(step: Step) -> str:
    if step.kind == BREAK:
        instead = f": {step.detail}" if step.detail else ""
        return f"× STOPS: {step.reason}{instead}{_where(step)}"
    loop = "LOOP, not followed: " if step.kind == LOOP else ""
    status = "" if status_of(step) in ("stated", "in-force", "occurred") else f" ({status_of(step)})"
    notes = "; ".join(filter(None, (step.matter, step.period, step.frequency, step.condition)))
    to = step.to.label if step.to else "nobody that is named"
    return f"{loop}{step.link}{status} {to}" + (f"  [{notes}]" if notes else "") + _where(step)


def _where(step: Step) -> str:
    if not step.basis.places:
        return ""
    place = step.basis.places[0]
    parts = (local_id(place.document).removeprefix("document/"), place.paragraph, f"[{place.start}-{place.end}]")
    return "  - " + " ".join(filter(None, parts))


def _thing(thing: Thing) -> dict[str, object]:
    return {"id": thing.id, "label": thing.label, "classes": list(thing.classes)}


def _step(step: Step) -> dict[str, object]:
    told: dict[str, object] = {
        "step": step.number,
        "kind": step.kind,
        "from": step.start.label,
        "fromId": step.start.id,
        "link": step.link,
        "to": step.to.label if step.to else None,
        "toId": step.to.id if step.to else None,
        "status": status_of(step),
        "matter": step.matter,
        "time": step.period,
        "frequency": step.frequency,
        "condition": step.condition,
        "ways": list(step.ways),
        "followed": step.followed,
    }
    if step.kind == BREAK:
        told |= {"reason": step.reason, "code": step.code, "detail": step.detail}
    return {
        **told,
        "confidence": step.basis.confidence,
        "method": step.basis.method,
        "evidence": [_place(place) for place in step.basis.places],
    }


def _place(place: Place) -> dict[str, object]:
    return {
        "document": local_id(place.document),
        "title": place.title,
        "paragraph": place.paragraph or None,
        "page": place.page,
        "start": place.start,
        "end": place.end,
        "quote": place.quote,
    }
