"""The endpoint under load, beside the server of the engine itself, and what HTTP and the processes cost.

    python -m benchmarks.serve [--data DIR] [--seconds N] [--clients N] [--hostile N]

Both serve the same graph. Well-behaved clients send one query after the other, hostile ones send queries that no
engine gets done, and hang up after a while. A well-behaved request is lost that gets no answer, or a wrong one,
within `PATIENCE` seconds.
"""

from __future__ import annotations

import argparse
import json
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import quote

from benchmarks.serving_queries import HOSTILE, WELL_BEHAVED
from goldenthread.places import shipped_folder
from goldenthread.reading import read_sources
from goldenthread.sources import shipped_paths
from graph.answer_writer import AnswerWriter, Asked
from graph.building import Origin, build_dataset
from graph.dataset import open_dataset

PATIENCE = 30.0
HANG_UP = 25.0
RUNS = 100


@dataclass
class Tally:
    """What one server did under load: seconds by query, and what was lost."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)
    hostile: int = 0


def main() -> None:
    """Prints overhead and load, ours beside `oxigraph serve`."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        data = options.data or Path(folder) / "data"
        if options.data is None:
            sources = read_sources(shipped_paths(shipped_folder())).sources
            build_dataset(sources, data, Origin("benchmark", ""))
        dataset = open_dataset(data)
        print(f"{dataset.manifest.triples:,} triples\n")
        expected = _bare(dataset.folder)
        peer = Path(folder) / "peer"
        _copy(data, peer)
        with _ours(data, options.workers) as ours, _theirs(peer) as theirs:
            _overhead(dataset.folder, ours, theirs)
        for name, served in (("goldenthread serve", _ours(data, options.workers)), ("oxigraph serve", _theirs(peer))):
            with served as address:
                tally = _load(address, options.clients, options.hostile, options.seconds, expected)
            _print(name, tally, options)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--clients", type=int, default=16)
    parser.add_argument("--hostile", type=int, default=2)
    parser.add_argument("--workers", type=int, default=4)
    return parser.parse_args()


@dataclass(frozen=True)
class Address:
    """Where a server takes queries."""

    port: int
    path: str


class _Bytes:
    def __init__(self) -> None:
        self.parts: list[bytes] = []

    def write(self, given: bytes, /) -> int:
        self.parts.append(bytes(given))
        return len(given)

    def flush(self) -> None:
        pass


def _bare(folder: Path) -> dict[str, int]:
    """How many rows each well-behaved query has, by the store itself."""
    writer = AnswerWriter(folder)
    return {
        name: len(json.loads(_written(writer, query))["results"]["bindings"]) for name, query in WELL_BEHAVED.items()
    }


def _written(writer: AnswerWriter, sparql: str) -> bytes:
    out = _Bytes()
    writer.write(Asked(sparql=sparql, rows="json", triples=None), out)
    return b"".join(out.parts)


def _copy(data: Path, peer: Path) -> None:
    """The merged graph in a store of the peer's own."""
    triples = peer.with_suffix(".nt")
    triples.write_bytes(open_dataset(data).merged())
    program = Path(sys.executable).with_name("oxigraph")
    command = [program, "load", "--location", peer, "--file", triples]
    subprocess.run(command, check=True, capture_output=True)


@contextmanager
def _ours(data: Path, workers: int) -> Iterator[Address]:
    port = _free_port()
    command = [sys.executable, "-m", "goldenthread", "serve", "--data", data, "--port", str(port)]
    command += ["--workers", str(workers)]
    with _running(command, Address(port, "/sparql")) as address:
        yield address


@contextmanager
def _theirs(store: Path) -> Iterator[Address]:
    port = _free_port()
    program = Path(sys.executable).with_name("oxigraph")
    command = [program, "serve-read-only", "--location", store, "--bind", f"127.0.0.1:{port}"]
    with _running(command, Address(port, "/query")) as address:
        yield address


