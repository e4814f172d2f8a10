"""From claims to a dataset on disk."""

from __future__ import annotations

import gc
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Final

from rdflib import Graph, URIRef
from rdflib.namespace import OWL

from graph.assertion import assert_claims
from graph.consequences import PROPERTIES, consequences, reading, renewed_consequences
from graph.errors import ClashingFacts, DatasetNotWhole, NoDataset
from graph.identifiers import source_graph
from graph.identity.applying import applied
from graph.identity.deciding import Identity, identify
from graph.identity.decisions import Decision
from graph.identity.telling import IDENTITY, identity_triples
from graph.identity.told import Sources
from graph.lines import Written, graph_of, write_lines
from graph.loading import Loading, canonical_lines
from graph.manifest import FORMAT, Manifest
from graph.merging import merged_lines
from graph.quads import Triple, line_ending, triple_part, triple_text
from graph.renewing import Renewing
from graph.resolution.choosing import RESOLVED, Resolved, resolve
from graph.resolution.conflicts import CONFLICTS
from graph.rulebook import rules_digest
from graph.runs import RUNS, run_triples
from graph.shortcuts import SHORTCUTS, shortcuts
from graph.snapshot import KEPT, Snapshot, current, publish, writing
from graph.statements import Statements
from loaders.claims import Claim, DocumentClaim
from ontology.modules import ontology_graph
from ontology.terms import GRAPH

