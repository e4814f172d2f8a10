"""A trace from one board and one recommendation, and the chains of all, beside a property path and networkx.

    python -m benchmarks.trace [--scale N]... [--data DIR]...

The property path gives only which things are reached, without links, passages, standing or breaks; networkx gives the
same, of one start from edges that are in memory already, of all with the reading of these edges. The facts are those of
the invented country at each scale (1 is a nation), or of datasets that are there already.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import networkx as nx

from benchmarks.generated.country import sources
from goldenthread.drawing.chain_svg import draw_chain
from graph.building import Origin, build_dataset
from graph.dataset import Dataset, open_dataset
from queries.tracing.chains import chains
from queries.tracing.trace import Tracer

RUNS = 5
LONG = 5_000  # what takes longer than so many milliseconds is run once
PATH = "(gt:hasLead|gt:isPostIn|gt:isSubBodyOf|gt:isUnitOf|gt:isAccountableTo|^gt:addresses|^gt:oversees|gt:reportsTo)*"
ALL = (
    "SELECT ?start ?end WHERE { VALUES ?class { gt:ReviewRecommendation gt:PriorityAction gt:Recommendation "
    f"gt:DecisionRequest }} ?start a ?class ; {PATH} ?end }}"
)
GOVERNMENT = "SELECT ?s WHERE { ?s a gt:CentralGovernmentBody } ORDER BY STR(?s) LIMIT 1"
# The first by id: a board that something is part of, and a recommendation that an action with a lead answers.
STARTS = {
    "one board": "SELECT ?s WHERE { ?part gt:isSubBodyOf ?s . ?relation gt:reporter ?s } ORDER BY STR(?s) LIMIT 1",
    "one recommendation": "SELECT ?s WHERE { ?a gt:addresses ?s ; gt:hasLead ?lead } ORDER BY STR(?s) LIMIT 1",
}


def main() -> None:
    """Prints medians of the runs, and ratios."""
    options = argparse.ArgumentParser(description="Traces and chains, beside a property path and networkx.")
    options.add_argument("--scale", type=float, action="append", help="times a nation of 153 councils [default: 0.1]")
    options.add_argument("--data", type=Path, action="append", help="a dataset that is there already")
    given = options.parse_args()
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; medians of {RUNS} runs, milliseconds of processor")
    for data in given.data or ():
        _measure(open_dataset(data), str(data))
    for scale in given.scale or ([] if given.data else [0.1]):
        with tempfile.TemporaryDirectory() as folder:
            build_dataset(list(sources(scale)), Path(folder), Origin("benchmark", ""))
            _measure(open_dataset(Path(folder)), f"the invented country at {scale:g} times national size")


def _measure(facts: Dataset, title: str) -> None:
    print(f"\n{title}: {facts.manifest.triples:,} triples")
    print(f"{'':36} {'trace':>9} {'path':>9} {'networkx':>9}   ratio to path, to networkx")
    graph = _edges(facts)
    for name, query in STARTS.items():
        start = str(facts.select(query).rows[0][0])
        ours = _median(lambda start=start: Tracer(facts).trace(start, mode="reporting"))
        path = _median(lambda start=start: facts.select(f"SELECT ?end WHERE {{ <{start}> {PATH} ?end }}"))
        walk = _median(lambda start=start: nx.descendants(graph, start))
        _line(f"trace from {name}", ours, path, walk)
        made = Tracer(facts).trace(start, mode="general")
        print(f"{f'  its picture, {len(made.steps)} steps':36} {_median(lambda made=made: draw_chain(made)):>9.2f}")
    found = [chain.start.iri for chain in chains(facts)]
    ours = _median(lambda: chains(facts))
    path = _median(lambda: facts.select(ALL))
    walk = _median(lambda: _descendants(_edges(facts), found))
    _line(f"chains of all {len(found):,} recommendations", ours, path, walk)
    if ours < LONG:  # of ten countries it takes minutes
        _beneath_government(facts)


def _beneath_government(facts: Dataset) -> None:
    largest = str(facts.select(GOVERNMENT).rows[0][0])
    began = time.process_time()
    made = Tracer(facts).trace(largest, mode="general", direction="down")
    taken = (time.process_time() - began) * 1000
    print(f"{f'beneath the government, {len(made.steps):,} steps':36} {taken:>9.2f}")


def _descendants(graph: nx.DiGraph[str], starts: Sequence[str]) -> list[set[str]]:
    return [nx.descendants(graph, start) for start in starts if start in graph]


def _edges(facts: Dataset) -> nx.DiGraph[str]:
    """The links that the path walks, as networkx has them."""
    made: nx.DiGraph[str] = nx.DiGraph()
    forward = "gt:hasLead gt:isPostIn gt:isSubBodyOf gt:isUnitOf gt:isAccountableTo gt:reportsTo"
    rows = facts.select(f"SELECT ?s ?o WHERE {{ VALUES ?p {{ {forward} }} ?s ?p ?o }}").rows
    made.add_edges_from((str(s), str(o)) for s, o in rows)
    rows = facts.select("SELECT ?s ?o WHERE { VALUES ?p { gt:addresses gt:oversees } ?s ?p ?o }").rows
    made.add_edges_from((str(o), str(s)) for s, o in rows)
    return made


def _median(run: Callable[[], object]) -> float:
    first = _milliseconds(run)
    return first if first > LONG else statistics.median([first, *(_milliseconds(run) for _ in range(RUNS - 1))])


def _milliseconds(run: Callable[[], object]) -> float:
    began = time.process_time()
    run()
    return (time.process_time() - began) * 1000


def _line(title: str, ours: float, path: float, walk: float) -> None:
    print(f"{title:36} {ours:>9.2f} {path:>9.2f} {walk:>9.2f}   {ours / path:>7.1f} {ours / walk:>9.1f}")


if __name__ == "__main__":
    main()
