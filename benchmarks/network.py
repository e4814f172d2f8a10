"""Networks of an area and of a country: reading, projecting, measuring, laying out and drawing, beside networkx alone.

    python -m benchmarks.network [SCALE | --data DIR] [--layout]

The country is composed: 153 areas times SCALE, each with a council, nine boards and agencies and 15 relations, and
two bodies that are tied to every area; or it is a dataset that is there already, as the invented country of
`benchmarks.generate`. `--layout` prints only the layout of 2,000 bodies.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import networkx as nx

from goldenthread.network_view import Asked, network
from goldenthread.networks.drawing import can_be_drawn, draw
from goldenthread.networks.layout import lay_out
from goldenthread.networks.placing import Room
from goldenthread.networks.svg import svg
from graph.building import Origin, Source, build_dataset
from graph.dataset import Dataset, open_dataset
from graph.network.between import betweenness
from graph.network.measures import measure
from graph.network.reading import read_everything
from graph.network.simple import simple
from loaders.claims import BodyClaim, Claim, DocumentClaim, Evidence, RelationClaim

_T = TypeVar("_T")
AREAS = 153
KINDS = (
    "lscb",
    "health-and-wellbeing-board",
    "improvement-board",
    "scrutiny-committee",
    "sub-committee",
    "sub-committee",
)
AGENCIES = ("police", "nhs", "probation")
PLAIN = """PREFIX gt: <https://w3id.org/goldenthread/ont#>
SELECT ?near ?far WHERE {
  ?class gt:shortcutProperty ?link . ?near ?link ?far .
}"""

FIRST = "SELECT ?a WHERE { ?a a gt:Authority } ORDER BY STR(?a) LIMIT 1"


def main() -> None:
    """Prints seconds, and ratios to networkx and to the plain query where there is one."""
    options = argparse.ArgumentParser(description="Networks, beside a plain query and networkx alone.")
    options.add_argument("scale", type=int, nargs="?", default=1, help="times 153 areas [default: 1]")
    options.add_argument("--data", type=Path, help="a dataset that is there already")
    options.add_argument("--layout", action="store_true", help="only the layout of 2,000 bodies")
    given = options.parse_args()
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    _layout()
    if given.layout:
        return
    if given.data:
        _networks(open_dataset(given.data))
        return
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        sources = [_paper(number) for number in range(AREAS * given.scale)]
        build_dataset(sources, Path(folder), Origin("benchmark", ""))
        print(f"\n{AREAS * given.scale:,} areas; built in {time.perf_counter() - began:.0f} s")
        _networks(open_dataset(Path(folder)))


def _networks(dataset: Dataset) -> None:
    _timed("plain links, one query, no times, no evidence", lambda: dataset.select(PLAIN))
    _timed("everything read (parties and ties)", lambda: read_everything(dataset))
    first = str(dataset.select(FIRST).rows[0][0])
    area = _timed("network of an area", lambda: network(dataset, Asked((first,))))
    _timed("  its measures", lambda: measure(area.network))
    _timed("  its picture", lambda: area.svg())
    whole = _timed("network of all", lambda: network(dataset))
    print(f"  {len(whole.network.parties):,} parties, {len(whole.network.ties):,} ties")
    graph = _timed("  as a networkx graph", lambda: whole.graph)
    ready = [(near, far, values) for near, far, values in graph.edges(data=True)]
    _timed("  networkx alone, from ready edges", lambda: nx.MultiDiGraph(ready))
    measured = _timed("  all measures", lambda: measure(whole.network))
    print(f"  betweenness {f'estimated from {measured.starts} starting points' if measured.starts else 'exact'}")
    plain = simple(whole.network)
    ours = _timed("  betweenness", lambda: betweenness(plain.neighbours)).values
    if not can_be_drawn(whole.network):
        return
    undirected = nx.Graph([(n, far) for n, found in enumerate(plain.neighbours) for far in found])
    theirs = _timed("  betweenness by networkx", lambda: nx.betweenness_centrality(undirected))
    worst = max(abs(ours[node] * _share(len(ours), len(theirs)) - value) for node, value in theirs.items())
    print(f"  greatest difference between the two: {worst:.1e}")
    scene = _timed("  picture laid out", lambda: draw(whole.network, whole.caption))
    _timed("  written as SVG", lambda: svg(scene))


def _share(ours: int, theirs: int) -> float:
    """Betweenness counts pairs of all nodes; networkx was given only those with a tie."""
    return (ours - 1) * (ours - 2) / ((theirs - 1) * (theirs - 2))


def _layout() -> None:
    chance = random.Random(1)
    pairs = [(chance.randrange(2000), chance.randrange(2000)) for _ in range(5000)]
    rooms = [Room(8, 8, 8)] * 2000
    _timed("layout of 2,000 bodies with 5,000 ties", lambda: lay_out(rooms, pairs))


def _timed(name: str, run: Callable[[], _T]) -> _T:
    began, used = time.perf_counter(), time.process_time()
    result = run()
    print(
        f"{name:52} {time.perf_counter() - began:9.3f} s, {time.process_time() - used:8.3f} s of processor", flush=True
    )
    return result


def _paper(number: int) -> Source:
    area, document = f"Area {number}", f"area-{number}-2024-05-01"
    common = {"document": document, "confidence": 1.0, "method": "manual"}
    told = (Evidence(start=1, end=9, quote="a" * 8, paragraph="1"),)
    digest = hashlib.sha256(document.encode()).hexdigest()
    boards = [f"{area} {kind.replace('-', ' ')} {place}" for place, kind in enumerate(KINDS)]
    agencies = [f"{area} {kind} service" for kind in AGENCIES]

    def relation(near: str, predicate: str, far: str, status: str = "actual") -> Claim:
        return RelationClaim(**common, subject=near, predicate=predicate, object=far, status=status, evidence=told)  # type: ignore[arg-type]

    def body(name: str, kind: str) -> Claim:
        return BodyClaim(**common, name=name, kind=kind, authority=area, evidence=told)  # type: ignore[arg-type]

    claims: list[Claim] = [
        DocumentClaim(
            **common, title=f"{area} report", kind="committee-report", publisher=area, date="2024-05-01",
            file=f"{document}.txt", sha256=digest, characters=1000, evidence=told,
        ),
        body(area, "local-authority"),
        *(body(name, kind) for name, kind in zip(boards, KINDS, strict=True)),
        *(body(name, kind) for name, kind in zip(agencies, AGENCIES, strict=True)),
        relation("Ofsted", "inspects", area),
        relation("Department for Education", "oversees", area, "proposed"),
        relation(boards[0], "reports-to", boards[1]),
        relation(boards[1], "advises", area),
        relation(boards[2], "oversees", area),
        relation(boards[3], "oversees", area),
        relation(boards[4], "part-of", boards[0]),
        relation(boards[5], "part-of", boards[0]),
        relation(area, "reports-to", boards[2]),
        *(relation(agency, "member-of", board) for agency in agencies for board in boards[:2]),
    ]  # fmt: skip
    return Source(document, claims, digest)


if __name__ == "__main__":
    main()
