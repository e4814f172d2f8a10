"""A new version of a dataset with one named graph put in place of what it held before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from rdflib import URIRef

from graph.dataset import Dataset
from graph.errors import DatasetLocked
from graph.lines import graph_of, lines_of, write_lines
from graph.loading import Loading, canonical_lines
from graph.quads import Triple, line_ending
from graph.snapshot import Snapshot, current, publish, writing


def with_graph(dataset: Dataset, graph: URIRef, triples: Sequence[Triple]) -> Snapshot:
    """`dataset` with `triples` as its named graph `graph`; the merged default graph stays as it is.

    Current when this returns. Raises `DatasetLocked`, also where another version became current meanwhile.
    """
    data = dataset.folder.parents[1]
    ending = line_ending(graph)
    kept = (line for line in lines_of(dataset.quads_path()) if not line.endswith(ending))
    lines = sorted({*kept, *canonical_lines((*triple, graph) for triple in triples)})
    graphs = Counter(map(graph_of, lines))
    with writing(data) as folder:
        if current(data).manifest.version != dataset.manifest.version:
            raise DatasetLocked(f"{data}: the dataset was built anew meanwhile; run this again")
        written = write_lines(lines, folder / "dataset.nq")
        with Loading(folder / "store") as store:
            store.named(lines)
            store.merged(dataset.merged().decode().removesuffix("\n").split("\n"))
            store.finish()
        manifest = replace(
            dataset.manifest,
            version=written.sha256[:12],
            sha256=written.sha256,
            triples=written.lines,
            graphs=dict(sorted(graphs.items())),
        )
        return publish(data, folder, manifest)
