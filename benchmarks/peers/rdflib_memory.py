"""rdflib in memory: the merged facts alone, so that it is not asked what looks into named graphs."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sized
from contextlib import contextmanager

from benchmarks.peers.engine import Engine, Opened, Refused
from graph.dataset import Dataset
from queries.portable import with_prefixes


def rdflib_memory(dataset: Dataset) -> Engine:
    """The merged facts of a dataset, read at once and for good: each process that asks begins with them."""
    facts = dataset.facts()
    gc.freeze()  # a process that begins with them does not touch them all

    @contextmanager
    def opened() -> Iterator[Opened]:
        def answer(sparql: str, limit: float) -> Sized:
            try:
                return list(facts.query(with_prefixes(sparql)))
            except Exception as error:  # whatever its parser and its algebra raise
                raise Refused(f"{type(error).__name__}: {error}") from error

        yield Opened(answer)

    return Engine("rdflib", opened, runs=1, takes=lambda asked: "GRAPH" not in asked.sparql)
