"""What a query gives back, in rdflib terms: a table, a truth value, or triples."""

from __future__ import annotations

from dataclasses import dataclass

from rdflib import Graph
from rdflib.term import Identifier

Row = tuple[Identifier | None, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The answer of SELECT: rows in the query's order, None where a variable is unbound."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Truth:
    """The answer of ASK."""

    value: bool


@dataclass(frozen=True, slots=True)
class Triples:
    """The answer of CONSTRUCT and DESCRIBE."""

    graph: Graph

    def rows(self) -> tuple[tuple[Identifier, ...], ...]:
        """Subject, predicate and object of each, in order of their N-Triples forms."""
        rows = (tuple(term for term in triple if isinstance(term, Identifier)) for triple in self.graph)
        return tuple(sorted(rows, key=lambda row: [term.n3() for term in row]))


Answer = Table | Truth | Triples
