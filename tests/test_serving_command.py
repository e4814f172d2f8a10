"""`goldenthread serve` as a process of its own: how it starts, what it refuses, how it ends."""

import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote
from urllib.request import urlopen

import pytest

from goldenthread.failures import DONE, NOT_FOUND, UNREADABLE
from tests.serving import AUTHORITIES, CROSS_PRODUCT, build


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("command"))


def command(*options: str | Path) -> list[str]:
    return [sys.executable, "-m", "goldenthread", "serve", *map(str, options)]


@contextmanager
def started(data: Path, *options: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The process and its address."""
    process = subprocess.Popen(command("--data", data, "--port", "0", *options), stderr=subprocess.PIPE, text=True)
    try:
        assert process.stderr
        told = process.stderr.readline()
        address = re.search(r"http://127\.0\.0\.1:\d+", told)
        assert address, told + process.stderr.read()
        yield process, address[0]
    finally:
        process.kill()
        process.communicate()


def ask(address: str, sparql: str) -> bytes:
    with urlopen(f"{address}/sparql?query={quote(sparql)}", timeout=60) as response:
        return bytes(response.read())


def children(pid: int) -> set[int]:
    """The processes below this one."""
    below = {child for child, parent in parents().items() if parent == pid}
    return below.union(*map(children, below))


def parents() -> dict[int, int]:
    """The parent of every process. One that ends meanwhile is left out."""
    found: dict[int, int] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(FileNotFoundError, ProcessLookupError):
            found[int(stat.parent.name)] = int(stat.read_text().rpartition(")")[2].split()[1])
    return found


@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGINT])
def test_it_serves_and_ends_when_told(data: Path, told: signal.Signals) -> None:
    with started(data) as (process, address):
        assert b"Kelderdale" in ask(address, AUTHORITIES)
        below = children(process.pid)
        assert len(below) >= 3  # the server of processes, and the workers
        process.send_signal(told)
        _, log = process.communicate(timeout=20)
        assert process.returncode == DONE
        assert log.splitlines()[-1] == "Stopped"
        assert "Traceback" not in log
        assert "GET /sparql 200" in log
        assert "gt:Authority" not in log
        wait(lambda: not any(Path(f"/proc/{pid}").exists() for pid in below))


def test_a_query_that_runs_away_does_not_keep_it(data: Path) -> None:
    with started(data, "--seconds", "60") as (process, address):
        ask(address, AUTHORITIES)
        thread = threading.Thread(target=ignored, args=(address, CROSS_PRODUCT))
        thread.start()
        time.sleep(0.5)
        below = children(process.pid)
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=20)
        thread.join()
        assert process.returncode == DONE
        wait(lambda: not any(alive(pid) for pid in below))


def test_answers_under_way_are_given_before_it_ends(data: Path) -> None:
    with started(data) as (process, address):
        ask(address, AUTHORITIES)
        slow = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d rdfs:label ?f }"
        answers: list[bytes] = []
        thread = threading.Thread(target=lambda: answers.append(ask(address, slow)))
        thread.start()
        time.sleep(0.2)
        process.send_signal(signal.SIGTERM)
        thread.join(timeout=30)
        assert b'"n"' in answers[0]
        process.communicate(timeout=20)


def test_no_worker_outlives_it(data: Path) -> None:
    with started(data, "--seconds", "60") as (process, address):
        ask(address, AUTHORITIES)
        thread = threading.Thread(target=ignored, args=(address, CROSS_PRODUCT))
        thread.start()
        time.sleep(0.5)
        below = children(process.pid)
        assert below
        process.kill()
        thread.join()
        wait(lambda: not any(alive(pid) for pid in below))


def test_what_it_cannot_start_with(data: Path, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        refused = subprocess.run(command("--data", data, "--port", port), capture_output=True, text=True)
        assert (refused.returncode, "choose another with --port" in refused.stderr) == (UNREADABLE, True)
    empty = subprocess.run(command("--data", tmp_path, "--port", "0"), capture_output=True, text=True)
    assert (empty.returncode, "goldenthread build" in empty.stderr) == (NOT_FOUND, True)
    nowhere = subprocess.run(command("--data", data, "--host", "203.0.113.7"), capture_output=True, text=True)
    assert (nowhere.returncode, "cannot be listened at" in nowhere.stderr) == (UNREADABLE, True)


def test_it_listens_here_alone_unless_told_otherwise(data: Path) -> None:
    with started(data) as (_, address):
        port = address.rpartition(":")[2]
        listening = [
            line.split()[1] for line in Path("/proc/net/tcp").read_text().splitlines()[1:] if line.split()[3] == "0A"
        ]
        assert f"0100007F:{int(port):04X}" in listening
        assert f"00000000:{int(port):04X}" not in listening


def ignored(address: str, sparql: str) -> None:
    with suppress(OSError):
        ask(address, sparql)


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def wait(check: object) -> None:
    end = time.monotonic() + 15
    while not check():  # type: ignore[operator]
        assert time.monotonic() < end, "it did not come about"
        time.sleep(0.05)
