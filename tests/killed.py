"""Builds in processes of their own, for tests that kill, starve or race them.

The processes come from a server that never opened a store: the engine's threads do not outlive a fork.
"""

import hashlib
import os
import resource
import sys
import time
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path

from graph.building import Origin, Source, build_dataset
from ontology.modules import ontology_graph
from tests.composed import claims, source

ORIGIN = Origin("goldenthread test", "fingerprint")
CONTEXT = get_context("forkserver")
CONTEXT.set_forkserver_preload(["loaders.extraction", "tests.killed"])
NOBODY = 65534
FAILED = 9
ontology_graph()  # read once, and not in every process anew


def other(number: int) -> Source:
    """A source that differs from `source()` and from those of other numbers."""
    return Source(f"other-{number}", claims()[: 3 + number % 5], hashlib.sha256(str(number).encode()).hexdigest())


def building(data: Path, number: int, *, file_size: int = -1, as_nobody: bool = False) -> ForkServerProcess:
    """A build of two sources that has started, perhaps where no file may be longer, or without the rights of root.

    `told` of it says when it comes to a step; where it fails, why.
    """
    told, tell = CONTEXT.Pipe(duplex=False)
    process = CONTEXT.Process(target=_build, args=(data, number, file_size, as_nobody, tell))
    process.start()
    tell.close()
    process.told = told  # type: ignore[attr-defined]
    return process


def kill_after(process: ForkServerProcess, seconds: float, *, step: str) -> int:
    """Kills a build so long after it came to a step. Its exit status."""
    while process.told.recv() != step:  # type: ignore[attr-defined]
        pass
    time.sleep(seconds)
    process.kill()
    return ended(process)


def ended(process: ForkServerProcess) -> int:
    """The exit status of a process; below nought, the signal that killed it."""
    process.join()
    assert process.exitcode is not None
    return process.exitcode


def refusal(process: ForkServerProcess) -> str:
    """The message with which a build failed."""
    assert ended(process) == FAILED
    with process.told as told:  # type: ignore[attr-defined]
        messages = []
        while told.poll():
            messages.append(told.recv())
            if messages[-1].startswith(("FolderUnusable", "DatasetLocked")):
                break
    return str(messages[-1])


def _build(data: Path, number: int, file_size: int, as_nobody: bool, tell: Connection) -> None:
    if file_size >= 0:
        resource.setrlimit(resource.RLIMIT_FSIZE, (file_size, file_size))
    if as_nobody and os.getuid() == 0:
        os.setuid(NOBODY)
    tell.send("Started")
    try:
        build_dataset([source(), other(number)], data, ORIGIN, progress=tell.send)
    except Exception as error:
        tell.send(f"{type(error).__name__}: {error}")
        sys.exit(FAILED)
