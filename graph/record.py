"""A version told to others: what it is, from what and by what it was made, in PROV-O, DCAT and VoID (`manifest.ttl`).

There is no date in it: the same sources make the same record, and each source says its own date in its graph.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from rdflib import BNode, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, PROV, RDF, RDFS, VOID, XSD
from rdflib.term import Node

from graph.identifiers import source_graph
from graph.manifest import Manifest
from graph.notation import write_notation
from graph.quads import triple_text
from graph.runs import file_iri, tool_iri
from ontology.terms import BASE, GRAPH, ONTOLOGY_IRI

RECORD: Final = "manifest.ttl"
SPDX: Final = Namespace("http://spdx.org/rdf/terms#")
_SD: Final = Namespace("http://www.w3.org/ns/sparql-service-description#")
_PREFIXES: Final = {
    "prov": str(PROV),
    "dcat": str(DCAT),
    "dcterms": str(DCTERMS),
    "void": str(VOID),
    "spdx": str(SPDX),
    "sd": str(_SD),
    "rdfs": str(RDFS),
}
_QUADS: Final = URIRef("https://www.iana.org/assignments/media-types/application/n-quads")


def dataset_iri(version: str) -> URIRef:
    """The name of a version as a thing of its own."""
    return URIRef(f"{BASE}dataset/{version}")


def write_record(manifest: Manifest, folder: Path) -> None:
    """Writes `manifest.ttl` into a version's folder."""
    lines = sorted(f"{triple_text(triple)} ." for triple in record(manifest))
    with (folder / RECORD).open("wb") as out:
        write_notation(lines, out, "turtle", _PREFIXES)


def record(manifest: Manifest) -> Graph:
    """The record of a version; it has no blank node, so its Turtle is the same each time."""
    graph = Graph()
    version = dataset_iri(manifest.version)
    _describe(graph, version, manifest)
    _tell_making(graph, version, manifest)
    _partition(graph, version, manifest)
    if any(isinstance(term, BNode) for triple in graph for term in triple):
        raise TypeError("a record of a version has no blank nodes")
    return graph


def _describe(graph: Graph, version: URIRef, manifest: Manifest) -> None:
    dump = URIRef(f"{version}#dataset.nq")
    _add(
        graph,
        version,
        (RDF.type, DCAT.Dataset, VOID.Dataset, PROV.Entity, _SD.Dataset),
        (DCTERMS.title, Literal(f"Golden Thread dataset {manifest.version}", lang="en-GB")),
        (DCTERMS.identifier, Literal(manifest.sha256)),
        (URIRef(f"{DCAT}version"), Literal(manifest.version)),
        (DCTERMS.conformsTo, URIRef(f"{ONTOLOGY_IRI}/{manifest.ontology}")),
        (VOID.triples, Literal(manifest.triples)),
        (DCAT.distribution, dump),
    )
    _add(
        graph,
        dump,
        (RDF.type, DCAT.Distribution),
        (DCTERMS.title, Literal("Every named graph as canonical N-Quads", lang="en-GB")),
        (DCAT.mediaType, _QUADS),
    )
    _checksum(graph, dump, manifest.sha256)


def _tell_making(graph: Graph, version: URIRef, manifest: Manifest) -> None:
    build, tool = URIRef(f"{BASE}build/{manifest.fingerprint[:32]}"), tool_iri(manifest.tool)
    _add(graph, version, (PROV.wasGeneratedBy, build))
    _add(graph, build, (RDF.type, PROV.Activity), (PROV.wasAssociatedWith, tool), (RDFS.label, Literal("build")))
    _add(graph, tool, (RDF.type, PROV.SoftwareAgent, PROV.Agent), (RDFS.label, Literal(manifest.tool)))
    for name, sha256 in sorted(manifest.inputs.items()):
        source = file_iri(sha256)
        _add(graph, version, (PROV.wasDerivedFrom, source), (DCTERMS.source, source))
        _add(graph, build, (PROV.used, source))
        _add(graph, source, (RDF.type, PROV.Entity), (DCTERMS.title, Literal(name)))
        _checksum(graph, source, sha256)
        _add(graph, source_graph(name), (PROV.wasDerivedFrom, source))


def _partition(graph: Graph, version: URIRef, manifest: Manifest) -> None:
    for name, triples in sorted(manifest.graphs.items()):
        part = URIRef(name)
        _add(graph, version, (VOID.subset, part), (_SD.namedGraph, part))
        _add(graph, part, (RDF.type, VOID.Dataset, _SD.NamedGraph), (_SD.name, part))
        _add(graph, part, (VOID.triples, Literal(triples)), (RDFS.label, Literal(name.removeprefix(GRAPH))))


def _checksum(graph: Graph, thing: URIRef, sha256: str) -> None:
    sum_ = URIRef(f"{BASE}sha256/{sha256}")
    _add(graph, thing, (SPDX.checksum, sum_))
    _add(graph, sum_, (RDF.type, SPDX.Checksum), (SPDX.algorithm, SPDX.checksumAlgorithm_sha256))
    _add(graph, sum_, (SPDX.checksumValue, Literal(sha256, datatype=XSD.hexBinary)))


def _add(graph: Graph, subject: Node, *facts: tuple[Node, ...]) -> None:
    for predicate, *values in facts:
        for value in values:
            graph.add((subject, predicate, value))
