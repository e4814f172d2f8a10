"""What a server says of the version that was published to it: which it is, and which graphs hold it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Protocol

from rdflib.namespace import DCAT, DCTERMS, VOID

from graph.answers import Table
from ontology.terms import BASE
from queries.probing import way_of
from queries.remote import Graphs, RemoteDataset
from queries.sending import Credentials
from queries.wire import reading

RECORD: Final = f"{BASE}published"
_SD: Final = "http://www.w3.org/ns/sparql-service-description#"
VERSION: Final = f"{DCAT}version"
DEFAULT_GRAPH: Final = f"{_SD}defaultGraph"
DIGEST: Final = str(DCTERMS.identifier)
TRIPLES: Final = str(VOID.triples)


class Selecting(Protocol):
    """A server that gives rows."""

    @property
    def endpoint(self) -> str:
        """Its address."""
        ...

    def select(self, sparql: str) -> Table:
        """The rows of a SELECT."""
        ...


@dataclass(frozen=True, slots=True)
class Published:
    """A version on a server: `named_graphs` are digests of content by IRI.

    `default_graph` is None where the server's own default graph holds the merged facts.
    """

    version: str
    triples: int
    default_graph: str | None
    named_graphs: Mapping[str, str]

    def block(self) -> str:
        """The record as a GRAPH block of an update."""
        facts = [f'<{VERSION}> "{self.version}"', f"<{TRIPLES}> {self.triples}"]
        facts += [f"<{DEFAULT_GRAPH}> <{self.default_graph}>"] if self.default_graph else []
        graphs = (f'<{graph}> <{DIGEST}> "{digest}" .' for graph, digest in sorted(self.named_graphs.items()))
        return f"GRAPH <{RECORD}> {{ <{RECORD}> {' ; '.join(facts)} . {' '.join(graphs)} }}"


def published(server: Selecting) -> Published | None:
    """The version that a server holds; None where none was published to it."""
    rows = server.select(f"SELECT ?s ?p ?o WHERE {{ GRAPH <{RECORD}> {{ ?s ?p ?o }} }}").rows
    with reading(server.endpoint, "record of a published version"):
        told = {str(property_): str(value) for subject, property_, value in rows if str(subject) == RECORD}
        if VERSION not in told:
            return None
        graphs = {str(subject): str(value) for subject, property_, value in rows if str(property_) == DIGEST}
        triples = int(told.get(TRIPLES, "0"))
    return Published(told[VERSION], triples, told.get(DEFAULT_GRAPH), dict(sorted(graphs.items())))


def open_endpoint(endpoint: str, *, seconds: int = 30, credentials: Credentials | None = None) -> RemoteDataset:
    """An endpoint as a dataset: the version that was published there, or else whatever its default graph holds.

    It stays with that version until the one after the next is published. How it is asked it
    shows by examples (`queries.probing`). Raises `EndpointError`.
    """
    plain = RemoteDataset(endpoint, seconds=seconds, credentials=credentials)
    found = published(plain)
    graph = found.default_graph if found else None
    return RemoteDataset(
        endpoint,
        seconds=seconds,
        graphs=Graphs(graph, tuple(found.named_graphs)) if found and graph else Graphs(),
        credentials=credentials,
        way=way_of(plain.rows),
    )
