"""The peers by name, and which of them are here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from benchmarks.peers import jena_tdb2, virtuoso_server
from benchmarks.peers.engine import Engine
from benchmarks.peers.oxigraph_plain import oxigraph_plain
from benchmarks.peers.rdflib_memory import rdflib_memory
from graph.dataset import Dataset

PEERS: Final = ("oxigraph", "jena", "virtuoso", "rdflib")
_ABSENT: Final = {"jena": jena_tdb2.ABSENT, "virtuoso": virtuoso_server.ABSENT}


def peers(names: Sequence[str], dataset: Dataset, folder: Path) -> Iterator[Engine]:
    """The peers of these names that are here, in the order of `PEERS`; databases of their own are in the folder.

    rdflib is last: processes that are begun after it hold its graph too.
    """
    for name in PEERS:
        if name in names and not _ABSENT.get(name):
            yield _made(name, dataset, folder)


def absent(names: Sequence[str]) -> list[str]:
    """What is to be installed for those that are not here, a line each."""
    return [words for name in PEERS if name in names and (words := _ABSENT.get(name))]


def _made(name: str, dataset: Dataset, folder: Path) -> Engine:
    match name:
        case "oxigraph":
            return oxigraph_plain(dataset)
        case "jena":
            return jena_tdb2.jena_tdb2(dataset, folder / "jena")
        case "virtuoso":
            return virtuoso_server.virtuoso_server(dataset, folder / "virtuoso")
        case "rdflib":
            return rdflib_memory(dataset)
    raise ValueError(f"{name} is no peer: {', '.join(PEERS)}")
