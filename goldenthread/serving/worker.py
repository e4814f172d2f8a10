"""A worker process: it opens the dataset for reading, does the jobs it is handed, and is killed where one runs away."""

from __future__ import annotations

import os
import signal
import threading
import time
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

from goldenthread.serving.desk import Desk
from goldenthread.serving.settings import Settings
from graph.errors import GraphError


def work(line: Connection, settings: Settings, scratch: Path) -> None:
    """Does jobs from `line` until nobody is at its other end."""
    for one in (signal.SIGINT, signal.SIGTERM):
        signal.signal(one, signal.SIG_IGN)  # to stop the endpoint is to stop its own process, which ends this one
    threading.Thread(target=_end_with_parent, args=(os.getppid(),), daemon=True).start()
    desk = Desk(settings, scratch)
    with suppress(GraphError):  # then the first job says so
        desk.open()
    _hold_to(settings.memory)
    while True:
        try:
            job = line.recv()
        except (EOFError, OSError):
            return
        line.send(desk.do(job))


def _end_with_parent(parent: int) -> None:
    """A query in the engine cannot be told to stop, so the process goes when whoever started it is gone."""
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


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
