"""What a server says of the version that was published to it: which it is, and which graphs hold it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final, Protocol

from rdflib.namespace import DCAT, DCTERMS, VOID, XSD

from graph.answers import Table
from ontology.terms import BASE
from queries.errors import EndpointError
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
SWITCHING: Final = str(DCTERMS.isReplacedBy)


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

    `default_graph` is None where the server's own default graph holds the merged facts. `switching_to` is the version
    whose named graphs are taking the place of this one's; then the digest of each of these is "".
    """

    version: str
    triples: int
    default_graph: str | None
    named_graphs: Mapping[str, str]
    switching_to: str | None = None

    def lines(self) -> list[str]:
        """The record as N-Triples, in one order."""
        facts = [f'<{VERSION}> "{self.version}"', f'<{TRIPLES}> "{self.triples}"^^<{XSD.integer}>']
        facts += [f"<{DEFAULT_GRAPH}> <{self.default_graph}>"] if self.default_graph else []
        graphs = (f'<{graph}> <{DIGEST}> "{digest}" .' for graph, digest in sorted(self.named_graphs.items()))
        return [*(f"<{RECORD}> {fact} ." for fact in facts), *graphs]

    def block(self) -> str:
        """The record as a GRAPH block of an update."""
        return f"GRAPH <{RECORD}> {{ {' '.join(self.lines())} }}"


def published(server: Selecting) -> Published | None:
    """The version that a server holds; None where none was published to it."""
    rows = server.select(f"SELECT ?s ?p ?o WHERE {{ GRAPH <{RECORD}> {{ ?s ?p ?o }} }}").rows
    with reading(server.endpoint, "record of a published version"):
        told = {str(property_): str(value) for subject, property_, value in rows if str(subject) == RECORD}
        if VERSION not in told:
            return None
        graphs = {str(subject): str(value) for subject, property_, value in rows if str(property_) == DIGEST}
        triples = int(told.get(TRIPLES, "0"))
    named = dict(sorted(graphs.items()))
    return Published(told[VERSION], triples, told.get(DEFAULT_GRAPH), named, told.get(SWITCHING))


def check_whole(server: Selecting, version: str) -> None:
    """Raises `EndpointError` unless the named graphs on a server are still those of this version, all of them."""
    sparql = f"SELECT ?p ?o WHERE {{ GRAPH <{RECORD}> {{ <{RECORD}> ?p ?o }} }}"
    told = {str(property_): str(value) for property_, value in server.select(sparql).rows}
    if SWITCHING in told:
        raise EndpointError(
            f"{server.endpoint}: its named graphs are being switched to version {told[SWITCHING]}, and some are of the "
            "one before; ask again when `goldenthread publish` has ended (where it broke off, run it again)"
        )
    if told.get(VERSION) != version:
        raise EndpointError(
            f"{server.endpoint}: its named graphs are no longer those of version {version}, which this began with; "
            "open it again"
        )


def open_endpoint(endpoint: str, *, seconds: int = 30, credentials: Credentials | None = None) -> RemoteDataset:
    """An endpoint as a dataset: the version that was published there, or else whatever its default graph holds.

    It stays with that version until the one after the next is published; a question of named graphs is refused as soon
    as those are of another version, or while they change. How it is asked it
    shows by examples (`queries.probing`). Raises `EndpointError`.
    """
    plain = RemoteDataset(endpoint, seconds=seconds, credentials=credentials)
    found = published(plain)
    graph = found.default_graph if found else None
    return RemoteDataset(
        endpoint,
        seconds=seconds,
        graphs=Graphs(
            graph,
            tuple(found.named_graphs) if found and graph else (),
            partial(check_whole, plain, found.version) if found else None,
        ),
        credentials=credentials,
        way=way_of(plain.rows),
    )
