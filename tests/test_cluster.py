"""Reading on several machines: two real workers give what one machine gives, and a lost one loses no document."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from typer.testing import CliRunner

from goldenthread.cli import app
from goldenthread.cluster import ClusterFailed, Scheduler
from goldenthread.contents import Told, told_by
from goldenthread.failures import UNREADABLE
from goldenthread.workers import Limits, read_each
from loaders.documents import Pages
from tests.papers import HEAD
from tests.servers import free_port

pytest.importorskip("distributed", reason="the extra cluster is not installed: pip install 'goldenthread[cluster]'")
pytestmark = pytest.mark.filterwarnings("ignore")  # of the client's sockets and loops, which are not ours

PAPER = HEAD + "1.1 Ofsted inspected Northshire's services for children between 3 and {day} June 2019.\n"


def act(file: Path, pages: Pages) -> Told:
    """Reads as a build does, but for what a file's name says."""
    if file.stem == "hangs":
        time.sleep(600)
    if file.stem == "broken":
        os._exit(3)
    if file.stem == "greedy":
        bytearray(10**11)
    if file.stem.startswith("late"):
        time.sleep(1)
    return told_by(file, pages)


@contextmanager
def cluster(workers: int, *, nanny: bool = False) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A scheduler and so many workers of one thread each, all processes of their own."""
    address = f"tcp://127.0.0.1:{free_port()}"
    root = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}

    def started(*arguments: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "distributed.cli." + arguments[0], *arguments[1:], "--no-dashboard"]
        return subprocess.Popen(command, env=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    running = [started("dask_scheduler", "--host", "127.0.0.1", "--port", address.rpartition(":")[2])]
    kind = "--nanny" if nanny else "--no-nanny"
    running += [started("dask_worker", address, "--nthreads", "1", kind) for _ in range(workers)]
    try:
        yield address, running[1:]
    finally:
        for process in reversed(running):
            process.kill()
            process.wait(timeout=30)


def papers(folder: Path, *names: str) -> list[Path]:
    folder.mkdir()
    for day, name in enumerate(names, start=10):
        (folder / f"{name}.txt").write_text(PAPER.format(day=day), encoding="utf-8")
    return sorted(folder.iterdir())


def quiet(file: Path, done: int, of: int) -> None:
    """Hears of nothing."""


def test_two_workers_build_the_same_bytes_as_one_machine(tmp_path: Path) -> None:
    papers(tmp_path / "papers", *(f"paper-{n}" for n in range(6)))
    (tmp_path / "papers" / "poem.txt").write_text("The rose is red.\n\nSugar is sweet.\n", encoding="utf-8")
    built = {}
    with cluster(2, nanny=True) as (address, _):
        for name, more in (("here", []), ("there", ["--scheduler", address])):
            into = tmp_path / name
            done = CliRunner().invoke(app, ["build", str(tmp_path / "papers"), "--into", str(into), *more])
            assert done.exit_code == UNREADABLE, done.output
            assert done.stderr.count("left out: poem.txt") == 1
            version = (into / "CURRENT").read_text().strip()
            parts = ("dataset.nq", "manifest.json", "manifest.ttl")
            built[name] = [(into / "versions" / version / part).read_bytes() for part in parts]
    assert built["here"] == built["there"]


def test_each_document_keeps_its_limits_and_costs_only_itself(tmp_path: Path) -> None:
    files = papers(tmp_path / "papers", "broken", "greedy", "hangs", "paper")
    limits = Limits(seconds=20, memory=2**32)
    with cluster(2) as (address, _):
        there = Scheduler(address, seconds=60).read_each(files, act, limits=limits, report=quiet)
    assert there == read_each(files, act, limits=limits, report=quiet)
    assert [outcome.result is None for outcome in there] == [True, True, True, False]
    assert "took longer than 20 seconds" in str(there[2].failure)


def test_a_worker_that_is_lost_loses_no_document(tmp_path: Path) -> None:
    files = papers(tmp_path / "papers", *(f"late-{n}" for n in range(6)))
    heard: list[str] = []
    with cluster(2) as (address, workers):

        def kill_one(file: Path, done: int, of: int) -> None:
            heard.append(file.name)
            if len(heard) == 2:
                workers[0].send_signal(signal.SIGKILL)

        there = Scheduler(address, seconds=60).read_each(files, act, report=kill_one)
    assert there == read_each(files, act, report=quiet)
    assert sorted(heard) == [file.name for file in files]


def test_where_every_worker_is_lost_the_rest_is_read_here(tmp_path: Path) -> None:
    files = papers(tmp_path / "papers", *(f"late-{n}" for n in range(4)))
    with cluster(1) as (address, workers):
        scheduler = Scheduler(address, seconds=60, patience=3)
        there = scheduler.read_each(files, act, report=lambda file, done, of: workers[0].kill())
    assert there == read_each(files, act, report=quiet)


def test_no_scheduler_and_no_worker_are_told(tmp_path: Path) -> None:
    files = papers(tmp_path / "papers", "paper")
    with pytest.raises(ClusterFailed, match=r"no scheduler answers there .* start one with: dask scheduler"):
        Scheduler(f"tcp://127.0.0.1:{free_port()}", seconds=1).read_each(files, act, report=quiet)
    with cluster(0) as (address, _), pytest.raises(ClusterFailed, match="has no worker; start one with: dask worker"):
        Scheduler(address, seconds=15).read_each(files, act, report=quiet)
