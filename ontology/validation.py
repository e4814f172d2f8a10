"""Closed-world checks: the shapes that ship with the ontology against a graph, by pySHACL.

Failure is read from the severities of the results. pySHACL's own verdict is not used: it says
"does not conform" for a mere warning too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from rdflib import Dataset, Graph, URIRef
from rdflib.namespace import RDF, SH
from rdflib.term import Node

from ontology.modules import ontology_graph, shapes_graph

Severity = Literal["Violation", "Warning", "Info"]
SEVERITIES: dict[Node, Severity] = {SH.Violation: "Violation", SH.Warning: "Warning", SH.Info: "Info"}
ORDER: dict[Severity, int] = {"Violation": 0, "Warning": 1, "Info": 2}


@dataclass(frozen=True, slots=True)
class Finding:
    """One result. `path` is None where the whole node or a path of several steps is at fault.

    `value` is the term at fault, if there is one.
    """

    severity: Severity
    focus: str
    path: str | None
    value: str | None
    message: str
    shape: str


@dataclass(frozen=True, slots=True)
class Report:
    """All results, gravest first, then by message, focus and value."""

    results: tuple[Finding, ...]

    @property
    def has_violation(self) -> bool:
        """Whether anything is wrong with the graph itself, not merely with what the sources say."""
        return any(finding.severity == "Violation" for finding in self.results)

    def counts(self) -> dict[Severity, int]:
        """How many results of each severity, zeros included."""
        found = Counter(finding.severity for finding in self.results)
        return {severity: found[severity] for severity in ORDER}


def validate(data: Graph) -> Report:
    """Check `data`, which is left as it is, together with the ontology against every shape.

    Of a dataset all graphs are taken together: one named graph alone can pass what the whole fails.
    """
    from pyshacl import validate as shacl

    _, results, _ = shacl(
        _flattened(data),
        shacl_graph=shapes_graph(),
        inference="none",
        advanced=False,
        inplace=True,
        do_owl_imports=False,
    )
    findings = sorted(set(_findings(results)), key=_gravest_first)
    return Report(results=tuple(findings))


def _flattened(data: Graph) -> Graph:
    flat = Graph()
    for triples in (ontology_graph(), _triples(data)):
        flat.addN((s, p, o, flat) for s, p, o in triples)
    return flat


def _triples(data: Graph) -> Iterator[tuple[Node, Node, Node]]:
    if isinstance(data, Dataset):
        return ((s, p, o) for s, p, o, _ in data.quads((None, None, None, None)))
    return iter(data)


def _findings(results: Graph) -> Iterator[Finding]:
    for result in results.subjects(RDF.type, SH.ValidationResult):
        yield Finding(
            severity=SEVERITIES[_only(results, result, SH.resultSeverity)],
            focus=str(_only(results, result, SH.focusNode)),
            path=_iri(results.value(result, SH.resultPath)),
            value=_text(results.value(result, SH.value)),
            message=str(_only(results, result, SH.resultMessage)),
            shape=str(_only(results, result, SH.sourceShape)),
        )


def _only(results: Graph, result: Node, property_: Node) -> Node:
    value = results.value(result, property_)
    if value is None:
        raise AssertionError(f"pySHACL gave a result without {property_}: its report format has changed")
    return value


def _iri(path: Node | None) -> str | None:
    return str(path) if isinstance(path, URIRef) else None


def _text(value: Node | None) -> str | None:
    return None if value is None else str(value)


def _gravest_first(finding: Finding) -> tuple[int, str, str, str]:
    return ORDER[finding.severity], finding.message, finding.focus, finding.value or ""
