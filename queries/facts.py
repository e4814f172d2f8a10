"""Queries answered here, over the facts that a server gives: the simplest thing that one can ask of it."""

from __future__ import annotations

import re
from typing import Final, Protocol

from graph.answers import Answer, Table
from graph.engine import Engine
from graph.identifiers import listed
from queries.errors import EndpointError
from queries.needs import Needs, Properties, needs_of
from queries.wire import reading

MOST: Final = 5_000_000  # facts that are fetched for a query
AT_ONCE: Final = 500_000  # facts in one request: a Virtuoso makes a million at most
_BLANK: Final = re.compile(rb"(^|[>\r])[ \t]*_:", re.MULTILINE)


class Giving(Protocol):
    """A server that is asked for nothing but facts."""

    @property
    def endpoint(self) -> str:
        """Its address."""
        ...

    def named_graphs(self) -> tuple[str, ...]:
        """The graphs that GRAPH goes over."""
        ...

    def rows(self, sparql: str) -> Table:
        """The rows of a SELECT, as the server has them."""
        ...

    def ntriples(self, sparql: str) -> bytes:
        """What a CONSTRUCT makes, as N-Triples."""
        ...


class Facts:
    """Facts of a server, by the properties that the queries so far have needed; each is fetched once.

    Blank nodes of two requests are never the same, whatever their names: where there are any, all that a query needs
    of a graph is fetched in one request, and anew for the next query.
    """

    def __init__(self, server: Giving) -> None:
        self._server = server
        self._has_blank_nodes = False
        self._forget()

    def query(self, sparql: str) -> Answer:
        """The answer. Raises `BadQuery`, and `EndpointError` where the server gives fewer facts than it counts."""
        needs = needs_of(sparql)
        if self._has_blank_nodes:
            self._forget()
        is_first = not self._held
        self._fill(needs)
        if self._has_blank_nodes and not is_first:
            self._forget()
            self._fill(needs)
        with reading(self._server.endpoint, "set of facts"):
            return self._engine.query(sparql)

    def _forget(self) -> None:
        self._engine = Engine()
        self._held: set[tuple[str | None, str | None]] = set()

    def _fill(self, needs: Needs) -> None:
        self._fetch(None, needs.default)
        if needs.named != frozenset():
            for graph in self._server.named_graphs():
                self._fetch(graph, needs.named)

    def _fetch(self, graph: str | None, properties: Properties) -> None:
        """Sees to it that these facts of a graph are here."""
        if (graph, None) in self._held:
            return
        missing = [] if properties is None else [one for one in properties if (graph, one) not in self._held]
        if properties is not None and not missing:
            return
        pattern = _pattern(graph, missing)
        many = self._counted(_ALL, pattern)
        if many > MOST:
            raise EndpointError(f"{self._server.endpoint}: {many:,} facts would have to be fetched; {_TOO_MANY}")
        parts = [pattern] if many <= AT_ONCE else self._parts(graph, missing or self._properties(pattern))
        for part in parts:
            self._take(graph, part, many if len(parts) == 1 else self._counted(_ALL, part))
        self._held |= {(graph, one) for one in missing or (None,)}

    def _properties(self, pattern: str) -> list[str]:
        rows = self._server.rows(f"SELECT DISTINCT ?p WHERE {{ {pattern} }}").rows
        with reading(self._server.endpoint, "list of properties"):
            return sorted(str(row[0]) for row in rows)

    def _parts(self, graph: str | None, properties: list[str]) -> list[str]:
        """What some servers cannot give at once, by property; facts with blank nodes together, in one request."""
        blank = "isBlank(?s) || isBlank(?o)"
        return [
            _pattern(graph, properties, f"FILTER({blank})"),
            *(_pattern(graph, [one], f"FILTER(!({blank}))") for one in properties),
        ]

    def _take(self, graph: str | None, pattern: str, many: int) -> None:
        """Fetches these facts, of which the server counts so many."""
        triples = self._server.ntriples(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {pattern} }}") if many else b""
        if max(triples.count(b"\n"), triples.count(b"\r")) > MOST:
            raise EndpointError(f"{self._server.endpoint}: it gave more facts than the {many:,} it counts; {_TOO_MANY}")
        self._has_blank_nodes |= b"_:" in triples and _BLANK.search(triples) is not None
        self._load(triples, graph)
        came = self._number(self._engine.query(_ALL % pattern))
        if came < many and came < (many := self._counted(_DISTINCT, pattern)):
            raise EndpointError(f"{self._server.endpoint}: it holds {many:,} facts and gave {came:,} of them; {_CUT}")

    def _load(self, triples: bytes, graph: str | None) -> None:
        with reading(self._server.endpoint, "N-Triples"):
            self._engine.load(triples, graph=graph)

    def _counted(self, query: str, pattern: str) -> int:
        return self._number(self._server.rows(query % pattern))

    def _number(self, counted: Answer) -> int:
        with reading(self._server.endpoint, "count"):
            return int(str(counted.rows[0][0])) if isinstance(counted, Table) else 0


_ALL: Final = "SELECT (COUNT(*) AS ?n) WHERE { %s }"
_TOO_MANY: Final = (
    f"more than {MOST:,} is too many: narrow the query, or publish to a server that reads SPARQL by the standard"
)
_CUT: Final = "raise its limit of rows (in Virtuoso ResultSetMaxRows, section SPARQL)"
_DISTINCT: Final = "SELECT (COUNT(*) AS ?n) WHERE { SELECT DISTINCT ?s ?p ?o WHERE { %s } }"


def _pattern(graph: str | None, properties: list[str], filter: str = "") -> str:
    """Any triple, or one of these properties; in a graph where one is given."""
    inside = f"VALUES ?p {{ {listed(properties)} }} ?s ?p ?o" if properties else "?s ?p ?o"
    inside = f"{inside} . {filter}" if filter else inside
    return f"GRAPH <{graph}> {{ {inside} }}" if graph else inside
