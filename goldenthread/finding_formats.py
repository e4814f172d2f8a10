"""What a check found, written out: to be read (text, Markdown) or to be read by programs (JSON, CSV)."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator
from typing import Final

from rdflib import Literal

from goldenthread.citations import cited
from goldenthread.findings import Checked, Group, Noted
from graph.answers import Table
from graph.passages import Place
from ontology.terms import GTSH
from ontology.validation import Severity
from queries.results import serialise
from queries.runner import result_of
from queries.shown import short

HEADINGS: Final[dict[Severity, tuple[str, str]]] = {
    "Violation": ("Violations", "The dataset is wrong here: a claim file, a table or a loader has to be mended."),
    "Warning": ("Warnings", "The sources say, or leave out, something that an analyst should look at."),
    "Info": (
        "For information",
        "Good to know before counting: what is absent here may stand in papers not yet loaded.",
    ),
}
_WIDTH: Final = 100
_MARKUP: Final = re.compile(r"([\\`*_\[\]<>|])")
_COLUMNS: Final = (
    "severity", "shape", "message", "help", "focus", "focusLabel", "path", "pathLabel", "value", "valueLabel",
    "document", "title", "paragraph", "page", "start", "end", "furtherPassages",
)  # fmt: skip


def text(checked: Checked, first: int | None) -> str:
    """A report to be read: by severity and rule, of each rule the `first` findings, or all."""
    lines: list[str] = []
    for group in checked.groups():
        heading = _heading(checked, group.severity)
        if heading not in lines:
            lines += [heading, HEADINGS[group.severity][1], ""]
        lines += _wrapped(group.message, "  ")
        lines += [f"  {_results(group)}", *_wrapped(f"What to do: {group.help}", "  ")]
        for one in group.members[:first]:
            lines += _wrapped(f"- {_told(one)}", "  ", hanging="    ")
            lines += _wrapped(_where(one.places), "      ")
        lines += [*(f"  {left}" for left in _left(group, first)), ""]
    return "\n".join(lines or [_nothing(checked), ""])


def markdown(checked: Checked, first: int | None) -> str:
    """The same as Markdown."""
    lines = [f"# Dataset {checked.dataset} checked against ontology {checked.ontology}", ""]
    for group in checked.groups():
        heading = f"## {_heading(checked, group.severity)}"
        if heading not in lines:
            lines += [heading, "", HEADINGS[group.severity][1], ""]
        lines += [f"### {_plain(group.message)}", "", f"{_results(group)}. **What to do:** {_plain(group.help)}", ""]
        for one in group.members[:first]:
            where = _where(one.places)
            lines.append(f"- {_plain(_told(one))}" + (f"  \n  {_plain(where)}" if where else ""))
        lines += [*(f"\n{left}" for left in _left(group, first)), ""]
    return "\n".join(lines if checked.noted else [*lines, _nothing(checked), ""])


def as_json(checked: Checked) -> str:
    """Everything as JSON."""
    record = {
        "dataset": checked.dataset,
        "ontology": checked.ontology,
        "shapes": checked.files,
        "least": checked.least.lower(),
        "counts": {severity.lower(): count for severity, count in checked.counts.items()},
        "results": [_record(one) for one in checked.noted],
    }
    return json.dumps(record, indent=1, ensure_ascii=False) + "\n"


def csv(checked: Checked) -> str:
    """One line a finding, with its first passage and the number of further ones."""
    rows = []
    for one in checked.noted:
        first = _place(one.places[0]) if one.places else {}
        record = _record(one) | first | {"furtherPassages": max(len(one.places) - 1, 0)}
        rows.append(tuple(None if record.get(name) is None else Literal(record[name]) for name in _COLUMNS))
    return serialise(result_of(Table(_COLUMNS, tuple(rows))), "csv")


def summary(checked: Checked) -> str:
    """One line: what was checked, and how much of each severity was found."""
    counts = checked.counts
    found = f"{counts['Violation']} violations, {counts['Warning']} warnings, {counts['Info']} for information"
    return f"Dataset {checked.dataset}, ontology {checked.ontology}: {found}"


def _record(one: Noted) -> dict[str, object]:
    finding = one.finding
    return {
        "severity": finding.severity.lower(),
        "shape": finding.rule,
        "message": finding.message,
        "help": finding.help,
        "focus": finding.focus,
        "focusLabel": one.focus,
        "path": finding.path,
        "pathLabel": one.path,
        "value": finding.value,
        "valueLabel": one.value,
        "passages": [_place(place) for place in one.places],
    }


def _place(place: Place) -> dict[str, object]:
    return {
        "document": place.document,
        "title": place.title,
        "paragraph": place.paragraph or None,
        "page": place.page,
        "start": place.start,
        "end": place.end,
    }


def _heading(checked: Checked, severity: Severity) -> str:
    return f"{HEADINGS[severity][0]}: {checked.counts[severity]}"


def _nothing(checked: Checked) -> str:
    return (
        "Nothing was found." if checked.least == "Info" else f"Nothing as grave as a {checked.least.lower()} was found."
    )


def _results(group: Group) -> str:
    count = len(group.members)
    return f"{count} {'result' if count == 1 else 'results'} of the shape {group.rule.removeprefix(str(GTSH))}"


def _told(one: Noted) -> str:
    """The thing by name, and the value at fault, where that is not the thing itself."""
    if one.value is None or one.finding.value_node == one.finding.focus_node:
        return one.focus
    return f"{one.focus} ({one.path}: {one.value})" if one.path else f"{one.focus}: {one.value}"


def _where(places: tuple[Place, ...]) -> str:
    """The first place, and how many others there are."""
    if not places:
        return ""
    place, others = places[0], len(places) - 1
    more = f"; {others} more {'place' if others == 1 else 'places'}" if others else ""
    return f"{cited(place)}{more}"


def _left(group: Group, first: int | None) -> Iterator[str]:
    left = len(group.members) - len(group.members[:first])
    if left:
        yield f"... and {left} more; show them with --all"


def _wrapped(text: str, indent: str, *, hanging: str | None = None) -> list[str]:
    """Lines of text that a terminal may safely show."""
    return textwrap.wrap(
        short(Literal(text)), _WIDTH, initial_indent=indent, subsequent_indent=indent if hanging is None else hanging
    )


def _plain(text: str) -> str:
    """Text in which Markdown sees no markup."""
    return _MARKUP.sub(r"\\\1", short(Literal(text)))
