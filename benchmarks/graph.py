"""The graph at national size: building beside the raw loader, questions beside other ways of asking, chains, opening.

    python -m benchmarks.graph [--scale N] [--runs N] [--limit SECONDS] [--as-written] [--tenfold] [--peers]

Everything is measured in one run on one machine: ratios mean something where milliseconds do not. `--as-written` asks
each question in its own words too, `--tenfold` builds and asks a country ten times as large, `--peers` asks rdflib in
memory; all three take long. A question not answered within the limit counts as that long, and is marked "+".
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
_THREAD = (
    "SELECT ?from ?to WHERE { ?from (gt:isAddressedBy|^gt:addresses|gt:hasLead|gt:isPostIn|gt:isSubBodyOf|"
    "gt:isAccountableTo)+ ?to FILTER(?from != ?to) }"
)
_THREADED = f"SELECT ?from ?to WHERE {{ GRAPH <{CLOSURES}> {{ ?from gt:threadsTo ?to }} }}"
_CLOSED = f"SELECT ?from ?to WHERE {{ GRAPH <{CLOSURES}> {{ ?from gt:answersTo ?to }} }}"


@dataclass(frozen=True, slots=True)
class Way:
    """One way of asking: seconds by question; `late` are those not answered within the limit; gigabytes at the peak."""

    name: str
    seconds: dict[str, float]
    late: frozenset[str]
    peak: float

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
    parser.add_argument("--as-written", action="store_true", help="each question in its own words too")
    parser.add_argument("--tenfold", action="store_true", help="a country ten times as large too")
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
        ways = [_stored("row by row", data, given.runs, given.limit)]
        if given.as_written:
            ways.append(_stored("as written", data, given.runs, given.limit, as_written=True))
        if given.tenfold:
            large = Path(folder) / "tenfold"
            build_dataset(list(sources(10 * given.scale)), large, Origin("benchmark", ""))
            ways.append(_stored("tenfold", large, 1, 12 * given.limit))
        if given.peers:
            ways.append(_in_memory(data, given.limit))
        _table(ways)


def _building(scale: float, data: Path, folder: Path) -> None:
    made = list(sources(scale))
    began = time.perf_counter()
    snapshot = build_dataset(made, data, Origin("benchmark", ""))
    ours = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    merged = folder / "merged.nt"
    open_dataset(data).write_merged(merged)
    with merged.open("rb") as lines:
        quads = snapshot.manifest.triples + sum(1 for _ in lines)
    began = time.perf_counter()
    store = ox.Store(folder / "raw")
    store.bulk_load(path=snapshot.folder / "dataset.nq", format=ox.RdfFormat.N_QUADS)
    store.bulk_load(path=merged, format=ox.RdfFormat.N_TRIPLES)
    store.optimize()
    store.flush()
    raw = time.perf_counter() - began
    del store
    shutil.rmtree(folder / "raw")
    merged.unlink()
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
          f"{walked / jumped:.1f} times")  # fmt: skip
    for name, path, closed in (("counted in the store", _PATH, _CLOSED), ("all threads, counted", _THREAD, _THREADED)):
        counting = [one.replace("?from ?to", "(COUNT(*) AS ?n)", 1) for one in (path, closed)]
        walked, jumped = (_median(lambda sparql=one: dataset.as_written(sparql), runs) for one in counting)
        print(f"{name}: {walked * 1e3:.1f} ms, {jumped * 1e3:.1f} ms: {walked / jumped:.0f} times")
    print()


def _stored(name: str, data: Path, runs: int, limit: float, *, as_written: bool = False) -> Way:
    def opening() -> Callable[[str], object]:
        dataset = open_dataset(data)
        return dataset.as_written if as_written else dataset.query

    return _way(name, list(asked(Names(open_dataset(data)).resolve)), opening, runs, limit)


def _in_memory(data: Path, limit: float) -> Way:
    plain = [one for one in asked(Names(open_dataset(data)).resolve) if "GRAPH" not in one.sparql]
    facts = open_dataset(data).facts()  # read once: the processes that ask begin with it
    return _way("rdflib", plain, lambda: _rdflib(facts), 1, limit)


def _table(ways: Sequence[Way]) -> None:
    """Milliseconds of each question by way, the means, and the ratios to the first way."""
    first = ways[0]
    print(f"{'question, milliseconds':38}" + "".join(f"{way.name:>12}" for way in ways))
    for name in first.seconds:
        print(f"{name:38}" + "".join(_cell(way, name) for way in ways))
    print(f"{'geometric mean':38}" + "".join(f"{way.mean * 1e3:>11.1f} " for way in ways) + "\n")
    for way in ways:
        slowest = max(way.seconds, key=lambda name: way.seconds[name])
        over = sum(seconds > 1 for seconds in way.seconds.values())
        print(f"{way.name}: {len(way.seconds)} asked, {over} over a second, {len(way.late)} beyond the limit; slowest "
              f"{slowest}, {way.seconds[slowest]:.2f} s; peak {way.peak:.1f} GB")  # fmt: skip
    for way in ways[1:]:
        ratios = {name: way.seconds[name] / first.seconds[name] for name in way.seconds if name in first.seconds}
        most = max(ratios, key=lambda name: ratios[name])
        print(f"{way.name} takes {math.exp(statistics.fmean(map(math.log, ratios.values()))):.1f} times as long as "
              f"{first.name} (geometric mean of {len(ratios)}), at most {ratios[most]:.1f} times ({most})")  # fmt: skip


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
    peak = 0.0
    while left:
        here, there = context.Pipe(duplex=False)
        process = context.Process(target=_asking, args=(there, opening, left, runs))
        process.start()
        here.recv()  # it is open
        while left and here.poll(limit * runs if len(seconds) == 0 else limit):
            seconds[left.pop(0).name], used = here.recv()
            peak = max(peak, used)
        process.kill()
        process.join()
        if left:
            late.add(left[0].name)
            seconds[left.pop(0).name] = limit
    return Way(name, seconds, frozenset(late), peak)


def _asking(
    there: Connection,
    opening: Callable[[], Callable[[str], object]],
    questions: Sequence[Asked],
    runs: int,
) -> None:
    answer = opening()
    there.send("open")
    for one in questions:
        taken = _median(lambda sparql=one.sparql: answer(sparql), runs)
        there.send((taken, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20))


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
