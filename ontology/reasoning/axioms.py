"""The axioms of the ontology as values: class inclusions read by Owlready2, property axioms from the triples.

Owlready2 turns OWL's blank nodes into class constructs, so nothing here walks RDF lists. Needs the extra `reasoner`.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rdflib import Graph, URIRef
from rdflib.collection import Collection
from rdflib.namespace import OWL, RDF, RDFS

from ontology.reasoning.errors import ReasonerMissing


@dataclass(frozen=True, slots=True)
class Named:
    """A class by its IRI."""

    iri: URIRef


@dataclass(frozen=True, slots=True)
class Both:
    """Whatever is in each of the parts."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """Whatever is in one of the parts."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Whatever is not in the part."""

    part: Expression


@dataclass(frozen=True, slots=True)
class Some:
    """What `property_` leads from to at least `least` things of `filler`."""

    property_: Role
    filler: Expression
    least: int = 1


@dataclass(frozen=True, slots=True)
class Only:
    """What `property_` leads from to nothing but things of `filler`."""

    property_: Role
    filler: Expression


@dataclass(frozen=True, slots=True)
class Value:
    """What `property_` leads from to this very thing."""

    property_: Role
    value: URIRef


@dataclass(frozen=True, slots=True)
class Role:
    """A property, or the way back along it."""

    iri: URIRef
    inverse: bool = False


Expression = Named | Both | Either | Not | Some | Only | Value


@dataclass(frozen=True, slots=True)
class Inclusion:
    """Whatever is in `sub` is in `sup`. `of` is the class that the axiom is written on; `exact`: it defines it."""

    sub: Expression
    sup: Expression
    of: URIRef
    exact: bool


@dataclass(frozen=True, slots=True)
class Chain:
    """Whoever goes along `links` one after another arrives where `property_` leads."""

    links: tuple[Role, ...]
    property_: URIRef


@dataclass(frozen=True, slots=True)
class Axioms:
    """All that the ontology says in logic, in the order of IRIs. Pairs are (sub, super), (property, class)."""

    inclusions: tuple[Inclusion, ...]
    chains: tuple[Chain, ...]
    sub_properties: tuple[tuple[URIRef, URIRef], ...]
    inverses: tuple[tuple[URIRef, URIRef], ...]
    domains: tuple[tuple[URIRef, URIRef], ...]
    ranges: tuple[tuple[URIRef, URIRef], ...]
    disjoint: tuple[frozenset[URIRef], ...]
    keys: tuple[tuple[URIRef, URIRef], ...]
    having: dict[URIRef, frozenset[URIRef]]

    def with_characteristic(self, kind: URIRef) -> frozenset[URIRef]:
        """The properties of this OWL kind, such as owl:FunctionalProperty."""
        return self.having.get(kind, frozenset())


CHARACTERISTICS = (
    OWL.FunctionalProperty,
    OWL.TransitiveProperty,
    OWL.SymmetricProperty,
    OWL.AsymmetricProperty,
    OWL.IrreflexiveProperty,
)


def read_axioms(graph: Graph) -> Axioms:
    """The axioms of an ontology. Raises `ReasonerMissing`; `NotImplementedError` for a construct that it never had."""
    world = _world(graph)
    return Axioms(
        inclusions=tuple(sorted(_inclusions(world), key=lambda one: (one.of, one.exact, repr(one)))),
        chains=tuple(sorted(_chains(world), key=repr)),
        sub_properties=_pairs(graph, RDFS.subPropertyOf),
        inverses=_pairs(graph, OWL.inverseOf),
        domains=_pairs(graph, RDFS.domain),
        ranges=_pairs(graph, RDFS.range),
        disjoint=tuple(sorted(_disjoint(world), key=lambda group: sorted(group))),
        keys=tuple(sorted(_keys(graph))),
        having={kind: frozenset(_iris(graph.subjects(RDF.type, kind))) for kind in CHARACTERISTICS},
    )


def _world(graph: Graph) -> Any:
    try:
        import owlready2
    except ImportError as error:
        raise ReasonerMissing from error
    with tempfile.TemporaryDirectory(prefix="goldenthread-") as folder:
        merged = Path(folder) / "ontology.nt"
        graph.serialize(merged, format="nt", encoding="utf-8")
        world = owlready2.World()
        world.get_ontology(merged.as_uri()).load()
    return world


def _inclusions(world: Any) -> Iterator[Inclusion]:
    for cls in world.classes():
        this = Named(URIRef(cls.iri))
        for above in cls.is_a:
            if getattr(above, "iri", None) != str(OWL.Thing):
                yield Inclusion(this, _expression(above), this.iri, exact=False)
        for equal in cls.equivalent_to:
            yield Inclusion(this, _expression(equal), this.iri, exact=True)
            yield Inclusion(_expression(equal), this, this.iri, exact=True)


def _expression(construct: Any) -> Expression:
    import owlready2 as owl

    match construct:
        case owl.And():
            return Both(tuple(map(_expression, construct.Classes)))
        case owl.Or():
            return Either(tuple(map(_expression, construct.Classes)))
        case owl.Not():
            return Not(_expression(construct.Class))
        case owl.Restriction():
            return _restriction(construct)
        case _ if hasattr(construct, "iri"):
            return Named(URIRef(construct.iri))
        case _:
            raise NotImplementedError(f"the tracer does not read {construct!r}")


def _restriction(construct: Any) -> Expression:
    import owlready2 as owl

    role = _role(construct.property)
    match construct.type:
        case owl.SOME:
            return Some(role, _expression(construct.value))
        case owl.ONLY:
            return Only(role, _expression(construct.value))
        case owl.MIN:
            return Some(role, _expression(construct.value), least=construct.cardinality)
        case owl.VALUE:
            return Value(role, URIRef(construct.value.iri))
        case _:
            raise NotImplementedError(f"the tracer does not read {construct!r}")


def _role(construct: Any) -> Role:
    import owlready2 as owl

    if isinstance(construct, owl.Inverse):
        return Role(URIRef(construct.property.iri), inverse=True)
    return Role(URIRef(construct.iri))


def _chains(world: Any) -> Iterator[Chain]:
    for property_ in world.object_properties():
        for chain in property_.property_chain:
            yield Chain(tuple(map(_role, chain.properties)), URIRef(property_.iri))


def _disjoint(world: Any) -> Iterator[frozenset[URIRef]]:
    for group in world.disjoint_classes():
        yield frozenset(URIRef(entity.iri) for entity in group.entities)


def _keys(graph: Graph) -> Iterator[tuple[URIRef, URIRef]]:
    for cls, listed in graph.subject_objects(OWL.hasKey):
        for property_ in _iris(Collection(graph, listed)):
            yield URIRef(str(cls)), property_


def _pairs(graph: Graph, property_: URIRef) -> tuple[tuple[URIRef, URIRef], ...]:
    pairs = graph.subject_objects(property_)
    return tuple(sorted((a, b) for a, b in pairs if isinstance(a, URIRef) and isinstance(b, URIRef)))


def _iris(nodes: Any) -> Iterator[URIRef]:
    return (node for node in nodes if isinstance(node, URIRef))
