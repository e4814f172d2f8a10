"""A store made of that of the version before: what changed is taken out and put in, the rest stays where it stands."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Final

import pyoxigraph as ox

from graph.comparing import Sign, changes
from graph.lines import lines_of
from graph.notation import has_blank_node
from graph.snapshot import Snapshot

# Where more than this share of the lines changed, a store filled anew is made sooner.
_MOST: Final = 0.25
_AT_ONCE: Final = 50_000  # lines


class Renewing:
    """A store in `folder` as `Loading` fills it, made from that of a version; whole after `finish`.

    `quads` is where the sorted lines of all named graphs stand before `finish` is called. Files of the older store
    that stay as they are take no room a second time where the file system allows it. Cost: the engine writes out the
    older merged graph beside other work; then a pass over the lines of both, and what changed.
    """

    def __init__(self, folder: Path, quads: Path, before: Snapshot) -> None:
        self._folder, self._quads, self._before = folder, quads, before
        older = ox.Store.read_only(str(before.folder / "store"))
        older.backup(str(folder))
        self._older = folder.with_name("merged-before.nt")
        self._merged: set[str] = set()
        self._beside = ThreadPoolExecutor(1)
        self._telling = self._beside.submit(
            older.dump, self._older, format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph()
        )

    def __enter__(self) -> Renewing:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._beside.shutdown(cancel_futures=True)
        self._older.unlink(missing_ok=True)

    def named(self, lines: Iterable[str]) -> None:
        """N-Quads lines, for named graphs: these are read from the file of all of them."""

    def merged(self, lines: Iterable[str]) -> None:
        """N-Triples lines, for the default graph."""
        self._merged.update(lines)

    def finish(self) -> None:
        """Takes out and puts in what changed; fills the store anew where that is sooner, or the older is damaged."""
        most = _MOST * len(self._merged)
        changed = list(islice(changes(self._before.folder / "dataset.nq", self._quads), int(most) + 1))
        # The engine names blank nodes as it likes: only where none changed do those in the store stand for the new.
        if len(changed) > most or any(has_blank_node(line) for _, line in changed):
            self._fill()
            return
        try:
            self._change(changed)
        except RuntimeError:  # so the engine says that it cannot read what is there
            self._fill()

    def _change(self, changed: Sequence[tuple[Sign, str]]) -> None:
        store = ox.Store(self._folder)
        _take_out(store, (line for sign, line in changed if sign == "-"), ox.RdfFormat.N_QUADS)
        _put_in(store, (line for sign, line in changed if sign == "+"), ox.RdfFormat.N_QUADS)
        self._telling.result()
        new = set(self._merged)
        _take_out(store, self._gone(new), ox.RdfFormat.N_TRIPLES)
        _put_in(store, (line for line in new if not has_blank_node(line)), ox.RdfFormat.N_TRIPLES)
        store.optimize()  # without it questions take a third longer
        store.flush()

    def _gone(self, new: set[str]) -> Iterator[str]:
        """The lines of the older merged graph that are no more; `new` loses those that stay."""
        for line in lines_of(self._older):
            if line in new:
                new.discard(line)
            elif not has_blank_node(line):
                yield line

    def _fill(self) -> None:
        shutil.rmtree(self._folder)
        store = ox.Store(self._folder)
        store.bulk_load(path=self._quads, format=ox.RdfFormat.N_QUADS)
        _put_in(store, self._merged, ox.RdfFormat.N_TRIPLES)
        store.optimize()
        store.flush()


def _take_out(store: ox.Store, lines: Iterable[str], format: ox.RdfFormat) -> None:
    for text in _bytes(lines):
        for quad in ox.parse(text, format=format):
            store.remove(quad)


def _put_in(store: ox.Store, lines: Iterable[str], format: ox.RdfFormat) -> None:
    for text in _bytes(lines):
        store.bulk_load(text, format=format)


def _bytes(lines: Iterable[str]) -> Iterator[bytes]:
    waiting = iter(lines)
    while some := list(islice(waiting, _AT_ONCE)):
        yield ("\n".join(some) + "\n").encode()
