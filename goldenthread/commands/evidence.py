"""`goldenthread evidence`."""

from __future__ import annotations

from pathlib import Path

from rdflib import Literal

from goldenthread.commands.questions import present
from goldenthread.output import say
from graph.answers import Table
from graph.dataset import open_dataset
from graph.evidence import Statement, evidence
from graph.identifiers import local_id
from graph.names import Names
from ontology.terms import ONT
from queries.runner import result_of

_COLUMNS = ("states", "value", "document", "paragraph", "page", "start", "end", "quote", "confidence", "method")


def show(folder: Path, entity: str, *, format: str | None, to: Path | None) -> None:
    """Every passage that states something about an entity, by document and place."""
    dataset = open_dataset(folder)
    names = Names(dataset)
    iri = names.resolve(entity)
    statements = evidence(dataset, iri)
    say(f"{names.entity(iri).label}  <{iri}>: {len(statements)} passages")
    rows = tuple(
        tuple(None if value is None else Literal(value) for value in _row(statement)) for statement in statements
    )
    present(result_of(Table(_COLUMNS, rows)), format=format, to=to)


def _row(one: Statement) -> tuple[str | int | None, ...]:
    what = one.property.removeprefix(ONT) if one.property else ""
    return (
        f"{one.states}: {what}".removesuffix(": "),
        local_id(one.value) if one.value else None,
        one.title,
        one.paragraph,
        one.page,
        one.start,
        one.end,
        one.quote,
        one.confidence,
        one.method,
    )
