"""The examples of a question's header: values, and what the answer to them must hold."""

from __future__ import annotations

from typing import Final

from queries.question import Example, Expectation
from queries.records import Record

_OF_EXAMPLE: Final = frozenset({"values", "expect", "competency"})
_OF_EXPECTATION: Final = frozenset({"min_rows", "rows", "contains", "never_null"})


def read_examples(ours: Record, parameters: frozenset[str]) -> tuple[Example, ...]:
    """The examples of a header, at least one. Raises `QuestionError`."""
    examples = tuple(_example(one, parameters) for one in ours.records("examples", known=_OF_EXAMPLE))
    if not examples:
        raise ours.fault("examples lists none; every question has at least one")
    for one in examples:
        if one.competency and one.competency not in ours.texts("competency"):
            raise ours.fault(f"an example answers {one.competency}, which is not listed under competency")
    return examples


def _example(said: Record, parameters: frozenset[str]) -> Example:
    values = said.record("values", known=parameters)
    return Example(
        values={name: values.texts(name) for name in values},
        expect=_expectation(said.record("expect", known=_OF_EXPECTATION)),
        competency=said.optional("competency"),
    )


def _expectation(said: Record) -> Expectation:
    return Expectation(
        min_rows=said.count("min_rows") or 0,
        rows=said.count("rows"),
        contains=tuple({name: row.texts(name)[0] for name in row} for row in said.records("contains")),
        never_null=said.texts("never_null"),
    )
