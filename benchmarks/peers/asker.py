"""A process that opens an engine and asks it; it is ended where a question takes too long, and begun again."""

from __future__ import annotations

import multiprocessing
import resource
import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from benchmarks.peers.engine import Answering, Engine, Late, Refused, Reply

_GRACE = 30.0  # seconds for an engine that stops by itself to do so, and to come up again
_FORK = multiprocessing.get_context("fork")


class Asker:
    """An engine to be asked one question after the other."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None

    def ask(self, sparql: str, runs: int, limit: float) -> Reply:
        """What comes of a question; one that is not answered within the limit is late, and counts as that long."""
        pipe = self._pipe or self.begin()
        pipe.send((sparql, runs, limit))
        reply = Reply(limit, is_late=True)
        patience = limit + runs + (_GRACE if self.engine.stops_itself else 0)  # runs after the first are of a second
        if pipe.poll(patience):
            reply = pipe.recv()
        else:
            self._kill()
        return Reply(limit, is_late=True, peak=reply.peak) if reply.seconds > limit else reply

    def close(self) -> None:
        """Lets the engine close what it has opened."""
        if self._pipe and self._process:
            self._pipe.send(None)
            self._process.join(_GRACE)
            self._kill()

    def begin(self) -> Connection:
        """Opens the engine; the pipe to it."""
        here, there = _FORK.Pipe()
        self._process = _FORK.Process(target=_asking, args=(there, self.engine), daemon=True)
        self._process.start()
        self._pipe = here
        here.recv()  # it is open
        return here

    def _kill(self) -> None:
        if self._process:
            self._process.kill()
            self._process.join()
        self._process = self._pipe = None


@contextmanager
def asker(engine: Engine) -> Iterator[Asker]:
    """An engine to be asked, opened at once and closed at the end."""
    opened = Asker(engine)
    opened.begin()
    try:
        yield opened
    finally:
        opened.close()


def _asking(there: Connection, engine: Engine) -> None:
    with engine.opened() as answer:
        there.send("open")
        while (order := there.recv()) is not None:
            there.send(_reply(answer, *order))


def _reply(answer: Answering, sparql: str, runs: int, limit: float) -> Reply:
    """The median of the runs; one run alone where the first takes a second or more."""
    taken: list[float] = []
    rows: int | None = None
    try:
        while len(taken) < runs and not (taken and taken[0] > 1):
            began = time.perf_counter()
            found = answer(sparql, limit)
            taken.append(time.perf_counter() - began)
            rows = len(found)
    except Refused as error:
        return Reply(time.perf_counter() - began, refusal=str(error), peak=_peak())
    except Late:
        return Reply(limit, is_late=True, peak=_peak())
    return Reply(statistics.median(taken), rows, peak=_peak())


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
