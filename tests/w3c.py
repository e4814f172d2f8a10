"""The W3C's tests of SPARQL queries, read from their manifests, as `make w3c-tests` fetches them.

They are not ours to ship. GOLDENTHREAD_W3C_TESTS names another folder that holds them, such as a checkout of
github.com/w3c/rdf-tests.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox
from rdflib.namespace import RDF, Namespace
from rdflib.term import URIRef

VARIABLE = "GOLDENTHREAD_W3C_TESTS"
FOLDER = Path(os.environ.get(VARIABLE) or Path(__file__).parents[1] / ".venv" / "w3c")
ABSENT = f"the W3C's tests of SPARQL are not at hand: run make w3c-tests, or name their folder in {VARIABLE}"
MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
EVALUATED = {MF.QueryEvaluationTest, MF.CSVResultFormatTest}
ACCEPTED = {MF.PositiveSyntaxTest, MF.PositiveSyntaxTest11}
REFUSED = {MF.NegativeSyntaxTest, MF.NegativeSyntaxTest11}
_KINDS = EVALUATED | ACCEPTED | REFUSED
_QT = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
_DAWGT = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-dawg#")
_REGIME = URIRef("http://www.w3.org/ns/sparql-service-description#entailmentRegime")
_FROM = re.compile(r"\bFROM\s+(?:NAMED\s+)?<([^>]*)>", re.IGNORECASE)
_Node = ox.NamedNode | ox.BlankNode


@dataclass(frozen=True, slots=True)
class Listed:
    """A test of a query: its name (folder, and end of its IRI), what is asked of what, and what must come back.

    `entails`: what must come back is more than what is stated. `is_lax`: rows that are the same may be fewer.
    """

    name: str
    kind: URIRef
    query: Path
    data: tuple[Path, ...] = ()
    named: tuple[Path, ...] = ()
    result: Path | None = None
    entails: bool = False
    is_lax: bool = False

    @property
    def text(self) -> str:
        """The query as it stands."""
        return self.query.read_bytes().decode("utf-8")

    @property
    def sparql(self) -> str:
        """The query, its relative IRIs relative to its file."""
        return f"BASE <{self.query.as_uri()}>\n{self.text}"


@cache
def listed_tests() -> tuple[Listed, ...]:
    """Every test of a query of SPARQL 1.1 or 1.0 that the W3C has approved and whose file is there, by name."""
    paths = [path for path in sorted(FOLDER.rglob("manifest.ttl")) if "sparql12" not in path.parts]
    found = (one for path in paths for one in Manifest(path).tests())
    return tuple(sorted((one for one in found if one.query.is_file()), key=lambda one: one.name))


class Manifest:
    """A manifest to look things up in; relative IRIs are files beside it."""

    def __init__(self, path: Path) -> None:
        self._folder = path.parent
        self._store = ox.Store()
        self._store.load(path=str(path), base_iri=path.as_uri())

    def tests(self) -> Iterator[Listed]:
        """The approved tests of queries among the entries."""
        for test in self._entries():
            kinds = _KINDS & {URIRef(one.value) for one in self._of(test, RDF.type)}
            if kinds and ox.NamedNode(_DAWGT.Approved) in self._of(test, _DAWGT.approval):
                yield self._test(test, kinds.pop())

    def _entries(self) -> Iterator[_Node]:
        for quad in self._store.quads_for_pattern(None, ox.NamedNode(MF.entries), None):
            rest = [quad.object]
            while first := self._of(rest[0], RDF.first):
                yield first[0]
                rest = self._of(rest[0], RDF.rest)

    def _test(self, test: _Node, kind: URIRef) -> Listed:
        name = f"{self._folder.name}/{test.value.rpartition('#')[2]}"
        (action,) = self._of(test, MF.action)
        if kind not in EVALUATED:
            return Listed(name, kind, _file(action))
        query = _file(*self._of(action, _QT.query))
        data, named = self._files(action, _QT.data), self._files(action, _QT.graphData)
        if not data and not named:
            named = tuple(self._folder / one for one in _FROM.findall(query.read_text(encoding="utf-8")))
        return Listed(
            name=name,
            kind=kind,
            query=query,
            data=data,
            named=named,
            result=_file(*self._of(test, MF.result)),
            entails=bool(self._of(action, _REGIME)),
            is_lax=bool(self._of(test, MF.resultCardinality)),
        )

    def _files(self, subject: _Node, predicate: URIRef) -> tuple[Path, ...]:
        return tuple(sorted(_file(one) for one in self._of(subject, predicate) if isinstance(one, ox.NamedNode)))

    def _of(self, subject: _Node, predicate: URIRef) -> list[_Node]:
        quads = self._store.quads_for_pattern(subject, ox.NamedNode(predicate), None)
        return [quad.object for quad in quads if isinstance(quad.object, _Node)]


def _file(iri: _Node) -> Path:
    return Path(iri.value.removeprefix("file://"))


def filled(test: Listed) -> ox.Store:
    """The data of a test, in memory."""
    store = ox.Store()
    for path in test.data:
        store.load(path=str(path), base_iri=path.as_uri())
    for path in test.named:
        store.load(path=str(path), base_iri=path.as_uri(), to_graph=ox.NamedNode(path.as_uri()))
    return store
