"""A trace from one board and the chains of all recommendations, beside a property path in the store and networkx.

    python -m benchmarks.trace [--times N]

The property path gives only which things are reached, without links, passages, standing or breaks; networkx gives the
same, of one start from edges that are in memory already, of all with the reading of these edges. N copies of the facts,
each with ids of its own, make it N times the size.
"""

from __future__ import annotations

import argparse
import re
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import networkx as nx

from goldenthread.drawing.chain_svg import draw_chain
from goldenthread.places import shipped_folder
from goldenthread.reading import read_sources
from goldenthread.sources import shipped_paths
from graph.building import Origin, build_dataset
from graph.dataset import Dataset, open_dataset
from graph.engine import Engine, write_store
from ontology.terms import ID
from queries.tracing.chains import chains
from queries.tracing.trace import Tracer

RUNS = 5
BOARD = f"{ID}board/sunderland/safeguarding-children-board"
RECOMMENDATION = f"{ID}recommendation/sunderland/lscb/2015-05-11/142"
PATH = "(gt:hasLead|gt:isPostIn|gt:isSubBodyOf|gt:isUnitOf|gt:isAccountableTo|^gt:addresses|^gt:oversees|gt:reportsTo)*"
ALL = (
    "SELECT ?start ?end WHERE { VALUES ?class { gt:ReviewRecommendation gt:PriorityAction gt:Recommendation "
    f"gt:DecisionRequest }} ?start a ?class ; {PATH} ?end }}"
)


class Copies:
    """A store of several copies of the facts, which answers SELECTs as a dataset does."""

    def __init__(self, merged: bytes, times: int, folder: Path) -> None:
        base = re.escape(ID.encode())
        copies = [merged]
        copies += [re.sub(base + rb"([a-z-]+/)", ID.encode() + rb"\1c%d-" % n, merged) for n in range(1, times)]
        write_store(folder, named=b"", merged=b"".join(copies))
        self._engine = Engine(folder)
        self.select = Dataset.select.__get__(self)


def main() -> None:
    """Prints medians of the runs, and ratios."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--times", type=int, default=10, help="how many times the size as well [default: 10]")
    times = options.parse_args().times
    with tempfile.TemporaryDirectory() as folder:
        sources = read_sources(shipped_paths(shipped_folder())).sources
        build_dataset(sources, Path(folder) / "data", Origin("benchmark", ""))
        merged = open_dataset(Path(folder) / "data").merged()
        for size in dict.fromkeys((1, times)):
            _measure(Copies(merged, size, Path(folder) / f"store-{size}"), size)


def _measure(facts: Copies, size: int) -> None:
    print(f"\n{size} times what ships; medians of {RUNS} runs, milliseconds")
    print(f"{'':44} {'trace':>8} {'path':>8} {'networkx':>9}   ratios to path, networkx")
    graph = _edges(facts)
    for title, start in (("from one board, a trace with passages", BOARD), ("from a recommendation", RECOMMENDATION)):
        ours = _median(lambda start=start: Tracer(facts).trace(start, mode="reporting"))
        path = _median(lambda start=start: facts.select(f"SELECT ?end WHERE {{ <{start}> {PATH} ?end }}"))
        walk = _median(lambda start=start: nx.descendants(graph, start))
        _line(title, ours, path, walk)
    found = chains(facts)
    ours = _median(lambda: chains(facts))
    path = _median(lambda: facts.select(ALL))
    walk = _median(lambda: _descendants(_edges(facts), [chain.start.iri for chain in found]))
    _line(f"chains of all {len(found):,} recommendations", ours, path, walk)
    made = Tracer(facts).trace(RECOMMENDATION, mode="general")
    print(f"{'picture of ' + str(len(made.steps)) + ' steps':44} {_median(lambda: draw_chain(made)):>8.1f}")


def _descendants(graph: nx.DiGraph[str], starts: list[str]) -> list[set[str]]:
    return [nx.descendants(graph, start) for start in starts if start in graph]


def _edges(facts: Copies) -> nx.DiGraph[str]:
    """The links that the path walks, as networkx has them."""
    made: nx.DiGraph[str] = nx.DiGraph()
    forward = "gt:hasLead gt:isPostIn gt:isSubBodyOf gt:isUnitOf gt:isAccountableTo gt:reportsTo"
    rows = facts.select(f"SELECT ?s ?o WHERE {{ VALUES ?p {{ {forward} }} ?s ?p ?o }}").rows
    made.add_edges_from((str(s), str(o)) for s, o in rows)
    rows = facts.select("SELECT ?s ?o WHERE { VALUES ?p { gt:addresses gt:oversees } ?s ?p ?o }").rows
    made.add_edges_from((str(o), str(s)) for s, o in rows)
    return made


def _median(run: Callable[[], object]) -> float:
    return statistics.median(_milliseconds(run) for _ in range(RUNS))


def _milliseconds(run: Callable[[], object]) -> float:
    began = time.perf_counter()
    run()
    return (time.perf_counter() - began) * 1000


def _line(title: str, ours: float, path: float, walk: float) -> None:
    print(f"{title:44} {ours:>8.1f} {path:>8.1f} {walk:>9.1f}   {ours / path:>6.1f} {ours / walk:>8.1f}")


if __name__ == "__main__":
    main()
