"""Asking the RDF engine: Oxigraph, through pyoxigraph and oxrdflib. `loading.py` fills it.

Quads cross this edge as rdflib terms, or as N-Quads lines where there are many of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

import pyoxigraph as ox
from oxrdflib import OxigraphStore
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import OWL, RDF, RDFS, SKOS, XSD
from rdflib.query import Result
from rdflib.term import Identifier

from graph.answers import Answer, Table, Triples, Truth
from graph.errors import DatasetNotWhole
from graph.lateral import row_by_row
from graph.plan import Plan
from graph.quads import Triple
from graph.syntax import bad_query
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
        self._quads = ox.Store() if store is None else store
        self._store = OxigraphStore(store=self._quads)

    def load(self, triples: bytes, *, graph: str | None = None) -> None:
        """Takes N-Triples into a named graph or the default one. Raises `ValueError` for what is something else."""
        into = ox.NamedNode(graph) if graph else None
        try:
            self._quads.load(triples, format=ox.RdfFormat.N_TRIPLES, to_graph=into)
        except SyntaxError as error:
            raise ValueError(str(error)) from error

    def triples(self) -> Iterator[Triple]:
        """The default graph, in no order. Each term is made once however often it stands in the graph."""
        term = cache(term_of)
        for quad in self._quads.quads_for_pattern(None, None, None, ox.DefaultGraph()):
            yield term(quad.subject), term(quad.predicate), term(quad.object)

    def merged(self) -> bytes:
        """The default graph as N-Triples, in no order."""
        return self._quads.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph()) or b""

    def write_merged(self, path: Path) -> None:
        """Writes the default graph as N-Triples, in no order."""
        self._quads.dump(path, format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())

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
            raise bad_query(sparql, str(error)) from error

    def _ask(self, sparql: str) -> Answer:
        return _answer(self._store.query(sparql, PREFIXES, {}, "default"))


def term_of(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Identifier:
    """A term of the engine as one of rdflib's."""
    match term:
        case ox.NamedNode():
            return URIRef(term.value)
        case ox.BlankNode():
            return BNode(term.value)
        case ox.Literal() if term.language:
            return Literal(term.value, lang=term.language)
        case ox.Literal() if term.datatype.value == str(XSD.string):
            return Literal(term.value)
        case ox.Literal():
            return Literal(term.value, datatype=URIRef(term.datatype.value))
    raise TypeError(f"{term} is a statement about a statement, which no build writes")


def _answer(result: Result) -> Answer:
    match result.type:
        case "ASK":
            return Truth(bool(result.askAnswer))
        case "SELECT":
            names = tuple(str(name) for name in result.vars or ())
            rows = tuple(tuple(binding.get(variable) for variable in result.vars or ()) for binding in result.bindings)
            return Table(names, rows)
        case _:
            return Triples(result.graph if result.graph is not None else Graph())
