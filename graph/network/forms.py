"""How relations and plain properties become ties: read from the ontology, and from structure.yml."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

import yaml
from rdflib import Graph, URIRef
from rdflib.namespace import RDFS

from graph.identifiers import slug
from graph.shortcuts import shortcut_forms
from ontology.modules import ontology_graph
from ontology.terms import GT, ONT

PREFIXES: Final = f"""PREFIX gt: <{ONT}>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""


@dataclass(frozen=True, slots=True)
class Link:
    """Relations of class `cls` run from the role `start` to the role `end`. All but `kind` and `label` are IRIs."""

    cls: str
    kind: str
    kinds: tuple[str, ...]
    label: str
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Plain:
    """A plain property between parties. `within`: its subject is a part of its object."""

    property: str
    kind: str
    label: str
    shown: bool
    within: bool


@cache
def links() -> tuple[Link, ...]:
    """Every class of relation that has two ends, by its IRI: those with a shortcut, and interventions."""
    ontology = ontology_graph()
    made = [
        Link(str(form.cls), *_kinds(ontology, form.cls), _label(ontology, form.link), str(form.start), str(form.end))
        for form in shortcut_forms(ontology)
    ]
    steps = sorted(URIRef(str(cls)) for cls in ontology.transitive_subjects(RDFS.subClassOf, GT.Intervention))
    for cls in steps:
        kind, kinds = _kinds(ontology, cls)
        label = "intervenes in" if cls == GT.Intervention else f"intervenes, by {_label(ontology, cls)}, in"
        made.append(Link(str(cls), kind, kinds, label, str(GT.intervener), str(GT.intervenedIn)))
    return tuple(sorted(made, key=lambda link: link.cls))


@cache
def plain_ties() -> tuple[Plain, ...]:
    """The properties of structure.yml, in its order."""
    listed = yaml.safe_load((files("graph.network") / "structure.yml").read_text(encoding="utf-8"))
    ontology = ontology_graph()
    return tuple(
        Plain(str(GT[one["property"]]), one["kind"], _label(ontology, GT[one["property"]]), one["shown"], one["within"])
        for one in listed
    )


@cache
def hidden_kinds() -> frozenset[str]:
    """The kinds that a network shows only where they are asked for."""
    return frozenset(plain.kind for plain in plain_ties() if not plain.shown)


@cache
def known_kinds() -> tuple[str, ...]:
    """Every kind of tie that there can be, those above others too, sorted."""
    return tuple(sorted({kind for link in links() for kind in link.kinds} | {plain.kind for plain in plain_ties()}))


def _kinds(ontology: Graph, cls: URIRef) -> tuple[str, tuple[str, ...]]:
    """The short name of a class of relation, and the names of it and of the classes above it."""
    names = tuple(_short(ontology, one) for one in _upwards(ontology, cls))
    return names[0], names


def _upwards(ontology: Graph, cls: URIRef) -> Iterator[URIRef]:
    while cls != GT.GovernanceRelation:
        yield cls
        above = [URIRef(str(one)) for one in ontology.objects(cls, RDFS.subClassOf) if isinstance(one, URIRef)]
        if not above:
            return
        cls = min(above)


def _short(ontology: Graph, cls: URIRef) -> str:
    return slug(_label(ontology, cls).removesuffix(" relation"))


def _label(ontology: Graph, term: URIRef) -> str:
    return str(ontology.value(term, RDFS.label) or term)
