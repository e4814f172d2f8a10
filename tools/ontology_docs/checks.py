"""Shapes that say something, and saved questions, with the terms that each looks at."""

from __future__ import annotations

import re
from pathlib import Path

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import RDF, SH
from rdflib.term import Node

from ontology.terms import GTSH, ONT, SCHEME
from tools.ontology_docs.model import Check, Question, Severity
from tools.ontology_docs.values import iris, members, text

_TERM = re.compile(r"(?:\bgt:|ont#)([A-Za-z]\w*)")
_SCHEME = re.compile(r"^/scheme/([\w-]+)/")
_SEVERITY: dict[Node | None, Severity] = {SH.Warning: "Warning", SH.Info: "Info"}
_TARGETS = (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf)


def read_checks(shapes: Graph) -> tuple[Check, ...]:
    """Every shape or constraint with a message of its own, by name."""
    nodes = {node for node in shapes.subjects(SH.message) if isinstance(node, URIRef)}
    return tuple(_check(shapes, node) for node in sorted(nodes))


def read_questions(root: Path) -> tuple[Question, ...]:
    """Every saved question under `queries/`, by path."""
    found = []
    for path in sorted((root / "queries").rglob("*.rq")):
        content = path.read_text(encoding="utf-8")
        summary = re.search(r"^#\+ summary: *(.+)$", content, re.MULTILINE)
        found.append(
            Question(
                name=path.stem,
                path=path.relative_to(root).as_posix(),
                summary=summary[1].strip("\"'") if summary else path.stem,
                terms=_named(content),
            )
        )
    return tuple(found)


def _check(shapes: Graph, node: URIRef) -> Check:
    holders = [node, *(holder for link in (SH.property, SH.sparql) for holder in shapes.subjects(link, node))]
    pattern = _SCHEME.match(text(shapes, node, SH.pattern))
    path = shapes.value(node, SH.path)
    targets = iris(value for holder in holders for target in _TARGETS for value in shapes.objects(holder, target))
    looked_at = {name for part in _parts(shapes, node) for name in _terms(shapes, part)}
    return Check(
        iri=str(node),
        name=str(node).removeprefix(str(GTSH)),
        severity=_SEVERITY.get(shapes.value(node, SH.severity), "Violation"),
        message=text(shapes, node, SH.message),
        targets=targets,
        path=None if path is None else _path(shapes, path),
        terms=tuple(sorted(looked_at | {target for target in targets if target.startswith(ONT)})),
        scheme=f"{SCHEME}{pattern[1]}" if pattern and path is not None else None,
    )


def _parts(shapes: Graph, start: Node) -> set[Node]:
    """The node and whatever hangs below it: blank nodes, list cells and other shapes."""
    found, open_ = {start}, [start]
    while open_:
        for value in shapes.objects(open_.pop()):
            if value not in found and (isinstance(value, BNode) or str(value).startswith(str(GTSH))):
                found.add(value)
                open_.append(value)
    return found


def _terms(shapes: Graph, node: Node) -> set[str]:
    values = set(shapes.objects(node))
    named = {name for value in values if isinstance(value, Literal) for name in _named(str(value))}
    return named | {str(value) for value in values if isinstance(value, URIRef) and str(value).startswith(ONT)}


def _named(content: str) -> tuple[str, ...]:
    return tuple(sorted({f"{ONT}{name}" for name in _TERM.findall(content)}))


def _path(shapes: Graph, node: Node) -> str:
    """A property path as SPARQL writes it, with local names."""
    if isinstance(node, URIRef):
        return re.split(r"[#/]", str(node))[-1]
    inverse, either = shapes.value(node, SH.inversePath), shapes.value(node, SH.alternativePath)
    if inverse is not None:
        return f"^{_path(shapes, inverse)}"
    if either is not None:
        return " | ".join(_path(shapes, part) for part in members(shapes, either))
    if shapes.value(node, RDF.first) is not None:
        return " / ".join(_path(shapes, part) for part in members(shapes, node))
    return "a path"
