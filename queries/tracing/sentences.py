"""The sentences on top of a trace: how whole it is, its weakest link, and what would join two ends."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from queries.tracing.joining import Joining
from queries.tracing.kinds import Direction
from queries.tracing.phrases import phrases
from queries.tracing.steps import BREAK, LOOP, Step
from queries.tracing.things import Thing

_NAMED: Final = 5


@dataclass(frozen=True, slots=True)
class Weighed:
    """`sentence` says the most important in one go; `weakest` is the weakest step, None of a trace without steps.

    `joins` are sentences on what would join the two ends of a trace with a goal.
    """

    sentence: str
    weakest: Step | None
    joins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """What the sentences are made of."""

    steps: Sequence[Step]
    start: Thing
    goal: Thing | None
    arrived: Sequence[Thing]
    joins: Joining | None
    things: Mapping[str, Thing]
    direction: Direction = "up"


def weighed(outline: Outline) -> Weighed:
    """The sentences of a trace."""
    steps, joins = outline.steps, outline.joins
    stops = [step for step in steps if step.kind == BREAK]
    held = [step for step in steps if step.followed]
    parts = [_whole(outline, len(held), stops)]
    weakest = min(held, key=_strength, default=None)
    if weakest is not None:
        parts.append(_weakest(weakest, bool(stops)))
    loops = sum(step.kind == LOOP for step in steps)
    if loops:
        parts.append(f"{_counted(loops, 'link leads', 'links lead')} back in a loop, and is not followed.")
    return Weighed(
        " ".join(parts), stops[0] if stops else weakest, tuple(_joins(joins, outline.things)) if joins else ()
    )


def _whole(outline: Outline, held: int, stops: Sequence[Step]) -> str:
    start, goal, arrived, joins = outline.start, outline.goal, outline.arrived, outline.joins
    links = _counted(held, "link is stated", "links are stated")
    if joins and goal:
        if joins.joined:
            return f"{start.label} leads to {goal.label}: {links}."
        return f"No stated thread leads from {start.label} to {goal.label}: {links}, and then it stops."
    if outline.direction == "down":
        ends = _counted(len(stops), "end", "ends")
        return (
            f"Beneath {start.label} {links}, and nothing further beneath {ends} of them."
            if held
            else (f"Nothing is stated beneath {start.label}.")
        )
    if not stops:
        ends = f" and reaches {_listed(one.label for one in arrived)}" if arrived else ""
        return (
            f"The thread is whole{ends}: {links}."
            if held
            else f"Of {start.label} no link is stated, and none is missing."
        )
    ends = f"It reaches {_listed(one.label for one in arrived)}, but not by every way. " if arrived else ""
    return f"{ends}{links[0].upper()}{links[1:]}. {_where(stops)}"


def _where(stops: Sequence[Step]) -> str:
    first = stops[0]
    told = f"{first.reason}" + (f" ({first.detail})" if first.detail else "")
    if len(stops) == 1:
        return f"The thread breaks at {first.start.label}: {told}."
    others = _counted(len(stops) - 1, "other place", "other places")
    return f"The thread breaks in {len(stops)} places, first at {first.start.label}: {told}; and in {others}."


def _weakest(step: Step, broken: bool) -> str:
    whom = step.to.label if step.to else "nobody that is named"
    of = "Of the links that are stated the weakest is" if broken else "Its weakest link is"
    return f"{of}: {step.start.label} {step.link} {whom}, {_basis(step)}."


def _basis(step: Step) -> str:
    method = step.basis.method
    how = phrases().bases.get(method or "", method or "told by its passage alone")
    return how if step.basis.confidence is None else f"{how}, confidence {step.basis.confidence:g}"


def _strength(step: Step) -> tuple[float, int, str]:
    confidence = step.basis.confidence
    return (0.5 if confidence is None else confidence, step.number, step.start.label)


def _joins(joins: Joining, things: Mapping[str, Thing]) -> list[str]:
    if joins.joined:
        return []
    goal = things[joins.goal].label
    names = [things[one].label for one in joins.ends]
    said = [f"From {things[joins.start].label} the thread comes as far as {_listed(names)}."]
    beneath = [thing for thing in (things[one] for one in joins.beneath) if thing.is_party][:_NAMED]
    if beneath:
        said.append(f"{goal} is reached from {_listed(one.label for one in beneath)}{_others(joins, beneath)}.")
    else:
        said.append(f"No link leads to {goal}.")
    for link in joins.would_join:
        who, whom = (things[one].label if one else "nobody" for one in (link.lower, link.upper))
        said.append(
            f"The two would be joined if this held, which is only {link.standing}: {who} {link.kind.up} {whom}."
        )
    if joins.wider:
        said.append(f"In the mode {joins.wider} the two are joined.")
    if joins.turned:
        said.append(f"The other way round they are joined: trace from {goal}.")
    if not joins.would_join:
        nearer = f", or to {_listed((one.label for one in beneath), 'or')}" if beneath else ""
        said.append(f"A document that states that {_listed(names, 'or')} answers to {goal}{nearer} would join them.")
    return said


def _others(joins: Joining, named: Sequence[Thing]) -> str:
    return ", among others" if joins.beneath_in_all > len(named) else ""


def _counted(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"


def _listed(names: Iterable[str], last: str = "and") -> str:
    all_names = list(names)
    return f" {last} ".join(filter(None, (", ".join(all_names[:-1]), *all_names[-1:])))
