"""The saved questions as a list by topic, and one of them whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from goldenthread.commands.questions import quoted
from goldenthread.output import give
from queries.catalogue import Catalogue, load_catalogue, load_question
from queries.question import Column, Parameter, Question


def show(identifier: str, own: Path | None) -> None:
    """One question whole."""
    give(_whole(load_question(identifier, own)), to=None)


def show_list(own: Path | None, *, topic: str | None, words: str | None) -> bool:
    """The questions by topic, only those of a topic or with these words; false where there are none."""
    catalogue = load_catalogue(own)
    found = catalogue.of_topic(topic) if topic else catalogue
    found = found.with_words(words) if words else found
    give(_listed(found, width=max(len(one.id) for one in catalogue)) if len(found) else _none(topic, words), to=None)
    return len(found) > 0


def _none(topic: str | None, words: str | None) -> str:
    where = f" of the topic {topic}" if topic else ""
    return f'No question{where} has all of the words "{words}"; try fewer, or another form of them.\n'


def _listed(catalogue: Catalogue, *, width: int) -> str:
    lines: list[str] = []
    for topic, questions in catalogue.by_topic():
        lines += [f"{topic.title}  ({topic.id})", *(f"  {one.id:{width}}  {one.summary}" for one in questions), ""]
    return "\n".join((*lines, "Show one with: goldenthread questions ID", ""))


def _whole(question: Question) -> str:
    lines = [f"{question.id}  (version {question.version}, topic {question.topic})", question.question, ""]
    lines += [question.description, ""]
    if question.aliases:
        lines += ["Asked also as", *(f"  {alias}" for alias in question.aliases), ""]
    if question.parameters:
        lines += ["Parameters", *map(_parameter, question.parameters), ""]
    lines += ["Columns", *map(_column, question.columns), "", *_looked_at(question), *_related(question)]
    lines += ["Example", f"  goldenthread ask {question.id}{_example(question)}", ""]
    return "\n".join((*lines, question.text.strip(), ""))


def _looked_at(question: Question) -> Iterator[str]:
    views = question.views
    if views.network:
        yield f"As a network: from {views.network.source} to {views.network.target}"
    if views.chart:
        y = f"the number of {views.chart.y}" if views.chart.counts else views.chart.y
        yield f"As a chart ({views.chart.kind}): {y} by {views.chart.x}"
    if views.timeline:
        yield f"As a timeline: {views.timeline.label} at {views.timeline.start}"
    if views.network or views.chart or views.timeline:
        yield ""


def _related(question: Question) -> Iterator[str]:
    if question.related:
        yield from ("Leads on to", *(f"  {name}" for name in question.related), "")


def _column(column: Column) -> str:
    return f"  {column.name}: {column.label}{'; blank where no evidence was found' if column.gap else ''}"


def _parameter(parameter: Parameter) -> str:
    need = "required" if parameter.required else "optional"
    several = ", several" if parameter.many else ""
    allowed = f"; one of {', '.join(parameter.allowed)}" if parameter.allowed else ""
    default = f"; {', '.join(parameter.default)} where none is given" if parameter.default else ""
    hint = f". {parameter.hint}" if parameter.hint else ""
    return f"  {parameter.name} ({need}{several}): {parameter.label}{allowed}{default}{hint}"


def _example(question: Question) -> str:
    values = question.examples[0].values
    return "".join(f" -p {name}={quoted(value)}" for name, several in values.items() for value in several)
