"""A worker process: it opens the dataset for reading, does the jobs it is handed, and is killed where one runs away."""

from __future__ import annotations

import fcntl
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from pathlib import Path

from goldenthread.serving.desk import Desk
from goldenthread.serving.settings import Settings
from graph.errors import GraphError


def work(line: Connection, settings: Settings, scratch: Path) -> None:
    """Does jobs from `line` until nobody is at its other end."""
    for one in (signal.SIGINT, signal.SIGTERM):
        signal.signal(one, signal.SIG_IGN)  # to stop the endpoint is to stop its own process, which ends this one
    desk = Desk(settings, scratch)
    with suppress(GraphError):  # then the first job says so
        desk.open()
    _hold_to(settings.memory)
    while True:
        try:
            job = line.recv()
        except (EOFError, OSError):
            return
        with _ending_with(line):
            reply = desk.do(job)
        line.send(reply)


@contextmanager
def _ending_with(line: Connection) -> Iterator[None]:
    """While a job is done, this process is ended by the system as soon as nobody is at the other end of the line.

    A query in the engine cannot be told to stop, and lets no other thread of Python go on. So the line is made to
    signal (SIGIO, which ends a process) whatever comes from it: nothing is ever sent while a job is done.
    """
    handle = line.fileno()
    fcntl.fcntl(handle, fcntl.F_SETOWN, os.getpid())
    flags = fcntl.fcntl(handle, fcntl.F_GETFL)
    fcntl.fcntl(handle, fcntl.F_SETFL, flags | os.O_ASYNC)
    try:
        if line.poll():  # it was left before this began
            os._exit(1)
        yield
    finally:
        fcntl.fcntl(handle, fcntl.F_SETFL, flags)


def _hold_to(memory: int) -> None:
    """So much and no more on top of what the process takes now, with the store open and nothing asked."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        most = _taken() + memory
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _taken() -> int:
    """The bytes of address space that the process has; 0 on systems that do not say."""
    with suppress(OSError):
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")
    return 0
