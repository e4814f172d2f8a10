"""What `ask` costs over the same SPARQL on the bare store, for each saved question's first example.

    python -m benchmarks.overhead [DATA]

Bare is the engine's own answer to what `ask` has it do (row by row where that is faster), every cell of every row
read and nothing made of it. `ask` finds the values, binds them, plans, and makes terms of the answer; it has asked
the question before. Allowed are 10 % or 2 ms, whichever is more.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
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

RUNS = 7
SHARE, LEAST = 0.10, 2.0


def main() -> None:
    """Prints one line a question, by turns so that noise falls on both, and how many are within what is allowed."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(folder)
        if len(sys.argv) == 1:
            sources = read_sources(shipped_paths(shipped_folder())).sources
            build_dataset(sources, data, Origin("benchmark", ""))
        dataset = open_dataset(data)
        store = ox.Store.read_only(str(dataset.folder / "store"))
        names = Names(dataset)
        names.entity("")  # reads the names once, as whoever asks more than one question does
        over, within = [], 0
        print(f"{'question':34}  {'bare ms':>8}  {'ask ms':>8}  {'over ms':>8}  {'over %':>7}")
        for question in load_catalogue():
            values = question.examples[0].values
            sparql = row_by_row(bind(question, values, names.resolve))
            bare, asked = _medians(
                lambda sparql=sparql: [tuple(row) for row in store.query(sparql, prefixes=PREFIXES)],  # type: ignore[misc]
                lambda question=question, values=values: ask(dataset, question, values, names.resolve),  # type: ignore[misc]
            )
            more = asked - bare
            within += more <= max(SHARE * bare, LEAST)
            over.append(more / bare)
            print(f"{question.id:34}  {bare:>8.1f}  {asked:>8.1f}  {more:>8.1f}  {more / bare:>7.0%}")
        print(f"\n{within} of {len(over)} within 10 % or 2 ms; median {statistics.median(over):.1%}")


def _medians(*ways: Callable[[], object]) -> list[float]:
    """The median milliseconds of each way."""
    taken: list[list[float]] = [[] for _ in ways]
    for _ in range(RUNS):
        for way, times in zip(ways, taken, strict=True):
            began = time.perf_counter()
            way()
            times.append((time.perf_counter() - began) * 1e3)
    return [statistics.median(times) for times in taken]


if __name__ == "__main__":
    main()
