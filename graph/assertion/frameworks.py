"""What a framework means for a judgement: its scale, its edition at a date, its areas; read from the ontology."""

from __future__ import annotations

from functools import cache
from typing import Final

from rdflib import URIRef

from graph.identifiers import concept, mint
from graph.moments import Bounds, bounds
from ontology.modules import ontology_graph
from ontology.terms import GT

UNSTATED: Final = "unstated"
# The claim interface has one word for care with and without care leavers; editions judge them together or apart.
_TOGETHER: Final = {"looked-after": "looked-after-and-care-leavers"}


def framework_iri(framework: str) -> URIRef:
    """The framework of this key of the claim interface."""
    return mint("framework", framework)


@cache
def grade_iri(framework: str | None, grade: str) -> URIRef:
    """The grade on the framework's scale; on the unstated one where no framework, or none with a scale, is named."""
    scale = ontology_graph().value(framework_iri(framework), GT.usesScale) if framework else None
    return URIRef(f"{scale}/{grade}") if scale else concept("grade", UNSTATED, grade)


@cache
def area_iri(framework: str | None, area: str, start: str | None) -> URIRef:
    """The area of the framework, or of its edition on the day on which the review began."""
    named = concept("area", framework or UNSTATED, area)
    edition = version_iri(framework, start)
    if edition is None or area not in _TOGETHER:
        return named
    together = concept("area", framework or UNSTATED, _TOGETHER[area])
    return together if (edition, GT.callsFor, together) in ontology_graph() else named


@cache
def version_iri(framework: str | None, start: str | None) -> URIRef | None:
    """The edition in use on the first day on site; None where there is but one, or the day does not decide."""
    if framework is None or start is None:
        return None
    graph, day = ontology_graph(), bounds(start)
    versions = (URIRef(str(version)) for version in graph.subjects(GT.isVersionOf, framework_iri(framework)))
    return next((version for version in sorted(versions) if _within(day, version)), None)


def _within(day: Bounds, version: URIRef) -> bool:
    graph = ontology_graph()
    first = bounds(str(graph.value(version, GT.existedFrom))).first
    until = bounds(str(graph.value(version, GT.existedUntil))).first
    return bool(day.first and day.last and first and until and first <= day.first and day.last < until)
