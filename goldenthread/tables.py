"""A result as a table on a terminal, wrapped to its width."""

from __future__ import annotations

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from graph.identifiers import local_id
from queries.results import Result


def print_table(result: Result) -> None:
    """Prints the rows; what is unknown stays blank, and an IRI of ours is its id."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in result.columns:
        table.add_column(column.label, overflow="fold")
    for row in result.rows:
        table.add_row(*(Text("" if term is None else local_id(str(term))) for term in row))
    Console().print(table)
