"""A trace as rows under the columns of a saved question, for tables, CSV and whoever counts."""

from __future__ import annotations

from typing import Final

from rdflib import Literal, URIRef
from rdflib.term import Identifier

from graph.answers import Row
from queries.question import Column
from queries.results import Result
from queries.tracing.steps import BREAK, Step
from queries.tracing.trace import Trace

COLUMNS: Final = tuple(
    Column(name, label)
    for name, label in (
        ("step", "Step"), ("from", "From"), ("link", "Link"), ("to", "To"), ("status", "Status"),
        ("reason", "Reason"), ("detail", "Instead"), ("matter", "Matter"), ("time", "Time"),
        ("frequency", "How often"), ("condition", "Condition"), ("ways", "Ways"), ("kind", "Kind"),
        ("followed", "Followed"), ("fromId", "From (id)"), ("toId", "To (id)"), ("confidence", "Confidence"),
        ("method", "Read by"), ("title", "Document title"), ("document", "Document"), ("paragraph", "Paragraph"),
        ("start", "Start"), ("end", "End"), ("quote", "Words"),
    )
)  # fmt: skip
_READ: Final = ("step", "from", "link", "to", "status", "reason", "detail", "matter", "time", "frequency", "condition")
_PLACE: Final = ("document", "paragraph", "start", "end")


def rows_of(trace: Trace) -> Result:
    """Every step as a row with its first passage."""
    return Result(COLUMNS, tuple(map(_row, trace.steps)))


def readable(trace: Trace) -> Result:
    """The rows with the columns that people read: those that are empty in all rows are left out."""
    whole = rows_of(trace)
    at = {column.name: place for place, column in enumerate(COLUMNS)}
    kept = [name for name in _READ if any(row[at[name]] is not None for row in whole.rows)]
    names = (*kept, *_PLACE)
    columns = tuple(COLUMNS[at[name]] for name in names)
    return Result(columns, tuple(tuple(row[at[name]] for name in names) for row in whole.rows))


def status_of(step: Step) -> str | None:
    """The standing in one word: of a plain fact "stated", of a link that does not hold on the day, that it does not."""
    if step.kind == BREAK:
        return None
    if step.hold in ("ended", "not yet"):
        return step.hold
    return step.standing or "stated"


def _row(step: Step) -> Row:
    place = step.basis.places[0] if step.basis.places else None
    texts: dict[str, str | int | float | None] = {
        "step": step.number,
        "from": step.start.label,
        "link": step.link,
        "to": step.to.label if step.to else None,
        "status": status_of(step),
        "reason": step.reason,
        "detail": step.detail,
        "matter": step.matter,
        "time": step.period,
        "frequency": step.frequency,
        "condition": step.condition,
        "ways": "; ".join(step.ways) or None,
        "kind": step.kind,
        "followed": "yes" if step.followed else "no",
        "confidence": step.basis.confidence,
        "method": step.basis.method,
        "title": place.title if place else None,
        "paragraph": (place.paragraph or None) if place else None,
        "start": place.start if place else None,
        "end": place.end if place else None,
        "quote": place.quote if place else None,
    }
    terms: dict[str, Identifier] = {name: Literal(text) for name, text in texts.items() if text is not None}
    terms["fromId"] = URIRef(step.start.iri)
    if step.to:
        terms["toId"] = URIRef(step.to.iri)
    if place:
        terms["document"] = URIRef(place.document)
    return tuple(terms.get(column.name) for column in COLUMNS)
