"""Answers held against those that the W3C expects: rows in any order, blank nodes by any name, numbers by value."""

import csv
from collections import Counter
from pathlib import Path

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import RDF, Namespace
from rdflib.query import Result
from rdflib.term import Identifier

from graph.answers import Answer, Table, Triples, Truth

RS = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/result-set#")
_RESULTS = {".srx": "xml", ".srj": "json", ".tsv": "tsv"}
_TRIPLES = {".ttl": "turtle", ".rdf": "xml", ".nt": "nt"}
_Cell = tuple[str, ...]
_Row = dict[str, Identifier]


def expected(path: Path) -> Answer:
    """What a file of results says."""
    if path.suffix == ".csv":
        return from_csv(path.read_text(encoding="utf-8"))
    if path.suffix in _RESULTS:
        with path.open("rb") as file:
            return _answer(Result.parse(file, format=_RESULTS[path.suffix]))
    graph = Graph().parse(path, format=_TRIPLES[path.suffix], publicID=path.as_uri())
    told = graph.value(predicate=RDF.type, object=RS.ResultSet)
    return Triples(graph) if told is None else _told(graph, told)


def from_csv(text: str) -> Table:
    """Rows as CSV has them: texts without kinds, blank nodes, and nothing for what is empty."""
    names, *rows = csv.reader(text.splitlines())
    return Table(tuple(names), tuple(tuple(map(_from_csv, row)) for row in rows))


def _from_csv(cell: str) -> Identifier | None:
    return BNode(cell) if cell.startswith("_:") else Literal(cell) if cell else None


def _answer(result: Result) -> Answer:
    if result.type == "ASK":
        return Truth(bool(result.askAnswer))
    names = tuple(str(one) for one in result.vars or ())
    return Table(names, tuple(tuple(row.get(name) for name in result.vars or ()) for row in result.bindings))


def _told(graph: Graph, told: Identifier) -> Answer:
    """A result told as triples."""
    truth = graph.value(told, RS.boolean)
    if truth is not None:
        return Truth(str(truth) == "true")
    names = tuple(sorted(str(one) for one in graph.objects(told, RS.resultVariable)))
    rows = []
    for solution in graph.objects(told, RS.solution):
        values = {
            str(graph.value(one, RS.variable)): graph.value(one, RS.value)
            for one in graph.objects(solution, RS.binding)
        }
        rows.append(tuple(values.get(name) for name in names))  # type: ignore[arg-type]
    return Table(names, tuple(rows))


def same(given: Answer, wanted: Answer, *, is_lax: bool = False) -> bool:
    """Whether they are one answer; `is_lax`: rows that are the same may be fewer, as REDUCED allows."""
    match given, wanted:
        case Truth(), Truth():
            return given == wanted
        case Triples(), Triples():
            return isomorphic(given.graph, wanted.graph)
        case Table(), Table():
            mine, theirs = _rows(given), _rows(wanted)
            if is_lax:
                return set(mine) == set(theirs) and all(mine[row] <= theirs[row] for row in mine)
            return mine == theirs and isomorphic(_blank(given), _blank(wanted))
    return False


def _rows(table: Table) -> Counter[tuple[tuple[str, _Cell], ...]]:
    return Counter(
        tuple(sorted((name, _cell(term)) for name, term in zip(table.columns, row, strict=True) if term is not None))
        for row in table.rows
    )


def _blank(table: Table) -> Graph:
    """The rows that hold blank nodes as a graph, in which these are the same as in others or not."""
    graph = Graph()
    for row in table.rows:
        if any(isinstance(term, BNode) for term in row):
            node = BNode()
            for name, term in zip(table.columns, row, strict=True):
                if term is not None:
                    value = term if isinstance(term, BNode) else Literal(repr(_cell(term)))
                    graph.add((node, URIRef(f"urn:variable:{name}"), value))
    return graph


def _cell(term: Identifier) -> _Cell:
    match term:
        case BNode():
            return ("blank",)
        case Literal() if term.language:
            return (str(term), "@", term.language.lower())
        case Literal():
            datatype = str(term.datatype or "http://www.w3.org/2001/XMLSchema#string")
            return (repr(_number(term)), datatype)
    return (str(term),)


def _number(literal: Literal) -> object:
    value = literal.value
    return float(value) if isinstance(value, int | float) or type(value).__name__ == "Decimal" else str(literal)