_ONTOLOGY: Final = URIRef(f"{GRAPH}ontology")
# Graphs beside those of sources and rules that the default graph holds.
_SEEN: Final = frozenset({IDENTITY, RESOLVED, CONFLICTS, SHORTCUTS})
# Of the sources: where fewer are as they were, a store filled anew is made sooner.
_MOST: Final = 0.75
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

    Cost grows with the number of triples, n log n for the canonical order; where most sources are as they were in the
    version before, its store is taken and only what changed is stored. Raises `ClashingFacts` where one document
    comes in twice, `BadDecisions`, `DatasetLocked` and `FolderUnusable`; in every failure the version before stays
    current.
    """
    ordered = _each_once(sources)
    with _no_search_for_rings(), writing(data) as folder:
        before = _alike(data, ordered)
        quads = folder / "dataset.nq"
        with _filling(folder / "store", quads, before) as store:
            filled = _fill(store, quads, ordered, origin, progress)
        manifest = Manifest(
            format=FORMAT,
            version=filled.written.sha256[:12],
            sha256=filled.written.sha256,
            tool=origin.tool,
            ontology=_ontology_version(ontology_graph()),
            fingerprint=origin.fingerprint,
            triples=filled.written.lines,
            graphs=dict(sorted(filled.graphs.items())),
            inputs={source.document: source.sha256 for source in ordered},
            rules=rules_digest(),
        )
        return publish(data, folder, manifest, keep=keep, before=before)


def _alike(data: Path, ordered: Sequence[Source]) -> Snapshot | None:
    """The current version, where most of its sources are as they were, so that little of its store can have changed."""
    try:
        before = current(data)
    except (NoDataset, DatasetNotWhole):
        return None
    inputs = before.manifest.inputs
    same = sum(inputs.get(source.document) == source.sha256 for source in ordered)
    return before if same >= _MOST * max(len(inputs), len(ordered)) else None


def _filling(folder: Path, quads: Path, before: Snapshot | None) -> Loading | Renewing:
    """A store made of that of the version before, or an empty one where there is none or it cannot be opened."""
    if before:
        try:
            return Renewing(folder, quads, before)
        except RuntimeError:  # so the engine says that it cannot read what is there
            shutil.rmtree(folder, ignore_errors=True)
    return Loading(folder)


@contextmanager
def _no_search_for_rings() -> Iterator[None]:
    """Millions of triples make no rings of references: to look for rings among them takes a tenth of a build."""
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            gc.enable()


@dataclass(frozen=True, slots=True)
class _Filled:
    """The file of named graphs, and how many triples each holds."""

    written: Written
    graphs: Mapping[str, int]


def _fill(
    store: Loading | Renewing, path: Path, ordered: Sequence[Source], origin: Origin, progress: Progress
) -> _Filled:
    """Stores all named graphs and the merged one, and writes the named ones to `path`."""
    progress("Writing facts")
    told = {source_graph(source.document): assert_claims(source.claims) for source in ordered}
    said = {graph: list(own.all_texts()) for graph, own in told.items()}
    for graph, texts in said.items():
        store.named(text + line_ending(graph) for text in texts)
    progress("Resolving")
    ontology = ontology_graph()
    identity = identify(told, origin.decisions)
    resolved = resolve(told, identity, ontology)
    facts = _standing(told, identity, resolved)
    del told
    derived = _derived(facts, identity, resolved, ontology)
    progress("Concluding")
    runs = list(run_triples(((source.document, source.sha256) for source in ordered), origin.tool))
    more = _store_more(store, facts, {**derived, _ONTOLOGY: list(ontology), RUNS: runs}, ontology)
    del facts, derived
    progress("Sorting")
    graphs = Counter({str(graph): len(texts) for graph, texts in said.items()})
    graphs.update(map(graph_of, more))
    written = write_lines(sorted(chain(_given_up(said), more)), path)
    progress("Storing")
    store.finish()
    return _Filled(written, graphs)


def _store_more(
    store: Loading | Renewing, facts: Statements, graphs: Mapping[URIRef, Sequence[Triple]], ontology: Graph
) -> list[str]:
    """Stores the merged graph, and what no source states, with what follows by rules: the lines of the latter."""
    accounts = [facts, *(Statements(graphs[graph]) for graph in (SHORTCUTS, CONFLICTS))]
    with ThreadPoolExecutor(1) as beside:  # the engine concludes while lines are written here
        concluding = beside.submit(consequences, accounts, ontology) if isinstance(store, Loading) else None
        more = canonical_lines((*triple, graph) for graph, triples in graphs.items() for triple in triples)
        seen = Statements(triple for graph, triples in graphs.items() if graph in _SEEN for triple in triples)
        store.merged(merged_lines([facts, seen]))
        store.merged(triple_part(line, _ONTOLOGY) for line in more if line.endswith(line_ending(_ONTOLOGY)))
        follows = concluding.result() if concluding else _following(store, accounts, ontology)
    store.merged(f"{text} ." for text in follows[PROPERTIES])
    more += [text + line_ending(graph) for graph, made in follows.items() for text in made]
    store.named(more)
    return more


def _following(
    store: Loading | Renewing, accounts: Sequence[Statements], ontology: Graph
) -> Mapping[URIRef, Sequence[str]]:
    """What follows by rules: of what changed since the version before, where that can be told from its store."""
    before = store.surroundings(reading(ontology)) if isinstance(store, Renewing) else None
    if before:
        with suppress(RuntimeError):  # so the engine says that it cannot read what is there
            return renewed_consequences(before, accounts, ontology)
    return consequences(accounts, ontology)


def _standing(told: Sources, identity: Identity, resolved: Resolved) -> Statements:
    """The facts of all sources under the addresses that stand, without values that others are preferred to."""
    aside = resolved.set_aside
    touched = frozenset(subject for subject, _, _ in aside)
    return Statements.with_texts(
        (new, text if new is triple else triple_text(new))
        for own in told.values()
        for triple, new, text in zip(own, applied(own, identity.redirects), own.all_texts(), strict=True)
        if new is not None and (new[0] not in touched or new not in aside)
    )


def _given_up(said: dict[URIRef, list[str]]) -> Iterator[str]:
    """The lines of each graph, whose texts are let go as they pass: the two together take much memory."""
    for graph in list(said):
        ending = line_ending(graph)
        for text in said.pop(graph):
            yield text + ending


def _derived(facts: Statements, identity: Identity, resolved: Resolved, ontology: Graph) -> dict[URIRef, list[Triple]]:
    """The graphs that no source states and the default graph holds, but for what rules make."""
    return {
        IDENTITY: identity_triples(identity),
        RESOLVED: resolved.preferred,
        CONFLICTS: resolved.conflicts,
        SHORTCUTS: shortcuts(facts, ontology),
    }


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


def _ontology_version(ontology: Graph) -> str:
    return next((str(v).rpartition("/")[2] for v in ontology.objects(None, OWL.versionIRI)), "unversioned")


def described(claims: Sequence[Claim]) -> DocumentClaim | None:
    """The claim that describes the file itself."""
    return next((c for c in claims if isinstance(c, DocumentClaim) and c.sha256), None)
