"""A new version of a dataset with one named graph put in place of what it held before."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from rdflib import URIRef

from graph.dataset import Dataset
from graph.engine import canonical_lines, write_store
from graph.errors import DatasetLocked
from graph.quads import Triple
from graph.snapshot import Snapshot, current, publish, writing


def with_graph(dataset: Dataset, graph: URIRef, triples: Sequence[Triple]) -> Snapshot:
    """`dataset` with `triples` as its named graph `graph`; the merged default graph stays as it is.

    Current when this returns. Raises `DatasetLocked`, also where another version became current meanwhile.
    """
    data = dataset.folder.parents[1]
    ending = f" <{graph}> ."
    kept = (line for line in dataset.quads_path().read_text(encoding="utf-8").splitlines() if not line.endswith(ending))
    lines = sorted({*kept, *canonical_lines((*triple, graph) for triple in triples)})
    named = ("\n".join(lines) + "\n").encode()
    sha256 = hashlib.sha256(named).hexdigest()
    graphs = Counter(line[line.rindex("<") + 1 : -3] for line in lines)
    manifest = replace(
        dataset.manifest,
        version=sha256[:12],
        sha256=sha256,
        triples=len(lines),
        graphs=dict(sorted(graphs.items())),
    )
    with writing(data) as folder:
        if current(data).manifest.version != dataset.manifest.version:
            raise DatasetLocked(f"{data}: the dataset was built anew meanwhile; run this again")
        (folder / "dataset.nq").write_bytes(named)
        write_store(folder / "store", named=named, merged=dataset.merged)
        return publish(data, folder, manifest)
