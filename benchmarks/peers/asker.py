"""A process that opens an engine and asks it; it is ended where a question takes too long, and begun again."""

from __future__ import annotations

import multiprocessing
import os
import resource
import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from benchmarks.peers.clock import processor_seconds
from benchmarks.peers.engine import Engine, Late, Opened, Refused, Reply

_GRACE = 30.0  # seconds by the wall for an engine that stops by itself to do so, and to come up again
_LEAST = 1e-5  # seconds: a clock may not have moved
_FORK = multiprocessing.get_context("fork")


class Asker:
    """An engine to be asked one question after the other."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None

    def ask(self, sparql: str, runs: int, limit: float) -> Reply:
        """What comes of a question.

        One that takes more processor seconds than the limit is late, and counts as it; so is one that a crowded
        machine kept from its processor for too long, which counts as what it has used.
        """
        pipe = self._pipe or self.begin()
        wall = limit * _stretch()
        began = self._used()
        pipe.send((sparql, runs, wall))
        if self._is_answered(pipe, began + limit + runs, wall + runs * _stretch() + _GRACE):
            reply: Reply = pipe.recv()
        else:
            reply = Reply(self._used() - began, is_late=True)
            self._kill()
        if reply.refusal or (reply.seconds <= limit and not reply.is_late):
            return reply
        return Reply(min(reply.seconds, limit), is_late=True, peak=reply.peak)

    def _is_answered(self, pipe: Connection, most: float, patience: float) -> bool:
        """Whether it answers before its process has used so much, or all patience is over."""
        began = time.monotonic()
        while not pipe.poll(0.1):
            if time.monotonic() - began > patience or (not self.engine.stops_itself and self._used() > most):
                return False
        return True

    def _used(self) -> float:
        """Processor seconds of the process."""
        return processor_seconds(self._process.pid) if self._process and self._process.pid else 0.0

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
    with engine.opened() as opened:
        there.send("open")
        while (order := there.recv()) is not None:
            there.send(_reply(opened, *order))


def _reply(opened: Opened, sparql: str, runs: int, limit: float) -> Reply:
    """The median of the runs; one run alone where the first takes a second or more."""
    taken: list[float] = []
    rows: int | None = None
    try:
        while len(taken) < runs and not (taken and taken[0] > 1):
            began = opened.clock()
            found = opened.answer(sparql, limit)
            taken.append(max(opened.clock() - began, _LEAST))
            rows = len(found)
    except Refused as error:
        return Reply(0.0, refusal=str(error), peak=_peak())
    except Late:
        return Reply(max(opened.clock() - began, _LEAST), is_late=True, peak=_peak())
    return Reply(statistics.median(taken), rows, peak=_peak())


def _stretch() -> float:
    """Seconds by the wall that a processor second may take where others work too."""
    return 1.5 * max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
