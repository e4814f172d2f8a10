"""Each saved question's first example, on the store and on rdflib in memory, over the same graph.

    python -m benchmarks.ask

A question that rdflib has not answered after `LIMIT` seconds counts as that long, and is marked.
"""

from __future__ import annotations

import logging
import math
import multiprocessing
import statistics
import tempfile
import time
from pathlib import Path

from rdflib import Graph

from goldenthread.places import shipped_folder
from goldenthread.reading import read_sources
from goldenthread.sources import shipped_paths
from graph.building import Origin, build_dataset
from graph.dataset import open_dataset
from graph.names import Names
from queries.binding import bind
from queries.catalogue import load_catalogue

RUNS = 3
LIMIT = 20.0


def main() -> None:
    """Prints one line a question, and the geometric mean of the ratios."""
    logging.getLogger("rdflib").setLevel(logging.CRITICAL)
    with tempfile.TemporaryDirectory() as folder:
        sources = read_sources(shipped_paths(shipped_folder())).sources
        build_dataset(sources, Path(folder), Origin("benchmark", ""))
        dataset = open_dataset(Path(folder))
        facts = dataset.facts()
        names = Names(dataset)
        print(f"{len(facts):,} triples in the merged graph; medians of {RUNS} runs\n")
        print(f"{'question':34}  {'store ms':>8}  {'rdflib ms':>9}  {'ratio':>6}")
        ratios = []
        for question in load_catalogue():
            sparql = bind(question, question.examples[0].values, names.resolve)
            ours = statistics.median(_seconds(dataset, sparql) for _ in range(RUNS))
            if "GRAPH" in sparql:
                print(f"{question.id:34}  {ours * 1e3:>8.1f}  {'asks for sources: not of one graph':>17}")
                continue
            theirs, ended = _peer(facts, sparql)
            ratios.append(theirs / ours)
            mark = "" if ended else "+"
            print(
                f"{question.id:34}  {ours * 1e3:>8.1f}  {theirs * 1e3:>8.0f}{mark or ' '}  {theirs / ours:>5.0f}{mark}"
            )
        print(f"\nrdflib takes {math.exp(statistics.fmean(map(math.log, ratios))):.0f} times as long (geometric mean)")


def _seconds(dataset: object, sparql: str) -> float:
    began = time.perf_counter()
    dataset.query(sparql)  # type: ignore[attr-defined]
    return time.perf_counter() - began


def _peer(facts: Graph, sparql: str) -> tuple[float, bool]:
    """Seconds that rdflib takes in a process of its own, and whether it ended within the limit."""
    context = multiprocessing.get_context("fork")
    began = time.perf_counter()
    process = context.Process(target=lambda: list(facts.query(sparql)))
    process.start()
    process.join(LIMIT)
    if process.is_alive():
        process.kill()
        process.join()
        return LIMIT, False
    return time.perf_counter() - began, True


if __name__ == "__main__":
    main()
