"""The results of a check as a SHACL validation report (W3C SHACL, section 3.6), in Turtle.

Reports and results have IRIs, made of what they say, so that the same check gives the same bytes.
Only the steps of a path are blank nodes: SHACL allows no other.
"""

from __future__ import annotations

import hashlib
from typing import Final

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import RDF, SH
from rdflib.term import Node

from ontology.modules import shapes_graph
from ontology.terms import BASE, GT, GTSH
from ontology.validation import Finding, Report

_PREFIXES: Final = (("gt", str(GT)), ("gtsh", str(GTSH)), ("rdf", str(RDF)), ("sh", str(SH)))
_LENGTH: Final = 16  # hexadecimal digits of a result's name


def report_turtle(report: Report, *, of: str) -> str:
    """The report as Turtle, sorted; `of` is the version of the dataset that was checked."""
    return report_graph(report, of=of).serialize(format="turtle")


def report_graph(report: Report, *, of: str) -> Graph:
    """The report as triples. It conforms only where it holds no result at all, as SHACL has it: a mere warning too
    is a result. Whether the dataset may be used is told by the severities.
    """
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in _PREFIXES:
        graph.bind(prefix, namespace)
    results = {_name(finding, of): finding for finding in report.results}
    whole = URIRef(f"{BASE}validation/{of}/{_digest('|'.join(sorted(results)))}")
    graph.add((whole, RDF.type, SH.ValidationReport))
    graph.add((whole, SH.conforms, Literal(not results)))
    for result, finding in results.items():
        graph.add((whole, SH.result, result))
        _describe(graph, result, finding)
    return graph


def _describe(graph: Graph, result: URIRef, finding: Finding) -> None:
    shape = URIRef(finding.shape)
    graph.add((result, RDF.type, SH.ValidationResult))
    graph.add((result, SH.resultSeverity, SH[finding.severity]))
    graph.add((result, SH.focusNode, finding.focus_node))
    graph.add((result, SH.sourceShape, shape))
    graph.add((result, SH.sourceConstraintComponent, URIRef(finding.component)))
    graph.add((result, SH.resultMessage, Literal(finding.message, lang="en")))
    if finding.rule != finding.shape:
        graph.add((result, SH.sourceConstraint, URIRef(finding.rule)))
    if finding.value_node is not None:
        graph.add((result, SH.value, finding.value_node))
    path = shapes_graph().value(shape, SH.path)
    if path is not None:
        graph.add((result, SH.resultPath, _copied(path, graph)))


def _copied(step: Node, graph: Graph) -> Node:
    """A step of a path with all that it is made of: each result has its own, so that Turtle can write it in place."""
    if not isinstance(step, BNode):
        return step
    copy = BNode()
    for property_, value in shapes_graph().predicate_objects(step):
        graph.add((copy, property_, _copied(value, graph)))
    return copy


def _name(finding: Finding, of: str) -> URIRef:
    value = finding.value_node.n3() if finding.value_node is not None else ""
    said = "|".join((finding.rule, finding.component, finding.focus, value, finding.message))
    return URIRef(f"{BASE}validation/{of}/{_digest(said)}")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:_LENGTH]