@contextmanager
def _running(command: Sequence[str | Path], address: Address) -> Iterator[Address]:
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(300):
            if _asked(address, "ASK {}", 5) is not None:
                break
            time.sleep(0.1)
        yield address
    finally:
        server.terminate()
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _asked(address: Address, sparql: str, patience: float) -> bytes | None:
    """The answer of a server; None where there is none."""
    connection = HTTPConnection("127.0.0.1", address.port, timeout=patience)
    try:
        headers = {"Accept": "application/sparql-results+json"}
        connection.request("GET", f"{address.path}?query={quote(sparql)}", headers=headers)
        response = connection.getresponse()
        body = response.read()
        return body if response.status == 200 else None
    except (OSError, HTTPException):
        return None
    finally:
        connection.close()


def _overhead(folder: Path, ours: Address, theirs: Address) -> None:
    """One client, each query `RUNS` times, the three ways by turns."""
    writer = AnswerWriter(folder)
    print(f"{'one client, median ms':24}  {'bare store':>10}  {'ours':>8}  {'oxigraph':>8}  {'ours - bare':>11}")
    for name, query in WELL_BEHAVED.items():
        taken: dict[str, list[float]] = {"bare": [], "ours": [], "theirs": []}
        for _ in range(RUNS):
            for way in taken:
                began = time.perf_counter()
                if way == "bare":
                    _written(writer, query)
                else:
                    _asked(ours if way == "ours" else theirs, query, PATIENCE)
                taken[way].append((time.perf_counter() - began) * 1e3)
        bare, mine, other = (statistics.median(several) for several in taken.values())
        print(f"{name:24}  {bare:>10.2f}  {mine:>8.2f}  {other:>8.2f}  {mine - bare:>11.2f}")
    print()


def _load(address: Address, clients: int, hostile: int, seconds: float, expected: Mapping[str, int]) -> Tally:
    tally, end = Tally(), time.monotonic() + seconds
    threads = [
        threading.Thread(target=_behave, args=(address, end, expected, tally, place))
        for place in range(clients - hostile)
    ]
    threads += [
        threading.Thread(target=_misbehave, args=(address, end, tally, place), daemon=True) for place in range(hostile)
    ]
    for thread in threads:
        thread.start()
    for thread in threads[: clients - hostile]:
        thread.join()
    return tally


def _behave(address: Address, end: float, expected: Mapping[str, int], tally: Tally, place: int) -> None:
    queries = list(WELL_BEHAVED.items())
    turn = place
    while time.monotonic() < end:
        name, query = queries[turn % len(queries)]
        turn += 1
        began = time.monotonic()
        body = _asked(address, query, PATIENCE)
        taken = time.monotonic() - began
        if body is None or len(json.loads(body)["results"]["bindings"]) != expected[name]:
            tally.lost.append(name)
        else:
            tally.seconds.setdefault(name, []).append(taken)


def _misbehave(address: Address, end: float, tally: Tally, place: int) -> None:
    while time.monotonic() < end:
        began = time.monotonic()
        _asked(address, HOSTILE[(tally.hostile + place) % len(HOSTILE)], HANG_UP)
        tally.hostile += 1
        time.sleep(max(0.0, 0.2 - (time.monotonic() - began)))


def _print(name: str, tally: Tally, options: argparse.Namespace) -> None:
    every = sorted(one for several in tally.seconds.values() for one in several)
    print(
        f"{name}: {options.clients} clients for {options.seconds:g} s, {options.hostile} of them hostile "
        f"({tally.hostile} hostile requests): {len(every):,} answered, {len(tally.lost)} lost"
    )
    if every:
        shown = ", ".join(f"p{part} {_percentile(every, part) * 1e3:.1f} ms" for part in (50, 95, 99))
        print(f"  {shown}, slowest {every[-1] * 1e3:.0f} ms, {len(every) / options.seconds:.0f} a second")
    for query, several in tally.seconds.items():
        several.sort()
        print(
            f"  {query:24}  p50 {_percentile(several, 50) * 1e3:>8.1f}  p95 {_percentile(several, 95) * 1e3:>8.1f} ms"
        )
    print(flush=True)


def _percentile(ordered: Sequence[float], part: int) -> float:
    return ordered[min(len(ordered) - 1, len(ordered) * part // 100)]


if __name__ == "__main__":
    main()
