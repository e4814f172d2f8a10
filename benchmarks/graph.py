"""The graph at national size: building beside the raw loader, questions beside other ways of asking, chains, opening.

    python -m benchmarks.graph [--scale N] [--runs N] [--limit SECONDS] [--peers]

Everything is measured in one run on one machine: ratios mean something where milliseconds do not. `--peers` asks rdflib
in memory too, which takes long. A question not answered within the limit counts as that long, and is marked "+".
"""

from __future__ import annotations

import argparse
import math
import multiprocessing
import os
import platform
import resource
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

import pyoxigraph as ox
from rdflib import Graph

from benchmarks.asked import Asked, asked
from benchmarks.generated.country import sources
from graph.building import Origin, build_dataset
from graph.consequences import CLOSURES
from graph.dataset import Dataset, open_dataset
from graph.names import Names

_PATH = "SELECT ?from ?to WHERE { ?from (gt:isAccountableTo|gt:isSubBodyOf)+ ?to FILTER(?from != ?to) }"
_CLOSED = f"SELECT ?from ?to WHERE {{ GRAPH <{CLOSURES}> {{ ?from gt:answersTo ?to }} }}"


@dataclass(frozen=True, slots=True)
class Way:
    """One way of asking: seconds by question; `late` are those not answered within the limit."""

    name: str
    seconds: dict[str, float]
    late: frozenset[str]

    @property
    def mean(self) -> float:
        """The geometric mean, in seconds."""
        return math.exp(statistics.fmean(map(math.log, self.seconds.values())))


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description="The graph at national size, beside its peers.")
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--limit", type=float, default=20.0)
    parser.add_argument("--peers", action="store_true", help="ask rdflib in memory too")
    given = parser.parse_args()
    load = os.getloadavg()[0]
    print(f"{os.cpu_count()} cores, load {load:.1f}, {platform.system()}, Python {platform.python_version()}, "
          f"Oxigraph {ox.__version__}; {given.scale} x 153 councils, 12 years; medians of {given.runs}\n")  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        _building(given.scale, data, Path(folder))
        _opening(data, given.runs)
        _chains(open_dataset(data), given.runs)
        _catalogue(data, given.runs, given.limit, peers=given.peers)


def _building(scale: float, data: Path, folder: Path) -> None:
    made = list(sources(scale))
    began = time.perf_counter()
    snapshot = build_dataset(made, data, Origin("benchmark", ""))
    ours = time.perf_counter() - began
    named = (snapshot.folder / "dataset.nq").read_bytes()
    merged = open_dataset(data).merged()
    quads = snapshot.manifest.triples + merged.count(b"\n")
    began = time.perf_counter()
    store = ox.Store(folder / "raw")
    store.bulk_load(named, format=ox.RdfFormat.N_QUADS)
    store.bulk_load(merged, format=ox.RdfFormat.N_TRIPLES)
    store.optimize()
    store.flush()
    raw = time.perf_counter() - began
    del store
    shutil.rmtree(folder / "raw")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(f"{sum(len(one.claims) for one in made):,} claims, {snapshot.manifest.triples:,} quads in named graphs, "
          f"{quads:,} in the store; peak {peak:.1f} GB")  # fmt: skip
    print(f"build from claims     {quads / ours:>9,.0f} quads/s in the store ({ours:.1f} s)")
    print(f"raw bulk load of them {quads / raw:>9,.0f} quads/s ({raw:.1f} s): the build is {raw / ours:.0%} of it\n")


def _opening(data: Path, runs: int) -> None:
    def first() -> None:
        open_dataset(data).query("SELECT ?a ?n WHERE { ?a a gt:Authority ; rdfs:label ?n } ORDER BY ?n LIMIT 1")

    print(f"opening and first answer  {_median(first, runs):.3f} s\n")


def _chains(dataset: Dataset, runs: int) -> None:
    if len(dataset.select(_PATH).rows) != len(dataset.select(_CLOSED).rows):
        raise SystemExit("the closure and the property path do not give the same number of chains")
    walked, jumped = (_median(lambda sparql=sparql: dataset.as_written(sparql), runs) for sparql in (_PATH, _CLOSED))
    print(f"chains for every board: property path {walked * 1e3:.0f} ms, closure {jumped * 1e3:.0f} ms: "
          f"{walked / jumped:.1f} times\n")  # fmt: skip


def _catalogue(data: Path, runs: int, limit: float, *, peers: bool) -> None:
    questions = list(asked(Names(open_dataset(data)).resolve))
    ways = [
        _way("row by row", questions, lambda: open_dataset(data).query, runs, limit),
        _way("as written", questions, lambda: open_dataset(data).as_written, runs, limit),
    ]
    if peers:
        plain = [one for one in questions if "GRAPH" not in one.sparql]
        ways.append(_way("rdflib", plain, lambda: _rdflib(open_dataset(data).facts()), 1, limit))
    print(f"{'question, milliseconds':38}" + "".join(f"{way.name:>12}" for way in ways))
    for one in questions:
        print(f"{one.name:38}" + "".join(_cell(way, one.name) for way in ways))
    print(f"{'geometric mean':38}" + "".join(f"{way.mean * 1e3:>11.1f} " for way in ways))
    slowest = max(ways[0].seconds, key=lambda name: ways[0].seconds[name])
    print(f"\nslowest, row by row: {slowest}, {ways[0].seconds[slowest]:.2f} s")
    for way in ways[1:]:
        both = [name for name in way.seconds if name in ways[0].seconds]
        ratio = math.exp(statistics.fmean(math.log(way.seconds[name] / ways[0].seconds[name]) for name in both))
        told = f"geometric mean of {len(both)}, {len(way.late)} beyond the limit"
        print(f"{way.name} takes {ratio:.1f} times as long ({told})")


def _cell(way: Way, name: str) -> str:
    if name not in way.seconds:
        return f"{'-':>11} "
    return f"{way.seconds[name] * 1e3:>11.1f}{'+' if name in way.late else ' '}"


def _way(
    name: str, questions: Sequence[Asked], opening: Callable[[], Callable[[str], object]], runs: int, limit: float
) -> Way:
    """Asks in a process of its own, which ends where a question takes too long; another goes on."""
    context = multiprocessing.get_context("fork")
    seconds: dict[str, float] = {}
    late = set()
    left = list(questions)
    while left:
        here, there = context.Pipe(duplex=False)
        process = context.Process(target=_asking, args=(there, opening, left, runs))
        process.start()
        here.recv()  # it is open
        while left and here.poll(limit * runs if len(seconds) == 0 else limit):
            seconds[left.pop(0).name] = here.recv()
        process.kill()
        process.join()
        if left:
            late.add(left[0].name)
            seconds[left.pop(0).name] = limit
    return Way(name, seconds, frozenset(late))


def _asking(
    there: Connection,
    opening: Callable[[], Callable[[str], object]],
    questions: Sequence[Asked],
    runs: int,
) -> None:
    answer = opening()
    there.send("open")
    for one in questions:
        there.send(_median(lambda sparql=one.sparql: answer(sparql), runs))


def _rdflib(facts: Graph) -> Callable[[str], object]:
    return lambda sparql: list(facts.query(sparql))


def _median(work: Callable[[], object], runs: int) -> float:
    """Seconds, the median; one run alone where the first takes a second or more."""
    taken: list[float] = []
    while len(taken) < runs:
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
        if taken[0] > 1:
            break
    return statistics.median(taken)


if __name__ == "__main__":
    main()
