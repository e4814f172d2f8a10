"""What `ask` costs over the same SPARQL on the bare store, for each saved question's first example.

    python -m benchmarks.overhead [DATA]

Bare is the engine's own answer to what `ask` has it do (row by row where that is faster), every cell of every row
read and nothing made of it. `ask` finds the values, binds them, plans, and makes terms of the answer; it has asked
the question before. Allowed are 10 % or 2 ms, whichever is more.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from goldenthread.places import shipped_folder
from goldenthread.reading import read_sources
from goldenthread.sources import shipped_paths
from graph.building import Origin, build_dataset
from graph.dataset import open_dataset
from graph.engine import PREFIXES
from graph.lateral import row_by_row
from graph.names import Names
from queries.binding import bind
from queries.catalogue import load_catalogue
from queries.runner import ask

LEAST_RUNS, MOST_RUNS, LONG_ENOUGH = 7, 21, 1.5
SHARE, LEAST = 0.10, 2.0


@dataclass(frozen=True)
class Taken:
    """Median milliseconds of one way: of the processor's time for this process, and by the clock on the wall."""

    processor: float
    wall: float


def main() -> None:
    """Prints one line a question, and how many are within what is allowed, by processor and by clock."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(folder)
        if len(sys.argv) == 1:
            sources = read_sources(shipped_paths(shipped_folder())).sources
            build_dataset(sources, data, Origin("benchmark", ""))
        dataset = open_dataset(data)
        store = ox.Store.read_only(str(dataset.folder / "store"))
        names = Names(dataset)
        names.entity("")  # reads the names once, as whoever asks more than one question does
        print(f"{'':34}  {'processor, ms':>26}  {'wall, ms':>26}")
        print(f"{'question':34}" + f"  {'bare':>8} {'ask':>8} {'over':>8}" * 2)
        pairs = []
        for question in load_catalogue():
            values = question.examples[0].values
            sparql = row_by_row(bind(question, values, names.resolve))
            bare, asked = _medians(
                lambda sparql=sparql: [tuple(row) for row in store.query(sparql, prefixes=PREFIXES)],  # type: ignore[misc]
                lambda question=question, values=values: ask(dataset, question, values, names.resolve),  # type: ignore[misc]
            )
            pairs.append((bare, asked))
            print(
                f"{question.id:34}{_shown(bare.processor, asked.processor)}{_shown(bare.wall, asked.wall)}", flush=True
            )
        print(f"\nprocessor: {_within([(bare.processor, asked.processor) for bare, asked in pairs])}")
        print(f"wall: {_within([(bare.wall, asked.wall) for bare, asked in pairs])}; load {os.getloadavg()[0]:.1f}")


def _shown(bare: float, asked: float) -> str:
    return f"  {bare:>8.2f} {asked:>8.2f} {asked - bare:>8.2f}"


def _within(pairs: Sequence[tuple[float, float]]) -> str:
    within = sum(asked - bare <= max(SHARE * bare, LEAST) for bare, asked in pairs)
    over = [asked / bare - 1 for bare, asked in pairs]
    most = max(asked - bare for bare, asked in pairs if bare * SHARE < LEAST)
    return (
        f"{within} of {len(over)} within 10 % or 2 ms; median {statistics.median(over):.1%}, "
        f"at most {most:.1f} ms where 2 ms is allowed"
    )


def _medians(*ways: Callable[[], object]) -> list[Taken]:
    """What each way takes, by turns, the first one last in every other turn, so that noise falls on all alike."""
    taken: list[list[tuple[float, float]]] = [[] for _ in ways]
    began = time.perf_counter()
    for turn in range(MOST_RUNS):
        if turn >= LEAST_RUNS and time.perf_counter() - began > LONG_ENOUGH:
            break
        for way, times in list(zip(ways, taken, strict=True))[:: -1 if turn % 2 else 1]:
            wall, processor = time.perf_counter(), time.process_time()
            way()
            times.append(((time.process_time() - processor) * 1e3, (time.perf_counter() - wall) * 1e3))
    return [Taken(*(statistics.median(column) for column in zip(*times, strict=True))) for times in taken]


if __name__ == "__main__":
    main()
