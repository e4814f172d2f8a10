"""A SPARQL 1.1 server that is written to: updates, and triples by Update or by the Graph Store Protocol.

What fails in passing is tried again; nothing that is sent twice does harm.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from http.client import HTTPException
from typing import Final, TypeVar
from urllib.parse import urlencode
from urllib.request import Request

from graph.answers import Answer, Table
from queries.errors import EndpointError
from queries.remote import RemoteDataset
from queries.sending import Credentials, limits_of, sent
from queries.wire import failure, fetched, wrapper_of

T = TypeVar("T")
_PAUSES: Final = (1.0, 4.0, 10.0)


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where a server is asked, where it is updated, and where its graphs are put, if it has such a place."""

    query: str
    update: str
    graph_store: str | None = None


class Server:
    """A server with the right to write. Every method raises `EndpointError` when its last try has failed."""

    def __init__(
        self,
        addresses: Addresses,
        *,
        credentials: Credentials | None = None,
        seconds: int = 600,
        pauses: Sequence[float] = _PAUSES,
    ) -> None:
        for address in filter(None, (addresses.update, addresses.graph_store)):
            wrapper_of(address)  # an address of another kind is told at once
        self.addresses = addresses
        self._credentials = credentials
        self._seconds = seconds
        self._pauses = tuple(pauses)
        self._asked = RemoteDataset(addresses.query, seconds=seconds, credentials=credentials)

    @property
    def endpoint(self) -> str:
        """Where it is asked."""
        return self.addresses.query

    def ask(self, sparql: str) -> Answer:
        """The answer to a query."""
        return self._tried(lambda: self._asked.query(sparql))

    def select(self, sparql: str) -> Table:
        """The rows of a SELECT."""
        return self._tried(lambda: self._asked.select(sparql))

    def update(self, sparql: str, *, again: bool = True) -> None:
        """Does an update; not `again` where doing it twice would be something else than doing it once."""
        self._tried(lambda: self._update(sparql), pauses=self._pauses if again else ())

    def load(self, triples: Mapping[str, Iterable[str]], marker: str) -> None:
        """Adds N-Triples lines to the graphs that they stand under, and then `marker`, a GRAPH block."""
        if self.addresses.graph_store is None:
            blocks = (f"GRAPH <{graph}> {{\n{chr(10).join(lines)}\n}}" for graph, lines in triples.items())
            self.update(f"INSERT DATA {{\n{chr(10).join(blocks)}\n{marker}\n}}")
            return
        for graph, lines in triples.items():
            body = "".join(f"{line}\n" for line in lines).encode()
            self._tried(lambda graph=graph, body=body: self._post(graph, body))  # type: ignore[misc]
        self.update(f"INSERT DATA {{ {marker} }}")

    def _update(self, sparql: str) -> None:
        address = self.addresses.update
        wrapper = wrapper_of(address)
        wrapper.setQuery(sparql)
        fetched(wrapper, address, seconds=self._seconds, credentials=self._credentials)

    def _post(self, graph: str, body: bytes) -> None:
        address = str(self.addresses.graph_store)
        joined = "&" if "?" in address else "?"
        request = Request(f"{address}{joined}{urlencode({'graph': graph})}", data=body, method="POST")
        request.add_header("Content-Type", "application/n-triples")
        try:
            sent(request, limits_of(self._seconds), self._credentials)
        except (OSError, HTTPException, ValueError) as error:
            raise failure(address, error, seconds=self._seconds) from error

    def _tried(self, act: Callable[[], T], *, pauses: Sequence[float] | None = None) -> T:
        for pause in self._pauses if pauses is None else pauses:
            try:
                return act()
            except EndpointError as error:
                if not error.passing:
                    raise
                time.sleep(pause)
        return act()
