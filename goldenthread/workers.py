"""Reads each document in a process of its own, so that none can hang or exhaust the rest of a batch."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import time
import traceback
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Final, Generic, TypeVar

from loaders.documents import Pages
from loaders.errors import LoadError

T = TypeVar("T")
Report = Callable[[Path, int, int], None]
_MIB: Final = 1024 * 1024
_PAGES_TOLD: Final = 20
# A large table makes millions of values without rings: looking for rings among them takes a quarter of the time.
RARELY: Final = (200_000, 20, 50)


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may take: seconds by the clock, and bytes of address space where the system can hold it to."""

    seconds: float = 600.0
    memory: int = 4096 * _MIB


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What came of one file: a result, or the message why there is none."""

    file: Path
    result: T | None = None
    failure: str | None = None


@dataclass(frozen=True, slots=True)
class _Page:
    done: int
    of: int


@dataclass(slots=True)
class _Worker:
    """A process that reads file after file. `place` is of the file it has in hand, `until` when that must be done."""

    process: BaseProcess
    line: Connection
    place: int = -1
    until: float = 0.0

    def stop(self) -> None:
        self.process.kill()
        self.process.join()
        self.line.close()


def read_each(
    files: Sequence[Path],
    read: Callable[[Path, Pages], T],
    *,
    limits: Limits | None = None,
    report: Report,
    cores: int | None = None,
) -> list[Outcome[T]]:
    """What `read`, a function of a module, makes of each file, in the order of `files`, on all cores or so many.

    `report` hears of a file's pages, done and in all, while it is read, and of (0, 0) when it is done. A failure to
    read is an outcome, not an exception.
    """
    limits, cores = limits or Limits(), cores or _cores()
    outcomes: dict[int, Outcome[T]] = {}
    waiting = deque(range(len(files)))
    idle: list[_Worker] = []
    busy: list[_Worker] = []
    try:
        while waiting or busy:
            while waiting and len(busy) < cores:
                worker = idle.pop() if idle else _started(read, limits)
                worker.place, worker.until = waiting.popleft(), time.monotonic() + limits.seconds
                busy.append(worker)
                with suppress(ConnectionError):  # a worker that died is found out below
                    worker.line.send(files[worker.place])
            for worker in _ended(busy):
                file = files[worker.place]
                heard: tuple[Outcome[T], bool] | None = _heard(file, worker, limits, report)
                if heard is None:
                    continue
                outcomes[worker.place], lives = heard
                busy.remove(worker)
                if lives:
                    idle.append(worker)
                else:
                    worker.stop()
                report(file, 0, 0)
        return [outcomes[place] for place in range(len(files))]
    finally:
        for worker in (*idle, *busy):
            worker.stop()


def _cores() -> int:
    return max(os.cpu_count() or 1, 1)


def _started(read: Callable[[Path, Pages], object], limits: Limits) -> _Worker:
    kind = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(kind)
    if kind == "forkserver":
        context.set_forkserver_preload(["loaders.extraction"])
    line, theirs = context.Pipe()
    process: BaseProcess = context.Process(  # type: ignore[attr-defined]  # every context that there is has it
        target=_work, args=(read, theirs, limits.memory), daemon=True
    )
    process.start()
    theirs.close()
    return _Worker(process, line)


def _ended(busy: Sequence[_Worker]) -> list[_Worker]:
    """Those that said something, died or ran out of time, after waiting for the first."""
    first = max(min(worker.until for worker in busy) - time.monotonic(), 0)
    ready = wait([worker.line for worker in busy], timeout=first)
    now = time.monotonic()
    return [worker for worker in busy if worker.line in ready or worker.until <= now]


def _heard(file: Path, worker: _Worker, limits: Limits, report: Report) -> tuple[Outcome[T], bool] | None:
    """What came of the file in hand, and whether its worker lives on; None while it is being read."""
    late = f"{file.name}: took longer than {limits.seconds:g} seconds; split the file, or give it more"
    is_late = time.monotonic() >= worker.until
    if not worker.line.poll():
        return Outcome(file, failure=late), False
    try:
        said = worker.line.recv()
    except (EOFError, ConnectionError):
        worker.process.join()
        broken = (
            f"{file.name}: its reading broke off (status {worker.process.exitcode}), perhaps for lack of memory"
            f" (limit {limits.memory // _MIB:,} MiB); split the file, or fetch it again"
        )
        return Outcome(file, failure=broken), False
    if isinstance(said, _Page):
        report(file, said.done, said.of)
        return (Outcome(file, failure=late), False) if is_late else None
    result, failure = said
    return Outcome(file, result, failure), True


def _work(read: Callable[[Path, Pages], object], line: Connection, memory: int) -> None:
    """In the process of its own: reads file after file, and answers each with a result or a message."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it is the parent's to stop
    _hold_to(memory)
    gc.set_threshold(*RARELY)
    while True:
        try:
            file = line.recv()
        except EOFError:
            return
        line.send(_answer(partial(read, file, partial(_tell, line)), file, memory))


def _tell(line: Connection, done: int, of: int) -> None:
    if done % _PAGES_TOLD == 0:
        line.send(_Page(done, of))


def _answer(read: Callable[[], object], file: Path, memory: int) -> tuple[object, str | None]:
    try:
        return read(), None
    except LoadError as error:
        return None, str(error)
    except MemoryError:
        return None, f"{file.name}: needs more than {memory // _MIB:,} MiB of memory; split the file"
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{type(error).__name__} at {Path(last.filename).name} line {last.lineno}"
        return None, f"{file.name}: a fault of the reader ({place}); leave the file out and report it"


def _hold_to(memory: int) -> None:
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
