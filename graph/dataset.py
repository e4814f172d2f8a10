"""A dataset opened for reading."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from rdflib import Graph

from graph.answers import Answer, Table
from graph.engine import open_engine
from graph.manifest import Manifest
from graph.plan import Plan
from graph.quads import Triple
from graph.snapshot import Held, held
from graph.versions import held_version


class Dataset:
    """A version of a data folder. Many may read it at once; no build disturbs them, nor prunes what they read."""

    def __init__(self, opened: Held) -> None:
        self.folder = opened.snapshot.folder
        self.manifest: Manifest = opened.snapshot.manifest
        self._hold = opened.hold
        self._engine = open_engine(self.folder / "store")

    def query(self, sparql: str) -> Answer:
        """The answer over the merged graph; sources are one `GRAPH` away. Raises `BadQuery`."""
        return self._engine.query(sparql)

    def explained(self, sparql: str) -> tuple[Answer, Plan]:
        """The same answer, with what ran to get it. Raises `BadQuery`."""
        return self._engine.explained(sparql)

    def as_written(self, sparql: str) -> Answer:
        """The same answer, got without writing the query otherwise: for those who hold one against the other."""
        return self._engine.as_written(sparql)

    def select(self, sparql: str, numbers: Collection[str] = ()) -> Table:
        """The rows of a SELECT that the program itself wrote. In a store that a build made, `numbers` are numbers."""
        answer = self._engine.query(sparql)
        if not isinstance(answer, Table):
            raise TypeError("this query is not a SELECT")
        return answer

    def facts(self) -> Graph:
        """The merged graph copied into memory, for whoever walks all of it. Cost: one pass over the triples."""
        graph = Graph()
        graph += self.triples()
        return graph

    def triples(self) -> Iterator[Triple]:
        """The merged graph one triple at a time, in no order, for whoever makes something else of it."""
        return self._engine.triples()

    def merged(self) -> bytes:
        """The merged graph as N-Triples, in no order."""
        return self._engine.merged()

    def write_merged(self, path: Path) -> None:
        """Writes the merged graph as N-Triples, in no order, one triple at a time."""
        self._engine.write_merged(path)

    def quads_path(self) -> Path:
        """The file of canonical N-Quads."""
        return self.folder / "dataset.nq"


def open_dataset(data: Path) -> Dataset:
    """The dataset in `data`, its current version. Raises `NoDataset` or `DatasetNotWhole`."""
    return Dataset(held(data))


def open_version(data: Path, name: str) -> Dataset:
    """A version of `data`, by the beginning of its name. Raises `UnknownVersion` or `DatasetNotWhole`."""
    return Dataset(held_version(data, name))
