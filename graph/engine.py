"""Asking the RDF engine: Oxigraph, through pyoxigraph. `loading.py` fills it.

Quads cross this edge as rdflib terms, or as N-Quads lines where there are many of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, overload

import pyoxigraph as ox
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import OWL, RDF, RDFS, SKOS, XSD
from rdflib.term import Identifier

from graph.answers import Answer, Table, Triples, Truth
from graph.errors import DatasetNotWhole
from graph.lateral import row_by_row
from graph.plan import Plan
from graph.quads import Triple
from graph.syntax import bad_query, unknown_function
from ontology.terms import ID, ONT, SCHEME

PREFIXES: Final = {
    "gt": ONT,
    "gtid": ID,
    "gtscheme": SCHEME,
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "skos": str(SKOS),
    "owl": str(OWL),
    "xsd": str(XSD),
}
_STRING: Final = str(XSD.string)
_Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
ENGINE: Final = f"Oxigraph {ox.__version__}"


def open_engine(folder: Path) -> Engine:
    """The store in a folder, for reading; many processes may read one at once. Raises `DatasetNotWhole`."""
    try:
        return Engine(ox.Store.read_only(str(folder)))
    except (OSError, RuntimeError) as error:  # the engine says "corruption" as a RuntimeError
        raise DatasetNotWhole(
            f"{folder}: the store cannot be opened ({error}); build the dataset again with: goldenthread build"
        ) from error


class Engine:
    """A store to ask: by default one in memory, with nothing in it."""

    def __init__(self, store: ox.Store | None = None) -> None:
        self._store = ox.Store() if store is None else store

    def load(self, triples: bytes, *, graph: str | None = None) -> None:
        """Takes N-Triples into a named graph or the default one. Raises `ValueError` for what is something else."""
        into = ox.NamedNode(graph) if graph else None
        try:
            self._store.load(triples, format=ox.RdfFormat.N_TRIPLES, to_graph=into)
        except SyntaxError as error:
            raise ValueError(str(error)) from error

    def triples(self) -> Iterator[Triple]:
        """The default graph, in no order. Each term is made once however often it stands in the graph."""
        term = cache(_term)
        for quad in self._store.quads_for_pattern(None, None, None, ox.DefaultGraph()):
            yield term(quad.subject), term(quad.predicate), term(quad.object)

    def merged(self) -> bytes:
        """The default graph as N-Triples, in no order."""
        return self._store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph()) or b""

    def write_merged(self, path: Path) -> None:
        """Writes the default graph as N-Triples, in no order."""
        self._store.dump(path, format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())

    def query(self, sparql: str) -> Answer:
        """The answer over the merged default graph. Raises `BadQuery` with line and column.

        The usual prefixes need no PREFIX line; the query may give its own.
        """
        return self.explained(sparql)[0]

    def explained(self, sparql: str) -> tuple[Answer, Plan]:
        """The answer, and what was asked to get it. Raises `BadQuery` with line and column."""
        asked = row_by_row(sparql)
        if asked != sparql:
            try:
                return self._ask(asked), Plan(ENGINE, asked, is_rewritten=True)
            except SyntaxError:
                pass  # what is wrong with the query itself is said of its own text
        return self.as_written(sparql), Plan(ENGINE, sparql, is_rewritten=False)

    def as_written(self, sparql: str) -> Answer:
        """The answer to the query's own text. Raises `BadQuery` with line and column."""
        try:
            return self._ask(sparql)
        except SyntaxError as error:
            raise bad_query(sparql, str(error), PREFIXES) from error

    def _ask(self, sparql: str) -> Answer:
        try:
            return _answer(self._store.query(sparql, prefixes=PREFIXES))
        except RuntimeError as error:
            raise unknown_function(error) or error from None


@overload
def _term(term: _Term) -> Identifier: ...
@overload
def _term(term: None) -> None: ...
def _term(term: _Term | None) -> Identifier | None:
    match term:
        case None:
            return None
        case ox.NamedNode():
            return URIRef(term.value)
        case ox.BlankNode():
            return BNode(term.value)
        case ox.Literal() if term.language:
            return Literal(term.value, lang=term.language)
        case ox.Literal() if term.datatype.value == _STRING:
            return Literal(term.value)
        case ox.Literal():
            return _typed(term.value, term.datatype.value)
    raise TypeError(f"{term} is a statement about a statement, which no build writes")


@lru_cache(maxsize=4096)  # numbers and dates are few, stand in answer after answer, and cost most of all terms
def _typed(text: str, datatype: str) -> Literal:
    return Literal(text, datatype=URIRef(datatype))


def _answer(result: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples) -> Answer:
    """Each term is made once however often it stands in the answer."""
    term = cache(_term)
    match result:
        case ox.QueryBoolean():
            return Truth(bool(result))
        case ox.QuerySolutions():
            names = tuple(variable.value for variable in result.variables)
            return Table(names, tuple(tuple(map(term, row)) for row in result))
        case ox.QueryTriples():
            graph = Graph()
            graph += ((term(one.subject), term(one.predicate), term(one.object)) for one in result)
            return Triples(graph)
    raise TypeError(f"{type(result).__name__} is no kind of answer")
