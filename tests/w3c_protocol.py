"""The requests of the W3C's tests of the SPARQL 1.1 Protocol: ours, after the suite's list of tests, and the suite's
own where it has them (the manifest of github.com/w3c/rdf-tests since 2023; the one before tells of them in prose)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

import yaml
from rdflib import RDF, Graph, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from tests.w3c import FOLDER, MF

HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")
UT = Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
LABEL = URIRef("http://www.w3.org/2000/01/rdf-schema#label")
_TYPES = {
    "form": "application/x-www-form-urlencoded",
    "query": "application/sparql-query",
    "update": "application/sparql-update",
}


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request of a test, and what must come back: the first digit of the status, `refused` the status itself."""

    method: str
    path: str
    body: bytes | None
    headers: Mapping[str, str]
    status: str | None
    format: str | None
    truth: bool | None
    refused: int | None = None


@cache
def suite() -> Graph:
    """The suite's manifest; nothing where it is not at hand."""
    found = sorted(FOLDER.rglob("protocol/manifest.ttl"), key=lambda path: ("sparql11" not in path.parts, path))
    return Graph().parse(found[0], format="turtle") if found else Graph()


def listed() -> set[str]:
    """The names of the suite's tests."""
    return {_name(one) for one in suite().subjects(RDF.type, MF.ProtocolTest)}


def _name(test: Node) -> str:
    return str(test).rpartition("#")[2]


TABLE: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("w3c_protocol.yml").read_text(encoding="utf-8"))
GRAPHS: list[str] = TABLE.pop("graphs")


def ours(name: str) -> Iterator[Exchange]:
    """The requests of `w3c_protocol.yml` for a test."""
    for given in TABLE[name]:
        way = next((one for one in _TYPES if one in given), None)
        sent = given.get(way)
        text = _encoded(sent) if way == "form" else sent
        kind = given.get("type", _TYPES.get(way or ""))
        fields = f"?{_encoded(given['field'])}" if "field" in given else ""
        yield Exchange(
            method=given["method"],
            path=f"/sparql{fields}",
            body=text.encode(given.get("encoding", "UTF-8")) if text is not None else None,
            headers={"Content-Type": kind} if kind else {},
            status=str(given["status"]) if "status" in given else None,
            format=given.get("format", "boolean" if "truth" in given else None),
            truth=given.get("truth"),
            refused=given.get("refused"),
        )


def _encoded(pairs: Iterable[tuple[str, str]]) -> str:
    return "&".join(f"{name}={quote(value, safe='')}" for name, value in pairs)


def theirs() -> dict[str, list[Exchange]]:
    """The suite's own requests by test; empty where its manifest has none. A test of updates must be refused."""
    found: dict[str, list[Exchange]] = {}
    for test in suite().subjects(RDF.type, MF.ProtocolTest):
        for requests in suite().objects(suite().value(test, MF.action), HT.requests):
            found[_name(test)] = [
                _exchange(one, is_update=_name(test).startswith("update_")) for one in Collection(suite(), requests)
            ]
    return found


def _exchange(request: Node, *, is_update: bool) -> Exchange:
    def text(subject: Node | None, predicate: URIRef) -> str | None:
        value = suite().value(subject, predicate) if subject is not None else None
        return None if value is None else str(value)

    body, response = suite().value(request, HT.body), suite().value(request, HT.resp)
    headers = {
        str(text(one, HT.fieldName)): str(text(one, HT.fieldValue))
        for several in suite().objects(request, HT.headers)
        for one in Collection(suite(), several)
    }
    truth = text(response, MF.expectedBoolean)
    statuses = {str(one).removeprefix(f"{HT}StatusCode")[0] for one in suite().objects(response, MF.expectedStatus)}
    return Exchange(
        method=str(text(request, HT.methodName)),
        path=str(text(request, HT.absolutePath)),
        body=str(text(body, CNT.chars)).encode(str(text(body, CNT.characterEncoding))) if body else None,
        headers=headers,
        status=min(statuses),
        format=text(response, MF.expectedFormat),
        truth=None if truth is None else truth == "true",
        refused=403 if is_update else None,
    )


def graphs() -> list[tuple[str, str]]:
    """What the tests ask, as name and N-Triples: their files, or one triple each where there is none."""
    made = [(name, f"<{name}> <{RDF.type}> <urn:w3c:Thing> .") for name in GRAPHS]
    for given in suite().objects(None, UT.graphData):
        name, file = str(suite().value(given, LABEL)), Path(str(suite().value(given, UT.graph)).removeprefix("file://"))
        one = f"<{name}> <{RDF.type}> <http://xmlns.com/foaf/0.1/Document> ."
        made.append((name, file.read_text(encoding="utf-8") if file.is_file() else one))
    return made
