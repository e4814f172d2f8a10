"""What the RDF engine does while a dataset is built: it fills its store, names blank nodes and runs rules."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import chain
from pathlib import Path
from threading import BoundedSemaphore
from types import TracebackType
from typing import Final, cast

import pyoxigraph as ox

from graph.quads import Quad, term_line

_AT_ONCE: Final = 225_000  # lines: more at once take as much more memory
_BESIDE: Final = 2  # loads at once, each mostly on one core; what is made faster than it is stored waits


class Loading:
    """A store in `folder` being filled while its lines are still made; whole after `finish`.

    Lines are canonical, without line ends, in any order; what is given twice is stored once.
    """

    def __init__(self, folder: Path) -> None:
        self._store = ox.Store(folder)
        self._beside = ThreadPoolExecutor(_BESIDE)
        self._room = BoundedSemaphore(_BESIDE)
        self._loads: list[Future[None]] = []
        self._kept: dict[ox.RdfFormat, list[str]] = {ox.RdfFormat.N_QUADS: [], ox.RdfFormat.N_TRIPLES: []}

    def __enter__(self) -> Loading:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._beside.shutdown(cancel_futures=True)

    def named(self, lines: Iterable[str]) -> None:
        """N-Quads lines, for named graphs."""
        self._add(ox.RdfFormat.N_QUADS, lines)

    def merged(self, lines: Iterable[str]) -> None:
        """N-Triples lines, for the default graph."""
        self._add(ox.RdfFormat.N_TRIPLES, lines)

    def finish(self) -> None:
        """Stores what is left, and orders the store for reading. Raises what any load raised."""
        for format in self._kept:
            self._send(format)
        for load in self._loads:
            load.result()
        self._store.optimize()
        self._store.flush()

    def _add(self, format: ox.RdfFormat, lines: Iterable[str]) -> None:
        kept = self._kept[format]
        for line in lines:
            kept.append(line)
            if len(kept) == _AT_ONCE:
                self._send(format)
                kept = self._kept[format]

    def _send(self, format: ox.RdfFormat) -> None:
        lines, self._kept[format] = self._kept[format], []
        if lines:
            self._room.acquire()
            self._loads.append(self._beside.submit(self._load, lines, format))

    def _load(self, lines: list[str], format: ox.RdfFormat) -> None:
        try:
            self._store.bulk_load(("\n".join(lines) + "\n").encode(), format=format)
        finally:
            self._room.release()


def canonical_lines(quads: Iterable[Quad]) -> list[str]:
    """N-Quads lines without line ends, each once, in code point order; blank nodes named by RDFC-1.0."""
    plain: set[str] = set()
    blank = ox.Dataset()
    for quad in quads:
        line = term_line(quad)
        if "_:" in line and line_has_blank_node(quad):
            blank.add(next(iter(ox.parse(line.encode(), format=ox.RdfFormat.N_QUADS))))
        else:
            plain.add(line)
    blank.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return sorted(plain | {f"{quad} ." for quad in blank})


def line_has_blank_node(quad: Quad) -> bool:
    """Whether subject or object is a blank node, not merely text that looks like one."""
    return type(quad[0]).__name__ == "BNode" or type(quad[2]).__name__ == "BNode"


class Premises:
    """Triples in memory, of which rules make others; each is given and told by its `triple_text`."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._store = ox.Store()
        lines = " .\n".join(chain(texts, ("",)))
        self._store.bulk_load(lines.encode(), format=ox.RdfFormat.N_TRIPLES)

    @classmethod
    def of(cls, triples: Iterable[ox.Triple]) -> Premises:
        """Of triples as the engine has them."""
        made = cls(())
        made._store.extend(ox.Quad(one.subject, one.predicate, one.object) for one in triples)
        return made

    def constructed(self, rules: Iterable[str]) -> list[str]:
        """What CONSTRUCT queries make of them, each once, in order. No rule sees what another makes."""
        made: set[str] = set()
        for rule in rules:
            told = cast(ox.QueryTriples, self._store.query(rule)).serialize(format=ox.RdfFormat.N_TRIPLES) or b""
            made.update(told.decode().split(" .\n"))
        return sorted(made - {""})
