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
    """Median milliseconds on the bare store, and the median of what `ask` took more than the bare store beside it."""

    bare: float
    over: float

    @property
    def is_within(self) -> bool:
        return self.over <= max(SHARE * self.bare, LEAST)

    def __str__(self) -> str:
        return f"  {self.bare:>8.2f} {self.over:>8.2f} {self.over / self.bare:>6.0%}"


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
        print(f"{'':34}  {'processor, ms':>24}  {'wall, ms':>24}")
        print(f"{'question':34}" + f"  {'bare':>8} {'over':>8} {'':>6}" * 2)
        every = []
        for question in load_catalogue():
            values = question.examples[0].values
            sparql = row_by_row(bind(question, values, names.resolve))
            processor, wall = _compared(
                lambda sparql=sparql: [tuple(row) for row in store.query(sparql, prefixes=PREFIXES)],  # type: ignore[misc]
                lambda question=question, values=values: ask(dataset, question, values, names.resolve),  # type: ignore[misc]
            )
            every.append((processor, wall))
            print(f"{question.id:34}{processor}{wall}", flush=True)
        for name, taken in zip(("processor", "wall"), zip(*every, strict=True), strict=True):
            print(f"{name}: {_within(taken)}")
        print(f"load {os.getloadavg()[0]:.1f}")


def _within(taken: Sequence[Taken]) -> str:
    within = sum(one.is_within for one in taken)
    share = statistics.median(one.over / one.bare for one in taken)
    most = max(one.over for one in taken if one.bare * SHARE < LEAST)
    return (
        f"{within} of {len(taken)} within 10 % or 2 ms; median {share:.1%}, at most {most:.1f} ms where 2 ms is allowed"
    )


def _compared(bare: Callable[[], object], asked: Callable[[], object]) -> tuple[Taken, Taken]:
    """By the processor's time for this process, and by the clock on the wall.

    The two take turns, the first one last in every other turn, so that noise falls on both alike.
    """
    turns: list[dict[str, tuple[float, float]]] = []
    began = time.perf_counter()
    while len(turns) < LEAST_RUNS or (len(turns) < MOST_RUNS and time.perf_counter() - began < LONG_ENOUGH):
        ways = [("bare", bare), ("asked", asked)]
        turns.append({name: _timed(way) for name, way in (ways[::-1] if len(turns) % 2 else ways)})
    processor, wall = (
        Taken(
            statistics.median(turn["bare"][clock] for turn in turns),
            statistics.median(turn["asked"][clock] - turn["bare"][clock] for turn in turns),
        )
        for clock in (0, 1)
    )
    return processor, wall


def _timed(way: Callable[[], object]) -> tuple[float, float]:
    wall, processor = time.perf_counter(), time.process_time()
    way()
    return (time.process_time() - processor) * 1e3, (time.perf_counter() - wall) * 1e3


if __name__ == "__main__":
    main()
