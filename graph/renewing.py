"""A store made of that of the version before: what changed is taken out and put in, the rest stays where it stands."""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from types import TracebackType
from typing import Final

import pyoxigraph as ox
from rdflib import URIRef

from graph.comparing import Sign, changes
from graph.lines import lines_of
from graph.notation import has_blank_node
from graph.rulebook import rules_digest
from graph.snapshot import Snapshot
from graph.surroundings import Reading, Surroundings

# Where more than this share of the lines changed, a store filled anew is made sooner.
_MOST: Final = 0.25
_AT_ONCE: Final = 50_000  # lines


@dataclass(slots=True)
class _Changed:
    """The lines of the merged graph that went and came, but for those with blank nodes."""

    gone: set[str]
    come: set[str]


class Renewing:
    """A store in `folder` as `Loading` fills it, made from that of a version; whole after `finish`.

    `quads` is where the sorted lines of all named graphs stand before `finish` is called. Files of the older store
    that stay as they are take no room a second time where the file system allows it. Cost: the engine writes out the
    older merged graph beside other work; then a pass over the lines of both, and what changed.
    """

    def __init__(self, folder: Path, quads: Path, before: Snapshot) -> None:
        self._folder, self._quads, self._before = folder, quads, before
        self._store = ox.Store.read_only(str(before.folder / "store"))
        self._store.backup(str(folder))
        self._older = folder.with_name("merged-before.nt")
        self._merged: set[str] = set()
        self._changed: _Changed | None = None
        self._beside = ThreadPoolExecutor(1)
        self._telling = self._beside.submit(
            self._store.dump, self._older, format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph()
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
        if self._changed is None:
            self._merged.update(lines)
        else:
            more = set(lines)
            self._merged |= more
            self._changed.come |= {line for line in more - self._changed.gone if not has_blank_node(line)}
            self._changed.gone -= more

    def surroundings(self, reading: Reading) -> Surroundings | None:
        """What hangs on the changes of the merged graph as it was told so far.

        None where so much changed, or the older store is so damaged, that what follows is sooner made anew; and where
        the rules are others, or what they mean.
        """
        if self._before.manifest.rules != rules_digest():
            return None
        try:
            changed = self._compared()
        except RuntimeError:  # so the engine says that it cannot read what is there
            return None
        gone, come = (_with_properties(lines, reading.properties) for lines in (changed.gone, changed.come))
        many = len(gone) + len(come) > _MOST * len(self._merged)
        if many or _with_properties(chain(gone, come), reading.forms):
            return None
        return Surroundings(self._store, gone, come, reading.roles)

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
        except RuntimeError:
            self._fill()

    def _compared(self) -> _Changed:
        if self._changed is None:
            self._telling.result()
            come, gone = set(self._merged), set()
            for line in lines_of(self._older):
                if line in come:
                    come.discard(line)
                elif not has_blank_node(line):
                    gone.add(line)
            self._changed = _Changed(gone, {line for line in come if not has_blank_node(line)})
        return self._changed

    def _change(self, changed: Sequence[tuple[Sign, str]]) -> None:
        merged = self._compared()
        store = ox.Store(self._folder)
        for sign, take, of_merged in (("-", _take_out, merged.gone), ("+", _put_in, merged.come)):
            take(store, (line for one, line in changed if one == sign), ox.RdfFormat.N_QUADS)
            take(store, sorted(of_merged), ox.RdfFormat.N_TRIPLES)
        store.optimize()  # without it questions take a third longer
        store.flush()

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


def _with_properties(lines: Iterable[str], properties: Collection[URIRef]) -> list[str]:
    names = {f"<{one}>" for one in properties}
    return sorted(line for line in lines if line.split(" ", 2)[1] in names)


def _bytes(lines: Iterable[str]) -> Iterator[bytes]:
    waiting = iter(lines)
    while some := list(islice(waiting, _AT_ONCE)):
        yield ("\n".join(some) + "\n").encode()
