"""An understanding in sentences for the person who asked: what was taken for what, and what to type."""

from __future__ import annotations

from collections.abc import Mapping

from queries.sentences.understanding import Interpretation, Understanding
from queries.wording import PLACE


def asked(interpretation: Interpretation) -> str:
    """The question's sentence with the values in it; values that it has no place for follow in brackets."""
    shown: dict[str, str] = {}
    for one in interpretation.taken:
        shown[one.parameter] = f"{shown[one.parameter]}, {one.shown}" if one.parameter in shown else one.shown
    placed = set(PLACE.findall(interpretation.question.question))
    labels = {one.name: one.label for one in interpretation.question.parameters}
    others = "; ".join(f"{labels[name]}: {value}" for name, value in shown.items() if name not in placed)
    text = PLACE.sub(
        lambda found: shown.get(found[1], _open(interpretation, found[1])), interpretation.question.question
    )
    return f"{text} ({others})" if others else text


def _open(interpretation: Interpretation, name: str) -> str:
    """What stands in the sentence for a parameter without a value."""
    parameter = next(one for one in interpretation.question.parameters if one.name == name)
    if parameter.default:
        return ", ".join(parameter.default)
    return f"[{name}]" if parameter.required else f"any {parameter.label.lower()}"


def understood(interpretation: Interpretation, given: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """What is asked: question, words and what they were taken for, and the command that asks the same."""
    return (
        f"Asked: {interpretation.question.id}: {asked(interpretation)}",
        *(f"  {line}" for line in _taken(interpretation)),
        f"The same: {interpretation.command(given)}",
    )


def not_understood(understanding: Understanding) -> str:
    """Why nothing is asked, and the nearest questions, each as a command."""
    lines = [f'nothing was asked: "{understanding.sentence}" is not clear enough']
    lines += [f"  {reason}" for reason in understanding.why]
    if understanding.interpretations:
        lines.append("nearest questions; ask one with:")
    for interpretation in understanding.interpretations:
        lines.append(f"  {interpretation.command()}")
        lines.append(f"    {asked(interpretation)}")
        lines += [f"    {line}" for line in (*_taken(interpretation), *_left(interpretation))]
    return "\n".join((*lines, "all saved questions: goldenthread questions"))


def _taken(interpretation: Interpretation) -> list[str]:
    lines = []
    for one in (one for one in interpretation.taken if not one.guessed):
        spelling = ", as if it were spelt so" if one.respelt else ""
        lines.append(f'"{one.words}" taken for {one.parameter} {one.shown}{spelling}')
    lines += [f'"{typed}" read as "{meant}"' for typed, meant in interpretation.respelt]
    if interpretation.passed:
        lines.append("left aside, as narrowing nothing: " + ", ".join(f'"{words}"' for words in interpretation.passed))
    return lines


def _left(interpretation: Interpretation) -> list[str]:
    lines = []
    if interpretation.missed:
        lines.append("does not take up: " + ", ".join(f'"{words}"' for words in interpretation.missed))
    lines += [f"needs {one.name}: {one.label}{f' ({one.hint})' if one.hint else ''}" for one in interpretation.missing]
    return [*lines, *interpretation.doubts]
