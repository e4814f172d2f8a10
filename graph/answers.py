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


Answer = Table | Truth | Triples
