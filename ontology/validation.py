"""Closed-world checks: the shapes that ship with the ontology against a graph, by pySHACL.

Failure is read from the severities of the results. pySHACL's own verdict is not used: it says
"does not conform" for a mere warning too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from rdflib import Dataset, Graph, URIRef
from rdflib.namespace import RDF, RDFS, SH
from rdflib.term import Node

from ontology.modules import TARGETS, ontology_graph, shape_files, shapes_in

Severity = Literal["Violation", "Warning", "Info"]
SEVERITIES: dict[Node, Severity] = {SH.Violation: "Violation", SH.Warning: "Warning", SH.Info: "Info"}
ORDER: dict[Severity, int] = {"Violation": 0, "Warning": 1, "Info": 2}
Triple = tuple[Node, Node, Node]


@dataclass(frozen=True, slots=True)
class Finding:
    """One result. `path` is None where the whole node or a path of several steps is at fault.

    `rule` is the IRI of what carries message and help: the shape, or that one of its queries which found this.
    `value_node` is the term at fault, if there is one; `component` the kind of constraint, as SHACL names it.
    `about` is what of the thing is at fault: a property, or the slot that a source leaves blank.
    """

    severity: Severity
    focus_node: Node
    path: str | None
    value_node: Node | None
    message: str
    help: str
    shape: str
    rule: str
    component: str
    about: str | None

    @property
    def focus(self) -> str:
        """The thing concerned, as text."""
        return str(self.focus_node)

    @property
    def value(self) -> str | None:
        """The term at fault, as text."""
        return None if self.value_node is None else str(self.value_node)


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

    def at_least(self, severity: Severity) -> Report:
        """The results that are as grave as `severity`, or graver."""
        return Report(tuple(finding for finding in self.results if ORDER[finding.severity] <= ORDER[severity]))


def validate(
    data: Graph | Iterable[Triple], *, files: Sequence[str] = (), progress: Callable[[str], None] = lambda file: None
) -> Report:
    """Check `data`, which is left as it is, together with the ontology against the shapes of `files`, or of all.

    Of a dataset all graphs are taken together: one named graph alone can pass what the whole fails.
    `progress` hears the name of each file of shapes before its turn.
    """
    graph = _flattened(data)
    findings: set[Finding] = set()
    for file in files or shape_files():
        progress(file)
        findings.update(_checked(graph, shapes_in(file)))
    return Report(results=tuple(sorted(findings, key=_gravest_first)))


def _checked(graph: Graph, shapes: Graph) -> Iterator[Finding]:
    from pyshacl import validate as shacl

    _, results, _ = shacl(
        graph,
        shacl_graph=with_own_targets(shapes),
        inference="none",
        advanced=False,
        inplace=True,
        do_owl_imports=False,
    )
    return _findings(results, shapes)


def with_own_targets(shapes: Graph) -> Graph:
    """The same shapes, with each property shape aimed at the targets of the node shapes that it hangs on.

    Both say the same. But what hangs on a node shape pySHACL checks anew for each focus node, and what has
    its own targets for all of them at once, in a third of the time. Where no target is, nothing is changed.
    """
    aimed = Graph()
    aimed += shapes
    for node, hanging in shapes.subject_objects(SH.property):
        targets = [(kind, target) for kind in TARGETS for target in shapes.objects(node, kind)]
        if targets:
            aimed.remove((node, SH.property, hanging))
        for kind, target in targets:
            aimed.add((hanging, kind, target))
    return aimed


def _flattened(data: Graph | Iterable[Triple]) -> Graph:
    flat = Graph()
    for triples in (ontology_graph(), _triples(data)):
        flat.addN((s, p, o, flat) for s, p, o in triples)
    return flat


def _triples(data: Graph | Iterable[Triple]) -> Iterator[Triple]:
    if isinstance(data, Dataset):
        return ((s, p, o) for s, p, o, _ in data.quads((None, None, None, None)))
    return iter(data)


def _findings(results: Graph, shapes: Graph) -> Iterator[Finding]:
    for result in results.subjects(RDF.type, SH.ValidationResult):
        shape = _only(results, result, SH.sourceShape)
        rule = results.value(result, SH.sourceConstraint) or shape
        path = _iri(results.value(result, SH.resultPath))
        yield Finding(
            severity=SEVERITIES[_only(results, result, SH.resultSeverity)],
            focus_node=_only(results, result, SH.focusNode),
            path=path,
            value_node=results.value(result, SH.value),
            message=str(_only(results, result, SH.resultMessage)),
            help=str(shapes.value(rule, RDFS.comment) or ""),
            shape=str(shape),
            rule=str(rule),
            component=str(_only(results, result, SH.sourceConstraintComponent)),
            about=path or _iri(next(shapes.objects(shape, SH["not"] / SH.hasValue), None)),
        )


def _only(results: Graph, result: Node, property_: Node) -> Node:
    value = results.value(result, property_)
    if value is None:
        raise AssertionError(f"pySHACL gave a result without {property_}: its report format has changed")
    return value


def _iri(path: Node | None) -> str | None:
    return str(path) if isinstance(path, URIRef) else None


def _gravest_first(finding: Finding) -> tuple[int, str, str, str, str, str]:
    key = ORDER[finding.severity], finding.message, finding.focus, finding.value or ""
    return *key, finding.component, finding.rule
