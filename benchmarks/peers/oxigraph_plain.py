"""Oxigraph itself, on the very store of the dataset: the question's own words, rows as its own terms."""

from __future__ import annotations

from collections.abc import Iterator, Sized
from contextlib import contextmanager

import pyoxigraph as ox

from benchmarks.peers.engine import Engine, Opened, Refused
from graph.dataset import Dataset
from graph.engine import PREFIXES


def oxigraph_plain(dataset: Dataset) -> Engine:
    """The store of a dataset."""
    folder = dataset.folder / "store"

    @contextmanager
    def opened() -> Iterator[Opened]:
        store = ox.Store.read_only(str(folder))

        def answer(sparql: str, limit: float) -> Sized:
            try:
                found = store.query(sparql, prefixes=PREFIXES)
            except (SyntaxError, RuntimeError) as error:
                raise Refused(str(error)) from error
            return list(found) if isinstance(found, ox.QuerySolutions) else ()

        yield Opened(answer)

    return Engine("Oxigraph", opened)
