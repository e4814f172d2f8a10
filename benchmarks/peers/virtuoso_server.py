"""A real Virtuoso, to which the dataset was published, asked over HTTP; it is begun again where it does not stop."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sized
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from http.client import HTTPException
from itertools import islice
from pathlib import Path
from typing import Final
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from benchmarks.peers.clock import processor_seconds
from benchmarks.peers.engine import Engine, Late, Opened, Refused
from graph.dataset import Dataset
from queries.portable import portable, with_prefixes
from queries.published import VERSION
from queries.sending import Credentials
from queries.server import Addresses, Server
from queries.staging import Staging
from tests.servers import VIRTUOSO, VIRTUOSO_ABSENT, virtuoso

ABSENT: Final = None if VIRTUOSO else VIRTUOSO_ABSENT
_BUFFERS: Final = 300_000  # of 8 KB: all of a country
_BATCH: Final = 20_000
_LONGER: Final = 15.0  # seconds by the wall that it may take to notice the limit
_NAMED: Final = re.compile(r"\bGRAPH\s*<([^>]*)>")
_OUT_OF_TIME: Final = "S1TAT"
_GIVEN_UP: Final = "S1T00"
_PROCESS: Final = re.compile(r"VIRT_PID=(\d+)")
_JSON: Final = "application/sparql-results+json"


class Body:
    """An answer as it came."""

    def __init__(self, text: bytes) -> None:
        self._text = text

    def __len__(self) -> int:
        return len(json.loads(self._text)["results"]["bindings"])


class Running:
    """A server that is up whenever it is asked for, also after it was stopped, and what asking it has cost."""

    def __init__(self, start: Callable[[], AbstractContextManager[Addresses]], lock: Path) -> None:
        self._start = start
        self._lock = lock
        self._running: AbstractContextManager[Addresses] | None = None
        self._addresses: Addresses | None = None
        self._saved = 0.0

    def addresses(self) -> Addresses:
        """Where it is asked."""
        if self._running is None or self._addresses is None:
            self._running = self._start()
            self._addresses = self._running.__enter__()
            self._saved -= self._of_process()  # coming up is no answer
        return self._addresses

    def stop(self) -> None:
        """Ends it."""
        if self._running is not None:
            self._saved += self._of_process()
            self._running.__exit__(None, None, None)
        self._running = self._addresses = None

    def used(self) -> float:
        """Processor seconds since it was first up, of all of its threads, without those that it took to come up."""
        return self._saved + (self._of_process() if self._running else 0.0)

    def _of_process(self) -> float:
        """Those of the process that its lock names; none of one that has fallen over."""
        found = _PROCESS.search(self._lock.read_text(encoding="utf-8")) if self._lock.is_file() else None
        return processor_seconds(int(found[1])) if found else 0.0


def virtuoso_server(dataset: Dataset, folder: Path) -> Engine:
    """A server with the dataset, its database in the folder: loaded unless it is there."""
    folder.mkdir(parents=True, exist_ok=True)
    start = partial(virtuoso, folder, buffers=_BUFFERS)
    merged = Staging(dataset.manifest.version).merged
    if not (loaded := folder / "loaded").is_file():
        with start() as addresses:
            _load(dataset, Server(addresses, credentials=Credentials("dba", "dba", "digest")))
        loaded.touch()

    @contextmanager
    def opened() -> Iterator[Opened]:
        running = Running(start, folder / "virtuoso.lck")
        running.addresses()

        def answer(sparql: str, limit: float) -> Sized:
            return _answer(running, _form(sparql, merged, limit), limit)

        try:
            yield Opened(answer, running.used)
        finally:
            running.stop()

    return Engine("Virtuoso", opened, stops_itself=True, is_warmed=True)


def _load(dataset: Dataset, server: Server) -> None:
    """Named graphs under their own names, the merged one under one that no question names."""
    staging = Staging(dataset.manifest.version)
    names = {staging.of(graph): graph for graph in dataset.manifest.graphs}
    mark = f"GRAPH <{staging.progress}> {{ <{staging.progress}> <{VERSION}> 'loading' }}"
    sequence = staging.sequence(dataset)
    while chunk := list(islice(sequence, _BATCH)):
        by_graph: dict[str, list[str]] = {}
        for graph, triple in chunk:
            by_graph.setdefault(names.get(graph, graph), []).append(triple)
        server.load(by_graph, mark)


def _form(sparql: str, merged: str, limit: float) -> bytes:
    """What is sent: the question in words that Virtuoso reads by the standard, its default graph, and the limit.

    A graph that a question names by its IRI is listed. Where it names none, GRAPH goes over all that are there: of a
    list of a thousand, Virtuoso tells each in a header of its answer.
    """
    asked = [("query", portable(with_prefixes(sparql))), ("default-graph-uri", merged), ("format", _JSON)]
    asked += [("named-graph-uri", graph) for graph in _NAMED.findall(sparql)]
    return urlencode([*asked, ("timeout", str(round(limit * 1e3)))]).encode()


def _answer(running: Running, form: bytes, limit: float) -> Sized:
    request = Request(running.addresses().query, data=form, headers={"Accept": _JSON})
    try:
        with urlopen(request, timeout=limit + _LONGER) as response:
            body, state = response.read(), response.headers.get("X-SQL-State")
    except HTTPError as error:
        said = error.read().decode("utf-8", "replace").partition("\n")[0]
        raise (Late() if _GIVEN_UP in said else Refused(said)) from error
    except (OSError, HTTPException) as error:
        running.stop()  # it goes on with what nobody waits for, or has fallen over
        if isinstance(error, TimeoutError) or isinstance(getattr(error, "reason", None), TimeoutError):
            raise Late from error
        raise Refused(f"it fell over: {error}") from error
    if state == _OUT_OF_TIME:  # the body holds what was found by then
        raise Late
    return Body(body)
