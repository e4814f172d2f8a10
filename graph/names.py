"""Entities by name: what an analyst types, to one IRI, or to the candidates that it could mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from rapidfuzz import fuzz, process
from rdflib import URIRef

from graph.answers import Table
from graph.body_forms import key_of
from graph.errors import AmbiguousName, UnknownName
from graph.identifiers import is_iri, local_id
from ontology.terms import ID, ONT, SCHEME

_LABELS = """
PREFIX gt: <https://w3id.org/goldenthread/ont#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?entity ?label ?preferred ?class WHERE {
  { ?entity rdfs:label ?label . BIND(true AS ?preferred) }
  UNION { ?entity skos:prefLabel ?label . BIND(true AS ?preferred) }
  UNION { ?entity skos:notation ?label . BIND(true AS ?preferred) }
  UNION { ?entity skos:altLabel ?label . BIND(false AS ?preferred) }
  UNION { ?entity gt:officialName ?label . BIND(false AS ?preferred) }
  UNION { ?entity gt:gssCode ?label . BIND(false AS ?preferred) }
  ?entity a ?class .
}
"""
_SUBCLASSES = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?class WHERE { ?class rdfs:subClassOf* <%s> }
"""
_STANDING = """
PREFIX gt: <https://w3id.org/goldenthread/ont#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
SELECT ?now WHERE { ?now gt:redirectedFrom "%s"^^xsd:anyURI }
"""
_NEAR = 75  # of 100: below this a name is not offered as a near one
_SHOWN = 5


