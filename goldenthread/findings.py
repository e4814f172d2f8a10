"""What a check found, told to people: each finding with the names of things and the places where they stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from rdflib import URIRef

from graph.descriptions import describe
from graph.names import Selecting
from graph.passages import Place, Support, supports
from ontology.validation import ORDER, Finding, Report, Severity


@dataclass(frozen=True, slots=True)
class Noted:
    """A finding with names: of the thing concerned, of the property, and of the value at fault where there is one.

    `places` are those that state what of the thing is at fault, else all of the thing, else all of the value.
    """

    finding: Finding
    focus: str
    path: str | None
    value: str | None
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of one rule at one severity, of which there is at least one."""

    severity: Severity
    message: str
    help: str
    rule: str
    members: tuple[Noted, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """A checked dataset: `counts` are of all that was found, `noted` those grave enough to be shown, gravest first."""

    dataset: str
    ontology: str
    files: tuple[str, ...]
    least: Severity
    counts: Mapping[Severity, int]
    noted: tuple[Noted, ...]

    def groups(self) -> tuple[Group, ...]:
        """By severity, then by message."""
        ordered = sorted(self.noted, key=lambda one: _rule_of(one.finding))
        return tuple(_group(tuple(members)) for _, members in groupby(ordered, lambda one: _rule_of(one.finding)))


def note(dataset: Selecting, report: Report) -> tuple[Noted, ...]:
    """The findings of a report with names and places, in its order."""
    things = {f.focus for f in report.results} | {str(f.value_node) for f in report.results if _is_thing(f)}
    names = describe(dataset, things | {f.path for f in report.results if f.path})
    support = supports(dataset, things)
    return tuple(_noted(finding, names, support) for finding in report.results)


def _noted(finding: Finding, names: Mapping[str, str], support: Mapping[str, Support]) -> Noted:
    nothing = Support()
    value = finding.value
    return Noted(
        finding=finding,
        focus=names[finding.focus],
        path=names[finding.path] if finding.path else None,
        value=names.get(value, value) if value is not None and _is_thing(finding) else value,
        places=support.get(finding.focus, nothing).of(finding.about) or support.get(value or "", nothing).places,
    )


def _is_thing(finding: Finding) -> bool:
    return isinstance(finding.value_node, URIRef)


def _rule_of(finding: Finding) -> tuple[int, str, str]:
    return ORDER[finding.severity], finding.message, finding.rule


def _group(members: tuple[Noted, ...]) -> Group:
    one = members[0].finding
    return Group(one.severity, one.message, one.help, one.rule, members)
