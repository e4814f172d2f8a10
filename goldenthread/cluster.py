"""Reads documents on several machines, by workers of a Dask scheduler, each document within its own limits.

A worker gets the bytes of a document and reads them in a process of its own, as `workers.read_each` does here. What
the workers do not bring back, because they or the scheduler were lost, is read on this machine: no document is lost.
"""

from __future__ import annotations

import multiprocessing
import pickle
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from multiprocessing import forkserver
from pathlib import Path
from queue import Empty, Queue
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from goldenthread import __version__
from goldenthread.sources import fingerprint
from goldenthread.workers import Limits, Outcome, Report, read_each
from loaders.documents import Pages

if TYPE_CHECKING:
    from distributed import Client, Future

T = TypeVar("T")
_SECONDS: Final = 30.0
_PATIENCE: Final = 60.0
_LOOK: Final = 1.0
_MISSING: Final = "reading on several machines needs the extra cluster: pip install 'goldenthread[cluster]'"


class ClusterFailed(Exception):
    """The scheduler cannot be used; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Scheduler:
    """Where a Dask scheduler listens, how long it may take to answer, and how long it may be without any worker."""

    address: str
    seconds: float = _SECONDS
    patience: float = _PATIENCE

    def read_each(
        self, files: Sequence[Path], read: Callable[[Path, Pages], T], *, limits: Limits | None = None, report: Report
    ) -> list[Outcome[T]]:
        """As `workers.read_each`, on the scheduler's workers. Raises `ClusterFailed` where there are none at the start,
        or where they have other rules than this machine.
        """
        if not files:
            return []
        with self._client() as client:
            found = _gathered(client, _Work(files, read, limits or Limits()), report, patience=self.patience)
        left = [file for file in files if file not in found]
        for outcome in read_each(left, read, limits=limits, report=report):
            found[outcome.file] = outcome
        return [found[file] for file in files]

    @contextmanager
    def _client(self) -> Iterator[Client]:
        try:
            from distributed import Client
        except ImportError as error:
            raise ClusterFailed(_MISSING) from error
        try:
            client = Client(self.address, timeout=self.seconds, set_as_default=False)
        except (OSError, ValueError) as error:
            raise ClusterFailed(
                f"{self.address}: no scheduler answers there ({error}); start one with: dask scheduler"
            ) from error
        try:
            client.wait_for_workers(1, timeout=self.seconds)
            yield client
        except TimeoutError as error:
            raise ClusterFailed(
                f"{self.address}: the scheduler has no worker; start one with: dask worker {self.address}"
            ) from error
        finally:
            client.close(timeout=self.seconds)


@dataclass(frozen=True, slots=True)
class _Work(Generic[T]):
    files: Sequence[Path]
    read: Callable[[Path, Pages], T]
    limits: Limits


def _gathered(client: Client, work: _Work[T], report: Report, *, patience: float) -> dict[Path, Outcome[T]]:
    """What the workers bring back; what they do not is left out."""
    read = pickle.dumps(work.read)
    waiting = {
        client.submit(read_remotely, read, file.name, file.read_bytes(), work.limits, pure=False): file
        for file in work.files
    }
    found: dict[Path, Outcome[T]] = {}
    done: Queue[Future[Any]] = Queue()
    for future in waiting:
        future.add_done_callback(done.put)
    heard, alone = 0, 0.0
    while heard < len(waiting) and alone < patience:
        try:
            future = done.get(timeout=_LOOK)
        except Empty:
            alone = 0.0 if _has_workers(client) else alone + _LOOK
            continue
        heard += 1
        if future.status != "finished":
            continue
        rules, result, failure = future.result()
        if rules != _rules():
            raise ClusterFailed(
                "a worker has another version of Golden Thread or of its rules than this machine; "
                "install the same on all of them"
            )
        file = waiting[future]
        found[file] = Outcome(file, result, failure)
        report(file, 0, 0)
    return found


def _has_workers(client: Client) -> bool:
    """Whether the scheduler still answers and has somebody to read."""
    try:
        return bool(client.scheduler_info().get("workers"))
    except (OSError, AttributeError):
        return False


def read_remotely(read: bytes, name: str, content: bytes, limits: Limits) -> tuple[str, Any, str | None]:
    """On a worker: the digest of its rules, and what is read of a document of that name, or why it cannot be."""
    _prepare()
    with tempfile.TemporaryDirectory(prefix="goldenthread-") as folder, _allowed_children():
        file = Path(folder) / name
        file.write_bytes(content)
        (outcome,) = read_each([file], pickle.loads(read), limits=limits, report=_quiet, cores=1)
    return _rules(), outcome.result, outcome.failure


@cache
def _prepare() -> None:
    """Each process that reads imports what this one was started with: once, in the server that they come from."""
    if "forkserver" in multiprocessing.get_all_start_methods():
        known = [name for name in ("dask.cli", "distributed.cli.dask_worker") if name in sys.modules]
        main = getattr(sys.modules["__main__"], "__spec__", None)
        forkserver.set_forkserver_preload(["loaders.extraction", *known, *([main.name] if main else [])])
        forkserver.ensure_running()


@cache
def _rules() -> str:
    """A digest of the rules that this machine reads by."""
    return fingerprint((), tool=__version__, words=(), names={})


@contextmanager
def _allowed_children() -> Iterator[None]:
    """Dask's workers are daemons, which Python gives no children; here each document needs one to be held to limits."""
    config: dict[str, Any] = multiprocessing.current_process()._config  # type: ignore[attr-defined]
    before = config.get("daemon")
    config["daemon"] = False
    try:
        yield
    finally:
        config["daemon"] = before


def _quiet(file: Path, done: int, of: int) -> None:
    """Hears of nothing: pages are not told over the network."""