class Selecting(Protocol):
    """Whatever answers a SELECT."""

    def select(self, sparql: str, numbers: Collection[str] = ()) -> Table:
        """The rows of a SELECT. Each value in a column of `numbers` reads as a whole number."""
        ...


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing of the graph: IRI, the label to show, the local name of its class."""

    iri: str
    label: str
    cls: str


@dataclass(frozen=True, slots=True)
class _Index:
    """All names of a dataset: IRIs by folded name (preferred names apart), classes and labels by IRI."""

    by_key: Mapping[str, Mapping[bool, set[str]]]
    classes: Mapping[str, set[str]]
    labels: Mapping[str, str]


class Names:
    """The names of a dataset, read when first needed. Cost: one pass over the labels."""

    def __init__(self, dataset: Selecting) -> None:
        self._dataset = dataset
        self._subclasses: dict[str, set[str]] = {}
        self._keys: dict[str | None, list[str]] = {}

    @cached_property
    def _index(self) -> _Index:
        by_key: dict[str, dict[bool, set[str]]] = defaultdict(lambda: {True: set(), False: set()})
        classes: dict[str, set[str]] = defaultdict(set)
        labels: dict[str, str] = {}
        for entity, label, preferred, cls in self._dataset.select(_LABELS).rows:
            iri = str(entity)
            if not iri.startswith((ID, SCHEME)):
                continue
            is_preferred = str(preferred) == "true"
            by_key[key_of(str(label))][is_preferred].add(iri)
            classes[iri].add(str(cls))
            if is_preferred or iri not in labels:
                labels[iri] = max(labels.get(iri, ""), str(label), key=len)
        return _Index(by_key, classes, labels)

    def resolve(self, text: str, *, cls: str | None = None) -> str:
        """The IRI meant by `text`: an IRI, an id ("authority/sunderland"), or a name.

        `cls` is the IRI of a class that it must belong to, or its local name. A preferred name beats
        another's other name. Raises `UnknownName` with near names, `AmbiguousName` with candidates.
        """
        matching = self.called(text, cls=cls)
        if len(matching) == 1:
            return matching[0]
        if matching:
            raise self._ambiguous(text, matching)
        raise self._unknown(text, self._wanted(cls), cls)

    def called(self, text: str, *, cls: str | None = None) -> tuple[str, ...]:
        """The IRIs of all that `text` could mean, as for `resolve`: those that prefer the name, if any do.

        Cost: a look-up, whatever the size of the graph.
        """
        wanted = self._wanted(cls)
        for iri in (text, ID + text, SCHEME + text):
            if "/" in text and "://" in iri and (standing := self._standing(iri)) and self._exists(standing, wanted):
                return (standing,)
        return self._called(key_of(text), wanted)

    def ending_in(self, text: str, *, cls: str | None = None) -> tuple[str, ...]:
        """The IRIs of all that `text` may be short for: what has this name, or a longer one that ends in it.

        Only the first where that prefers the name: it is then nobody's abbreviation. Cost: one pass over the names.
        """
        wanted, key = self._wanted(cls), key_of(text)
        exact = self._called(key, wanted)
        if any(iri in self._index.by_key[key][True] for iri in exact):
            return exact
        longer = (iri for name in self._keys_of(cls) if name.endswith(f" {key}") for iri in self._called(name, wanted))
        return tuple(sorted({*exact, *longer}))

    def spelt_like(self, text: str, *, cls: str | None = None, least: float = _NEAR) -> tuple[tuple[str, str], ...]:
        """Names near to `text` in spelling, nearest first, each folded as names are compared and with one IRI.

        `least` is of 100. Cost: one pass over the names of the class.
        """
        wanted, key = self._wanted(cls), key_of(text)
        near = process.extract(key, self._keys_of(cls), scorer=fuzz.ratio, limit=_SHOWN, score_cutoff=least)
        return tuple((name, self._called(name, wanted)[0]) for name, _, _ in near)

    def _keys_of(self, cls: str | None) -> list[str]:
        """The names of a class, folded; gathered once."""
        if cls not in self._keys:
            wanted = self._wanted(cls)
            self._keys[cls] = [name for name in self._index.by_key if self._called(name, wanted)]
        return self._keys[cls]

    def _called(self, key: str, wanted: set[str] | None) -> tuple[str, ...]:
        found = self._index.by_key.get(key, {True: set(), False: set()})
        for preferred in (True, False):
            if matching := sorted(iri for iri in found[preferred] if self._is_a(iri, wanted)):
                return tuple(matching)
        return ()

    def entity(self, iri: str) -> Entity:
        """What to show of an IRI."""
        classes = sorted(cls.removeprefix(ONT) for cls in self._index.classes.get(iri, ()))
        return Entity(iri, self._index.labels.get(iri, local_id(iri)), classes[0] if classes else "")

    def _wanted(self, cls: str | None) -> set[str] | None:
        if cls is None:
            return None
        iri = cls if "://" in cls else ONT + cls.removeprefix("gt:")
        if iri not in self._subclasses:
            self._subclasses[iri] = {str(row[0]) for row in self._dataset.select(_SUBCLASSES % URIRef(iri)).rows}
        return self._subclasses[iri]

    def _is_a(self, iri: str, wanted: set[str] | None) -> bool:
        return wanted is None or bool(self._index.classes[iri] & wanted)

    def _standing(self, iri: str) -> str | None:
        """The IRI itself, or the one that stands for it where it gave way; None for what is no IRI."""
        if not is_iri(iri):
            return None
        rows = self._dataset.select(_STANDING % iri).rows
        return str(rows[0][0]) if rows else iri

    def _exists(self, iri: str, wanted: set[str] | None) -> bool:
        if not is_iri(iri):
            return False
        types = self._dataset.select(
            f"SELECT DISTINCT ?class WHERE {{ <{iri}> ?p ?o OPTIONAL {{ <{iri}> a ?class }} }}"
        )
        return bool(types.rows) and (wanted is None or any(str(row[0]) in wanted for row in types.rows))

    def _ambiguous(self, text: str, iris: Iterable[str]) -> AmbiguousName:
        candidates = tuple((local_id(e.iri), e.label, e.cls) for e in map(self.entity, iris))
        listed = "\n".join(f"  {identifier}  ({label})" for identifier, label, _ in candidates)
        return AmbiguousName(f'"{text}" could be any of these; give one of their ids:\n{listed}', candidates=candidates)

    def _unknown(self, text: str, wanted: set[str] | None, cls: str | None) -> UnknownName:
        keys = [
            key
            for key, found in self._index.by_key.items()
            if any(self._is_a(iri, wanted) for iri in found[True] | found[False])
        ]
        near = process.extract(key_of(text), keys, scorer=fuzz.WRatio, limit=_SHOWN, score_cutoff=_NEAR)
        iris = {
            iri: None
            for key, _, _ in near
            for iri in sorted(self._index.by_key[key][True] | self._index.by_key[key][False])
            if self._is_a(iri, wanted)
        }
        listed = "\n".join(f"  {local_id(iri)}  ({self._index.labels.get(iri, '')})" for iri in list(iris)[:_SHOWN])
        kind = f" of class {cls.rpartition('#')[2].removeprefix('gt:')}" if cls else ""
        advice = f"nearest names:\n{listed}" if listed else "check the spelling, or search with a saved question"
        return UnknownName(f'no entity{kind} is called "{text}"; {advice}', near=tuple(iris)[:_SHOWN])
