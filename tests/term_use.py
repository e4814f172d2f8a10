"""Who writes a term of the ontology and who reads it: what the coverage gate counts, and what it does not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import singledispatch
from pathlib import Path

from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef
from rdflib.namespace import SH
from rdflib.term import Node

from graph.quads import Triple
from graph.tokens import meaningful
from ontology.reasoning.axioms import Axioms, Both, Either, Expression, Named, Not, Only, Some, Value, read_axioms
from ontology.terms import GT, ONT
from tests.test_ontology_hygiene import concepts, terms

# What lists a concept says that it may be used, and uses it for nothing.
LISTING = frozenset({GT.hasArea, GT.callsFor, GT.isSubAreaOf, GT.inScale, SKOS.inScheme, SKOS.broader, RDF.first})


# ---- written -----------------------------------------------------------------------------------------------


def written(facts: Iterable[Triple]) -> set[URIRef]:
    """The classes that have a member and the properties that link something, of facts about things, not about terms."""
    found: set[URIRef] = set()
    for subject, property_, value in facts:
        if not str(subject).startswith(ONT):
            found.update(ours([value] if property_ == RDF.type else [property_]))
    return found


def annotating(ontology: Graph) -> set[URIRef]:
    """The annotation properties with which the ontology says something of its own terms, concepts and lists."""
    return {property_ for property_ in terms_of_kind(ontology, OWL.AnnotationProperty) if (None, property_, None) in ontology}  # fmt: skip


def lacking(ontology: Graph, known: set[URIRef]) -> list[URIRef]:
    """The terms that are not among those that somebody writes, or reads."""
    return [term for term in terms(ontology) if term not in known]


# ---- read --------------------------------------------------------------------------------------------------


def read_by_query(sparql: str) -> set[URIRef]:
    """The terms that a query names, by prefix or whole, in an IRI or in the string of a claimed property."""
    found: set[URIRef] = set()
    for token in meaningful(sparql):
        if token.kind == "name" and token.text.startswith("gt:"):
            found.add(GT[token.text.removeprefix("gt:")])
        elif token.kind in ("iri", "string"):
            found.update(GT[name] for name in re.findall(rf"{re.escape(ONT)}(\w+)", token.text))
    return found


def read_by_shapes(shapes: Graph, ontology: Graph) -> set[URIRef]:
    """The terms in paths, targets, class checks and queries of shapes; a target class with all beneath it."""
    found = ours(node for triple in shapes for node in triple)
    for class_ in ours(shapes.objects(None, SH.targetClass)):
        found |= ours(ontology.transitive_subjects(RDFS.subClassOf, class_))
    for query in shapes.objects(None, SH.select):
        found |= read_by_query(f"{query}")
    return found


def read_by_rooms(ontology: Graph, files: Iterable[Path]) -> set[URIRef]:
    """The terms about terms that the program itself follows, as the maker of plain links does."""
    named = {GT[name] for file in files for name in re.findall(r"\bGT\.(\w+)", file.read_text(encoding="utf-8"))}
    return named & terms_of_kind(ontology, OWL.AnnotationProperty)


def read_by_rules(ontology: Graph) -> set[URIRef]:
    """The terms from which some axiom concludes more than the plain hierarchy, domains and ranges say."""
    axioms = read_axioms(ontology)
    found: set[URIRef] = set()
    for inclusion in axioms.inclusions:
        defining = inclusion.exact and inclusion.sub == Named(URIRef(inclusion.of))
        if not defining and not (isinstance(inclusion.sub, Named) and isinstance(inclusion.sup, Named)):
            found |= set(names(inclusion.sub)) | within_only(inclusion.sup)
    for chain in axioms.chains:
        found |= {link.iri for link in chain.links}
    goes_on = going_on(axioms)
    found |= {below for below, above in axioms.sub_properties if above in goes_on} | goes_on
    return found | {property_ for _, property_ in axioms.keys}


def defined(axioms: Axioms) -> set[URIRef]:
    """The classes that have a definition in logic, so that what is in them is concluded."""
    return {URIRef(inclusion.of) for inclusion in axioms.inclusions if inclusion.exact}


def going_on(axioms: Axioms) -> frozenset[URIRef]:
    """The properties that lead from step to step: transitive ones, and those that a chain concludes."""
    return axioms.with_characteristic(OWL.TransitiveProperty) | {chain.property_ for chain in axioms.chains}


def within_only(expression: Expression) -> set[URIRef]:
    """The links along which "only such things" passes on what follows: they are read, what follows is not."""
    match expression:
        case Only(role, filler):
            return {role.iri} | within_only(filler)
        case Not(part):
            return set(names(part))
        case Both(parts) | Either(parts):
            return {name for part in parts for name in within_only(part)}
    return set()


@singledispatch
def names(expression: Expression) -> Iterator[URIRef]:
    """Every class and property that an expression names."""
    raise NotImplementedError(f"the gate does not read {expression!r}")


@names.register
def _(expression: Named) -> Iterator[URIRef]:
    yield expression.iri


@names.register(Both)
@names.register(Either)
def _(expression: Both | Either) -> Iterator[URIRef]:
    for part in expression.parts:
        yield from names(part)


@names.register(Some)
@names.register(Only)
def _(expression: Some | Only) -> Iterator[URIRef]:
    yield expression.property_.iri
    yield from names(expression.filler)


@names.register
def _(expression: Value) -> Iterator[URIRef]:
    yield expression.property_.iri


@names.register
def _(expression: Not) -> Iterator[URIRef]:
    yield from names(expression.part)


# ---- concepts ----------------------------------------------------------------------------------------------


def used(facts: Iterable[Triple]) -> set[Node]:
    """What stands as a value of anything but a list."""
    return {value for _, property_, value in facts if property_ not in LISTING}


def reasons(ontology: Graph, concept: Node) -> list[Node]:
    """Why a concept is kept though nothing uses it: said of itself, or of its list."""
    return [why for node in (concept, *ontology.objects(concept, SKOS.inScheme)) for why in ontology.objects(node, GT.reservedBecause)]  # fmt: skip


def unused(ontology: Graph, known: set[Node]) -> list[Node]:
    """The concepts that nothing uses and that are not reserved."""
    return [one for one in concepts(ontology) if one not in known and not reasons(ontology, one)]


def needlessly_reserved(ontology: Graph, known: set[Node]) -> list[Node]:
    """What has a reason to be kept unused and is used: a concept itself, or every concept of a list."""
    found = []
    for node in sorted(ontology.subjects(GT.reservedBecause), key=str):
        members = list(ontology.subjects(SKOS.inScheme, node)) or [node]
        if all(member in known for member in members):
            found.append(node)
    return found


# ---- terms -------------------------------------------------------------------------------------------------


def ours(nodes: Iterable[Node]) -> set[URIRef]:
    """The terms of the ontology among these."""
    return {node for node in nodes if isinstance(node, URIRef) and node.startswith(ONT)}


def terms_of_kind(ontology: Graph, kind: URIRef) -> set[URIRef]:
    """The terms that are classes, annotation properties or of another kind."""
    return ours(ontology.subjects(RDF.type, kind))
