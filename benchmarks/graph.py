"""The graph at national size: building beside the raw loader, opening, chains, questions beside other engines.

    python -m benchmarks.graph [--scale N | --data DIR] [--runs N] [--limit SECONDS] [--every N] [--tenfold]
                               [--peers [oxigraph | jena | virtuoso | rdflib]...] [--loaded DIR]

Everything is measured in one run on one machine: ratios mean something where milliseconds do not. `--data` asks a
dataset that is there and builds nothing. `--tenfold` builds and asks a country ten times as large. `--peers` asks each
question of us and of each peer in turn: all of them where none is named. Their databases are made anew, or kept in
`--loaded` for another run on the same dataset. `--every` takes a sample of the examples, where a peer is slow.

What questions take is told in processor time, all threads of it, so that others who work on the machine change little:
a server's own where the peer is one. A question that takes more than the limit counts as the limit, and is marked "+";
one that a peer refuses, or answers with another number of rows, counts for neither.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import chain
from pathlib import Path

import pyoxigraph as ox

from benchmarks.asked import asked
from benchmarks.generated.country import sources
from benchmarks.peers.choice import PEERS, absent, peers
from benchmarks.peers.comparison import Way, ask_in_turn
from benchmarks.peers.ours import ours
from benchmarks.peers.table import lines
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


def main() -> None:
    """Prints the tables."""
    given = _given()
    size = given.data or f"{given.scale} x 153 councils, 12 years"
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, {platform.system()}, Python "
          f"{platform.python_version()}, Oxigraph {ox.__version__}; {size}; medians of {given.runs}\n")  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        data = given.data or Path(folder) / "data"
        if given.data is None:
            _building(given.scale, data, Path(folder))
        _opening(data, given.runs)
        _chains(open_dataset(data), given.runs)
        ways = _asked(data, given, given.loaded or Path(folder) / "peers")
        if given.tenfold:
            large = Path(folder) / "tenfold"
            build_dataset(list(sources(10 * given.scale)), large, Origin("benchmark", ""))
            questions = list(asked(Names(open_dataset(large)).resolve))
            ways += ask_in_turn([ours(large, name="tenfold", runs=1)], questions, 12 * given.limit)
    print("\n".join(lines(ways)))
    print(f"\nload at the end {os.getloadavg()[0]:.1f}")


def _given() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="The graph at national size, beside its peers.")
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--data", type=Path, help="a dataset that is there, instead of building one")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--limit", type=float, default=20.0)
    parser.add_argument("--every", type=int, default=1, help="only every so many-th example: a sample")
    parser.add_argument("--tenfold", action="store_true", help="a country ten times as large too")
    parser.add_argument("--peers", nargs="*", choices=PEERS, help="ask these too; all that are here if none is named")
    parser.add_argument("--loaded", type=Path, help="where databases of peers are kept for another run")
    return parser.parse_args()


def _asked(data: Path, given: argparse.Namespace, folder: Path) -> list[Way]:
    """The dataset asked as the program does, in turn with the peers."""
    dataset = open_dataset(data)
    names = [] if given.peers is None else given.peers or list(PEERS)
    for words in absent(names):
        print(f"not asked: {words}")
    engines = chain([ours(data, runs=given.runs)], peers(names, dataset, folder))
    questions = list(asked(Names(dataset).resolve))[:: given.every]
    return ask_in_turn(engines, questions, given.limit, lambda line: print(line, file=sys.stderr, flush=True))


def _building(scale: float, data: Path, folder: Path) -> None:
    """From nothing but for one paper, and with that paper more; the raw loader gets what both come to."""
    made = list(sources(scale))
    paper = max((one for one in made if one.document.startswith("paper")), key=lambda one: len(one.claims))
    rest = [one for one in made if one is not paper]
    anew = _clocked(lambda: build_dataset(rest, data, Origin("benchmark", "")))
    more = _clocked(lambda: build_dataset(made, data, Origin("benchmark", "")))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    dataset, merged = open_dataset(data), folder / "merged.nt"
    dataset.write_merged(merged)
    with merged.open("rb") as lines:
        quads = dataset.manifest.triples + sum(1 for _ in lines)
    raw = _clocked(lambda: _loaded(folder / "raw", dataset.quads_path(), merged))
    shutil.rmtree(folder / "raw")
    merged.unlink()
    print(f"{sum(len(one.claims) for one in made):,} claims, {dataset.manifest.triples:,} quads in named graphs, "
          f"{quads:,} in the store; peak {peak:.1f} GB; seconds of processor (by the clock)")  # fmt: skip
    print(f"build from claims     {quads / anew[0]:>9,.0f} quads/s in the store: {anew[0]:.1f} s ({anew[1]:.1f})")
    print(f"raw bulk load of them {quads / raw[0]:>9,.0f} quads/s: {raw[0]:.1f} s ({raw[1]:.1f}): the build is "
          f"{raw[0] / anew[0]:.0%} of it ({raw[1] / anew[1]:.0%})")  # fmt: skip
    print(f"build with one paper more, of {len(made):,}: {more[0]:.1f} s ({more[1]:.1f}), {more[0] / anew[0]:.0%} "
          f"of the build from nothing ({more[1] / anew[1]:.0%})\n")  # fmt: skip


def _loaded(folder: Path, quads: Path, merged: Path) -> None:
    store = ox.Store(folder)
    store.bulk_load(path=quads, format=ox.RdfFormat.N_QUADS)
    store.bulk_load(path=merged, format=ox.RdfFormat.N_TRIPLES)
    store.optimize()
    store.flush()


def _clocked(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds of processor, all threads of this process, and by the clock."""
    used, began = time.process_time(), time.perf_counter()
    work()
    return time.process_time() - used, time.perf_counter() - began


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
