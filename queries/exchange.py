"""The W3C's formats of SPARQL results (JSON and XML), to write and to read, and those of triples."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final
from xml.etree import ElementTree

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import XSD
from rdflib.term import Identifier

from graph.answers import Row, Table, Truth
from ontology.terms import GT
from queries.question import Column

_XML: Final = "http://www.w3.org/2005/sparql-results#"
_NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_RDF: Final = {"turtle": "turtle", "ntriples": "nt", "jsonld": "json-ld"}


def json_text(columns: Sequence[Column], rows: Iterable[Row]) -> str:
    """The rows in SPARQL 1.1 Query Results JSON; a value that is not there has no key."""
    names = [column.name for column in columns]
    bindings = [
        {name: _json_term(term) for name, term in zip(names, row, strict=True) if term is not None} for row in rows
    ]
    return _json({"head": {"vars": names}, "results": {"bindings": bindings}})


def json_truth(truth: Truth) -> str:
    """The answer of ASK in the same format."""
    return _json({"head": {}, "boolean": truth.value})


def xml_text(columns: Sequence[Column], rows: Iterable[Row]) -> str:
    """The rows in SPARQL Query Results XML. What XML has no way to write becomes U+FFFD."""
    root, head = _xml_root()
    for column in columns:
        ElementTree.SubElement(head, "variable", name=column.name)
    results = ElementTree.SubElement(root, "results")
    for row in rows:
        result = ElementTree.SubElement(results, "result")
        for column, term in zip(columns, row, strict=True):
            if term is not None:
                _xml_term(ElementTree.SubElement(result, "binding", name=column.name), term)
    return _xml(root)


def xml_truth(truth: Truth) -> str:
    """The answer of ASK in the same format."""
    root, _ = _xml_root()
    ElementTree.SubElement(root, "boolean").text = str(truth.value).lower()
    return _xml(root)


def rdf_text(graph: Graph, format: str) -> str:
    """Triples as Turtle, N-Triples (sorted) or JSON-LD."""
    copy = Graph()
    copy += graph
    copy.bind("gt", GT)
    text = copy.serialize(format=_RDF[format])
    return "".join(sorted(f"{line}\n" for line in text.split("\n") if line)) if format == "ntriples" else text


# Virtuoso answers ASK so, with a row that holds 1 or 0.
_VIRTUOSO_ASK: Final = ("__ASK_RETVAL",)


def parse_json(text: str) -> Table | Truth:
    """SPARQL 1.1 Query Results JSON, read. Raises `ValueError` where it is something else."""
    try:
        record = json.loads(text)
    except RecursionError as error:
        raise ValueError("it is nested too deep") from error
    if not isinstance(record, dict):
        raise ValueError("not an object")
    if isinstance(record.get("boolean"), bool):
        return Truth(record["boolean"])
    try:
        names = tuple(map(str, record["head"]["vars"]))
        bindings: list[Mapping[str, Mapping[str, str]]] = record["results"]["bindings"]
        rows = tuple(tuple(_term(binding[name]) if name in binding else None for name in names) for binding in bindings)
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError(f"{error!r} is missing or of another kind") from error
    if names == _VIRTUOSO_ASK:
        if not rows:
            raise ValueError(f"{names[0]} has no row")
        return Truth(str(rows[0][0]) == "1")
    return Table(names, rows)


def _term(record: Mapping[str, str]) -> Identifier:
    if not all(isinstance(record.get(name, ""), str) for name in ("value", "datatype", "xml:lang")):
        raise ValueError("a value is no text")
    match record["type"]:
        case "uri":
            return URIRef(record["value"])
        case "bnode":
            return BNode(record["value"])
        case "literal" | "typed-literal":
            datatype = record.get("datatype")
            return Literal(
                record["value"], lang=record.get("xml:lang"), datatype=URIRef(datatype) if datatype else None
            )
        case other:
            raise ValueError(f"{other!r} is no kind of term")


def _json_term(term: Identifier) -> dict[str, str]:
    if isinstance(term, URIRef):
        return {"type": "uri", "value": str(term)}
    if isinstance(term, BNode):
        return {"type": "bnode", "value": str(term)}
    found = {"type": "literal", "value": str(term)}
    if isinstance(term, Literal) and term.language:
        found["xml:lang"] = term.language
    elif isinstance(term, Literal) and term.datatype and term.datatype != XSD.string:
        found["datatype"] = str(term.datatype)
    return found


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _xml_root() -> tuple[ElementTree.Element, ElementTree.Element]:
    root = ElementTree.Element("sparql", xmlns=_XML)
    return root, ElementTree.SubElement(root, "head")


def _xml_term(binding: ElementTree.Element, term: Identifier) -> None:
    record = _json_term(term)
    element = ElementTree.SubElement(binding, record["type"])
    element.text = _NOT_XML.sub("\ufffd", record["value"])
    for key in ("xml:lang", "datatype"):
        if key in record:
            element.set(key, record[key])


def _xml(root: ElementTree.Element) -> str:
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"
