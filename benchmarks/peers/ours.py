"""The dataset as the program asks it: row by row, with all rows as terms of rdflib."""

from __future__ import annotations

from collections.abc import Iterator, Sized
from contextlib import contextmanager
from pathlib import Path

from benchmarks.peers.engine import Engine, Opened
from graph.answers import Table
from graph.dataset import open_dataset


def ours(data: Path, *, name: str = "row by row", runs: int = 3) -> Engine:
    """The dataset in a folder."""

    @contextmanager
    def opened() -> Iterator[Opened]:
        dataset = open_dataset(data)

        def answer(sparql: str, limit: float) -> Sized:
            found = dataset.query(sparql)
            return found.rows if isinstance(found, Table) else ()

        yield Opened(answer)

    return Engine(name, opened, runs)
