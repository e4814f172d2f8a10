"""The module that names the RDF engine (beside `notation.py`): Oxigraph, through pyoxigraph and oxrdflib.

Quads cross this edge as rdflib terms, or as N-Quads lines where there are many of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Final, cast

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
from graph.quads import Quad, Triple, term_line
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


def canonical_lines(quads: Iterable[Quad]) -> list[str]:
    """N-Quads lines without line ends, each once, in code point order; blank nodes named by RDFC-1.0."""
    plain: set[str] = set()
    blank = ox.Dataset()
    for quad in quads:
        line = term_line(quad)
        if "_:" in line and line_has_blank_node(quad):
            blank.add(next(iter(ox.parse(line.encode(), format=ox.RdfFormat.N_QUADS))))
        else:
            plain.add(line)
    blank.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return sorted(plain | {f"{quad} ." for quad in blank})


def line_has_blank_node(quad: Quad) -> bool:
    """Whether subject or object is a blank node, not merely text that looks like one."""
    return type(quad[0]).__name__ == "BNode" or type(quad[2]).__name__ == "BNode"


def write_store(folder: Path, *, named: bytes, merged: Callable[[], bytes]) -> None:
    """An Oxigraph store in `folder`: `named` are its named graphs as N-Quads, `merged` makes its default graph.

    The default graph is made while the named ones are loaded.
    """
    store = ox.Store(folder)
    with ThreadPoolExecutor(1) as beside:
        loading = beside.submit(store.bulk_load, named, format=ox.RdfFormat.N_QUADS)
        facts = merged()
        loading.result()
    store.bulk_load(facts, format=ox.RdfFormat.N_TRIPLES)
    store.optimize()
    store.flush()


def open_engine(folder: Path) -> Engine:
    """The store in a folder, for reading; many processes may read one at once. Raises `DatasetNotWhole`."""
    try:
        return Engine(ox.Store.read_only(str(folder)))
    except (OSError, RuntimeError) as error:  # the engine says "corruption" as a RuntimeError
        raise DatasetNotWhole(
            f"{folder}: the store cannot be opened ({error}); build the dataset again with: goldenthread build"
        ) from error


def constructed(rules: Iterable[str], triples: bytes) -> list[Triple]:
    """What CONSTRUCT queries make of triples in N-Triples, each once, sorted. No rule sees what another makes."""
    store = ox.Store()
    store.load(triples, format=ox.RdfFormat.N_TRIPLES)
    made = {triple for rule in rules for triple in cast(ox.QueryTriples, store.query(rule))}
    terms = ((_term(one.subject), _term(one.predicate), _term(one.object)) for one in made)
    return sorted(terms, key=lambda triple: tuple(map(str, triple)))


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
        term = cache(_term)
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


def _term(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Identifier:
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
