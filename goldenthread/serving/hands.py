"""One worker process as the endpoint holds it: handed a job, listened to, killed."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import shutil
import signal
from contextlib import suppress
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Final

from goldenthread.serving import worker
from goldenthread.serving.desk import memory_message
from goldenthread.serving.jobs import Job, Refused, Reply
from goldenthread.serving.refusals import lost, of_worker
from goldenthread.serving.settings import Settings

_NICENESS: Final = 10
_OUT_OF_MEMORY: Final = (-signal.SIGABRT, -signal.SIGSEGV)  # how the engine ends when it is given no more


def context() -> BaseContext:
    """The way in which worker processes are started: never as a copy of this process, which has threads."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    found = multiprocessing.get_context("forkserver")
    found.set_forkserver_preload([worker.__name__])
    return found


class Hand:
    """A process that does one job at a time."""

    def __init__(self, ways: BaseContext, settings: Settings, scratch: Path) -> None:
        self._settings, self._scratch = settings, scratch
        self._loop = asyncio.get_running_loop()
        self._line, theirs = ways.Pipe()
        self._reply: asyncio.Future[Reply] | None = None
        self.alive = True
        self._process: BaseProcess = ways.Process(  # type: ignore[attr-defined]  # every context that there is has it
            target=worker.work, args=(theirs, settings, scratch), daemon=True
        )
        self._process.start()
        theirs.close()
        self._loop.add_reader(self._line.fileno(), self._hear)

    @property
    def pid(self) -> int | None:
        """The process's number."""
        return self._process.pid

    def start(self, job: Job) -> asyncio.Future[Reply]:
        """Hands the job over. The future fails with a `Refusal` if the process ends before it answers."""
        self._reply = self._loop.create_future()
        try:
            self._line.send(job)
        except OSError:
            self._ended()
        return self._reply

    def stand_back(self) -> None:
        """From now on the process leaves the processor to others; there is no way back."""
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, self._process.pid or 0, _NICENESS)

    def kill(self) -> None:
        """Ends the process, whatever it does. What it was asked is not answered."""
        if self.alive:
            self.alive = False
            self._loop.remove_reader(self._line.fileno())
            self._line.close()
        self._process.kill()
        self._loop.run_in_executor(None, self._clear)  # to give back its memory takes a while

    def _clear(self) -> None:
        self._process.join()
        shutil.rmtree(self._scratch, ignore_errors=True)

    def _hear(self) -> None:
        try:
            said = self._line.recv()
        except (EOFError, OSError):
            self._ended()
            return
        if self._reply is not None and not self._reply.done():
            self._reply.set_result(said)

    def _ended(self) -> None:
        if not self.alive:
            return
        self.alive = False
        self._loop.remove_reader(self._line.fileno())
        self._line.close()
        self._process.join(timeout=1)
        status = self._process.exitcode
        if self._reply is not None and not self._reply.done():
            if status in _OUT_OF_MEMORY:
                message = memory_message(self._settings.memory)
                self._reply.set_exception(of_worker(Refused(fault="memory", message=message)))
            else:
                self._reply.set_exception(lost(status))
