"""The same questions, asked of any SPARQL endpoint over HTTP. It only ever reads."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from rdflib import Graph
from rdflib.term import Identifier
from SPARQLWrapper import JSON, TURTLE

from graph.answers import Answer, Table, Triples
from graph.lateral import row_by_row
from graph.tokens import Token, meaningful
from queries.errors import EndpointError
from queries.exchange import parse_json
from queries.facts import Facts
from queries.lint import check_free, form_of, projection
from queries.portable import portable, with_prefixes
from queries.sending import Credentials
from queries.ways import Way
from queries.wire import fetched, reading, wrapper_of

_SECONDS: Final = 30
_WHOLE: Final = re.compile(r"[+-]?[0-9]{1,18}")
NTRIPLES: Final = "application/n-triples"


@dataclass(frozen=True, slots=True)
class Graphs:
    """What is asked of an endpoint: the graph that stands for its default one, and those that GRAPH goes over.

    Where nothing is named it is the endpoint's to say. `check` is done after each question of named graphs, and raises
    `EndpointError` where these may have changed meanwhile.
    """

    default: str | None = None
    named: tuple[str, ...] = ()
    check: Callable[[], None] | None = None

    def named_for(self, sparql: str) -> tuple[str, ...]:
        """The named graphs to tell with a query: those that it names itself, all where it leaves them open."""
        after = [
            then for one, then in pairwise(meaningful(sparql)) if one.kind == "word" and one.text.upper() == "GRAPH"
        ]
        asked = {one.text[1:-1] for one in after if one.kind == "iri"}
        is_closed = all(one.kind == "iri" for one in after) and asked.issubset(self.named)
        return tuple(sorted(asked)) if is_closed else self.named


def graphs_of(sparql: str) -> list[Token]:
    """What follows each GRAPH of a query."""
    return [then for one, then in pairwise(meaningful(sparql)) if one.kind == "word" and one.text.upper() == "GRAPH"]


_NAMED: Final = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g"
_ITS_OWN: Final = Graphs()


class RemoteDataset:
    """An endpoint, which answers as a local dataset does.

    A `way` "row by row" asks queries as the embedded engine is asked them, by LATERAL where that means the same.
    "facts only" asks it for facts, by queries that every server gets right, and answers what is asked here, which
    must not be larger than this machine (`queries.facts.MOST`).

    Its default graph must hold all facts, or `graphs` name the one that does.
    """

    def __init__(
        self,
        endpoint: str,
        *,
        seconds: int = _SECONDS,
        graphs: Graphs = _ITS_OWN,
        credentials: Credentials | None = None,
        way: Way = "as written",
    ) -> None:
        wrapper_of(endpoint)  # an address of another kind is told at once
        self.endpoint = endpoint
        self.graphs = graphs
        self._seconds = seconds
        self._credentials = credentials
        self._way = way
        self._facts = Facts(self) if way == "facts only" else None

    @property
    def gives_facts_only(self) -> bool:
        """Whether queries are answered here, over facts of the endpoint."""
        return self._facts is not None

    def query(self, sparql: str) -> Answer:
        """The endpoint's answer. Raises `QueryRefused`, `BadQuery` where the endpoint says so, `EndpointError`."""
        check_free(sparql)
        answer = self._facts.query(sparql) if self._facts else self._answer(sparql)
        if self.graphs.check and graphs_of(sparql):
            self.graphs.check()
        return answer

    def _answer(self, sparql: str) -> Answer:
        triples = form_of(sparql) in ("CONSTRUCT", "DESCRIBE")
        body = self._fetch(sparql, TURTLE if triples else JSON)
        with reading(self.endpoint, "Turtle" if triples else "SPARQL results JSON"):
            if triples:
                return Triples(Graph().parse(data=body, format="turtle"))
            return parse_json(body.decode("utf-8"))

    def select(self, sparql: str, numbers: Collection[str] = ()) -> Table:
        """The rows of a SELECT that the program itself wrote, under its columns; `numbers` hold whole numbers.

        Raises as `query` does, `EndpointError` also for other columns and for what is no number.
        """
        table = self._rows(self.query(sparql))
        with reading(self.endpoint, "answer to what was asked"):
            if table.rows and table.columns != (asked := projection(sparql)):
                raise ValueError(f"its columns are {', '.join(table.columns)}, not {', '.join(asked)}")
            for place, name in enumerate(table.columns):
                if name in numbers:
                    _check_numbers(name, (row[place] for row in table.rows))
        return table

    def rows(self, sparql: str) -> Table:
        """The rows of a SELECT as the endpoint itself has them."""
        return self._rows(self._answer(sparql))

    def named_graphs(self) -> tuple[str, ...]:
        """The graphs that GRAPH goes over."""
        if self.graphs.named:
            return self.graphs.named
        with reading(self.endpoint, "list of graphs"):
            return tuple(_named(*row[:1]) for row in self.rows(_NAMED).rows)

    def ntriples(self, sparql: str) -> bytes:
        """What a CONSTRUCT makes, as N-Triples."""
        return self._fetch(sparql, NTRIPLES)

    def _rows(self, answer: Answer) -> Table:
        if not isinstance(answer, Table):
            raise EndpointError(f"{self.endpoint}: rows were asked for, and the answer holds none")
        return answer

    def _fetch(self, sparql: str, format: str) -> bytes:
        wrapper = wrapper_of(self.endpoint)
        asked = portable(with_prefixes(sparql))
        wrapper.setQuery(row_by_row(asked) if self._way == "row by row" else asked)
        wrapper.queryType = form_of(sparql)  # SPARQLWrapper takes a word of a comment for it
        if format == NTRIPLES:
            wrapper.setOnlyConneg(True)
            wrapper.addCustomHttpHeader("Accept", NTRIPLES)
        else:
            wrapper.setReturnFormat(format)
        if self.graphs.default:
            wrapper.addDefaultGraph(self.graphs.default)
            for graph in self.graphs.named_for(sparql):
                wrapper.addNamedGraph(graph)
        return fetched(wrapper, self.endpoint, seconds=self._seconds, credentials=self._credentials)


def _check_numbers(column: str, terms: Iterable[Identifier | None]) -> None:
    for term in terms:
        if term is not None and not _WHOLE.fullmatch(term):
            raise ValueError(f"{column} is {str(term)!r} and no whole number")


def _named(term: Identifier | None) -> str:
    if term is None:
        raise ValueError("a row names no graph")
    return str(term)
