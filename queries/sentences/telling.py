"""An understanding in sentences for the person who asked: what was taken for what, and what to type."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from queries.sentences.understanding import Reading, Understanding

_PLACE: Final = re.compile(r"\{(\w+)\}")


def asked(reading: Reading) -> str:
    """The question's sentence with the values in it; values that it has no place for follow in brackets."""
    shown: dict[str, str] = {}
    for one in reading.taken:
        shown[one.parameter] = f"{shown[one.parameter]}, {one.shown}" if one.parameter in shown else one.shown
    placed = set(_PLACE.findall(reading.question.question))
    labels = {one.name: one.label for one in reading.question.parameters}
    others = "; ".join(f"{labels[name]}: {value}" for name, value in shown.items() if name not in placed)
    text = _PLACE.sub(lambda found: shown.get(found[1], _open(reading, found[1])), reading.question.question)
    return f"{text} ({others})" if others else text


def _open(reading: Reading, name: str) -> str:
    """What stands in the sentence for a parameter without a value."""
    parameter = next(one for one in reading.question.parameters if one.name == name)
    if parameter.default:
        return ", ".join(parameter.default)
    return f"[{name}]" if parameter.required else f"any {parameter.label.lower()}"


def understood(reading: Reading, given: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """What is asked: question, words and what they were taken for, and the command that asks the same."""
    return (
        f"Asked: {reading.question.id}: {asked(reading)}",
        *(f"  {line}" for line in _taken(reading)),
        f"The same: {reading.command(given)}",
    )


def not_understood(understanding: Understanding) -> str:
    """Why nothing is asked, and the nearest questions, each as a command."""
    lines = [f'nothing was asked: "{understanding.sentence}" is not clear enough']
    lines += [f"  {reason}" for reason in understanding.why]
    if understanding.readings:
        lines.append("nearest questions; ask one with:")
    for reading in understanding.readings:
        lines.append(f"  {reading.command()}")
        lines.append(f"    {asked(reading)}")
        lines += [f"    {line}" for line in (*_taken(reading), *_left(reading))]
    return "\n".join((*lines, "all saved questions: goldenthread questions"))


def _taken(reading: Reading) -> list[str]:
    lines = []
    for one in (one for one in reading.taken if not one.guessed):
        spelling = ", as if it were spelt so" if one.respelt else ""
        lines.append(f'"{one.words}" taken for {one.parameter} {one.shown}{spelling}')
    lines += [f'"{typed}" read as "{meant}"' for typed, meant in reading.respelt]
    if reading.passed:
        lines.append("left aside, as narrowing nothing: " + ", ".join(f'"{words}"' for words in reading.passed))
    return lines


def _left(reading: Reading) -> list[str]:
    lines = []
    if reading.missed:
        lines.append("does not take up: " + ", ".join(f'"{words}"' for words in reading.missed))
    lines += [f"needs {one.name}: {one.label}{f' ({one.hint})' if one.hint else ''}" for one in reading.missing]
    return [*lines, *reading.doubts]
