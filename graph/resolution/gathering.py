"""The values of single-valued properties by thing, and the claims that give them, from all sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping
from itertools import chain
from typing import Final

from rdflib import URIRef
from rdflib.term import Node

from graph.identifiers import concept
from graph.identity.told import Sources, Told
from graph.quads import Triple
from graph.resolution.options import Contested, Given, Option
from graph.resolution.properties import Single
from graph.resolution.voices import Voice, above, authorities, voices_of
from graph.statements import Statements
from ontology.terms import GT

_OF_CLAIMS: Final = (GT.claimedProperty, GT.claimedValue, GT.claimedObject, GT.claimPassage, GT.reviewStatus)
_ABOUT: Final = GT.claimAbout
_ACCEPTED: Final = concept("review-status", "accepted")
# By thing and property: each value, and which source gives it under which address.
Values = Mapping[tuple[Node, Node], Mapping[Node, set[tuple[URIRef, Node]]]]


def gather(sources: Sources, redirects: Mapping[URIRef, URIRef], singles: Mapping[Node, Single]) -> Values:
    """Every value of a single-valued property. Cost: one pass over these."""
    to: Mapping[Node, Node] = dict(redirects.items())
    found: dict[tuple[Node, Node], dict[Node, set[tuple[URIRef, Node]]]] = defaultdict(lambda: defaultdict(set))
    for source, statements in sources.items():
        for subject, predicate, value in chain.from_iterable(map(statements.of, singles)):
            found[to.get(subject, subject), predicate][to.get(value, value)].add((source, subject))
    return found


def contested(
    values: Values, sources: Sources, redirects: Mapping[URIRef, URIRef], singles: Mapping[Node, Single], told: Told
) -> list[Contested]:
    """What has several values, or several lists; in order of thing and property."""
    several = {key for key, found in values.items() if len(found) > 1}
    if not several:
        return []
    to: Mapping[Node, Node] = dict(redirects.items())
    claims = _claims(sources, to, {thing for thing, _ in several})
    voices = voices_of(told, sources, to)
    made: list[Contested] = []
    for thing, predicate in sorted(several, key=str):
        found, single = values[thing, predicate], singles[predicate]
        chosen = _choices(found, is_list=single.is_list)
        given = {value: claims.get((thing, predicate, value), []) for value in found}
        options = sorted((_option(one, found, given, voices) for one in chosen), key=lambda one: one.key)
        if len(options) > 1:
            whole = above(told, {owner for places in found.values() for _, owner in places})
            reviews = frozenset(to.get(one, one) for one in whole)
            made.append(Contested(thing, single, tuple(options), reviews, authorities(whole)))
    return made


def _option(
    values: frozenset[Node],
    found: Mapping[Node, set[tuple[URIRef, Node]]],
    given: Mapping[Node, list[Given]],
    voices: Mapping[URIRef, Voice],
) -> Option:
    places = _giving(values, found)
    return Option(
        values=values,
        voices=tuple(sorted({voices[source] for source, _ in places}, key=lambda voice: voice.source)),
        owners=frozenset(owner for _, owner in places),
        given=tuple(sorted({one for value in values for one in given[value]}, key=lambda one: one.claim)),
    )


def _choices(found: Mapping[Node, set[tuple[URIRef, Node]]], *, is_list: bool) -> set[frozenset[Node]]:
    """Each value by itself; of a list the whole that each source gives."""
    if not is_list:
        return {frozenset({value}) for value in found}
    lists: dict[URIRef, set[Node]] = defaultdict(set)
    for value, places in found.items():
        for source, _ in places:
            lists[source].add(value)
    return {frozenset(values) for values in lists.values()}


def _giving(values: frozenset[Node], found: Mapping[Node, set[tuple[URIRef, Node]]]) -> set[tuple[URIRef, Node]]:
    """The sources that give all of these values."""
    sources = [{source for source, _ in found[value]} for value in values]
    all_of = set.intersection(*sources)
    return {(source, owner) for value in values for source, owner in found[value] if source in all_of}


def _claims(
    sources: Sources, to: Mapping[Node, Node], things: set[Node]
) -> Mapping[tuple[Node, Node, Node], list[Given]]:
    """The claims about these things by thing, property and value."""
    made: dict[tuple[Node, Node, Node], list[Given]] = defaultdict(list)
    for statements in sources.values():
        about = ((one, to.get(of, of)) for one, _, of in statements.of(_ABOUT))
        wanted = {one: of for one, of in about if of in things}
        for claim, parts in _parts(statements, wanted).items():
            value = next(iter([*parts[GT.claimedObject], *parts[GT.claimedValue]]), None)
            if value is not None and parts[GT.claimedProperty]:
                key = (wanted[claim], URIRef(str(parts[GT.claimedProperty][0])), to.get(value, value))
                accepted = _ACCEPTED in parts[GT.reviewStatus]
                made[key].append(Given(URIRef(str(claim)), tuple(parts[GT.claimPassage]), accepted))
    return made


def _parts(statements: Statements, claims: Container[Node]) -> Mapping[Node, Mapping[Node, list[Node]]]:
    parts: dict[Node, dict[Node, list[Node]]] = defaultdict(lambda: defaultdict(list))
    for subject, predicate, value in chain.from_iterable(map(statements.of, _OF_CLAIMS)):
        if subject in claims:
            parts[subject][predicate].append(value)
    return parts


def facts(values: Values) -> Iterator[Triple]:
    """The facts of which there is but one value."""
    for (thing, predicate), found in values.items():
        if len(found) == 1:
            yield thing, predicate, next(iter(found))
