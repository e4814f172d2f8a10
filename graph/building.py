"""From claims to a dataset on disk."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Final

from rdflib import Graph, URIRef
from rdflib.namespace import OWL

from graph.assertion import assert_claims
from graph.closures import CLOSURES, closures
from graph.engine import canonical_lines, write_store
from graph.errors import ClashingFacts
from graph.identifiers import source_graph
from graph.identity.applying import applied
from graph.identity.deciding import identify
from graph.identity.decisions import Decision
from graph.identity.telling import IDENTITY, identity_triples
from graph.manifest import FORMAT, Manifest
from graph.merging import merged
from graph.quads import Quad, Triple, term_line, triple_part
from graph.resolution.choosing import RESOLVED, kept, resolve
from graph.resolution.conflicts import CONFLICTS
from graph.shortcuts import SHORTCUTS, shortcuts
from graph.snapshot import KEPT, Snapshot, publish, writing
from loaders.claims import Claim, DocumentClaim
from ontology.modules import ontology_graph
from ontology.terms import GRAPH

_ONTOLOGY: Final = URIRef(f"{GRAPH}ontology")
_MERGED: Final = URIRef(f"{GRAPH}merged")
Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Source:
    """The claims of one document, and the SHA-256 digest of the bytes that they were read from."""

    document: str
    claims: Sequence[Claim]
    sha256: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Who builds, from what: the tool's version, and a fingerprint of all that the outcome depends on.

    `decisions` are people's, about which things are one.
    """

    tool: str
    fingerprint: str
    decisions: Sequence[Decision] = ()


def build_dataset(
    sources: Iterable[Source],
    data: Path,
    origin: Origin,
    *,
    progress: Progress = lambda step: None,
    keep: int = KEPT,
) -> Snapshot:
    """A new version in `data` from these sources, current when this returns; the order of sources is nothing.

    People's decisions about which things are one are replayed. So many versions stay as `keep` says.

    Cost grows with the number of triples, n log n for the canonical order. Raises `ClashingFacts` where one document
    comes in twice, `BadDecisions`, `DatasetLocked` and `FolderUnusable`; in every failure the version before stays
    current.
    """
    ordered = _each_once(sources)
    ontology = ontology_graph()
    progress("Writing facts")
    graphs = {source_graph(source.document): assert_claims(source.claims) for source in ordered}
    progress("Resolving")
    identity = identify(graphs, origin.decisions)
    resolved = resolve(graphs, identity, ontology)
    stated = [t for triples in graphs.values() for t in kept(applied(triples, identity.redirects), resolved)]
    derived = {
        IDENTITY: identity_triples(identity),
        RESOLVED: resolved.preferred,
        CONFLICTS: resolved.conflicts,
        SHORTCUTS: shortcuts(stated, ontology),
    }
    facts = merged(chain(stated, *derived.values()))
    graphs |= {**derived, CLOSURES: closures(chain(stated, derived[SHORTCUTS])), _ONTOLOGY: list(ontology)}
    progress("Sorting")
    lines = canonical_lines(_quads(graphs))
    named = ("\n".join(lines) + "\n").encode()
    sha256 = hashlib.sha256(named).hexdigest()
    manifest = Manifest(
        format=FORMAT,
        version=sha256[:12],
        sha256=sha256,
        tool=origin.tool,
        ontology=_ontology_version(ontology),
        fingerprint=origin.fingerprint,
        triples=len(lines),
        graphs=dict(sorted(Counter(_graph_of(line) for line in lines).items())),
        inputs={source.document: source.sha256 for source in ordered},
    )
    progress("Storing")
    with writing(data) as folder:
        (folder / "dataset.nq").write_bytes(named)
        write_store(folder / "store", named=named, merged=lambda: _merged_lines(facts, lines))
        return publish(data, folder, manifest, keep=keep)


def _each_once(sources: Iterable[Source]) -> list[Source]:
    found: dict[str, Source] = {}
    for source in sources:
        other = found.setdefault(source.document, source)
        if other.sha256 != source.sha256:
            raise ClashingFacts(
                f"two documents are both called {source.document!r}; rename one of the files, or leave out claims that "
                "were read from an earlier edition"
            )
        if list(other.claims) != list(source.claims):
            raise ClashingFacts(
                f"there are two readings of {source.document!r}; give only one of the files that hold its claims"
            )
    return [found[name] for name in sorted(found)]


def _quads(graphs: Mapping[URIRef, Sequence[Triple]]) -> Iterable[Quad]:
    return ((*triple, graph) for graph, triples in graphs.items() for triple in triples)


def _merged_lines(facts: Iterable[Triple], lines: Sequence[str]) -> bytes:
    """The default graph as N-Triples. The ontology comes from its canonical lines, which name its blank nodes."""
    told = {triple_part(term_line((*triple, _MERGED)), _MERGED) for triple in facts}
    told |= {triple_part(line, _ONTOLOGY) for line in lines if line.endswith(f" <{_ONTOLOGY}> .")}
    return ("\n".join(sorted(told)) + "\n").encode()


def _graph_of(line: str) -> str:
    return line[line.rindex("<") + 1 : -3]


def _ontology_version(ontology: Graph) -> str:
    return next((str(v).rpartition("/")[2] for v in ontology.objects(None, OWL.versionIRI)), "unversioned")


def described(claims: Sequence[Claim]) -> DocumentClaim | None:
    """The claim that describes the file itself."""
    return next((c for c in claims if isinstance(c, DocumentClaim) and c.sha256), None)
