"""What the merged graph holds of contested facts, and the records of each choice and each contradiction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, SKOS, XSD

from graph.identifiers import local_id, mint
from graph.identity.deciding import Identity
from graph.identity.told import Sources
from graph.quads import Triple
from graph.resolution.conflicts import Found, clash, conflict_triples, recorded_conflicts
from graph.resolution.gathering import contested, facts, gather
from graph.resolution.impossible import impossible
from graph.resolution.options import Contested, Option
from graph.resolution.preference import prefer
from graph.resolution.properties import single_valued
from graph.resolution.sums import wrong_sums
from ontology.terms import GRAPH, GT, ONT

RESOLVED: Final = URIRef(f"{GRAPH}resolved")


@dataclass(frozen=True, slots=True)
class Resolved:
    """The graph of preferred values, that of contradictions, and the facts that the merged graph goes without."""

    preferred: list[Triple]
    conflicts: list[Triple]
    set_aside: frozenset[Triple]


def resolve(sources: Sources, identity: Identity, ontology: Graph) -> Resolved:
    """One value a fact where a rule decides. Cost: a few passes over the triples, and what contested facts need."""
    singles = single_valued(ontology)
    values = gather(sources, identity.redirects, singles)
    names = {one: str(label) for one, label in ontology.subject_objects(SKOS.prefLabel)}
    preferred: set[Triple] = set(facts(values))
    aside: set[Triple] = set()
    found: list[Found] = []
    for one in contested(values, sources, identity.redirects, singles, identity.told):
        option, rule = prefer(one) if any(other.given for other in one.options) else (_own(one), None)
        if option:
            preferred |= {(one.thing, one.of.iri, value) for value in option.values}
            aside |= {(one.thing, one.of.iri, value) for other in one.options for value in other.values - option.values}
        if rule is not None:
            preferred |= set(_record(one, option, rule)) if option else set()
            found += filter(None, (clash(one, option, rule, names),))
    found += impossible(values, sources, identity)
    found += wrong_sums(sources)
    conflicts = set(conflict_triples(found, recorded_conflicts(sources)))
    return Resolved(_ordered(preferred), _ordered(conflicts), frozenset(aside))


def _own(one: Contested) -> Option | None:
    """What no claim states follows from the account that stands, where it has but one value."""
    own = [option for option in one.options if one.thing in option.owners]
    return own[0] if len(own) == 1 else None


def _record(one: Contested, option: Option, rule: int) -> Iterator[Triple]:
    iri = mint("resolution", local_id(str(one.thing)), one.of.iri.removeprefix(ONT))
    yield iri, RDF.type, GT.Resolution
    yield iri, GT.resolutionOf, one.thing
    yield iri, GT.resolvedProperty, Literal(str(one.of.iri), datatype=XSD.anyURI)
    yield iri, GT.resolutionRule, Literal(rule)
    for given in (given for other in one.options for given in other.given):
        yield iri, GT.involvesClaim, given.claim
    for given in option.given:
        yield iri, GT.prefersClaim, given.claim


def _ordered(triples: Iterable[Triple]) -> list[Triple]:
    return sorted(triples, key=lambda triple: tuple(map(str, triple)))
