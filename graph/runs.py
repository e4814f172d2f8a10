"""Which file each source was read from, by which tool: the graph of loads, in PROV-O, without a clock."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from rdflib import Literal, URIRef
from rdflib.namespace import PROV, RDF, RDFS, XSD

from graph.identifiers import mint, source_graph
from graph.quads import Triple
from ontology.terms import BASE, GRAPH

RUNS: Final = URIRef(f"{GRAPH}runs")


def file_iri(sha256: str) -> URIRef:
    """The name of a file, by the digest of its bytes."""
    return URIRef(f"{BASE}file/{sha256}")


def tool_iri(tool: str) -> URIRef:
    """The name of a tool, by its own name and version."""
    return URIRef(f"{BASE}tool/{tool.replace(' ', '/')}")


def run_triples(files: Iterable[tuple[str, str]], tool: str) -> Iterator[Triple]:
    """One load for each document and the digest of the bytes that it was read from."""
    agent = tool_iri(tool)
    yield agent, RDF.type, PROV.SoftwareAgent
    yield agent, RDFS.label, Literal(tool)
    for document, sha256 in files:
        load, graph, file = URIRef(f"{BASE}load/{document}"), source_graph(document), file_iri(sha256)
        yield load, RDF.type, PROV.Activity
        yield load, PROV.used, file
        yield load, PROV.wasAssociatedWith, agent
        yield load, PROV.generated, graph
        yield load, RDFS.seeAlso, mint("document", document)
        yield file, RDF.type, PROV.Entity
        yield file, URIRef("http://spdx.org/rdf/terms#checksumValue"), Literal(sha256, datatype=XSD.hexBinary)
